"""The ground is named in the writing of the page, or not at all."""

from __future__ import annotations

import json
import re

import pytest

from overland import config
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
    labels = json.loads((config.basemap() / slug / "labels.json").read_text("utf-8"))
    shown = [name for label in labels if (name := name_of(label, "ru"))]
    assert shown
    assert not [name for name in shown if re.search("[A-Za-z]", name)]
