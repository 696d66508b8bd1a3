"""Proposals that are decided together: those of one passage, and the rows that they refer to.

A passage is what is read at once: a sentence, or several of a paragraph that hold little.

What is accepted together is shown together first: `beside` names all that one key would write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from overland.drafting import desk, mending, place_roles, source_texts
from overland.drafting import text as texts
from overland.drafting.draft_file import DraftFile, Stored
from overland.story.schemas import TABLES
from overland.story.vocabularies import AREAS

_IMPORTED = -1
MOST_TOGETHER = 8
"""Proposals of sentences that are joined to a passage; one sentence may hold more."""


def ordered(found: DraftFile) -> list[Stored]:
    """All proposals as a text is read: sentence by sentence, what files brought behind them."""
    place = {one.id: _sentence(found, one) for one in found.proposals}
    last = (len(found.texts), 0)
    return sorted(found.proposals, key=lambda one: place[one.id] or last)


def next_open(
    found: DraftFile, after: str = "", *, back: bool = False, skipped: Collection[str] = ()
) -> Stored | None:
    """The next (or the last) open proposal as the text is read, round its end.

    Those that were `skipped` come when there is no other.
    """
    proposals = ordered(found)[::-1] if back else ordered(found)
    names = [one.id for one in proposals]
    at = names.index(after) + 1 if after in names else 0
    around = [*proposals[at:], *proposals[:at]]
    left = [one for one in around if one.state == "open" and one.id != after]
    return next((one for one in left if one.id not in skipped), next(iter(left), None))


def following(found: DraftFile, decided: str, skipped: Collection[str] = ()) -> Stored | None:
    """The open proposal behind one that was decided: first what is left of its passage.

    Those that were `skipped` do not come back before the text is read to its end.
    """
    one = next((one for one in found.proposals if one.id == decided), None)
    rest = beside(found, one) if one else []
    passage = by_passage(found)
    own = passage.get(decided)
    left = [o for o in rest if own and passage.get(o.id) == own]
    # What was only gone past on the way to a wrong row is still to be accepted with its passage.
    here = [*(o for o in left if o.id not in skipped), *ready(found, left)]
    return here[0] if here else next_open(found, decided, skipped=skipped)


def beside(found: DraftFile, one: Stored) -> list[Stored]:
    """The other open proposals of its passage, and those whose rows these refer to."""
    passage = by_passage(found)
    own = passage.get(one.id)
    same = [o for o in ordered(found) if o.state == "open" and passage.get(o.id) == own]
    group = same if own else [one]
    wanted = [*group, *(other for member in group for other in referred(found, member))]
    return [found.get(name) for name in dict.fromkeys(o.id for o in wanted) if name != one.id]


def referred(found: DraftFile, one: Stored) -> list[Stored]:
    """Open proposals whose rows must stand before its own does, the first first."""
    by_row = {(o.table, o.cells.get("id", "")): o for o in found.open}
    by_id = {o.cells.get("id", ""): o for o in found.open}
    before: dict[str, Stored] = {}

    def visit(member: Stored) -> None:
        for column in TABLES[member.table].columns:
            for row in member.cells.get(column.name, "").split() if column.references else ():
                target = (
                    by_id.get(row)
                    if column.references == "*"
                    else by_row.get((column.references, row))
                )
                if target and target.id not in before and target.id != one.id:
                    before[target.id] = target
                    visit(target)

    visit(one)
    return list(before.values())[::-1]


def ready(found: DraftFile, group: Iterable[Stored]) -> list[Stored]:
    """Those of a group that lack nothing, and refer to nothing that lacks something."""
    return [
        one for one in group
        if all(not lacking(member) for member in (one, *referred(found, one)))
    ]  # fmt: skip


def lacking(one: Stored) -> list[str]:
    """Cells that a proposal still needs; an area needs no point, nor does a place without any.

    Where several points may be meant, a person says which: that place waits.
    """
    nowhere = one.table == "places" and (not one.candidates or one.cells.get("kind") in AREAS)
    free = ("latitude", "longitude") if nowhere else ()
    needed = [
        *one.lacks,
        *(c.name for c in TABLES[one.table].columns if c.required and c.references),
    ]
    empty = (name for name in dict.fromkeys(needed) if not one.cells.get(name))
    return [name for name in empty if name not in free]


def accept(folder: Path, names: Sequence[str], seen: int | None = None) -> None:
    """Accept proposals as one decision: all or nothing goes in, and one undo takes it back."""
    desk.accept_all(desk.book(folder, seen), names)


def accept_one(found: DraftFile, one: Stored, *, alone: bool = False) -> Stored | None:
    """Accept a proposal and the rows that it refers to, which are shown beside it.

    Or the one that must be decided on first, and nothing is accepted: it lacks something, or the
    proposal goes in `alone`, since nothing is shown beside it.
    """
    waiting = next((o for o in referred(found, one) if alone or lacking(o)), None)
    if waiting is None:
        desk.accept_all(found, [one.id])
    return waiting


def drop(found: DraftFile, name: str) -> list[str]:
    """Leave a proposal out, and its row's id out of the open proposals that name it.

    Figures and quotations of an event are left out with it, as one decision: their ids.
    """
    along: list[str] = []
    one = found.get(name)
    row = one.cells.get("id", "")
    with found.together(partial(desk.forget_point, found.folder)):
        found.drop(name)
        for other, column in mending.naming(found, one.table, row):
            left = [word for word in other.cells[column].split() if word != row]
            found.change(other.id, {column: " ".join(left)})
            if other.table in ("counts", "quotes") and one.table == "events":
                along += [other.id, *drop(found, other.id)]
            elif other.table == "relations" and len(left) < 2:
                found.drop(other.id)  # nothing stands to itself
                along.append(other.id)
        if one.table in ("legs", "events"):
            place_roles.follow(found)
    return along


def by_passage(found: DraftFile) -> dict[str, tuple[int, int]]:
    """Proposal -> its text and the sentence with which its passage begins; none of files' rows.

    A passage stays the same while it is decided on: what is decided counts as what is open does.
    """
    where = {one.id: place for one in found.proposals if (place := _sentence(found, one))}
    held = Counter(
        where[one.id] for one in found.proposals if one.id in where and one.table != "relations"
    )
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    first, paragraph, together = (-1, -1), (-1, -1), 0
    for text, number in sorted(held):
        here, together = (text, _paragraph(found, text, number)), together + held[text, number]
        if here != paragraph or together > MOST_TOGETHER:
            first, paragraph, together = (text, number), here, held[text, number]
        begins[text, number] = first
    return {name: begins[place] for name, place in where.items() if place in begins}


def _paragraph(found: DraftFile, text: int, number: int) -> int:
    read = _parsed(source_texts.get(found.texts[text]["text"]))
    return read.sentences[number].paragraph if read.sentences else -1


def _sentence(found: DraftFile, one: Stored) -> tuple[int, int] | None:
    """Which text and sentence a proposal stands in; None of what a file brought."""
    if one.start == _IMPORTED:
        return None
    source = one.cells.get("source") or _source_of_members(found, one)
    for number, text in enumerate(found.texts):
        if text["source"] == source:
            parsed = _parsed(source_texts.get(text["text"]))
            return number, parsed.sentence_at(one.start) if parsed.sentences else one.start
    return None


def _source_of_members(found: DraftFile, one: Stored) -> str:
    """The source of the figures that a relation is of: it is decided where the last one is."""
    members = one.cells.get("members", "").split()
    rows = (row.cells for row in found.proposals if row.cells.get("id", "") in members)
    return next((row["source"] for row in rows if row.get("source")), "")


def sentence_of(found: DraftFile, one: Stored) -> str:
    """The sentence that a proposal stands in; "" of what a file brought."""
    where = _sentence(found, one)
    read = _parsed(source_texts.get(found.texts[where[0]]["text"])) if where else None
    return read.sentences[where[1]].text if where and read and read.sentences else ""


@lru_cache(maxsize=8)
def _parsed(content: str) -> texts.Text:
    return texts.parse(content)
