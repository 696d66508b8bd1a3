"""The language belongs to one run and falls back to English."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import copy_context

import pytest

from overland import i18n


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_a_language_of_ours_is_used(code: str) -> None:
    i18n.use(code)
    assert i18n.language() == code


@pytest.mark.parametrize("code", ["", "xx", "../../etc", "EN"])
def test_another_language_reads_as_english(code: str) -> None:
    i18n.use("ru")
    i18n.use(code)
    assert i18n.language() == "en"


def test_one_reader_does_not_change_the_language_of_another() -> None:
    copy_context().run(i18n.use, "ar")
    assert i18n.language() == "en"


def test_text_without_a_translation_is_shown_as_it_is() -> None:
    for code in i18n.LANGUAGES:
        i18n.use(code)
        assert i18n._("qwertz") == "qwertz"


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_direction_is_that_of_the_text_that_really_comes_out(code: str) -> None:
    i18n.use(code)
    assert i18n.text_language() in (code, "en")
    assert i18n.direction() == ("rtl" if i18n.text_language() == "ar" else "ltr")


def test_english_tells_one_from_many() -> None:
    assert [i18n.ngettext("{n} bus", "{n} buses", n).format(n=n) for n in (1, 2)] == [
        "1 bus",
        "2 buses",
    ]
