"""Decide which metric a figure is of, what restricts it, and of which total it is a part."""
