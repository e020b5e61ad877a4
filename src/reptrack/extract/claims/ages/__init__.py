"""Decide which numbers are ages, and whose."""
