"""Lines in routes.geojson, beside their own sources, the basis of their error, and their leg."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from overland.errors import Problem
from overland.evidence.text.sentences import NO_END
from overland.evidence.words import lexicon, numerals
from overland.story.models import Leg, Route, Story

_FILE: Final = "routes.geojson"
_RECORDERS: Final = re.compile(
    r"\b(?:gps|glonass|гпс|глонасс|radar|радар\w*|ads-b|ais|transponder\w*|транспондер\w*"
    r"|trackers?|трекер\w*)\b|رادار|جي بي إس|雷达|卫星定位"
)
"""What records a way while it is gone."""
_RECORDED: Final = re.compile(r"\b(?:track|recorded|gpx|запис|трек|trace|aufgezeichnet)")
_COPYRIGHT: Final = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s+\d{4}(?:[-–]\d{4})?\s+([^,;.()]+)")
_SENTENCE: Final = re.compile(rf"(?<=[.;!?؛۔]){NO_END}\s+")
_DISTANCE: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s?(km|m|км|м|كم|م|公里|米)(?!\w)")
_KILOMETRES: Final = frozenset({"km", "км", "كم", "公里"})


def warnings(story: Story) -> Iterator[Problem]:
    """Every line that is said to be surer than what it was made from."""
    for leg_id, route in story.routes.items():
        leg = next((one for one in story.legs if one.id == leg_id), None)
        yield from _recorded(story, route)
        yield from _error(route)
        yield from _holders(route)
        if leg is not None:
            yield from _borders(story, leg, route)


def _recorded(story: Story, route: Route) -> Iterator[Problem]:
    """ "Recorded by GPS" of a line whose sources are a map."""
    sources = lexicon.plain(" ".join(map(str, route.sources)))
    if _RECORDERS.search(sources) or _RECORDED.search(sources):
        return
    words = lexicon.lexicon_of(story.language)
    for sentence in _SENTENCE.split(route.method):
        found = _RECORDERS.search(lexicon.plain(sentence))
        if found and not (words and words.has("negation", sentence)):
            message = f"names “{found[0]}”, and none of its sources is a recording"
            remedy = "Say what it was drawn from, or name the recording in sources"
            yield _problem(route, "method", route.method, message, remedy)
            return


def _error(route: Route) -> Iterator[Problem]:
    """An error that is smaller than each distance that its basis gives."""
    basis = str(route.properties.get("error_basis", ""))
    given = [
        number * (1000 if match[2] in _KILOMETRES else 1)
        for match in _DISTANCE.finditer(lexicon.digits(basis))
        for number in numerals.numbers(match[1])
    ]
    if given and route.error_m is not None and route.error_m < min(given):
        message = f"is smaller than every distance that its error_basis gives ({min(given):g} m)"
        remedy = "Give the error that its basis bears out"
        yield _problem(route, "error_m", f"{route.error_m:g}", message, remedy)


def _holders(route: Route) -> Iterator[Problem]:
    """A holder of a copyright in the sources whom the line's own rights do not name."""
    rights = str(route.properties.get("rights", ""))
    theirs = {match[1].strip() for match in _COPYRIGHT.finditer(rights)}
    for source in map(str, route.sources):
        lone = [m[1].strip() for m in _COPYRIGHT.finditer(source) if m[1].strip() not in theirs]
        if theirs and lone:
            named = ", ".join(sorted(theirs))
            message = f"names {lone[0]} as holder of the copyright, and its rights name {named}"
            yield _problem(route, "sources", source, message, "Name the same holder in both")
            return


def _borders(story: Story, leg: Leg, route: Route) -> Iterator[Problem]:
    """A mark that names a country in which neither end of the leg lies."""
    places = (story.place(leg.origin), story.place(leg.destination))
    ends = {place.country for place in places if place and place.country}
    marks = route.properties.get("marks")
    for number, mark in enumerate(marks if isinstance(marks, list) else ()):
        if len(ends) == 0 or not isinstance(mark, Mapping) or mark.get("kind") != "border":
            continue
        name = str(mark.get("name", ""))
        explained = f"{leg.note} {mark.get('note', '')} {route.method}"
        for country, code in _countries_in(name, story.language):
            if code not in ends and country not in explained:
                message = f"names {country}, in which neither end of the leg lies"
                remedy = "Name the countries that meet there, or say in its note why this one"
                yield _problem(route, f"marks[{number}]", name, message, remedy)


def _countries_in(text: str, language: str) -> Iterator[tuple[str, str]]:
    known = _countries(language.split("-")[0])
    if not known:
        return
    longest = sorted(known, key=len, reverse=True)
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", text):
        yield match[0], known[match[0]]


@lru_cache(maxsize=8)
def _countries(language: str) -> Mapping[str, str]:
    """The names of countries in a language -> their ISO codes."""
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: code for code, name in names.items() if len(code) == 2 and code.isalpha()}


def _problem(route: Route, column: str, value: str, message: str, remedy: str) -> Problem:
    cell = (f"{route.leg}.{column}", value[:80])
    return Problem(_FILE, 0, *cell, message, remedy, "warning")
