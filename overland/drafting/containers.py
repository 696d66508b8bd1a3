"""First-level divisions that a text names, and the places that it says lie in them.

"Prince Rupert, British Columbia" and "Catarman in Northern Samar" say where the town lies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from overland.drafting.place_mentions import Mention
from overland.drafting.proposals import PlaceProposal
from overland.geocoding.entries import GazetteerEntry

INSIDE: Final = re.compile(
    r"^[\s,(]*(?:(?:in|en|dans|im|en la|en el|في|в|у|во|the|la|le|of|de|du|del|der)[\s,]*){0,3}$",
    re.IGNORECASE,
)
"""What stands between a place and the area in which it lies."""
_BEHIND: Final = re.compile(r"^(?:, | \()$")


def divisions(mention: Mention) -> frozenset[str]:
    """Codes ("CA.02", "US.AK") of the divisions that an area's name may mean."""
    if mention.division:
        return frozenset([f"US.{mention.division}"])
    if mention.kind != "area":
        return frozenset()
    found = (e for e in mention.entries if e.collection == "divisions")
    return frozenset(f"{entry.country}.{entry.division}" for entry in found)


def named(mentions: Sequence[Mention], countries: Collection[str]) -> frozenset[str]:
    """Divisions that a text names: those of one meaning, or of one in the countries it names."""
    found: set[str] = set()
    for mention in mentions:
        own = divisions(mention)
        here = {one for one in own if country_of(one) in countries} or own
        found |= here if len(here) == 1 else set()
    return frozenset(found)


def country_of(division: str) -> str:
    """The ISO 3166-1 code of the country that a division belongs to."""
    return division.partition(".")[0]


def lies_in(entry: GazetteerEntry, container: str) -> bool:
    """Whether an entry lies in a country ("CA") or a division of one ("CA.02")."""
    country, _, division = container.partition(".")
    return entry.country == country and division in ("", entry.division)


def contain(mentions: Sequence[Mention], text: str) -> None:
    """Put places into the division that stands right behind their name, wherever they stand."""
    found: dict[str, str] = {}
    for mention, area in pairwise(mentions):
        if not _BEHIND.match(text[mention.end : area.start]) or mention.inside:
            continue
        fits = [one for one in divisions(area) if any(lies_in(e, one) for e in mention.entries)]
        if len(fits) == 1:
            found[mention.key] = fits[0]
    for mention in mentions:
        mention.inside = mention.inside or found.get(mention.key, "")


def beside(mention: Mention, mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The divisions of an area right beside a name, in its sentence: the place lies in one."""
    found: set[str] = set()
    for other in mentions:
        if other.sentence == mention.sentence and other.key != mention.key:
            between = text[min(mention.end, other.end) : max(mention.start, other.start)]
            found |= divisions(other) if INSIDE.match(between) else frozenset()
    return frozenset(found)


def only_behind_names(places: Sequence[PlaceProposal], text: str) -> frozenset[str]:
    """Areas that a text names nowhere but behind a place, to say where that lies.

    "Ketchikan, Alaska" is one place, and nothing is told of Alaska.
    """
    ends = {place.end for place in places}
    apart: dict[str, bool] = {}
    for place in places:
        start = place.start - len(", ")
        behind = start in ends and text[start : place.start] == ", "
        apart[place.exact] = apart.get(place.exact, False) or not behind
    return frozenset(p.exact for p in places if p.kind == "area" and not apart[p.exact])
