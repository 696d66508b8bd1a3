"""Each form in which a language writes a number, beside a false one planted in its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence import not_compared
from overland.evidence.words import numerals
from tests.small_story import COUNT, story_with

WRITTEN = [
    ("ar", "أحد عشر شخصا", 11),
    ("ar", "إحدى عشرة حافلة", 11),
    ("ar", "اثنا عشر شخصا", 12),
    ("ar", "اثنتي عشرة حافلة", 12),
    ("ar", "أحد وعشرون شخصا", 21),
    ("ar", "ألفا شخص", 2000),
    ("ar", "مليونا شخص", 2_000_000),
    ("ar", "مليارا دولار", 2_000_000_000),
    ("ar", "عشرون ألفا", 20_000),
    ("ar", "ألفا ومئتين", 1200),
    ("ar", "مئة وخمسة وعشرون شخصا", 125),
    ("ar", "مئة وأحد عشر شخصا", 111),
    ("ar", "مليون ونصف المليون شخص", 1_500_000),
    ("ar", "مليون ونصف", 1_500_000),
    ("ar", "حافلتان", 2),
    ("ar", "لشخصين", 2),
    ("ar", "مئة وشخصان", 102),
    ("en", "one and a half million people", 1_500_000),
    ("en", "a million and a half people", 1_500_000),
    ("en", "two lakh people", 200_000),
    ("en", "one lakh twenty thousand", 120_000),
    ("en", "2.5 lakh", 250_000),
    ("en", "three crore", 30_000_000),
    ("en", "1,23,456 people", 123_456),
    ("en", "12,34,567", 1_234_567),
    ("zh", "1万5千人", 15_000),
    ("zh", "1万5000人", 15_000),
    ("zh", "2亿3千万", 230_000_000),
    ("zh", "3百万人", 3_000_000),
    ("zh", "两千万人", 20_000_000),
    ("zh", "廿三人", 23),
    ("zh", "卅人", 30),
    ("zh", "五百廿人", 520),
]


@pytest.mark.parametrize(("language", "written", "number"), WRITTEN)
def test_a_false_number_is_told_and_its_honest_twin_is_not(
    language: str, written: str, number: int
) -> None:
    assert numerals.disagreement(written, "", number, number, language) is None
    for false in (number + 1, number - 1, number * 10):
        assert numerals.disagreement(written, "", false, false, language), false


@pytest.mark.parametrize(
    "written",
    ["أفغانستان", "السودان", "لبنان", "أحد السكان", "الطائرتين"],
)
def test_an_ending_like_that_of_a_dual_makes_no_number_of_a_name_or_a_plural(written: str) -> None:
    assert numerals.read(written, "", "ar").kind == "none"
    assert numerals.disagreement(written, "", 2, 2, "ar")
    assert numerals.disagreement(written, "", None, None, "ar") is None


@pytest.mark.parametrize("written", ["مهندسان", "مدنيين", "مسافرين", "سلتين من الخبز"])
def test_what_may_be_two_or_several_is_not_checked_and_any_other_number_is(written: str) -> None:
    assert numerals.disagreement(written, "", 2, 2, "ar") is None
    assert numerals.unread(written, "ar", 2)
    assert numerals.disagreement(written, "", 5, 5, "ar")
    assert not numerals.unread(written, "ar", 5)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "نقلوا في يومين ألف شخص", (2, 1000)),
        ("ar", "حافلتان وثلاث سيارات", (2, 3)),
        ("zh", "4人80公里", (4, 80)),
        ("en", "1,23", (1.23,)),
        ("zh", "1万8", (18_000,)),
        ("zh", "一万八", (18_000,)),
        ("zh", "一万零八", (10_008,)),
        ("zh", "三千五", (3500,)),
        ("zh", "二十八", (28,)),
        ("en", "an hour and a half", (1.5,)),
        ("en", "two hours and a half", (2.5,)),
        ("en", "two days and half the crew", (2,)),
        ("fr", "une heure et demie", (1.5,)),
        ("es", "una hora y media", (1.5,)),
        ("es", "una hora y media docena", (1, 6)),
        ("ru", "два часа с половиной", (2.5,)),
        ("ru", "час с половиной", (1.5,)),
        ("uk", "година з половиною", (1.5,)),
        ("ar", "ساعة ونصف الساعة", (1.5,)),
    ],
)
def test_what_stands_side_by_side_is_no_one_number(
    language: str, text: str, found: tuple[int | float, ...]
) -> None:
    assert numerals.numbers(text, language) == found


def test_a_form_that_is_not_read_is_said_to_be_unchecked_and_no_fault() -> None:
    count = replace(COUNT, as_written="陸拾人", minimum=60, maximum=60)
    story = story_with(language="zh", counts=(count,))
    story = replace(story, sources=tuple(replace(s, language="zh") for s in story.sources))
    assert numerals.disagreement("陸拾人", "", 60, 60, "zh") is None
    told = [line for line in not_compared.lines(story) if "form that is not read" in line]
    assert [line.rpartition(": ")[2] for line in told] == [count.id]
    plain = replace(story, counts=(replace(count, as_written="60人"),))
    assert not [line for line in not_compared.lines(plain) if "form that is not read" in line]
