"""Places beside what was geocoded, and heights and lengths beside what is drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overland.evidence.ground import place_checks
from overland.presentation import legs, symbology
from overland.story.models import Name, Place, Route, Story
from tests.small_story import place, story_with

CANDIDATE = {
    "name": "Hilltown",
    "latitude": 33.5,
    "longitude": 36.3,
    "kind": "town",
    "country": "SY",
    "source": "GeoNames 1",
    "likeness": 1.0,
    "url": "",
}


def told(story: Story, folder: Path, **entry: Any) -> list[str]:
    values = {
        "query": "Hilltown | تل (town in SY)",
        "provider": "gazetteer",
        "provider_version": "1",
        "candidates": [CANDIDATE],
        "chosen": "GeoNames 1",
        "reason": "",
        "distance_to_runner_up_km": None,
        "date": "2020-01-01",
    }
    ledger = {"hilltown": values | entry}
    (folder / "geocodes.json").write_text(json.dumps(ledger), encoding="utf-8")
    problems = place_checks.warnings(story, folder)
    assert {problem.severity for problem in problems} <= {"warning"}
    return [str(problem) for problem in problems]


def hilltown(**cells: Any) -> Story:
    base: Place = replace(place(), names={"ar": "تل"})
    return story_with(places=(replace(base, **cells), place("midpost", 33.7, 35.92)))


def test_a_place_as_it_was_geocoded_is_not_told(tmp_path: Path) -> None:
    assert told(hilltown(), tmp_path) == []
    assert told(hilltown(names={"ar": "تل", "fr": "Colline"}), tmp_path) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": "Aleppo"}, "geocoded, 'Hilltown'"),
        ({"country": "IL"}, "in which it was geocoded, SY"),
        ({"kind": "airport"}, "as which it was geocoded, town"),
    ],
)
def test_a_name_a_country_or_a_kind_that_was_not_geocoded_is_told(
    cells: dict[str, Any], words: str, tmp_path: Path
) -> None:
    assert any(words in line for line in told(hilltown(**cells), tmp_path))


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ar", "تل", "حلب"),
        ("ru", "Хилл", "Алеппо"),
        ("fr", "Colline", "Alep"),
        ("zh", "山镇", "阿勒颇"),
    ],
)
def test_a_wrong_name_in_another_language_is_told_of_its_own_row(
    language: str, right: str, wrong: str, tmp_path: Path
) -> None:
    query = f"Hilltown | {right} (town in SY)"
    others = (Name("midpost", language, "Anything"),)
    for name, lines in ((right, 0), (wrong, 1)):
        story = hilltown(names={language: name})
        story = replace(story, names=(*others, Name("hilltown", language, name)))
        found = told(story, tmp_path, query=query)
        assert len(found) == lines, found
    assert found[0].startswith(f"names.csv row 3, name: '{wrong}' ({language}) is not the name")
    assert f"in the note of its row in places.csv: name ({language}): “{wrong}” ..." in found[0]
    reason = f"name ({language}): “{wrong}” is how the older maps of the country have it."
    noted = replace(story.places[0], note=reason)
    assert told(replace(story, places=(noted, *story.places[1:])), tmp_path, query=query) == []


def test_the_country_of_the_point_that_was_chosen_is_told(tmp_path: Path) -> None:
    story = hilltown(country="LB")
    query = "Hilltown | تل (town in LB)"
    assert any("GeoNames 1), SY" in line for line in told(story, tmp_path, query=query))


def test_swapped_looking_coordinates_that_a_geocoder_found_are_right(tmp_path: Path) -> None:
    alexandria = replace(place(), latitude=31.2, longitude=29.92)
    cairo = place("midpost", 30.06, 31.25)
    story = story_with(places=(alexandria, cairo))
    (line,) = [one for one in told(story, tmp_path, query="x") if "row 2, latitude" in one]
    assert "swapped" in line
    found = CANDIDATE | {"latitude": 31.2, "longitude": 29.92}
    lines = told(story, tmp_path, query="x", candidates=[found])
    assert not any("row 2, latitude" in line for line in lines)


def test_a_note_answers_for_coordinates(tmp_path: Path) -> None:
    alexandria = replace(place(), latitude=31.2, longitude=29.92)
    cairo = place("midpost", 30.06, 31.25)
    noted = replace(alexandria, note="latitude: “latitude” and longitude are those of the chart.")
    lines = told(story_with(places=(noted, cairo)), tmp_path, query="x")
    assert not any("row 2, latitude" in line for line in lines)


def drawn(published_km: float) -> Story:
    entry = {
        "length_km": published_km,
        "legs": ["down"],
        "between": "Hilltown to Midpost",
        "source": "gazette",
    }
    points = ((33.5, 36.3), (33.7, 35.92))
    route = Route("down", points, "drawn", 100, properties={"published": [entry]})
    return replace(hilltown(), routes={"down": route})


@pytest.mark.parametrize(("published_km", "told_of"), [(45, False), (250, True)])
def test_a_published_length_far_from_the_line_is_told(
    published_km: float, told_of: bool, tmp_path: Path
) -> None:
    lines = told(drawn(published_km), tmp_path)
    assert any("of the line that is drawn" in line for line in lines) is told_of


def with_a_pass(folder: Path, height_m: float) -> None:
    """Heights beside a story: level ground of 1,500 m, and a pass of that height on it."""
    mark = {"kind": "pass", "name": "Pass", "distance_km": 1.0, "height_m": height_m}
    ground = [
        {"distance_km": km, "height_m": 1500, "latitude": 33.5, "longitude": 36.3}
        for km in (0.0, 1.0, 2.0)
    ]
    mark |= {"latitude": 33.5, "longitude": 36.3, "note": "Published: 1,524 m to 1,536 m"}
    heights = {"legs": ["down"], "source": "a model", "error_m": 30, "marks": [mark]}
    (folder / "heights.json").write_text(json.dumps(heights | {"points": ground}))


@pytest.mark.parametrize(("height_m", "told_of"), [(1529, False), (2929, True)])
def test_a_height_far_from_the_ground_or_from_its_note_is_told(
    height_m: float, told_of: bool, tmp_path: Path
) -> None:
    with_a_pass(tmp_path, height_m)
    assert any("height of the ground" in line for line in told(hilltown(), tmp_path)) is told_of


def test_a_straight_line_that_nobody_drew_is_never_drawn_as_a_reported_way() -> None:
    story = hilltown()
    assert story.legs[0].status == "reported"
    assert legs.drawn_style(story, story.legs[0]) == "inferred"
    assert legs.drawn_style(drawn(45), story.legs[0]) == "reported"
    flown = replace(story.legs[0], mode="air")
    assert legs.drawn_style(replace(story, legs=(flown,)), flown) == "reported"
    assert "reported" not in dict(symbology.legend(story).lines)
