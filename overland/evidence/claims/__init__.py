"""Checks of one row beside its own sentences."""
