"""Read a person's name: its scheme of romanisation, its sounds, the given name behind its spelling, the roles of its words."""
