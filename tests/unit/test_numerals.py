"""Numbers, times and quotation marks as languages and agencies write them."""

from __future__ import annotations

import pytest

from overland.evidence.text.normalise import fold
from overland.evidence.text.quotation_marks import in_quotation_marks
from overland.evidence.text.selector import find_excerpt
from overland.evidence.words import clock, lexicon, numerals
from overland.story.models import Evidence


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Half a million flee", (500_000,)),
        ("en", "two thousand five hundred", (2500,)),
        ("en", "eighty-five", (85,)),
        ("en", "2.5 million", (2_500_000,)),
        ("en", "2,500", (2500,)),
        ("fr", "une trentaine", (30,)),
        ("es", "una veintena", (20,)),
        ("ru", "тридцатью двумя", (32,)),
        ("uk", "п'ятнадцятьма", (15,)),
        ("ar", "ألفي شخص", (2000,)),
        ("en", "a dozen buses", (12,)),
        ("de", "2.500 Menschen", (2500,)),
        ("de", "2,5 Millionen", (2_500_000,)),
        ("de", "fünfundzwanzig Busse", (25,)),
        ("de", "zweitausenddreihundert", (2300,)),
        ("de", "eine halbe Million", (500_000,)),
        ("fr", "quatre-vingt-dix-sept", (97,)),
        ("fr", "quatre-vingts personnes", (80,)),
        ("fr", "un demi-million", (500_000,)),
        ("fr", "1 500", (1500,)),
        ("es", "ciento veinte mil", (120_000,)),
        ("es", "medio millón", (500_000,)),
        ("ru", "сто двадцать четыре", (124,)),
        ("ru", "полмиллиона", (500_000,)),
        ("ru", "1,5 млн", (1_500_000,)),
        ("uk", "п’ять тисяч", (5000,)),
        ("ar", "أربع حافلات", (4,)),
        ("ar", "أربعة وثمانون شخصا", (84,)),
        ("ar", "٨٠ شخصاً", (80,)),
        ("ar", "نصف مليون", (500_000,)),
        ("zh", "四辆大巴载着约八十人", (4, 80)),
        ("zh", "250万人", (2_500_000,)),
        ("hi", "८० लोग", (80,)),
        ("en", "three and a half thousand people", (3500,)),
        ("en", "two and a half million", (2_500_000,)),
        ("en", "three and a half hours", (3.5,)),
        ("en", "three and half-empty buses", (3,)),
        ("ru", "Три с половиной тысячи", (3500,)),
        ("ru", "два с половиной миллиона", (2_500_000,)),
        ("ru", "три женщины с детьми", (3,)),
        ("ru", "дюжина добровольцев", (12,)),
        ("ru", "две дюжины автобусов", (24,)),
        ("uk", "три з половиною тисячі", (3500,)),
        ("uk", "дюжину автобусів", (12,)),
        ("de", "dreieinhalbtausend Menschen", (3500,)),
        ("de", "zweieinhalb Millionen", (2_500_000,)),
        ("de", "dreieinhalb Stunden", (3.5,)),
        ("es", "tres y medio millones", (3_500_000,)),
        ("es", "medio centenar", (50,)),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(
    language: str, text: str, found: tuple[int | float, ...]
) -> None:
    assert numerals.numbers(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "right", "wrong"),
    [
        ("ar", "ثلاثة آلاف وخمسمئة شخص", (3500, 3500), (3000, 3000)),
        ("ru", "Три с половиной тысячи зрителей", (3500, 3500), (3000, 3000)),
        ("de", "dreieinhalb Stunden", (None, None), (5, 5)),
        ("en", "three and a half hours", (3, 4), (4, 4)),
    ],
)
def test_a_half_and_counted_thousands_have_bounds_of_their_own(
    language: str, text: str, right: tuple[int | None, ...], wrong: tuple[int, int]
) -> None:
    low, high = right
    assert numerals.disagreement(text, "", low, high, language) is None
    assert numerals.disagreement(text, "", *wrong, language)


def test_a_point_between_thousands_is_read_by_the_language_of_the_source() -> None:
    assert numerals.numbers("2.500", "en") == (2.5,)
    assert numerals.numbers("2.500", "de") == (2500,)
    # An agency that writes English may mean either: neither reading contradicts its bounds.
    assert numerals.disagreement("2.500 Britons", "", 2500, 2500, "en") is None


