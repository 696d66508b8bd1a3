"""EDTF dates as the `when` of Linked Places, which knows less: what it cannot say stays a label.

A timespan has a start and perhaps an end, each `in` a date or bounded by `earliest` and `latest`.
An unknown or open end becomes the bound that is known, never a date that nobody gave.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from overland.story import dates
from overland.story.models import Event
from overland.story.vocabularies import STATUS

Span = dict[str, dict[str, str]]

_POINT: Final = re.compile(r"(\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?)[?~%]?", re.ASCII)
_OPEN: Final = re.compile(r"^(\.\.)?/|/(\.\.)?$")
_MARKS: Final = re.compile(r"[?~%]")


def when(events: Sequence[Event]) -> dict[str, Any] | None:
    """When the events at a place were, one timespan each; None if no date is known.

    `label` gives every date as the story has it. `certainty` is that of the least certain: the
    format has one for all of them.
    """
    spans = [(event, timespan(event.date)) for event in events]
    dated = [(event, span) for event, span in spans if span]
    if not dated:
        return None
    label = "; ".join(f"{event.id}: {event.date} ({event.status})" for event, _ in dated)
    return {
        "timespans": [span for _, span in dated],
        "label": f"EDTF dates: {label}",
        "certainty": _certainty([event for event, _ in dated]),
    }


def timespan(edtf: str) -> Span | None:
    """A date as a timespan, no narrower than it is; None for a date of which nothing is known."""
    if "/" in edtf:
        return _interval(*edtf.split("/"))
    inside = _inside(edtf)
    return {"start": inside} if inside else None


def _interval(first: str, last: str) -> Span | None:
    start, end = _inside(first), _inside(last)
    if start and end:
        return {"start": start, "end": end}
    if start:  # "since": it began then, and ended no earlier
        return {"start": start, "end": {"earliest": _earliest(start)}}
    if end:  # "not later than": it began by then; whether it had ended, nobody says
        return {"start": {"latest": _latest(end)}}
    return None


def _inside(edtf: str) -> dict[str, str]:
    """A date by itself: `in` for a year, month or day; bounds for anything else; {} if open."""
    if match := _POINT.fullmatch(edtf):
        return {"in": match[1]}
    if edtf in ("", ".."):
        return {}
    moment = dates.parse(edtf)
    if moment.lower == date.min or moment.upper == date.max:
        return {}
    return {"earliest": moment.lower.isoformat(), "latest": moment.upper.isoformat()}


def _earliest(inside: dict[str, str]) -> str:
    return inside.get("in") or inside["earliest"]


def _latest(inside: dict[str, str]) -> str:
    return inside.get("in") or inside["latest"]


def _certainty(events: Sequence[Event]) -> str:
    doubtful = any(_MARKS.search(e.date) or not STATUS[e.status].certain for e in events)
    loose = any(e.basis != "stated" or _OPEN.search(e.date) for e in events)
    return "uncertain" if doubtful else "less-certain" if loose else "certain"
