"""Toponym resolution: candidates for a named place in order, and when one is chosen.

A candidate is chosen only if its name is the same, in the same script, and it lies in a country
that the text names; if two such lie far apart and neither is far larger, or if the words may be a
form of another place's name, a person must say which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from overland.drafting import containers, named_in_passing, neighbours, unsaid_countries
from overland.drafting.named_places import NamedPlaces
from overland.drafting.place_mentions import Mention
from overland.drafting.proposals import PlaceCandidate, PlaceProposal
from overland.geocoding.choice import NAMESAKE_KM
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.index import Index
from overland.geocoding.names import name_key, writing_of
from overland.geography.distance import distance_km
from overland.i18n import N_
from overland.story.vocabularies import AREAS

MOST_CANDIDATES = 8
_FAR_LARGER = 10
_LARGE = 300_000
_BORDER = 90
"""Characters before a country in which words say that it is only a neighbour."""
_NEAR = 40
"""Characters. A country that is named so near a place is the first in which it may lie."""


def resolve(
    mentions: Sequence[Mention], index: Index, also: Iterable[str] = (), text: str = ""
) -> list[PlaceProposal]:
    """A proposal for each mention, with candidates ranked by what the whole text names.

    `also` are codes of countries that other words than their names tell, `text` what it reads.
    """
    countries = Counter(
        m.country for m in mentions
        if m.kind == "country" and m.country
        and not named_in_passing.is_neighbour(text[max(0, m.start - _BORDER) : m.start])
    )  # fmt: skip
    countries.update(also)
    divisions = containers.named(mentions, countries)
    countries.update({containers.country_of(one) for one in divisions})
    missing = [m.key for m in mentions if not m.entries and m.kind not in AREAS]
    near = index.near(missing) if missing else {}
    shared = frozenset(neighbours.shared_countries(mentions))
    named = NamedPlaces(countries, divisions, _written(mentions, index), shared)
    found = [_proposal(m, _beside(named, m, mentions, text), near.get(m.key, [])) for m in mentions]
    return unsaid_countries.of_one(found)


NO_POINT: Final = N_(
    "No point is known for this name. Leave it so, or give one; the country’s file from GeoNames, "
    "named by OVERLAND_GAZETTEER, has its villages, posts and camps."
).text


def _beside(
    named: NamedPlaces, mention: Mention, mentions: Sequence[Mention], text: str
) -> NamedPlaces:
    points = neighbours.beside(mention, mentions, text, named.countries)
    near = (m for m in mentions if abs(m.start - mention.start) <= _NEAR and m.kind == "country")
    return replace(
        named,
        near=points,
        beside=frozenset(m.country for m in near if m.country),
        within=containers.beside(mention, mentions, text),
    )


def _written(mentions: Sequence[Mention], index: Index) -> set[tuple[str, str]]:
    keys: dict[str, set[str]] = {}
    for mention in mentions:
        keys.setdefault(writing_of(mention.name), set()).update((mention.key, *mention.keys))
    return {pair for one, some in keys.items() for pair in index.written(sorted(some), one)}


def _proposal(mention: Mention, named: NamedPlaces, near: list[GazetteerEntry]) -> PlaceProposal:
    countries = named.countries
    if mention.kind == "country":
        reason = N_("A country is an area: it has no point.").text
        if mention.entries:
            reason = N_(
                "A country, and a city of its name: take the point if the city is meant."
            ).text
        return _made(mention, named, mention.entries[:1], None, reason, mention.country)
    entries = [e for e in mention.entries if _fits_kind(e, mention)]
    if mention.kind == "area":
        inside = {e.country for e in entries if e.collection == "divisions"}
        here = inside & countries.keys() or inside
        entries = [e for e in entries if e.collection == "gazetteer"]
        if not entries:
            country = here.pop() if len(here) == 1 else ""
            return _made(mention, named, (), None, N_("An area has no point.").text, country)
    if not entries:
        close = [e for e in near if e.country in countries][:MOST_CANDIDATES]
        reason = N_("No place of exactly this name is known.").text if close else NO_POINT
        return _made(mention, named, close, None, reason, "")
    entries += [e for e in mention.others if _fits_kind(e, mention) and mention.kind != "area"]
    ranked = sorted(entries, key=lambda e: _rank(e, mention, named))
    chosen, reason = _choice(ranked, mention, named)
    country = chosen.country if chosen else ""
    return _made(mention, named, ranked, chosen, reason, country)


def _fits_kind(entry: GazetteerEntry, mention: Mention) -> bool:
    if mention.kind == "airport":
        return entry.kind == "airport"
    return entry.kind != "airport" or mention.kind not in ("city", "town")


def _rank(
    entry: GazetteerEntry, mention: Mention, told: NamedPlaces
) -> tuple[bool, bool, int, bool, bool, bool, bool, int, int, int]:
    inside = mention.inside and containers.lies_in(entry, mention.inside)
    named = entry.country in told.countries
    own = 0 if name_key(entry.name) == mention.key else 1
    # A metropolis is meant by its name even where its country is not named.
    metropolis = entry.population >= 1_000_000 and not own
    group = (
        0
        if inside
        else 1
        if (named and (told.holds(entry) or entry.country != "US"))
        else 2
        if named or metropolis
        else 3
    )
    size = entry.population if entry.collection != "gazetteer" else 10**8
    other_script = not told.writes(mention, entry)
    elsewhere = entry.country not in told.beside
    alien = not named and entry.country not in told.shared
    far = told.is_far(entry)
    small = own if entry.population < _LARGE else 0
    # Tamanrasset is the town, however else the gazetteer spells it, and then the division.
    division = entry.collection == "divisions" and mention.kind != "area"
    passed = told.passes_by(entry)
    return (other_script, far, group, elsewhere, alien, passed, division, small, -size, own)


def _choice(
    ranked: Sequence[GazetteerEntry], mention: Mention, named: NamedPlaces
) -> tuple[GazetteerEntry | None, str]:
    first = ranked[0]
    if not named.writes(mention, first):
        return None, N_(
            "A name in another script sounds like this one: it may be another place’s."
        ).text
    if mention.inside:
        fit = [e for e in ranked if containers.lies_in(e, mention.inside)]
        if not fit:
            return None, N_(
                "No place of this name is known in the country that stands beside it."
            ).text
    else:
        fit = [e for e in ranked if e.country in named.countries]
        if not fit and named.countries and first.population < _LARGE:
            return None, unsaid_countries.ELSEWHERE
        if not fit:
            return None, unsaid_countries.UNSAID
    if fit[0] is not first:
        return None, N_(
            "A larger place of this name lies in a country that the text does not name."
        ).text
    doubt = _doubt(ranked, mention, named)
    if doubt:
        return None, doubt
    if _apart(first, [e for e in fit if not (named.holds(first) and named.passes_by(e))]):
        return None, N_("Places of this name lie far apart in the countries named.").text
    if (
        not mention.inside
        and first.country == "US"
        and named.passes_by(first)
        and first.population < _LARGE
    ):
        return None, N_("The text names other states.").text
    return first, N_("The same name, in a country that the text names.").text


def _apart(first: GazetteerEntry, fit: Sequence[GazetteerEntry]) -> bool:
    """Whether another place of the name, not far smaller, lies far from the first."""
    return first.collection != "gazetteer" and any(
        distance_km((e.latitude, e.longitude), (first.latitude, first.longitude)) > NAMESAKE_KM
        and e.population * _FAR_LARGER > first.population
        for e in fit[1:]
    )


def _doubt(ranked: Sequence[GazetteerEntry], mention: Mention, named: NamedPlaces) -> str:
    """Why the first may not be meant, though its country is named; "" if nothing speaks so."""
    first = ranked[0]
    if named.is_far(first):
        return N_("It lies far from the place that the words beside it name.").text
    if not mention.inside and any(_is_twin(e, first, named) for e in ranked[1:]):
        return N_("Places of this name lie on both sides of a border.").text
    larger = max((e.population for e in ranked if e is not first), default=0)
    alone = not mention.inside and first.collection == "GeoNames" and not named.holds(first)
    if alone and larger >= _LARGE and larger > _FAR_LARGER * first.population:
        return N_(
            "A far larger place of this name lies in a country that the text does not name."
        ).text
    if any(e.population >= first.population for e in _other_readings(mention, first)):
        return N_("The words may be a form of another place’s name.").text
    return ""


def _is_twin(entry: GazetteerEntry, first: GazetteerEntry, named: NamedPlaces) -> bool:
    """A place of the name, not far smaller, close by in another country that the text names."""
    apart = distance_km((entry.latitude, entry.longitude), (first.latitude, first.longitude))
    return (
        first.collection != "gazetteer"
        and entry.country != first.country
        and entry.country in named.countries
        and apart <= NAMESAKE_KM
        and entry.population * _FAR_LARGER > first.population
    )


def _other_readings(mention: Mention, first: GazetteerEntry) -> Iterator[GazetteerEntry]:
    """Places, not near the first, whose name these words may be a form of, as they may of its."""
    at = (first.latitude, first.longitude)
    apart = [
        e for e in (*mention.entries, *mention.others)
        if distance_km((e.latitude, e.longitude), at) > NAMESAKE_KM
    ]  # fmt: skip
    of_first = first in mention.entries
    yield from (e for e in apart if (e in mention.entries) != of_first)


def _made(
    mention: Mention,
    named: NamedPlaces,
    entries: Iterable[GazetteerEntry],
    chosen: GazetteerEntry | None,
    reason: str,
    country: str,
) -> PlaceProposal:
    ranked = list(entries)[:MOST_CANDIDATES]
    return PlaceProposal(
        exact=mention.name,
        start=mention.start,
        end=mention.end,
        name=_name(mention, named, ranked[:1], chosen),
        kind=mention.kind or "other",
        country=country,
        candidates=tuple(
            PlaceCandidate(
                e.name,
                e.country,
                e.latitude,
                e.longitude,
                e.source,
                e.kind,
                named.spelled(mention, e),
            )
            for e in ranked
        ),
        chosen=chosen.source if chosen else None,
        reason=reason,
    )


def _name(
    mention: Mention,
    named: NamedPlaces,
    likeliest: Sequence[GazetteerEntry],
    chosen: GazetteerEntry | None,
) -> str:
    """The name in the letters of the text, as the gazetteer has it; as written if it has none."""
    if mention.kind == "country":
        return mention.spelled.get(mention.key, mention.name)
    own = writing_of(mention.name) != writing_of(chosen.name) if chosen else True
    spelled = next((named.spelled(mention, e) for e in likeliest), "") if own else ""
    return spelled or (chosen.name if chosen else mention.name)
