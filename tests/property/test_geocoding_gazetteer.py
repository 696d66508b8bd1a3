"""A place is found however its name is dressed, and no question brings the gazetteer down."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from geopy.exc import GeocoderQueryError
from geopy.location import Location
from hypothesis import given
from hypothesis import strategies as st

from overland.geocoding.entries import GazetteerEntry, table_entries
from overland.geocoding.gazetteer import Gazetteer

TABLE = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "places.csv"
PLACES = tuple(table_entries(TABLE))
GAZETTEER = Gazetteer(PLACES)
MARKS = st.sampled_from(["", "", "\u0301", "\u0304", "\u0323"])
ARTICLES = st.sampled_from(["", "al-", "El ", "AL "])
CASES = st.sampled_from([str.upper, str.lower, str.title, str.casefold])


@given(st.sampled_from(PLACES), ARTICLES, CASES, st.data())
def test_articles_diacritics_and_case_never_change_what_is_found(
    place: GazetteerEntry, article: str, case: object, data: st.DataObject
) -> None:
    assert callable(case)
    marked = "".join(letter + data.draw(MARKS) for letter in place.name)
    found = GAZETTEER.geocode(article + case(marked))
    assert isinstance(found, Location)
    assert found.raw["source"] == place.source
    assert found.raw["likeness"] == 1.0


@given(st.text(max_size=40))
def test_any_text_is_answered_or_is_no_name(text: str) -> None:
    with suppress(GeocoderQueryError):
        found = GAZETTEER.geocode(text, exactly_one=False)
        assert found is None or {0.8 < one.raw["likeness"] <= 1.0 for one in found} == {True}


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_reverse_gives_places_nearest_first(latitude: float, longitude: float) -> None:
    found = GAZETTEER.reverse((latitude, longitude), exactly_one=False) or []
    assert isinstance(found, list)
    distances = [one.raw["distance_km"] for one in found]
    assert distances == sorted(distances)
    assert all(distance <= 25.0 for distance in distances)
