"""The roles of places that a draft guesses, by the movements that its proposals tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from overland.drafting.draft_file import DraftFile, Stored
from overland.story.vocabularies import AREAS

_NONE = "context"
GIVEN_BY = frozenset({"origin", "destination", "place", "kind", "exact"})
"""Cells of legs and events by which places have their roles."""


def by_movements(
    places: Iterable[Stored], legs: Sequence[Stored], events: Sequence[Stored]
) -> dict[str, str]:
    """Place -> role: where movements begin, end, do both, cross a border, or pass."""
    ends = [(leg.cells.get("origin"), leg.cells.get("destination")) for leg in legs]
    begun = {origin for origin, _ in ends if origin}
    ended = {destination for _, destination in ends if destination}
    # Where the next movement does not say where it begins, they go on from where they came to.
    ordered = sorted(legs, key=_order)
    begun |= {
        one.cells["destination"]
        for one, following in pairwise(ordered)
        if one.cells.get("destination") and not following.cells.get("origin")
        and following.cells.get("destination") != one.cells["destination"]
        and one.cells.get("source") == following.cells.get("source")
        and one.cells.get("status") not in _AHEAD
    }  # fmt: skip
    moved = [one.cells.get("exact", "") for one in (*legs, *events)]
    passed = [
        place.cells.get("id", "")
        for place in places
        if place.cells.get("kind") not in AREAS and _is_passed(place.cells.get("name", ""), moved)
    ]
    crossed = [e.cells.get("place", "") for e in events if e.cells.get("kind") == "crossing"]
    roles = dict.fromkeys(passed, "passed") | dict.fromkeys(crossed, "crossing")
    roles |= dict.fromkeys(begun - ended, "origin") | dict.fromkeys(ended - begun, "destination")
    return roles | dict.fromkeys(begun & ended, "stop")


_AHEAD = ("planned", "expected", "forecast")
"""What is to come ends a way: whoever else is to leave need not be there."""


def _order(leg: Stored) -> int:
    position = leg.cells.get("position", "")
    return int(position) if position.isdigit() else 0


_BY_WAY = (
    r"pass(?:ed|es|ing)(?: (?:through|by|near))?|by way of|via|went through|"
    r"(?:sont |est )?passée?s? par|en passant par|"
    r"(?:pas(?:ó|aron|ando) )?por|über|через|مرورا ب|مرورًا ب|عبر"
)


def _is_passed(name: str, sentences: Sequence[str]) -> bool:
    """Whether a sentence has it behind a word for passing: "passed Tyre", "via Tyre"."""
    listed = r"(?:[\w'’ -]{2,30}(?:,|\s(?:and|et|y|und|и|та|і))\s){0,3}?"
    passing = re.compile(rf"(?<!\w)(?:{_BY_WAY})\s?{listed}{re.escape(name)}(?!\w)", re.I)
    return bool(name) and any(passing.search(sentence) for sentence in sentences)


def follow(found: DraftFile) -> None:
    """Guess again the roles that nobody decided on: legs that gave them may be dropped or mended.

    What was accepted stays as it was accepted, and what a person wrote is no guess. A crossing is
    one whichever leg begins or ends there.
    """
    kept = [one for one in found.proposals if one.state != "dropped"]
    places, legs, events = (
        [one for one in kept if one.table == table] for table in ("places", "legs", "events")
    )
    roles, crossed = by_movements(places, legs, events), by_movements(places, [], events)
    for one in places:
        place, role = one.cells.get("id", ""), one.cells.get("role", "")
        guessed = one.state == "open" and one.origin == "text" and "role" in one.guessed
        stays = role == crossed.get(place) == "crossing"
        if guessed and not stays and roles.get(place, _NONE) != role:
            found.change_kept(one.id, {"role": roles.get(place, _NONE)})
