"""Names of towns that begin with a word of the language are read whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting.draft import draft
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.mark.parametrize(
    ("words", "language", "places"),
    [
        ("They went from Al Hoceima to In Salah.", "en", {"Al Hoceima", "In Salah"}),
        ("They left In Salah for Tyre. In Salah was empty.", "en", {"In Salah", "Tyre"}),
        ("They were driven south to In Zaouaten by bus.", "en", {"In Zaouaten"}),
        ("They fled Le Mans for Los Angeles.", "en", {"Le Mans", "Los Angeles"}),
        ("In Tyre they slept. They had left Beirut.", "en", {"Tyre", "Beirut"}),
        ("Hikers In Tyre Wait\n\nThey left Tyre for Beirut.", "en", {"Tyre", "Beirut"}),
        ("Llegaron a La Habana desde El Tarra.", "es", {"La Habana", "El Tarra"}),
        ("Ils ont quitté Le Mans pour Le Havre.", "fr", {"Le Mans", "Le Havre"}),
    ],
)
def test_the_whole_name_is_the_place(words: str, language: str, places: set[str]) -> None:
    found = draft(words, open_index(TABLE), date(2024, 3, 4), language).places
    assert {place.name for place in found} == places
