"""Records of gazetteers that the note of a place names: their numbers and names are no source's."""

from __future__ import annotations

import re
from typing import Final

from overland import config
from overland.errors import OverlandError
from overland.geocoding import ledger
from overland.geocoding.ledger import Ledger
from overland.story.models import Story

_TITLE: Final = r"[A-Z][\w'’-]*(?:,? (?:[A-Z][\w'’-]*|al-\w+|of|border|crossing|refugee|camp)){0,6}"
_RECORD: Final = re.compile(
    r"(?:\bdata/gazetteer [a-z0-9-]+: )?"
    r"(?:\bGeoNames(?: ID)? \d+(?: \(division\))?"
    r"|\bWikidata(?: item)? Q\d+"
    r"|\b(?:OpenStreetMap|OSM) (?:node|way|relation)[ /]\d+"
    r"|\bOpenStreetMap road graph of \w+ [\d.]*\d"
    r"|\b(?:airportsdata|ICAO|IATA) [A-Z0-9]{3,4}\b"
    r"|\bWMO station \d+"
    rf"|\bWikipedia: {_TITLE})"
)
"""What names one record of an authority file, as points are written with it."""
_OWN: Final = re.compile(r"\bdata/gazetteer [a-z0-9-]+")


def without(note: str) -> str:
    """A place's note without the records that it names."""
    return _OWN.sub("", _RECORD.sub("", note))


def entries(story: Story) -> Ledger:
    """How the story's points were found; empty where nothing tells it."""
    try:
        return ledger.read(config.stories() / story.slug / ledger.FILE)
    except OverlandError:  # told by the ledger's own check
        return {}


def given(known: Ledger, place_id: str) -> str:
    """What the record of a place's point gives: its name, point, and how far the next one is."""
    entry = known.get(place_id)
    if entry is None or entry.choice is None:
        return ""
    choice, apart = entry.choice, entry.distance_to_runner_up_km
    far = "" if apart is None else f"{apart:.0f}\n{apart:.1f}\n{apart:g}"
    return f"{choice.source}\n{choice.name}\n{choice.latitude}\n{choice.longitude}\n{far}"
