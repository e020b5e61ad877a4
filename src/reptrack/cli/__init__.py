"""Parse arguments, call the library, print: one module a command. The only room that imports typer and rich."""
