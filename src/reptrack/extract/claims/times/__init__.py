"""Decide of when a figure is."""
