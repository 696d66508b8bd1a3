"""Things, owners, contents and manners that a headline puts in, each with honest twins.

`things_put_in.toml`: language -> sentences of a report, each with false headlines and honest ones.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from overland.evidence.words import lexicon
from tests.planted import added_today, told_today
from tests.valley_story import STORY, told

_FILE = Path(__file__).with_name("things_put_in.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [
    (language, sentence, headline, wrong)
    for language, rows in _ROWS.items()
    for sentence, false, honest in rows
    for headlines, wrong in ((false, True), (honest, False))
    for headline in headlines
]


@pytest.mark.parametrize(("language", "sentence", "headline", "wrong"), CASES)
def test_what_is_put_in_is_told_and_honest_twins_are_not(
    language: str, sentence: str, headline: str, wrong: bool
) -> None:
    story = added_today(language, headline, sentence.rstrip(".。"))
    lines = told_today(story, sentence)
    assert [str(p) for p in lines if p.column != "headline" or not p.remedy] == []
    assert bool(lines) == wrong, lines


def test_every_language_has_the_same_kinds_of_things() -> None:
    known = [lexicon.lexicon_of(tag) for tag in lexicon.known()]
    assert len({frozenset(words.things) for words in known if words}) == 1


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("By tunnel to Midpost", True),
        ("A wedding at Midpost", True),
        ("Two buses and a ferry", False),
        ("Talk of a flood, and two buses to Midpost", False),
    ],
)
def test_a_title_has_no_thing_that_no_source_has(title: str, wrong: bool) -> None:
    lines = [p for p in told(replace(STORY, title=title)) if "such a thing" in p.message]
    assert bool(lines) == wrong, lines
