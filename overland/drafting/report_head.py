"""A report without what is no row: a byline's town, a figure that is told again, a neighbour."""

from __future__ import annotations

import re
from dataclasses import replace

from overland.drafting import dateline, named_in_passing
from overland.drafting.proposals import CountProposal, Draft
from overland.drafting.text import Text


def without(draft: Draft, text: Text) -> Draft:
    """The draft without these; another figure than the report's stays, as the headline's own."""
    spans = dateline.bylines(text, draft.dates, draft.places)
    passing = named_in_passing.places(draft.places, draft.legs, text, draft.language)
    places = (
        p for p in draft.places
        if p not in passing and not any(a <= p.start < b for a, b in spans)
    )  # fmt: skip
    told = [one for one in draft.counts if one.status != "headline"]
    counts = (one for one in draft.counts if one.status != "headline" or not _again(one, told))
    counts = (one for one in counts if one.unit not in _HOURS or not _is_said(one, draft))
    return replace(draft, places=tuple(places), counts=tuple(counts))


_HOURS = frozenset(("hour", "hours", "heures", "horas", "Stunden", "часов", "годин"))


def _is_said(one: CountProposal, draft: Draft) -> bool:
    """Whether it stands in somebody's own words: how long something lasted is told by these."""
    return any(quote.start <= one.start < quote.end for quote in draft.quotes)


def _again(one: CountProposal, told: list[CountProposal]) -> bool:
    """Whether the report counts as many of the same, without another word that qualifies it."""
    return any(
        (one.number, one.qualifier) == (other.number, other.qualifier)
        and (one.unit == other.unit or (_DEATHS.fullmatch(one.unit) and other.unit))
        for other in told
        if one.number is not None
    )


_DEATHS = re.compile(r"deaths?|dead|muert[oe]s|morts|décès|tote|todesfälle|погибших|загиблих", re.I)
"""Of "12 deaths" in a headline the report says that 12 people died."""
