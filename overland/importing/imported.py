"""An imported file's rows for the tables, its lines, and what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from overland.errors import OverlandError
from overland.i18n import _
from overland.story.day_spellings import DateOrder
from overland.story.models import Point


class Unreadable(OverlandError):
    """A file that cannot be imported: its name, the place in it, and what to do."""


class UnnamedColumns(Unreadable):
    """A table none of whose columns is understood: its name, and `headers` as they stand."""

    def __init__(self, name: str, headers: tuple[str, ...]) -> None:
        told = _(
            "{sheet}: no column is understood ({headers}). Name them with --column HEADER=FIELD"
        )
        super().__init__(told.format(sheet=name, headers=", ".join(headers)[:200]))
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Options:
    """What a person answered: the order of day and month, and columns mapped by hand."""

    date_order: DateOrder = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole story out of Overland's own export: its files by name, and what the file lacks."""

    files: Mapping[str, str]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """One proposed row: its table, its cells, where in the file it stands, what it lacks."""

    table: str
    cells: Mapping[str, str]
    origin: str
    lacks: tuple[str, ...] = ("source", "exact")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a leg's line can be cut from, in latitude, longitude."""

    name: str
    points: tuple[Point, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Imported:
    """`mapping` tells how each column or field was understood; "" for what was left out."""

    format: str
    rows: tuple[ProposedRow, ...] = ()
    lines: tuple[Line, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
