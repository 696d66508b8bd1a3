"""A story that is not translated says so once, in the reader's language, near its title."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from overland import config, i18n
from overland.html import embed, headline
from overland.story import loader
from overland.view import View

SAID = {
    "en": "",
    "ar": "",
    "ru": "",
    "uk": "англійська",
    "fr": "anglais",
    "es": "inglés",
}


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
@pytest.mark.parametrize("language", SAID)
def test_a_story_that_is_not_translated_says_so_once(slug: str, language: str) -> None:
    story = loader.load(config.stories() / slug)
    i18n.use(language)
    for made in (headline.headline, embed.title):
        html = str(made(story, View(story=slug, lang=language)))
        found = re.findall(r"<bdi>([^<]*)</bdi>", html)
        assert [SAID[language] in said for said in found if SAID[language]] == (
            [True] if SAID[language] else []
        )
        # What it is about is marked with its own language.
        assert ('<bdi lang="en">' in html) == bool(SAID[language])


def test_a_language_without_a_name_is_told_by_its_tag() -> None:
    story = loader.load(config.stories() / "syria-2013")
    i18n.use("fr")
    html = str(headline.headline(replace(story, language="qaa"), View(story="x", lang="fr")))
    assert "qaa" in html
