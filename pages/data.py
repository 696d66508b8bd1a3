"""The tables of a story: to look at, to download, to cite."""

from overland.ui import frame, panels

page = frame.open_page("data")
panels.downloads(page)
