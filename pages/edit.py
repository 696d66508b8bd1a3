"""A story is made here: its text, its proposals, its points; absent from a hosted app."""

from overland.commands import check, import_
from overland.ui import edit

page = edit.open_page()
edit.tabs(page, import_.run, check.run)
