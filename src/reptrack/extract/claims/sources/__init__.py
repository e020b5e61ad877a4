"""Decide who gives a figure."""
