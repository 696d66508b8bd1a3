"""What every export says of a story, as plain values: claims, sources, rights, and where it is.

Everything is as the story has it: EDTF dates and figures as written, bounds left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from overland import config
from overland.errors import OverlandError
from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate
from overland.presentation import citation
from overland.story.models import Claim, Event, Leg, Place, Story


def about(story: Story) -> dict[str, Any]:
    """The story as a whole: which version of what, by whom, under which licence, from whom."""
    return {
        "name": story.slug,
        "title": story.title,
        "description": story.description,
        "version": story.version,
        "created": story.created,
        "language": story.language,
        "timezone": story.timezone,
        "permalink": permalink(story),
        "licenses": [dict(licence) for licence in story.licenses],
        "contributors": [dict(person) for person in story.contributors],
        "attribution": list(attribution(story)),
        "sources": [asdict(source) for source in story.sources],
        "relations": [{**asdict(r), "members": list(r.members)} for r in story.relations],
        "corrections": [asdict(correction) for correction in story.corrections],
        "headline_counts": list(story.headline_counts),
    }


def permalink(story: Story, *, place: str = "", event: str = "") -> str:
    """A link to this version of the story, or of a place or an event in it.

    Absolute where the host names its address (OVERLAND_PUBLIC_URL); else the query alone, which
    belongs behind the address of whatever host shows the story.
    """
    return citation.permalink(story, config.public_url(), place=place, event=event)


def attribution(story: Story) -> tuple[str, ...]:
    """Whom to name: the publishers of the sources, then whose data the lines and points are."""
    told = [_source(source.publisher, source.title) for source in story.sources]
    return tuple(dict.fromkeys([*(text for text in told if text), *makers(story)]))


def makers(story: Story) -> tuple[str, ...]:
    """Whose data the lines and points are, and what there is to say of the right to use it."""
    told: list[str] = []
    for route in story.routes.values():
        told.append(str(route.properties.get("attribution", "")))
        told += route.sources
        told.append(str(route.properties.get("rights", "")))
    told += (f"Point: {chosen.source}" for chosen in points(story).values())
    return tuple(dict.fromkeys(text for text in told if text))


def points(story: Story) -> dict[str, Candidate]:
    """Place id -> the gazetteer entry that its point came from, as the ledger tells."""
    try:
        known = ledger.read(config.stories() / story.slug / ledger.FILE)
    except OverlandError:  # `overland check` tells; the story stands without it
        return {}
    chosen = {place.id: known[place.id].choice for place in story.places if place.id in known}
    return {name: candidate for name, candidate in chosen.items() if candidate}


def claim(found: Claim) -> dict[str, Any]:
    """A row with everything it says, its evidence nested; a place without its point."""
    values = asdict(found)
    values.pop("latitude", None)
    values.pop("longitude", None)
    return values


def place(story: Story, found: Place, chosen: Candidate | None) -> dict[str, Any]:
    """A place with what happened and was said there; `chosen` is its entry in `points`."""
    return claim(found) | {
        "permalink": permalink(story, place=found.id),
        "point_from": chosen.source if chosen else None,
        "events": [event(story, e) for e in story.events if e.place == found.id],
    }


def event(story: Story, found: Event) -> dict[str, Any]:
    """An event with its figures and quotations."""
    return claim(found) | {
        "permalink": permalink(story, event=found.id),
        "counts": [claim(count) for count in story.counts if count.event == found.id],
        "quotes": [claim(quote) for quote in story.quotes if quote.event == found.id],
    }


def leg(story: Story, found: Leg) -> dict[str, Any]:
    """A leg with how its line was made, and how far that may be from the true path."""
    route = story.routes.get(found.id)
    told = route.properties if route else {}
    return claim(found) | {
        "method": route.method if route else None,
        "error_m": route.error_m if route else None,
        "error_basis": told.get("error_basis"),
        "line_sources": list(route.sources) if route else [],
        "line_rights": told.get("rights"),
    }


def without_place(story: Story) -> Iterator[Event]:
    """The events that happened nowhere that the story knows."""
    return (found for found in story.events if not found.place)


def coordinates(story: Story, found: Leg) -> list[list[float]]:
    """A leg's line in GeoJSON's order, empty if nobody drew it."""
    route = story.routes.get(found.id)
    # GeoJSON and KML are lon, lat; everything else here is lat, lon.
    return [[lon, lat] for lat, lon in route.points] if route else []


def cited(story: Story, found: Claim) -> str:
    """Where a claim's words stand, in a line: publisher, title, date; "" without evidence."""
    source = story.source(found.evidence.source) if found.evidence else None
    parts = (source.publisher, source.title, source.published) if source else ()
    return ", ".join(part for part in parts if part)


def _source(publisher: str, title: str) -> str:
    return ": ".join(part for part in (publisher, title) if part)
