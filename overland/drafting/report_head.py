"""The head of a report without what is no row: a byline's town, a figure that is told again."""

from __future__ import annotations

from dataclasses import replace

from overland.drafting import dateline
from overland.drafting.proposals import CountProposal, Draft
from overland.drafting.text import Text


def without(draft: Draft, text: Text) -> Draft:
    """The draft without these; another figure than the report's stays, as the headline's own."""
    spans = dateline.bylines(text, draft.dates, draft.places)
    places = (p for p in draft.places if not any(a <= p.start < b for a, b in spans))
    told = [one for one in draft.counts if one.status != "headline"]
    counts = (one for one in draft.counts if one.status != "headline" or not _again(one, told))
    return replace(draft, places=tuple(places), counts=tuple(counts))


def _again(one: CountProposal, told: list[CountProposal]) -> bool:
    """Whether the report counts as many of the same, without another word that qualifies it."""
    return any(
        (one.number, one.qualifier, one.unit) == (other.number, other.qualifier, other.unit)
        for other in told
        if one.number is not None
    )
