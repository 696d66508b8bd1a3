"""The registry of commands: the word a person types, and the module that does it.

A module is imported only when its command is asked for, so that what is needed to build a basemap
or read a PDF is not needed to check a table.
"""

from __future__ import annotations

from overland.commands.outcome import Command, Outcome

__all__ = ["COMMANDS", "READERS", "Command", "Outcome"]

COMMANDS: dict[str, str] = {
    "serve": "overland.commands.serve",
    "check": "overland.commands.check",
    "verify": "overland.commands.verify",
    "geocode": "overland.commands.geocode",
    "route": "overland.commands.route",
    "basemap": "overland.commands.basemap",
    "export": "overland.commands.export",
    "new": "overland.commands.new",
    "upgrade": "overland.commands.upgrade",
    "dictionary": "overland.commands.dictionary",
    "draft": "overland.commands.draft",
    "import": "overland.commands.import_",
    "edit": "overland.commands.edit",
}

SERVERS = frozenset({"serve", "edit"})
"""Commands that run until they are stopped: they are never "at work"."""

# Those that write nothing into the data folder, and so may work on the example.
READERS = frozenset({"check", "draft", "export", "serve"})
