"""Places that the empty end of a leg may be: those that the text names around it, nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.drafting import groups
from overland.drafting.draft_file import DraftFile, Stored
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.story.vocabularies import AREAS, PARTS

MOST = 4
_AHEAD = ("planned", "expected", "forecast")
ENDS = ("origin", "destination")


def empty(leg: Stored) -> str:
    """The column of an end that its words do not name; "" if both are filled in."""
    if leg.table != "legs":
        return ""
    return next((column for column in ENDS if not leg.cells.get(column)), "")


def likely(draft: DraftFile, leg: Stored) -> list[str]:
    """Ids of places, likeliest first: where the leg before ended, where the next one goes.

    None is taken by itself: that nobody says where they came from is an ordinary answer.
    """
    column = empty(leg)
    other = leg.cells.get("destination" if column == "origin" else "origin", "")
    named = [*_of_legs(draft, leg, column), *_around(draft, leg, column)] if column else []
    if column == "origin" and leg.cells.get("status") in ("planned", "expected"):
        named = [*_reached(draft, leg), *named]
    if column == "origin":
        named = [*_right_before(draft, leg), *named]
    crossed = _crossings(draft, leg)
    named = _town_first(draft, [*_in_sentence(draft, leg), *crossed, *named] if column else [])
    taken = {one.cells.get(column) for one in _beside(draft, leg) if _shares(one, leg, column)}
    known = points(draft)
    fit = [one for one in dict.fromkeys(named) if one and one != other and one in known]
    # That would be the same leg a second time: it comes behind the others.
    return sorted(fit, key=lambda one: one in taken)[:MOST]


def points(draft: DraftFile) -> set[str]:
    """Ids of places, written or open, at which somebody can be: no country, no region."""
    path = draft.folder / TABLES["places"].file
    rows = TableText.read(path).rows() if path.exists() else []
    rows += [dict(one.cells) for one in draft.open if one.table == "places"]
    return {row.get("id", "") for row in rows if row.get("kind") not in AREAS}


def _in_sentence(draft: DraftFile, leg: Stored) -> list[str]:
    """Places that the leg's own sentence names, in its order, wherever else they are named."""
    sentence = groups.sentence_of(draft, leg)
    at = {
        one.cells.get("id", ""): sentence.find(one.cells["name"])
        for one in draft.proposals
        if one.table == "places" and one.state != "dropped" and one.cells.get("name")
        and one.cells.get("kind") not in AREAS
    }  # fmt: skip
    ends = [name for name in at if at[name] >= 0 and not _VIA.search(sentence[: at[name]])]
    return sorted(ends, key=at.__getitem__)


_VIA: Final = re.compile(
    r"\b(?:through|via|past|por|vía|par|über|через|повз|عبر)\s(?:(?:the|la|el|le)\s)?$", re.I
)
"""What leads to a place on the way, and to no end of it."""


def _town_first(draft: DraftFile, named: list[str]) -> list[str]:
    """Places with the stations of a town behind all of its towns."""
    parts = {
        one.cells.get("id", "") for one in draft.proposals
        if one.table == "places" and one.cells.get("kind") in PARTS
    }  # fmt: skip
    return sorted(named, key=lambda one: one in parts)


def said_again(draft: DraftFile, leg: Stored) -> str:
    """Id of a written leg of which this one may be a half: it shares an end, and names no other.

    The two are told one after the other, and neither is still to come where the other is not:
    another group may leave that place later, or is only expected to. Of another report's legs
    it is one with both its ends.
    """
    column = empty(leg)
    told = sorted([leg, *_beside(draft, leg)], key=lambda one: one.start)
    at = next(number for number, one in enumerate(told) if one.id == leg.id)
    same = [
        one.cells.get("id", "") for one in told[max(0, at - 1) : at + 2]
        if one.id != leg.id and one.state in ("accepted", "changed")
        and (one.cells.get("status") in _AHEAD) == (leg.cells.get("status") in _AHEAD)
        and (_shares(one, leg, column) if column else _ends(one) == _ends(leg))
    ]  # fmt: skip
    return same[-1] if same else _told_elsewhere(draft, leg.cells)


