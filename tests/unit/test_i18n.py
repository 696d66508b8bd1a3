"""The language belongs to one run; a link's or a browser's tag gives the nearest one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from overland import config, i18n, presentation
from overland.presentation import legs, places
from overland.story.loader import load


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def test_the_interface_speaks_six_languages() -> None:
    assert set(i18n.LANGUAGES) == {"en", "ar", "ru", "uk", "fr", "es"}
    assert i18n.LANGUAGES[0] == "en"


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_a_language_of_ours_is_used(code: str) -> None:
    i18n.use(code)
    assert i18n.language() == i18n.text_language() == code


@pytest.mark.parametrize("code", ["xx", "../../etc", "EN"])
def test_another_language_reads_as_english(code: str) -> None:
    i18n.use("ru")
    i18n.use(code)
    assert i18n.language() == "en"


def test_no_language_leaves_the_one_in_use() -> None:
    i18n.use("ru")
    i18n.use("")
    assert i18n.language() == "ru"


def test_one_reader_does_not_change_the_language_of_another() -> None:
    copy_context().run(i18n.use, "ar")
    assert i18n.language() == "en"


def test_text_without_a_translation_is_shown_as_it_is() -> None:
    for code in i18n.LANGUAGES:
        i18n.use(code)
        assert i18n._("qwertz") == "qwertz"


def test_arabic_alone_runs_from_right_to_left() -> None:
    assert {code for code in i18n.LANGUAGES if i18n.direction(code) == "rtl"} == {"ar"}


@pytest.mark.parametrize(
    ("code", "name"),
    [("ar", "العربية"), ("uk", "Українська"), ("fr", "Français"), ("es", "Español")],
)
def test_a_language_is_called_as_it_calls_itself(code: str, name: str) -> None:
    assert i18n.own_name(code) == name


@pytest.mark.parametrize(
    ("tag", "nearest", "same"),
    [
        ("ru", "ru", True),
        ("RU-ru", "ru", True),
        ("uk_UA", "uk", True),
        ("ar-SY", "ar", True),
        ("en-GB", "en", True),
        ("be", "ru", False),
        ("ca", "es", False),
        ("ckb", "ar", False),
        ("zh", "", False),
        ("tlh", "en", False),
        ("english", "", False),
        ("../../etc", "", False),
        ("", "", False),
        ("x" * 5000, "", False),
    ],
)
def test_a_tag_gives_the_nearest_language(tag: str, nearest: str, same: bool) -> None:
    assert i18n.nearest_language(tag) == (nearest, same)


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("ar", "ar"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.5, uk;q=0.9", "uk"),
        ("be,en;q=0.7", "en"),
        ("be", "ru"),
        ("zh-CN", "en"),
        ("ru;q=0, es", "es"),
        ("*", "en"),
        ("", "en"),
        (";;;q=,,ar;q=x", "en"),
    ],
)
def test_a_browsers_preference_is_followed(accepted: str, code: str) -> None:
    assert i18n.preferred(accepted) == code


@pytest.mark.parametrize(
    ("code", "forms"),
    [("en", 2), ("fr", 2), ("es", 2), ("ru", 3), ("uk", 3), ("ar", 6)],
)
def test_each_language_has_as_many_plurals_as_cldr_gives_it(code: str, forms: int) -> None:
    i18n.use(code)
    said = {
        i18n.ngettext("{n} statement", "{n} statements side by side", n)
        for n in (0, 1, 2, 3, 5, 11, 21, 100)
    }
    assert len(said) == forms


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "1,234.5"), ("ru", "1\xa0234,5"), ("fr", "1\u202f234,5"), ("es", "1.234,5")],
)
def test_numbers_are_written_as_in_the_language(code: str, written: str) -> None:
    i18n.use(code)
    assert i18n.number(1234.5) == written
    assert i18n.number(0.46, 1) == "0,5" if code != "en" else "0.5"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "7,600\xa0km"),
        ("ru", "7\xa0600\xa0км"),
        ("fr", "7\u202f600\xa0km"),
        ("uk", "7\xa0600\xa0км"),
    ],
)
def test_distances_are_written_as_in_the_language(code: str, written: str) -> None:
    i18n.use(code)
    assert legs.rounded_m(7_600_000) == written


def test_no_number_for_readers_is_written_as_programs_write_it() -> None:
    folder = Path(presentation.__file__).parent
    specified = re.compile(r'(?<!float\(f")\{\w*:[,.\d]*[a-z]\}')
    told = {path.name: specified.findall(path.read_text("utf-8")) for path in folder.glob("*.py")}
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("en", "33.70,\xa035.92 · point known to 1\xa0km"),
        ("ar", "\u206633.70,\xa035.92\u2069 · النقطة معروفة بدقة 1\xa0كم"),
    ],
)
def test_figures_stay_with_their_unit_and_coordinates_run_from_the_left(
    code: str, known: str
) -> None:
    i18n.use(code)
    story = load(config.stories() / "syria-2013")
    masnaa = next(place for place in story.places if place.id == "masnaa")
    assert places.facts(masnaa).endswith(known)


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "a, b, and c"), ("ru", "a, b и c"), ("ar", "a وb وc"), ("es", "a, b y c")],
)
def test_lists_are_said_as_in_the_language(code: str, said: str) -> None:
    i18n.use(code)
    assert i18n.listed(["a", "b", "c"]) == said


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("en", "Aleppo", "Aleppo"),
        ("en", "حلب", "\u2068حلب\u2069"),
        ("ar", "حلب", "حلب"),
        ("ar", "Aleppo", "\u2068Aleppo\u2069"),
        ("ar", "12", "12"),
        ("ar", "The Gazette، عنوان آخر", "\u2067The Gazette، عنوان آخر\u2069"),
        ("en", "حلب, a city", "\u2068حلب, a city\u2069"),
    ],
)
def test_text_of_the_other_direction_stands_between_isolates(
    code: str, text: str, shown: str
) -> None:
    i18n.use(code)
    assert i18n.isolated(text) == shown


def test_arabic_nouns_stand_after_their_numbers_as_grammar_has_them() -> None:
    """A dual has no figure beside it; the accusative follows 11 to 99, the genitive a hundred."""
    i18n.use("ar")
    one, many = "{n} event of the background", "{n} events of the background"
    said = [i18n.ngettext(one, many, n).format(n=n) for n in (1, 2, 3, 10, 11, 99, 100, 111)]
    assert said == [
        "حدث واحد في الخلفية",
        "حدثان في الخلفية",
        "3 أحداث في الخلفية",
        "10 أحداث في الخلفية",
        "11 حدثاً في الخلفية",
        "99 حدثاً في الخلفية",
        "100 حدث في الخلفية",
        "111 حدثاً في الخلفية",
    ]
