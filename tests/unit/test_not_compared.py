"""Kinds of falsehoods that a language does not show are told, and withhold nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overland.evidence import lint, not_compared, verification
from overland.evidence.words import lexicon
from overland.story.models import Story
from tests.small_story import SOURCE, story_with


def _story(language: str) -> Story:
    source = replace(SOURCE, language=language, title="", published="", url="")
    story = story_with(sources=(source,), language=language, places=(), legs=(), counts=())
    story = replace(story, events=(), quotes=())
    return replace(
        story, verification=verification.verify(story, {"gazette": "1"}, date(2020, 6, 1))
    )


@pytest.mark.parametrize(
    ("language", "kinds"),
    [
        ("en", ()),
        ("ar", ("names that no source has", "who does it to whom", "one told for several")),
        (
            "zh",
            (
                *("names that no source has", "authors in a byline"),
                "a doubt that a front leaves out",
            ),
        ),
        ("de", ("who does it to whom", "a negation beside another")),
        ("tr", ("everything but figures in digits",)),
    ],
)
def test_what_a_language_does_not_show_is_told(language: str, kinds: tuple[str, ...]) -> None:
    told = [line for line in not_compared.lines(_story(language)) if "not checked in" in line]
    assert bool(told) is bool(kinds)
    assert all(kind in told[0] for kind in kinds)


@pytest.mark.parametrize("language", [*lexicon.known(), "tr"])
def test_what_is_not_checked_is_no_doubt(language: str) -> None:
    assert not [p for p in lint.warnings(_story(language)) if "not checked" in str(p)]