def _told_elsewhere(draft: DraftFile, leg: Mapping[str, str]) -> str:
    """Id of the row of another report's leg between the same two ends, both to come or neither."""
    path = draft.folder / TABLES["legs"].file
    rows = TableText.read(path).rows() if path.exists() and all(map(leg.get, ENDS)) else []
    same = (
        row["id"] for row in rows
        if row.get("source") != leg.get("source")
        and all(row.get(end) == leg.get(end) for end in ENDS)
        and (row.get("status") in _AHEAD) == (leg.get("status") in _AHEAD)
    )  # fmt: skip
    return next(same, "")


def _ends(leg: Stored) -> tuple[str, ...]:
    return tuple(leg.cells.get(end, "") for end in ENDS)


def _beside(draft: DraftFile, leg: Stored) -> list[Stored]:
    """The other legs of its text that were not dropped."""
    return [
        one for one in draft.proposals
        if one.table == "legs" and one.id != leg.id and one.state != "dropped"
        and one.cells.get("source") == leg.cells.get("source")
    ]  # fmt: skip


def _shares(one: Stored, leg: Stored, column: str) -> bool:
    """Whether a leg has both ends, and the one that another names is the same."""
    other = "destination" if column == "origin" else "origin"
    whole = bool(column) and all(_ends(one))
    return whole and bool(leg.cells.get(other)) and one.cells[other] == leg.cells[other]


def _reached(draft: DraftFile, leg: Stored) -> list[str]:
    """Where somebody arrived last, as told: who is to go on sets out from there."""
    arrivals = [
        one.cells for one in draft.proposals
        if one.table == "events" and one.state != "dropped" and one.cells.get("kind") == "arrival"
        and one.cells.get("status") == "reported"
        and one.cells.get("source") == leg.cells.get("source")
    ]  # fmt: skip
    last = sorted((one.get("date", ""), one.get("place", "")) for one in arrivals)[-1:]
    return [place for _date, place in last]


def _crossings(draft: DraftFile, leg: Stored) -> list[str]:
    """Border crossings that the text names before a leg: a way ends or begins there."""
    return [
        one.cells.get("id", "") for one in draft.proposals
        if one.table == "places" and one.state != "dropped" and one.start < leg.start
        and one.cells.get("kind") == "border_crossing"
        and one.cells.get("source") == leg.cells.get("source")
    ]  # fmt: skip


def _right_before(draft: DraftFile, leg: Stored) -> list[str]:
    """Places where the event told last before it was, if it was no way itself: they were there."""
    events = [
        one for one in draft.proposals
        if one.table == "events" and one.state != "dropped" and one.start < leg.start
        and one.cells.get("source") == leg.cells.get("source")
        and groups.sentence_of(draft, one) != groups.sentence_of(draft, leg)
    ]  # fmt: skip
    last = sorted(events, key=lambda one: one.start)[-1:]
    return [one.cells.get("place", "") for one in last if one.cells.get("kind") == "background"]


def _of_legs(draft: DraftFile, leg: Stored, column: str) -> Iterator[str]:
    """The ends of the nearest legs before it, for where it begins; of those behind, else.

    Behind them where the legs before began: others may leave from there too.
    """
    legs = _beside(draft, leg)
    before = sorted((one for one in legs if one.start < leg.start), key=lambda one: -one.start)
    behind = sorted((one for one in legs if one.start > leg.start), key=lambda one: one.start)
    if column == "origin":
        yield from (one.cells.get("destination", "") for one in before)
        yield from (one.cells.get("origin", "") for one in before)
    else:
        yield from (one.cells.get("origin") or one.cells.get("destination", "") for one in behind)


def _around(draft: DraftFile, leg: Stored, column: str) -> list[str]:
    """Places of the text by how near the leg's words they stand, on the side of that end first."""
    places = [
        one for one in draft.proposals
        if one.table == "places" and one.state != "dropped" and one.cells.get("kind") not in AREAS
        and one.cells.get("source") == leg.cells.get("source")
    ]  # fmt: skip
    places.sort(key=lambda one: abs(one.start - leg.start))
    side = [one for one in places if (one.start < leg.start) == (column == "origin")]
    return [one.cells.get("id", "") for one in [*side, *places]]
