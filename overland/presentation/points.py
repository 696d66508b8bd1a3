"""Provenance of a place's point: what the story's ledger of geocoding says, for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overland import config
from overland.errors import OverlandError
from overland.geocoding import ledger
from overland.geocoding.accepting import GIVEN
from overland.geocoding.candidates import Candidate
from overland.geocoding.ledger import LedgerEntry
from overland.i18n import _, isolated, number
from overland.presentation import vocabulary
from overland.story.models import Place, Story


@dataclass(frozen=True, slots=True)
class PointProvenance:
    """Who gave the point (`giver`, `url`; "" for none), the reason, and how it was asked for."""

    title: str
    giver: str
    url: str
    reason: str
    asked: str

    @property
    def given_by(self) -> str:
        return _("Point: {source}").format(source=self.giver) if self.giver else ""


def provenance(story: Story, place: Place) -> PointProvenance | None:
    """How the point was found, or why there is none; None where nothing tells it."""
    entry = _entries(story).get(place.id)
    if entry is None or place.kind == "country":
        return None
    choice = entry.choice
    return PointProvenance(
        title=_("How this point was found") if place.point else _("Why there is no point"),
        giver=_giver(choice.source) if choice else "",
        url=choice.url if choice else "",
        reason=entry.reason,
        asked=_asked(entry),
    )


def chosen(story: Story) -> dict[str, Candidate]:
    """Place id -> the gazetteer entry that its point came from."""
    entries = _entries(story)
    found = {place.id: entries[place.id].choice for place in story.places if place.id in entries}
    return {name: candidate for name, candidate in found.items() if candidate}


def each_giver(story: Story) -> tuple[str, ...]:
    """Whose point each place has, by the place's name."""
    told = _("Point of {place}: {source}")
    found = ((place, provenance(story, place)) for place in story.places)
    return tuple(
        told.format(place=vocabulary.place_name(place), source=isolated(point.giver))
        for place, point in found
        if point and point.giver
    )


def each_maker(story: Story) -> tuple[str, ...]:
    """Whose points the story's places have besides the editors', each once; none if unknown.

    Places of our own table have their point from somebody else: "data/gazetteer x: Wikipedia: Y".
    """
    sources = [candidate.source for candidate in chosen(story).values()]
    others = [source for source in sources if not source.startswith(GIVEN)]
    named = [source.split(": ")[1] if ": " in source else source.split()[0] for source in others]
    return tuple(dict.fromkeys(named))


def _giver(source: str) -> str:
    """Whom a point is from: the editors, or whom a row of our own gazetteer names."""
    return _("the editors") if source.startswith(GIVEN) else source.split(": ", 1)[-1]


def _asked(entry: LedgerEntry) -> str:
    asked = _("Asked for: {query}. Answered by: {provider}, {date}.").format(
        query=entry.query, provider=entry.provider_version, date=vocabulary.edtf(entry.date)
    )
    if entry.distance_to_runner_up_km is None:
        return asked
    far = _("The next candidate lies {km} km away.")
    return f"{asked} {far.format(km=number(entry.distance_to_runner_up_km, 0))}"


def _entries(story: Story) -> Mapping[str, LedgerEntry]:
    try:
        return ledger.read(config.stories() / story.slug / ledger.FILE)
    except OverlandError:  # `overland check` tells; the story stands without it
        return {}
