"""The registry of file formats that a story is imported from: one module each, the surest first.

A module has `NAME`, `matches(file: File) -> bool` and `read(file: File, options: Options) ->
Imported`. Rows of a file become proposals; nothing is put into a table here.

To add a format: a module, and its line in READERS. tests/contract/test_importers.py tests
whatever is here.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from overland.i18n import _
from overland.importing.imported import Imported, Options, Unreadable
from overland.importing.imported_file import File, opened

READERS: tuple[str, ...] = (
    "overland.importing.kml",
    "overland.importing.gpx",
    "overland.importing.tcx",
    "overland.importing.storymapjs",
    "overland.importing.timemap",
    "overland.importing.linked_places",
    "overland.importing.umap",
    "overland.importing.geojson",
    "overland.importing.acled",
    "overland.importing.ucdp",
    "overland.importing.atlos",
    "overland.importing.spreadsheet",
)


class Reader(Protocol):
    """A module of this package that reads one format."""

    NAME: str

    def matches(self, file: File, /) -> bool: ...

    def read(self, file: File, options: Options, /) -> Imported: ...


def readers() -> tuple[Reader, ...]:
    return tuple(cast(Reader, import_module(name)) for name in READERS)


def read(path: Path, options: Options | None = None) -> Imported:
    """What a file holds, by the first format that knows it. Raises Unreadable."""
    file = opened(path)
    for reader in readers():
        if reader.matches(file):
            return reader.read(file, options or Options())
    known = ", ".join(reader.NAME for reader in readers())
    told = _("{file}: no format that is known here. Read are: {formats}")
    raise Unreadable(told.format(file=path.name, formats=known))
