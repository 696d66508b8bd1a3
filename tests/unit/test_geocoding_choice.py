"""What is chosen by itself, what is left to a person, and why."""

from __future__ import annotations

import pytest

from overland.geocoding.candidates import Candidate, Query
from overland.geocoding.choice import choose_candidate
from overland.story.models import PlaceKind


def _candidate(source: str, **others: object) -> Candidate:
    values: dict[str, object] = {
        "name": "Masnaa",
        "latitude": 33.7,
        "longitude": 35.9,
        "kind": "town",
        "country": "LB",
        "likeness": 1.0,
    }
    return Candidate(source=source, **{**values, **others})  # type: ignore[arg-type]


def _query(kind: PlaceKind = "town") -> Query:
    return Query(("Masnaa",), "LB", kind)


def test_the_same_name_and_kind_is_chosen_and_the_reason_names_the_runner_up() -> None:
    first, second = _candidate("a"), _candidate("b", latitude=33.8)
    choice = choose_candidate(_query(), (first, second))
    assert choice.chosen == first
    assert "The next of 2 candidates is Masnaa, LB (b)" in choice.reason
    assert choice.distance_to_runner_up_km == pytest.approx(11.09, abs=0.01)


def test_a_city_is_no_worse_than_a_town_of_the_same_name() -> None:
    """One gazetteer's town is a city to the next: their own order says which is meant."""
    large = _candidate("large", kind="city", latitude=34.08, longitude=74.80)
    small = _candidate("small", kind="town", latitude=30.22, longitude=78.78)
    choice = choose_candidate(_query("town"), (large, small))
    assert choice.chosen == large
    assert "Check which is meant: 1 far away" in choice.reason
    assert choose_candidate(_query("city"), (small, large)).chosen == small


def test_an_only_candidate_has_no_runner_up() -> None:
    choice = choose_candidate(_query(), (_candidate("a"),))
    assert choice.distance_to_runner_up_km is None
    assert choice.reason.endswith("There is no other candidate.")


def test_a_border_post_is_preferred_to_the_town_of_its_name() -> None:
    town, post = _candidate("town"), _candidate("post", kind="border_crossing")
    assert choose_candidate(_query("border_crossing"), (town, post)).chosen == post


@pytest.mark.parametrize("kind", ["border_crossing", "pass"])
def test_a_town_lends_its_point_to_what_bears_its_name_and_the_reason_says_so(
    kind: PlaceKind,
) -> None:
    choice = choose_candidate(_query(kind), (_candidate("town"),))
    assert choice.chosen == _candidate("town")
    assert f"a town lends its point to the {kind}" in choice.reason


@pytest.mark.parametrize("kind", ["embassy", "airport"])
def test_a_town_never_stands_for_an_embassy_or_an_airport(kind: PlaceKind) -> None:
    choice = choose_candidate(_query(kind), (_candidate("town"),))
    assert choice.chosen is None
    assert "no candidate is of the kind and country (town in LB)" in choice.reason


def test_nearly_the_same_name_is_listed_but_left_to_a_person() -> None:
    near = _candidate("near", likeness=0.9)
    choice = choose_candidate(_query(), (near,))
    assert choice.chosen is None
    assert choice.candidates == (near,)
    assert choice.reason.startswith("Nothing chosen: names are only nearly alike")


def test_the_same_name_in_another_country_is_a_runner_up_and_never_chosen() -> None:
    abroad, home = _candidate("abroad", country="US"), _candidate("home")
    assert choose_candidate(_query(), (abroad, home)).candidates == (home, abroad)
    assert choose_candidate(_query(), (abroad,)).chosen is None


def test_equals_stay_in_the_order_in_which_the_service_gave_them() -> None:
    found = tuple(_candidate(source) for source in "dacb")
    assert choose_candidate(_query(), found).candidates == found


def test_nothing_stands_for_a_country() -> None:
    choice = choose_candidate(Query(("Syria",), "SY", "country"), (_candidate("a", country="SY"),))
    assert choice.chosen is None
    assert choice.reason == "A country is an area, not a point: none is looked for."


def test_no_candidate_is_said_in_words() -> None:
    choice = choose_candidate(Query(("Russian Embassy, Beirut",), "LB", "embassy"), ())
    assert choice.chosen is None
    assert choice.reason == "No candidate: no place of this name is known in LB."
