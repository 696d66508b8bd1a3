"""`draft.json`: a story's proposals, apart from its tables, and what a person decided of each.

A proposal is open, accepted, changed (accepted with other cells) or dropped. Accepting writes its
row; undo takes it out again. The text of the article is not kept here: it is its publisher's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from overland import files
from overland.drafting import accepted_rows
from overland.drafting.accepted_rows import DraftFault as DraftFault
from overland.errors import Problem
from overland.i18n import _
from overland.story.schemas import TABLES

FILE = "draft.json"
FORMAT = 1
State = Literal["open", "accepted", "changed", "dropped"]
STATES: tuple[State, ...] = ("open", "accepted", "changed", "dropped")


@dataclass(frozen=True, slots=True)
class Stored:
    """One proposal. `guessed` names the cells that no words give; `needs` the rows it refers to.

    `start` and `end` are offsets into the text that it was drafted from; -1 for an imported one.
    """

    id: str
    table: str
    cells: Mapping[str, str]
    origin: str
    state: State = "open"
    guessed: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    reason: str = ""
    start: int = -1
    end: int = -1
    candidates: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A decision: the proposal before and after it, and the row that was put in or taken out.

    Steps of one `group` were one decision. With `was`, the row stood there: these were its cells.
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    table: str
    row: Mapping[str, str]
    group: str = ""
    was: Mapping[str, str] = field(default_factory=dict)


def _nothing(one: Stored) -> None:
    """Nothing goes with its row."""


@dataclass(slots=True)
class DraftFile:
    """The proposals of one story's folder. Every change is on the disk when its call returns."""

    folder: Path
    proposals: list[Stored] = field(default_factory=list)
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    texts: list[dict[str, str]] = field(default_factory=list)
    revision: int = 0
    _group: str = ""

    @classmethod
    def read(cls, folder: Path) -> DraftFile:
        """What is in the folder; empty if there is no draft.json. Raises DraftFault."""
        path = folder / FILE
        if not path.exists():
            return cls(folder)
        faults: list[Problem] = []
        value = files.read_json(path, faults.append)
        try:
            if faults or not isinstance(value, dict):
                raise ValueError(faults[0].message if faults else "not an object")
            return cls(
                folder,
                [_stored(item) for item in value["proposals"]],
                [Step(**item) for item in value.get("done", ())],
                [Step(**item) for item in value.get("undone", ())],
                list(value.get("texts", ())),
                int(value.get("revision", 0)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise DraftFault(f"{FILE}: {error}. Restore it, or delete and draft again") from error

    def write(self) -> None:
        self.revision += 1
        value = {
            "format": FORMAT,
            "revision": self.revision,
            "texts": self.texts,
            "proposals": [asdict(one) for one in self.proposals],
            "done": [asdict(one) for one in self.done],
            "undone": [asdict(one) for one in self.undone],
        }
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        files.replace(self.folder / FILE, text)

    @property
    def open(self) -> list[Stored]:
        return [one for one in self.proposals if one.state == "open"]

    def get(self, name: str) -> Stored:
        found = next((one for one in self.proposals if one.id == name), None)
        if found is None:
            raise DraftFault(f"{FILE}: there is no proposal {name!r}")
        return found

    def add(self, new: Iterable[Stored]) -> int:
        """Append proposals, numbered on from those that are there; how many."""
        number = len(self.proposals)
        added = [replace(one, id=f"p{number + at}") for at, one in enumerate(new, start=1)]
        self.proposals += added
        self.write()
        return len(added)

    def accept(
        self,
        name: str,
        changes: Mapping[str, str] | None = None,
        along: Callable[[Stored], None] = _nothing,
    ) -> str:
        """Write the row of a proposal, with other cells if `changes` are given; its id.

        `along` writes what goes with the row: draft.json, which says that it is done, comes last.
        Raises DraftFault if a cell that must be filled is empty or names no row.
        """
        one = self.get(name)
        if one.state in ("accepted", "changed"):
            raise DraftFault(_("{id} is accepted already").format(id=name))
        cells = {**one.cells, **(changes or {})}
        row = accepted_rows.complete(self.folder, one.table, cells)
        state: State = "changed" if changes and dict(one.cells) != cells else "accepted"
        guessed = tuple(column for column in one.guessed if column not in (changes or {}))
        new = replace(one, cells={**cells, **row}, state=state, guessed=guessed)
        accepted_rows.put_in(self.folder, one.table, row)
        try:
            along(new)
        except BaseException:
            accepted_rows.take_out(self.folder, one.table, row)
            raise
        self._record(one, new, one.table, row)
        return row.get("id", "")

    def drop(self, name: str, state: State = "dropped") -> None:
        """Leave a proposal out, or with the state "open" take it up (again)."""
        one = self.get(name)
        self._record(one, replace(one, state=state), "", {})

    def change(
        self,
        name: str,
        changes: Mapping[str, str],
        span: tuple[int, int] | None = None,
        lacks: tuple[str, ...] | None = None,
    ) -> None:
        """Mend an open proposal's cells; it stays open. What is as it was is no step to undo.

        `span` is where its words stand now, as offsets into its text, `lacks` what it waits for.
        """
        one = self.get(name)
        guessed = tuple(column for column in one.guessed if column not in changes)
        start, end = span or (one.start, one.end)
        waits = one.lacks if lacks is None else lacks
        cells = {**one.cells, **changes}
        new = replace(one, cells=cells, guessed=guessed, lacks=waits, start=start, end=end)
        if new != one:
            self._record(one, new, "", {})

    def confirm(self, name: str) -> None:
        """Take an open proposal's guesses for right: a person has looked, and changed nothing."""
        if (one := self.get(name)).guessed:
            self._record(one, replace(one, guessed=()), "", {})

    def change_kept(self, name: str, changes: Mapping[str, str]) -> None:
        """Put the same thing otherwise into an open proposal's cells: what was guessed stays so."""
        one = self.get(name)
        self._record(one, replace(one, cells={**one.cells, **changes}), "", {})

    def set_row(
        self, name: str, table: str, row: Mapping[str, str], cells: Mapping[str, str]
    ) -> None:
        """Change cells of a row that stands, as a part of the decision on a proposal."""
        was = {column: row.get(column, "") for column in cells}
        accepted_rows.set_cells(self.folder, table, {"id": row["id"], **cells})
        self._record(self.get(name), self.get(name), table, {"id": row["id"], **cells}, was)

    def same_as(self, name: str, item: str) -> None:
        """The words say again what a row says: they become a further excerpt of it."""
        one = self.get(name)
        words = {c: one.cells.get(c, "") for c in ("source", "exact", "prefix", "suffix")}
        row = {"item": item, **words}
        if not (row["source"] and row["exact"]):
            raise DraftFault(_("{id} has no excerpt of its own. Drop it instead").format(id=name))
        accepted_rows.put_in(self.folder, "evidence", row)
        self._record(one, replace(one, state="accepted"), "evidence", row)

    def undo(self) -> str:
        """Take the last decision back; the proposal's id. Raises DraftFault if there is none."""
        if not self.done:
            raise DraftFault(_("there is nothing to undo"))
        step = self.done.pop()
        self._take_back(step)
        self._put(_stored(step.before))
        self.undone.append(step)
        self.write()
        return str(step.before["id"])

    def redo(self, along: Callable[[Stored], None] = _nothing) -> str:
        """Decide again what was undone last, and write `along` what goes with its row."""
        if not self.undone:
            raise DraftFault(_("there is nothing to redo"))
        step = self.undone.pop()
        if step.was:
            accepted_rows.set_cells(self.folder, step.table, step.row)
        elif step.table:
            accepted_rows.put_in(self.folder, step.table, step.row)
            along(_stored(step.after))
        self._put(_stored(step.after))
        self.done.append(step)
        self.write()
        return str(step.after["id"])

    @contextmanager
    def together(self, taken_back: Callable[[Step], None]) -> Iterator[None]:
        """Take what is decided in the block for one decision: all of it is written, or nothing.

        After a fault in the block its rows are taken out again, and `taken_back` is told of each.
        """
        if self._group:
            yield
            return
        self._group = f"g{self.revision}"
        before = self.proposals, list(self.done), list(self.undone)
        try:
            yield
        except BaseException:
            for step in reversed(self.done[len(before[1]) :]):
                self._take_back(step)
                taken_back(step)
            self.proposals, self.done, self.undone = before
            raise
        finally:
            self._group = ""
        if self.done != before[1]:
            self.write()

    def _record(
        self,
        before: Stored,
        after: Stored,
        table: str,
        row: Mapping[str, str],
        was: Mapping[str, str] | None = None,
    ) -> None:
        self._put(after)
        states = asdict(before), asdict(after)
        self.done.append(Step(*states, table, dict(row), self._group, dict(was or {})))
        self.undone.clear()
        if not self._group:
            self.write()

    def _put(self, one: Stored) -> None:
        self.proposals = [one if old.id == one.id else old for old in self.proposals]

    def _take_back(self, step: Step) -> None:
        if step.was:
            accepted_rows.set_cells(self.folder, step.table, {"id": step.row["id"], **step.was})
        elif step.table:
            accepted_rows.take_out(self.folder, step.table, step.row)


def _stored(item: Mapping[str, Any]) -> Stored:
    values = dict(item)
    if values.get("state", "open") not in STATES or values.get("table") not in TABLES:
        raise ValueError(f"proposal {values.get('id')!r} has another state or table than expected")
    for name in ("guessed", "lacks", "candidates"):
        values[name] = tuple(values.get(name, ()))
    return Stored(**values)


def open_in(folder: Path) -> Sequence[Stored]:
    """The open proposals of a story's folder; none if there is no draft. Raises DraftFault."""
    return DraftFile.read(folder).open
