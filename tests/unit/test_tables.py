"""The story's tables as a page shows them: each cell in its own language and direction."""

from __future__ import annotations

from lxml import html as parser

from overland import config
from overland.html import tables
from overland.story.loader import load
from overland.view import View

STORY = load(config.stories() / "syria-2013")


def _cells(table: str, column: str) -> list[parser.HtmlElement]:
    shown = parser.fromstring(tables.table(STORY, View(STORY.slug), table))
    return [cell for cell in shown.iter("td") if cell.get("data-label") == column]


def test_words_of_a_table_carry_the_language_that_they_are_in() -> None:
    for table, column in (("events", "headline"), ("places", "name"), ("counts", "as_written")):
        said = [cell.find("bdi").get("lang") for cell in _cells(table, column)]
        assert set(said) == {"en"}, (table, column)


def test_a_translation_and_a_name_carry_the_language_of_their_own_row() -> None:
    said = [(cell.find("bdi").get("lang")) for cell in _cells("translations", "text")]
    assert said == [row.language for row in STORY.translations]
    said = [cell.find("bdi").get("lang") for cell in _cells("names", "name")]
    assert said == [row.language for row in STORY.names]
    names = [[bdi.get("lang") for bdi in cell.iter("bdi")] for cell in _cells("places", "names")]
    assert names == [list(place.names) for place in STORY.places]


def test_an_excerpt_carries_the_language_of_its_source() -> None:
    for cell, event in zip(_cells("events", "evidence"), STORY.events, strict=True):
        source = STORY.source(event.evidence.source) if event.evidence else None
        assert [bdi.get("lang") for bdi in cell] == ([source.language] if source else [])


def test_a_date_or_an_address_is_isolated_and_of_no_language() -> None:
    for table, column in (("events", "date"), ("sources", "url"), ("places", "country")):
        for cell in _cells(table, column):
            assert [(part.tag, part.get("lang")) for part in cell] in ([], [("bdi", None)])


def test_what_columns_are_called_is_marked_as_english() -> None:
    shown = parser.fromstring(tables.table(STORY, View(STORY.slug), "events"))
    assert {head.get("lang") for head in shown.iter("th")} == {"en"}
