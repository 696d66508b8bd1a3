"""The map of a story, and what it says."""

from overland.ui import frame, panels

page = frame.open_page("map")
panels.story_map(page)
