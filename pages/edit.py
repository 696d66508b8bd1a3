"""A story is made here: its text, its proposals, its points; absent from a hosted app."""

from overland.commands import check, import_, new, route, verify
from overland.ui import edit

commands = edit.Commands(new.run, import_.run, check.run, route.run, verify.run)
page = edit.open_page(commands)
edit.tabs(page, commands)
