"""The ledger is the same bytes for the same answers, and what it contradicts is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate
from overland.geocoding.ledger import LedgerEntry, LedgerUnreadable
from overland.story.models import Place, Story

POST = Candidate("Masnaa crossing", 33.7029, 35.9240, "border_crossing", "LB", "table masnaa", 1.0)
TOWN = replace(POST, source="GeoNames 1", latitude=33.8, kind="town")
ENTRY = LedgerEntry(
    query="Masnaa (border_crossing in LB)",
    provider="gazetteer",
    provider_version="1",
    candidates=(POST, TOWN),
    chosen=POST.source,
    reason="The name is the same.",
    distance_to_runner_up_km=10.8,
    date="2026-01-01",
)
MASNAA = Place(
    id="masnaa",
    name="Masnaa",
    names={"ar": "المصنع", "ru": "Масна"},
    kind="border_crossing",
    country="LB",
    latitude=33.7029,
    longitude=35.9240,
    uncertainty_km=1.0,
    role="crossing",
    basis="stated",
)


def _story(*places: Place) -> Story:
    words = dict.fromkeys(
        ("slug", "title", "description", "version", "created", "language", "timezone"), "tale"
    )
    tables = dict.fromkeys(
        (
            *("licenses", "contributors", "sources", "events", "counts"),
            *("quotes", "legs", "relations", "corrections"),
        ),
        (),
    )
    return Story(**words, **tables, places=places, routes={})  # type: ignore[arg-type]


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / ledger.FILE
    file.write_text(ledger.text({"masnaa": ENTRY}), encoding="utf-8")
    assert ledger.read(file) == {"masnaa": ENTRY}


def test_the_text_does_not_depend_on_the_order_of_places() -> None:
    one = {"a": ENTRY, "b": ENTRY}
    other = {"b": ENTRY, "a": ENTRY}
    assert ledger.text(one) == ledger.text(other)
    assert ledger.text(one).endswith("}\n")


def test_a_run_that_learns_nothing_keeps_the_date() -> None:
    assert ledger.merged(ENTRY, replace(ENTRY, date="2026-12-31")) == ENTRY


def test_what_a_person_chose_stays_while_the_candidates_stay() -> None:
    reviewed = replace(ENTRY, chosen=TOWN.source, reason="The article means the town.")
    assert ledger.merged(reviewed, replace(ENTRY, date="2026-12-31")) == reviewed


def test_a_newer_provider_with_the_same_answer_changes_version_and_date_only() -> None:
    reviewed = replace(ENTRY, reason="A person's reason.")
    newer = replace(ENTRY, provider_version="2", date="2026-12-31")
    expected = replace(reviewed, provider_version="2", date="2026-12-31")
    assert ledger.merged(reviewed, newer) == expected


@pytest.mark.parametrize(
    "change", [{"query": "Al Masna"}, {"provider": "photon"}, {"candidates": (POST,)}]
)
def test_another_question_or_answer_replaces_the_entry(change: dict[str, str]) -> None:
    new = replace(ENTRY, date="2026-12-31", **change)  # type: ignore[arg-type]
    assert ledger.merged(ENTRY, new) == new


def test_a_point_within_its_uncertainty_is_no_problem() -> None:
    nearby = replace(MASNAA, latitude=33.7109)
    assert ledger.problems(_story(nearby), {"masnaa": ENTRY}) == ()


def test_a_point_farther_away_than_its_uncertainty_is_a_problem_in_its_row() -> None:
    wrong = replace(MASNAA, latitude=33.58, longitude=35.95)
    (problem,) = ledger.problems(_story(MASNAA, wrong), {"masnaa": ENTRY})
    assert problem.severity == "problem"
    assert str(problem) == (
        "places.csv row 3, latitude, longitude: '33.58, 35.95' is 13.8 km from table masnaa "
        "(33.7029, 35.924), and masnaa has 1 km uncertainty. Correct the point, widen "
        "uncertainty_km, or choose another candidate in geocodes.json"
    )


def test_a_point_without_uncertainty_may_differ_by_rounding_only() -> None:
    exact = replace(MASNAA, uncertainty_km=None)
    assert ledger.problems(_story(exact), {"masnaa": ENTRY}) == ()
    moved = replace(exact, latitude=33.7039)
    (problem,) = ledger.problems(_story(moved), {"masnaa": ENTRY})
    assert "has no uncertainty" in problem.message


def test_a_point_without_an_entry_is_a_warning() -> None:
    (problem,) = ledger.problems(_story(MASNAA), {})
    assert (problem.severity, problem.row) == ("warning", 2)
    assert "overland geocode tale --place masnaa" in problem.remedy


def test_a_point_that_nothing_was_chosen_for_is_a_warning() -> None:
    (problem,) = ledger.problems(_story(MASNAA), {"masnaa": replace(ENTRY, chosen=None)})
    assert problem.severity == "warning"
    assert "does not support" in problem.message


def test_a_place_without_a_point_needs_no_entry() -> None:
    nowhere = replace(MASNAA, latitude=None, longitude=None)
    assert ledger.problems(_story(nowhere), {}) == ()


def test_choosing_what_is_not_a_candidate_is_a_problem() -> None:
    (problem,) = ledger.problems(_story(MASNAA), {"masnaa": replace(ENTRY, chosen="hearsay")})
    assert (problem.severity, problem.value) == ("problem", "hearsay")


def test_an_entry_for_no_place_of_the_story_is_a_warning() -> None:
    (problem,) = ledger.problems(_story(), {"masnaa": ENTRY})
    assert (problem.severity, problem.value) == ("warning", "masnaa")


def test_a_missing_ledger_is_a_warning_a_point_and_no_failure(tmp_path: Path) -> None:
    (problem,) = ledger.checks(_story(MASNAA), tmp_path)
    assert problem.severity == "warning"


def _broken(**changes: object) -> str:
    return json.dumps({"masnaa": {**ledger.as_values(ENTRY), **changes}})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"masnaa": null}',
        '{"masnaa": []}',
        '{"masnaa": {}}',
        "[" * 100_000,
        _broken(extra=1),
        _broken(date=5),
        _broken(chosen=["x"]),
        _broken(candidates=None),
        _broken(candidates=[{}]),
        _broken(candidates=[ledger.as_values(ENTRY)]),
        _broken(distance_to_runner_up_km="near"),
        _broken(distance_to_runner_up_km=1e9),
        json.dumps({"m": {**ledger.as_values(ENTRY)}}).replace("33.7029", "133.7"),
        json.dumps({"m": {**ledger.as_values(ENTRY)}}).replace("33.7029", "NaN"),
        json.dumps({"m": {**ledger.as_values(ENTRY)}}).replace("33.7029", "true"),
        json.dumps({"m": {**ledger.as_values(ENTRY)}}).replace(
            '"url": ""', '"url": "javascript:1"'
        ),
    ],
)
def test_a_ledger_that_is_not_one_is_a_problem_and_never_a_crash(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / ledger.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(LedgerUnreadable):
        ledger.read(tmp_path / ledger.FILE)
    (problem,) = ledger.checks(_story(MASNAA), tmp_path)
    assert (problem.file, problem.severity) == (ledger.FILE, "problem")
    assert "overland geocode tale" in problem.remedy


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"date": "24.11.2026"}, "masnaa.date", "is not a date such as 2026-11-24"),
        ({"chosen": 3}, "masnaa.chosen", "is neither a source nor null"),
        ({"candidates": "none"}, "masnaa.candidates", "is not a list"),
        ({"reason": None}, "masnaa.reason", "is not a text"),
        ({"seen": True}, "masnaa.seen", "is no field of the record"),
        ({"distance_to_runner_up_km": 99_999}, "masnaa.distance_to_runner_up_km", "is no distance"),
    ],
)
def test_a_slip_in_the_ledger_is_told_with_its_place_and_value(
    tmp_path: Path, change: dict[str, object], where: str, words: str
) -> None:
    entry = ledger.as_values(ENTRY) | change
    (tmp_path / ledger.FILE).write_text(json.dumps({"masnaa": entry}), encoding="utf-8")
    (problem,) = ledger.checks(_story(MASNAA), tmp_path)
    assert (problem.file, problem.column, problem.severity) == (ledger.FILE, where, "problem")
    assert words in problem.message


@pytest.mark.parametrize("source", ["", " "])
def test_a_candidate_without_a_source_is_told(tmp_path: Path, source: str) -> None:
    entry = ledger.as_values(ENTRY)
    entry["candidates"][0]["source"] = source
    (tmp_path / ledger.FILE).write_text(json.dumps({"masnaa": entry}), encoding="utf-8")
    (problem,) = ledger.checks(_story(MASNAA), tmp_path)
    assert problem.column == "masnaa.candidates[0].source"
