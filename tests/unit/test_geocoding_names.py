"""Spellings that are one name, and names that only look alike."""

from __future__ import annotations

import pytest

from overland.geocoding.names import NEAR, likeness, name_key


@pytest.mark.parametrize(
    "spelling",
    ["Masnaa", "al-Masnaa", "El Masnaa", "Al Masna'", "AL-MASNAʿ", "Масна", "Эль-Масна", "masna‘"],
)
def test_masnaa_is_one_name_in_latin_and_russian_spellings(spelling: str) -> None:
    assert name_key(spelling) == "masna"


@pytest.mark.parametrize("spelling", ["المصنع", "مصنع", "اَلْمَصْنَع", "المصـنع"])
def test_an_arabic_name_is_the_same_without_article_vowel_signs_and_tatweel(spelling: str) -> None:
    assert name_key(spelling) == "مصنع"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zahlé", "zahle"),
        ("‘Anjar", "Aanjar"),
        ("Ash-Sham", "sham"),
        ("az-Zabadānī", "Zabadani"),
        ("Dahr el-Baidar", "DAHR AL BAIDAR"),
        ("The Hague", "Hague"),
        ("زحلة", "زحله"),
        ("صيدا", "صیدا"),
        ("إهدن", "اهدن"),
        ("Алей", "Алеи"),
        ("Łódź", "Lodz"),
        ("Strasse", "Straße"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert likeness(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aley", "Alep"),
        ("Beirut", "Berat"),
        ("Russian Embassy, Beirut", "Russian Embassy, Damascus"),
        (
            "Embassy of the Russian Federation in Beirut",
            "Embassy of the Russian Federation in Sofia",
        ),
        ("السفارة الروسية في بيروت", "السفارة الروسية في دمشق"),
    ],
)
def test_names_that_share_most_words_are_not_nearly_the_same(one: str, other: str) -> None:
    assert likeness(one, other) < NEAR


@pytest.mark.parametrize(
    ("one", "other"), [("Almasna", "Masnaa"), ("Barelias", "Bar Elias"), ("Sofar", "Soffar ")]
)
def test_a_misspelling_is_near(one: str, other: str) -> None:
    assert likeness(one, other) >= NEAR


def test_an_article_stays_where_it_is_the_whole_name_or_the_end_of_it() -> None:
    assert name_key("El") == "el"
    assert name_key("Tell el") == "tel el"


def test_an_article_before_a_sun_letter_goes_only_before_that_letter() -> None:
    assert name_key("as-Samar") == "samar"
    assert name_key("as Damar") == "as damar"


@pytest.mark.parametrize("nothing", ["", "  ", "-", "…", "'"])
def test_what_holds_no_letter_is_like_nothing_not_even_itself(nothing: str) -> None:
    assert name_key(nothing) == ""
    assert likeness(nothing, nothing) == 0.0
