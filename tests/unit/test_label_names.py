"""The ground is named in the writing of the page, or not at all."""

from __future__ import annotations

import json
import re

import pytest

from overland import config
from overland.basemap import labels
from overland.basemap.label_names import name_of

TOWN = {"kind": "town", "name": "Hamah", "name_ar": "حماة", "name_ru": "Хама"}


def test_a_name_that_the_ground_has_is_told_in_the_language_of_the_page() -> None:
    assert [name_of(TOWN, tag) for tag in ("ar", "ru", "en", "fr")] == [
        *("حماة", "Хама", "Hamah", "Hamah"),
    ]


def test_a_town_without_a_name_in_that_writing_is_left_out() -> None:
    town = {**TOWN, "name": "Sahnaya", "name_ru": "", "name_ar": None}
    assert [name_of(town, tag) for tag in ("ar", "ru")] == ["", ""]


def test_a_country_has_its_name_of_cldr_in_every_language() -> None:
    syria = {"kind": "country", "name": "Syria", "name_ru": "Сирия"}
    assert [name_of(syria, tag) for tag in ("uk", "fr", "es", "ru")] == [
        *("Сирія", "Syrie", "Siria", "Сирия"),
    ]


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_no_latin_name_stands_on_a_russian_map(slug: str) -> None:
    ground = json.loads((config.basemap() / slug / "labels.json").read_text("utf-8"))
    shown = [name for label in ground if (name := name_of(label, "ru"))]
    assert shown
    assert not [name for name in shown if re.search("[A-Za-z]", name)]


@pytest.mark.parametrize(
    ("name", "country", "told"),
    [
        ("Chmistâr", "LB", "Chmistar"),
        ("Az̧ Z̧ulayl", "JO", "Az Zulayl"),
        ("As-Suwayda", "SY", "As Suwayda"),
        ("al-Yarmuk", "SY", "Al Yarmuk"),
        ("Karmi’el", "IL", "Karmiel"),
        ("Ḩamāh", "SY", "Hamah"),
        ("Orléans", "FR", "Orléans"),
        ("Xi’an", "CN", "Xi’an"),
    ],
)
def test_marks_of_a_transliteration_are_left_out(name: str, country: str, told: str) -> None:
    assert labels.unmarked(name, country) == told


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_the_towns_of_a_map_are_spelled_in_one_way(slug: str) -> None:
    ground = json.loads((config.basemap() / slug / "labels.json").read_text("utf-8"))
    towns = [label["name"] for label in ground if label["source"].startswith("GeoNames")]
    assert [name for name in towns if not name.isascii() or re.match("[Aa][lsd]-", name)] == []
