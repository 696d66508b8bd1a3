"""Method, words, licences and limits."""

from overland.ui import frame, panels

page = frame.open_page("about")
panels.about(page)
