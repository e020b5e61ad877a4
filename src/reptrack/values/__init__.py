"""Pure functions from surface strings and their context to values: dates, numbers, name forms. No spaCy, no files but `models/`."""
