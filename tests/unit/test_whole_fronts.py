"""The front of a story: its pictures leave no sentence of its description out."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from overland import config, i18n
from overland.story import loader
from overland.svg import card, poster
from overland.view import View


@pytest.mark.parametrize(
    ("slug", "language", "doubt"),
    [
        ("syria-2013", "en", "no arrival is reported."),
        ("syria-2013", "ar", "ولا يذكر التقرير وصولها."),
        ("syria-2013", "ru", "о прибытии не сообщается."),
        ("sudan-2023", "en", "no independent report is used."),
    ],
)
def test_a_poster_and_a_card_have_every_sentence(slug: str, language: str, doubt: str) -> None:
    story = loader.load(config.stories() / slug)
    i18n.use(language)
    try:
        pictures = poster._head(story), card.panel(story, View(slug, lang=language))
    finally:
        i18n.use("en")
    for drawn in pictures:
        root = ElementTree.fromstring(f"<svg>{drawn}</svg>")
        written = " ".join("".join(line.itertext()) for line in root.iter("text"))
        assert doubt in written
        assert "…" not in written


def test_the_first_story_says_what_its_report_begins_with() -> None:
    """A war, the first such help, one report; and whose it is that more could follow."""
    story = loader.load(config.stories() / "syria-2013")
    for words in (
        *("Syrian civil war", "one newspaper report", "the first time", "Moscow has helped"),
        *("Russian officials in Moscow said that thousands more could follow", "expected"),
    ):
        assert words in story.description
