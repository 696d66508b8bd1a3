"""Dates of an event: the day that its sentence names, or the time since it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from overland.drafting.proposals import DateProposal
from overland.i18n import _

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
