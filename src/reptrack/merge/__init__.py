"""Give one entity to all spellings of a name: romanise, compare with reasons, cluster under cannot-links, keep a register."""
