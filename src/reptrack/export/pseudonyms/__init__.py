"""Replace the names of persons by stable pseudonyms, and turn them back with the key file."""
