"""Checks of a story as a whole: its front, its notes, relations, sources and translations."""
