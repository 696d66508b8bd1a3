"""Every claim of a story as a table."""

from overland.ui import frame, panels

page = frame.open_page("evidence")
panels.evidence_table(page)
panels.compare_a_text(page)
