"""Pure functions over a text: layout, sentences, words, language. Nothing here knows what a report is."""
