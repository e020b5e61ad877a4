"""Read figures in tables: rows, columns and their headings."""
