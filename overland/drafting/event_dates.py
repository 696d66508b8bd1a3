"""Dates of an event: the day that its sentence names, or the time since it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from overland.drafting.proposals import DateProposal, PlaceProposal
from overland.i18n import _
from overland.story.vocabularies import AREAS

_SINCE = re.compile(
    r"\b(?:since|desde|depuis|seit|منذ)(?: (?:the|el|la|le|dem|der|يوم))?\s*$", re.I
)
_ONE_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_OF_A_NOUN = re.compile(r"\b(?:what|which|that|who) (?:until|till|since|before|after)\s*$", re.I)
_BEFORE = 40
"""Letters before a date in which the word that leads to it stands."""


def of_event(dates: Sequence[DateProposal], text: str, published: str) -> list[DateProposal]:
    """The dates of a sentence that say when its event was, each as far as it says so."""
    own = (date for date in dates if not is_of_a_noun(date, text))
    return [since(date, text=text, published=published) for date in own]


_PART = re.compile(
    r",|;|\b(?:and|but|then|et|mais|puis|y|e|pero|luego|und|aber|dann|и|а|но|затем|та|і|й|але|потім)\b|\bو"
)
"""What parts what a sentence tells one after the other: "left on Monday and arrived on Friday"."""


def with_place(
    dates: Sequence[DateProposal], text: str, places: Sequence[PlaceProposal], name: str
) -> tuple[list[DateProposal], bool]:
    """Dates, first the one that stands with the event's place; and whether the first is sure.

    Of a sentence that tells of two places the day of the one is no day of the other: an arrival
    has not the departure's.
    """
    here = next((place for place in places if place.exact == name), None)
    if here is None or not dates:
        return list(dates), True
    own = [date for date in dates if not _parted(text, date, here)]
    if own:
        return [*own, *(date for date in dates if date not in own)], True
    others = [place for place in places if place.exact != name and place.kind not in AREAS]
    return list(dates), all(_parted(text, dates[0], other) for other in others)


def _parted(text: str, date: DateProposal, place: PlaceProposal) -> bool:
    first, last = min(date.end, place.end), max(date.start, place.start)
    return bool(_PART.search(text, first, last))


def since(date: DateProposal, *, text: str, published: str) -> DateProposal:
    """A date behind "since" as the time from it to the publication: no event is of its first day.

    "At least 22 people have died since late August" tells of all the days until it was told.
    """
    lead = text[max(0, date.start - _BEFORE) : date.start]
    plain = _ONE_DAY_OR_MONTH.fullmatch(date.edtf) and date.edtf < published
    if not (published and plain and _SINCE.search(lead)):
        return date
    then = _("Since then.")
    return replace(date, edtf=f"{date.edtf}/{published}", reason=f"{date.reason} {then}")


def is_of_a_noun(date: DateProposal, text: str) -> bool:
    """ "what until last month were rice fields": the month is the fields', and not the event's."""
    return bool(_OF_A_NOUN.search(text[max(0, date.start - _BEFORE) : date.start]))
