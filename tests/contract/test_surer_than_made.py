"""Lines, points, corrections and names that claim more than they were made from; honest twins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overland.errors import Problem
from overland.evidence import lint
from overland.evidence.ground import place_checks
from overland.story.models import Correction, Name, Route, Story
from tests.valley_story import STORY, changed

_MAP = ("Road graph, from OpenStreetMap (ODbL)",)
_RIGHTS = "OpenStreetMap, ODbL 1.0"


def _line(method: str = "Drawn.", error_m: float | None = 500, **properties: Any) -> Story:
    sources = properties.pop("sources", _MAP)
    told = {"sources": list(sources), "rights": _RIGHTS, **properties}
    points = ((45.1, 7.1), (45.2, 7.4))
    line = Route("down", points, method, error_m, tuple(sources), told)
    story = changed("hilltown", country="SY")
    places = tuple(replace(p, country="LB") if p.id == "midpost" else p for p in story.places)
    return replace(story, places=places, routes={"down": line})


def _mark(name: str, note: str = "") -> Story:
    return _line(marks=[{"kind": "border", "name": name, "note": note}])


def _corrected(**cells: str) -> Story:
    made: dict[str, str] = {"now": "about 30 people", "why": "A slip of ours.", "version": "1.1.0"}
    correction = Correction("2020-06-01", "riders", "300 people", **{**made, **cells})
    return replace(STORY, version="1.1.0", corrections=(correction,))


def _named(name: str, language: str = "fr") -> Story:
    where = {"latitude": 33.7029, "longitude": 35.924}
    story = changed("midpost", name="Masnaa", names={language: name}, **where)
    return replace(story, names=(Name("midpost", language, name),))


_BASIS = "By analogy: 200 m on average and 900 m at most, over 48.5 km."

PLANTED: dict[str, tuple[Story, str, str]] = {
    "recorded by GPS, of a map": (
        *(_line("Recorded by GPS on the buses."), "down.method", "a recording"),
    ),
    "by radar, of a gazetteer": (
        _line("The way flown, from radar.", sources=("GeoNames (CC BY 4.0)",)),
        *("down.method", "a recording"),
    ),
    "an error below its basis": (_line(error_m=30, error_basis=_BASIS), "down.error_m", "200 m"),
    "a border of another country": (_mark("Border of Syria and Israel"), "down.marks[0]", "Israel"),
    "a city known to 10 m": (
        changed("baytown", kind="city", uncertainty_km=0.01),
        *("uncertainty_km", "a city is wide"),
    ),
    "an inferred city known to 1 km": (
        changed("hilltown", kind="city", uncertainty_km=1.0),
        *("uncertainty_km", "an inferred city"),
    ),
    "a correction of the first version": (_corrected(version="1.0.0"), "version", "first version"),
    "a correction of a version to come": (_corrected(version="1.2.0"), "version", "later than"),
    "a figure that the row has not": (_corrected(now="about 70 people"), "now", "70"),
    "a figure by somebody's word": (
        _corrected(why="The embassy said that it was 450."),
        *("why", "450"),
    ),
    "another place's name": (_named("Tripoli"), "name", "81 km away"),
}

HONEST: dict[str, Story] = {
    "drawn from a map": _line("Drawn. No GPS track was found."),
    "recorded, and its source says so": _line("Recorded by GPS.", sources=("Recorded bus line",)),
    "an error that its basis bears out": _line(error_m=1200, error_basis=_BASIS),
    "the border of the two ends": _mark("Border of Syria and Lebanon"),
    "a third country, explained": _mark("Border of Syria and Israel", "Israel holds the ground."),
    "an inferred village": changed("hilltown", uncertainty_km=1.0),
    "an inferred city known to 10 km": changed("hilltown", kind="city", uncertainty_km=10.0),
    "a correction": _corrected(),
    "a name in another language": _named("Al-Masnaa"),
    "a name that no town far away bears": _named("Poste de la vallée"),
}


def _told(story: Story) -> list[Problem]:
    return [*lint.warnings(story), *place_checks.warnings(story, Path("nowhere"))]


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_surer_than_it_was_made_is_told(name: str) -> None:
    story, column, words = PLANTED[name]
    problems = _told(story)
    assert [p for p in problems if p.column == column and words in p.message], problems


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_row_of_the_same_kind_is_not(name: str) -> None:
    columns = ("method", "error_m", "marks", "uncertainty", "version", "now", "why", "name")
    told = [p for p in _told(HONEST[name]) if any(column in p.column for column in columns)]
    assert [str(problem) for problem in told] == []
