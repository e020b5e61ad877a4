"""Turn files into records: find and decode them, split them into report items, give each its title, date, publisher and language."""
