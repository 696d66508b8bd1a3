"""An embedded map tells the event's figures and what is not reported, not its line alone."""

from __future__ import annotations

import pytest

from overland import config, i18n
from overland.html import embed, headline
from overland.story import loader
from overland.view import View

SYRIA = loader.load(config.stories() / "syria-2013")


def test_an_embed_says_how_many_and_that_no_arrival_is_reported() -> None:
    told = embed.title(SYRIA, View(story=SYRIA.slug))
    assert "about 80 people · four buses" in told
    assert "Not reported: whether they arrived (Beirut)." in told


@pytest.mark.parametrize(
    ("language", "people"),
    [
        ("en", "Russians leave"),
        ("ru", "Россияне"),
        ("ar", "روس يغادرون"),
        ("fr", "Russians leave"),
    ],
)
def test_an_embed_and_a_first_screen_say_once_who_was_on_the_buses(
    language: str, people: str
) -> None:
    i18n.use(language)
    view = View(story=SYRIA.slug)
    try:
        told = [embed.title(SYRIA, view), headline.headline(SYRIA, view)]
    finally:
        i18n.use("en")
    assert [words.count(people) for words in told] == [1, 1]


def test_an_embed_says_it_in_the_reader_s_language() -> None:
    i18n.use("ru")
    try:
        told = embed.title(SYRIA, View(story=SYRIA.slug))
    finally:
        i18n.use("en")
    assert "Not reported" not in told
    assert "Бейрут" in told
