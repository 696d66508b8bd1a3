"""Places as a reader is told of them: names, what and where they are, and how exactly."""

from __future__ import annotations

from typing import Final

from overland.geography import extent
from overland.i18n import _, figures_in_order, language, line, number
from overland.presentation import vocabulary
from overland.story.models import LocalText, Place, Story
from overland.story.vocabularies import PLACE_KIND

_LISTED: Final = 100
"""Places that are listed one by one; of more only the journey's own are."""


def name(story: Story, place: Place) -> LocalText:
    """The name in the reader's language, the story's own where there is none."""
    named = place.names.get(language())
    return LocalText(named, language()) if named else LocalText(place.name, story.language)


def other_names(story: Story, place: Place) -> tuple[LocalText, ...]:
    """The names in languages that the reader's is not."""
    names = {story.language: place.name, **place.names}
    shown = name(story, place)
    return tuple(LocalText(text, code) for code, text in names.items() if code != shown.language)


def facts(place: Place) -> str:
    """Kind, country, coordinates as far as they are known, and how exactly: in a line."""
    kind, country = vocabulary.place_kind(place.kind), vocabulary.country(place)
    return line(kind, country, coordinates(place), known_to(place))


def coordinates(place: Place) -> str:
    """Latitude and longitude with no more decimals than are known; "" without a point.

    Of a place that nobody names there are none: its point is where a line points.
    """
    if not place.point:
        return ""
    if place.gives_a_direction:
        return only_a_direction()
    # Of a place that the editors conclude, the point says no more than the neighbourhood.
    digits = 1 if place.basis == "inferred" else _digits(place.uncertainty_km)
    latitude, longitude = place.point
    return figures_in_order(f"{latitude:.{digits}f},\u00a0{longitude:.{digits}f}")


def known_to(place: Place) -> str:
    """How exactly the point is known, or that there is none; "" where there is nothing to say.

    It is the point that is known so well, not that the journey touched it.
    """
    if place.point:
        km = place.uncertainty_km
        return _("point known to {km} km").format(km=number(km)) if km else ""
    return "" if is_area(place) else _("no point known, so no pin")


def is_area(place: Place) -> bool:
    """Whether no point could stand for the place: it is a country or a region."""
    return PLACE_KIND[place.kind].is_area


def only_a_direction() -> str:
    """What stands for coordinates or a length where nobody names the place."""
    return _("a direction only, not a place")


def listed_as(story: Story, place: Place) -> str:
    """What stands beside the name in a list of places."""
    if place.point:
        return vocabulary.place_role(story, place)
    if is_area(place):
        return _("{kind}, not a point").format(kind=vocabulary.place_kind(place.kind))
    return _("named, but not on the map: no point known")


def _digits(uncertainty_km: float | None) -> int:
    """Decimals of a degree that are known; the last one is about a tenth of the uncertainty."""
    if not uncertainty_km:
        return 3
    return 1 if uncertainty_km >= 10 else 2 if uncertainty_km >= 1 else 3


def listed_places(story: Story) -> tuple[Place, ...]:
    """The places that a list of all names: every one, or the journey's own where there are many."""
    if len(story.places) <= _LISTED:
        return story.places
    own = extent.core(story)
    return tuple(place for place in story.places if place.id in own)