@pytest.mark.parametrize(
    ("as_written", "language"),
    [
        ("نحو 80 شخصاً", "ar"),
        ("около 80 человек", "ru"),
        ("близько 80 людей", "uk"),
        ("environ 80 personnes", "fr"),
        ("unas 80 personas", "es"),
        ("etwa 80 Menschen", "de"),
        ("约80人", "zh"),
    ],
)
def test_about_is_about_in_every_language_that_is_known(as_written: str, language: str) -> None:
    assert numerals.read(as_written, "", language).kind == "about"
    assert numerals.disagreement(as_written, "", 75, 85, language) is None
    assert numerals.disagreement(as_written, "", 100, 120, language)


def test_in_a_language_that_is_not_known_nothing_is_concluded() -> None:
    assert numerals.read("takriban watu 80", "", "sw").kind == "unknown"
    assert numerals.disagreement("takriban watu 80", "", 5, 6, "sw") is None


@pytest.mark.parametrize(
    "text", ["14:30", "at 2:30 p.m.", "14h30", "14.30 Uhr", "下午2点30分", "в 14:30", "1430 GMT"]
)
def test_one_time_of_day_is_one_however_it_is_written(text: str) -> None:
    assert clock.times(text) == {(14, 30)}
    assert numerals.numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "at half past two",
        "um halb drei",
        "à deux heures et demie",
        "a las dos y media",
        "下午两点半",
    ],
)
def test_a_time_of_day_in_words_is_one_of_twelve_hours(text: str) -> None:
    assert clock.times(text) == {(2, 30), (14, 30)}
    assert numerals.numbers(text, "") == ()


@pytest.mark.parametrize(
    ("text", "time"),
    [("quarter past two", (14, 15)), ("viertel vor drei", (14, 45)), ("两点一刻", (14, 15))],
)
def test_a_quarter_is_before_or_after_its_hour(text: str, time: clock.Clock) -> None:
    assert time in clock.times(text)
    assert not clock.times("halb so viele")
    # "Half twelve" is half past eleven, and neither twelve nor six of anything.
    assert clock.times("um halb zwölf") == {(11, 30), (23, 30)}
    assert numerals.readings("um halb zwölf", "de") == frozenset()


@pytest.mark.parametrize("language", lexicon.known())
def test_each_language_has_the_words_that_checks_ask_for(language: str) -> None:
    words = lexicon.lexicon_of(language)
    assert words
    assert len(words.months) >= 12
    assert len(words.weekdays) >= 7
    for key in ("about", "negation", "denial", "possible", "expected", "planned", "motion"):
        assert words.pattern(key).pattern != "(?!)", key


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *("“”", "„“", "„”", "«»", "»«", "‘’", "‚‘", "‹›", "「」", '""', "''", "””"),
        ("''", "''"),
        ("``", "''"),
        (",,", "''"),
    ],
)
def test_quotation_marks_of_languages_and_agencies_count(opening: str, closing: str) -> None:
    text = f"He spoke. {opening}We leave, and it's today,{closing} he said. They left."
    inside, outside = (
        find_excerpt(Evidence("s", w), fold(text)) for w in ("and it's today", "They left")
    )
    assert inside
    assert outside
    assert in_quotation_marks(text, inside)
    assert not in_quotation_marks(text, outside)


@pytest.mark.parametrize(
    "text",
    [
        "Он вышел.\n— Мы уезжаем сегодня, — сказал водитель. — Завтра здесь никого не будет.\n",
        "Salió.\n—Мы уезжаем сегодня —dijo el conductor—. Завтра здесь никого не будет.\n",
    ],
)
def test_a_dash_opens_speech_and_hands_over_to_who_speaks(text: str) -> None:
    for words, quoted in (
        ("уезжаем сегодня", True),
        ("никого не будет", True),
        ("водитель" if "водитель" in text else "conductor", False),
    ):
        match = find_excerpt(Evidence("s", words), fold(text))
        assert match
        assert in_quotation_marks(text, match) is quoted


@pytest.mark.parametrize(
    "text",
    [
        "gave a quarter to nine families",
        "a quarter to three families",
        "fell by a quarter to nine",
        "Ein Viertel vor neun Familien",
    ],
)
def test_a_quarter_that_is_given_away_is_no_time(text: str) -> None:
    assert clock.times(text) == frozenset()
    assert clock.without_times(text) == text
