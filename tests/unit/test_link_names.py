"""Links of one name lead to one place, where statements stand side by side and in a marked text."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

import pytest

from overland import config, i18n
from overland.html import relations
from overland.html.compare import comparison
from overland.story import loader
from overland.view import View

_LINK = re.compile(r"<a (?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)


def names(html: str) -> dict[str, set[str]]:
    """By accessible name where the links lead."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in _LINK.finditer(html):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', link["attributes"]))
        words = unescape(re.sub(r"<[^>]+>", "", link["words"])).strip()
        name = unescape(attributes.get("aria-label", words)).strip()
        assert name.startswith(words)  # who says what they see is understood
        found[name].add(attributes["href"])
    return found


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_figures_side_by_side_have_names_of_their_own(slug: str, language: str) -> None:
    i18n.use(language)
    story = loader.load(config.stories() / slug)
    html = "".join(map(str, relations.all_of(story, View(story=slug, lang=language))))
    found = names(html)
    assert len(found) > 2
    assert {name: links for name, links in found.items() if len(links) > 1} == {}


def test_words_that_two_statements_rest_on_have_names_of_their_own() -> None:
    i18n.use("en")
    story = loader.load(config.stories() / "sudan-2023")
    cited = [c for c in story.claims if c.evidence and c.evidence.exact]
    source = cited[0].evidence.source if cited[0].evidence else ""
    text = " … ".join(c.evidence.exact for c in cited if c.evidence and c.evidence.source == source)
    found = names(str(comparison(story, View(story=story.slug), source, f"{text}. {text}")))
    assert {name: links for name, links in found.items() if len(links) > 1} == {}
