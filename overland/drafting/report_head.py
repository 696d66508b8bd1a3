"""A report without what is no row: a byline's town, a figure told again, a length, a neighbour."""

from __future__ import annotations

import re
from dataclasses import replace

from overland.drafting import dateline, named_in_passing
from overland.drafting.proposals import CountProposal, Draft
from overland.drafting.text import Text


def without(draft: Draft, text: Text, chosen: tuple[int, int] | None = None) -> Draft:
    """The draft without these; another figure than the report's stays, as the headline's own.

    What stands where a person chose words stays too: they have said what it is.
    """
    spans = dateline.bylines(text, draft.dates, draft.places)
    passing = named_in_passing.places(draft.places, draft.legs, text, draft.language)
    places = (
        p for p in draft.places
        if (p.start, p.end) == chosen
        or (p not in passing and not any(a <= p.start < b for a, b in spans))
    )  # fmt: skip
    kept = [one for one in draft.counts if (one.start, one.end) == chosen]
    counted = [one for one in draft.counts if one in kept or not _MEASURES.fullmatch(one.unit)]
    told = [one for one in counted if one.status != "headline"]
    again = [one for one in counted if one.status == "headline" and _again(one, told)]
    counts = (one for one in counted if one in kept or one not in again)
    return replace(draft, places=tuple(places), counts=tuple(counts))


def _again(one: CountProposal, told: list[CountProposal]) -> bool:
    """Whether the report counts as many of the same, without another word that qualifies it."""
    return any(
        (one.number, one.qualifier) == (other.number, other.qualifier)
        and (
            one.unit in ("", other.unit)
            or (_DEATHS.fullmatch(one.unit) and other.unit)
            or one.number >= _ANY_UNIT
        )
        for other in told
        if one.number is not None
    )


_ANY_UNIT = 20
"""So large a number is the same figure, whatever the headline calls what it counts."""
_DEATHS = re.compile(r"deaths?|dead|muert[oe]s|morts|décès|tote|todesfälle|погибших|загиблих", re.I)
"""Of "12 deaths" in a headline the report says that 12 people died."""
_MEASURES = re.compile(
    r"km|m|mi|kilomet\w+|met(?:re|er)s?|miles?|kilomètres?|mètres?|kilómetros?|metros?|millas?|"
    r"kilometern?|meter[ns]?|километр\w*|метр\w*|кілометр\w*|كيلومتر\w*|متر\w*|hours?|heures?|horas?|"
    r"stunden?|час(?:а|ов)?|годин\w?|ساعة|ساعات",
    re.IGNORECASE,
)
"""Units of a way or of time: "60 kilometres to the south" counts nobody."""
