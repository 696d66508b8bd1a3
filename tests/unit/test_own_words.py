"""Words that stand nowhere in a row's sources: listed for a person to read, and never a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland import config
from overland.evidence.claims import own_words
from overland.html.compare import comparison
from overland.story import loader
from overland.view import View
from tests.valley_story import STORY, TEXT, changed, told

TEXTS = {"gazette": TEXT}


def _lines(**cells: str) -> list[str]:
    row = cells.pop("row")
    return [line for line in own_words.lines(changed(row, **cells), TEXTS) if f", {row}:" in line]


@pytest.mark.parametrize(
    ("row", "column", "false", "honest", "word"),
    [
        (
            *("crossing", "headline", "Two buses with about 30 musicians cross into Lowland"),
            *("Two buses with about 30 people cross into Lowland", "musicians"),
        ),
        ("riders", "unit", "pensioners", "people", "pensioners"),
        ("no-plan", "role", "Rural mayor of Hilltown", "Mayor of Hilltown", "Rural"),
    ],
)
def test_a_word_that_the_source_does_not_have_is_listed_with_its_row(
    row: str, column: str, false: str, honest: str, word: str
) -> None:
    (line,) = _lines(row=row, **{column: false})
    assert line.endswith(f", {row}: words of the editors' own: {word}")
    assert _lines(row=row, **{column: honest}) == []


def test_it_is_no_fault_and_stands_on_the_page_that_compares_a_text() -> None:
    story = changed("crossing", headline="Two buses with about 30 people trundle into Lowland")
    assert any("trundle" in line for line in own_words.lines(story, TEXTS))
    assert not any("trundle" in str(problem) for problem in told(story))
    page = str(comparison(story, View(story.slug), "gazette", TEXT))
    # In the story's language, letter for letter: no text of the interface.
    listed = '<b lang="en" translate="no">trundle</b>'
    assert listed in page
    assert listed not in str(comparison(STORY, View(STORY.slug), "gazette", TEXT))


_ARABIC = (
    "عبرت أربع حافلات تقل نحو 80 مواطناً روسياً الحدود إلى لبنان يوم الثلاثاء، "
    "ترافقها شاحنة محملة بالطحين، بحسب ما قال مسؤول."
)
_CHINESE = "四辆公共汽车载着约八十名俄罗斯公民周二越过边境进入黎巴嫩，随行的一辆卡车装着面粉。"


@pytest.mark.parametrize(
    ("language", "text", "headline", "words"),
    [
        ("ar", _ARABIC, "أربع حافلات تحمل مواطنين روساً تعبر الحدود إلى لبنان", ()),
        ("ar", _ARABIC, "شاحنة تحمل الطحين ترافق الحافلات", ()),
        ("ar", _ARABIC, "شاحنة فارغة ترافق الحافلات", ("فارغة",)),
        ("zh", _CHINESE, "四辆公共汽车载着俄罗斯公民进入黎巴嫩", ()),
        ("zh", _CHINESE, "卡车装着面粉越过边境", ()),
        ("zh", _CHINESE, "卡车装着大米越过边境", ("大米",)),
        ("zh", _CHINESE, "车", ()),
        ("zh", f"{_CHINESE}路透社 Reuters 报道。", "Reuters 报道", ()),
    ],
)
def test_words_of_arabic_roots_and_of_chinese_signs_are_listed_too(
    language: str, text: str, headline: str, words: tuple[str, ...]
) -> None:
    sources = tuple(replace(source, language=language) for source in STORY.sources)
    event = replace(STORY.events[0], headline=headline)
    story = replace(STORY, language=language, sources=sources, events=(event,))
    assert own_words.of_row(story, event, text) == words


def test_where_row_and_source_are_in_two_languages_it_is_said_to_be_uncompared() -> None:
    sources = tuple(replace(source, language="ar") for source in STORY.sources)
    (line,) = own_words.lines(replace(STORY, sources=sources), TEXTS)
    assert line.startswith("valley: not compared: words of the editors' own")


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_without_its_text_a_published_story_has_no_line(slug: str) -> None:
    assert list(own_words.lines(loader.load(config.stories() / slug), {})) == []
