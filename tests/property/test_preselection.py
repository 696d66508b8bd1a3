"""Whatever a text names, a point is chosen only for the same name in a country that it names."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from overland.drafting.draft import draft
from overland.drafting.inflection import forms
from overland.geocoding.index import Index, open_index
from overland.geocoding.names import name_key

TABLE = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "places.csv"
LATIN, CYRILLIC = "abvgdeziklmnoprstufy", "абвгдезиклмнопрстуфы"
PUBLISHED = date(2022, 3, 8)
COUNTRIES = {"PL": "Польшу", "DE": "Германию", "UA": "Украину", "TR": "Турцию", "SY": "Сирию"}
ENDINGS = st.sampled_from(["", "а", "е", "у", "ы"])


@cache
def index() -> Index:
    return open_index(TABLE)


@cache
def names() -> list[str]:
    """Names of towns in those countries, letter by letter in Cyrillic, as they sound."""
    marks = ",".join("?" * len(COUNTRIES))
    rows = index()._database.execute(
        f"SELECT n.name FROM names n JOIN places p ON p.id = n.place WHERE p.country IN ({marks}) "
        "AND p.population > 20000 AND length(n.name) BETWEEN 4 AND 9 AND n.name NOT GLOB ?",
        (*COUNTRIES, f"*[^{LATIN}]*"),
    )
    found = {row[0].translate(str.maketrans(LATIN, CYRILLIC)) for row in rows}
    return sorted(name.capitalize() for name in found)


@settings(max_examples=60)
@given(st.integers(0, 10**6), ENDINGS, st.sampled_from(sorted(COUNTRIES)))
@example(-1, "", "PL")
def test_a_point_is_chosen_only_where_that_name_is_written_in_a_country_that_is_named(
    number: int, ending: str, country: str
) -> None:
    name = "Лубен" if number < 0 else names()[number % len(names())] + ending
    text = f"Автобусы выехали из города {name} в {COUNTRIES[country]} во вторник, сказали в МИД."
    for place in draft(text, index(), PUBLISHED, "ru").places:
        if place.chosen is None:
            continue
        (taken,) = [one for one in place.candidates if one.source == place.chosen]
        assert taken.country == country
        read = {name_key(form) for form, _ in forms(place.exact, "ru")}
        assert place.chosen in {source for _, source in index().written(read, "Cyrillic")}
