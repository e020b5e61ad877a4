"""Answer questions from a corpus: counts, series, checks."""
