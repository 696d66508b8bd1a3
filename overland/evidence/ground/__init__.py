"""Checks of places, points and lines."""
