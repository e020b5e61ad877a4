"""One module a command: its arguments, and nothing but a call of the library."""
