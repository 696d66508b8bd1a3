"""Places beyond the journey's own, as a table that the map's script draws in clusters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from overland.geography import extent
from overland.geography.antimeridian import point_beside
from overland.i18n import _, comma
from overland.presentation import selection, symbology, vocabulary
from overland.story.filter import Filter
from overland.story.models import Story
from overland.story.vocabularies import MARK

COLUMNS: Final = ("id", "name", "latitude", "longitude", "known")


def table(story: Story) -> dict[str, Any]:
    """A row for each place, by COLUMNS; `known` is a number in `terms`.

    A term is how well something is known, with its word and its sign: a cluster keeps them apart.
    Longitudes lie around the story's own.
    """
    (_south, west), (_north, east) = extent.bounds(story)
    keys: dict[str, int] = {}
    rows = []
    for place in extent.others(story):
        assert place.point
        latitude, longitude = point_beside(place.point, (west + east) / 2)
        number = keys.setdefault(symbology.known(story, place), len(keys))
        rows.append([place.id, vocabulary.place_name(place), latitude, longitude, number])
    return {"columns": list(COLUMNS), "terms": [_term(key) for key in keys], "rows": rows}


def as_json(story: Story) -> bytes:
    """The table as it is sent, in the language in use."""
    return json.dumps(table(story), ensure_ascii=False, separators=(",", ":")).encode()


def matches(story: Story, wanted: Filter) -> bytes:
    """The ids of those that a filter lets through, as they are sent."""
    found = selection.select(story, wanted).places
    ids = [place.id for place in extent.others(story) if place.id in found]
    return json.dumps({"places": ids}, separators=(",", ":")).encode()


def cluster_words() -> Mapping[str, str]:
    """What the map's script says about clusters."""
    said = {"cluster": _("{n} places: {parts}. Zoom in"), "one": _("{name}, {known}")}
    return {**said, "comma": comma()}


def _term(key: str) -> dict[str, Any]:
    term = MARK[key]
    sign = term.sign
    return {
        "key": key,
        "word": str(term.word),
        "colour": sign.colour,
        "dash": " ".join(f"{part:g}" for part in sign.dash),
    }
