"""Find the numbers of a sentence, leave out those that count nothing, and say what kind of number each is."""
