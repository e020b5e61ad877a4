"""Decide what a figure counts, or what lasts as long as it says: the words of the text for it."""
