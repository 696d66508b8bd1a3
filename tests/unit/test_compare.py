"""Compare a text: the row that a passage would make, and bounds for texts of any length."""

from __future__ import annotations

import html
import re
from time import process_time

import pytest

from overland.drafting.passage_rows import rows_of_sentence
from overland.html.compare import comparison
from overland.view import View
from tests.small_story import SOURCE, STORY, TEXT


def shown(text: str) -> str:
    page = str(comparison(STORY, View(STORY.slug), "gazette", text))
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_passage_that_no_row_covers_comes_with_the_row_that_it_would_make() -> None:
    page = " ".join(shown(f"{TEXT}\n\nMore than 100 people could follow.").split())
    assert "Row for counts.csv" in page
    assert "as_written More than 100 people" in page


def test_a_quotation_is_proposed_as_a_quotation_and_the_rest_as_an_event() -> None:
    rows = rows_of_sentence('"We saw four trucks," said Dana Muster.', SOURCE)
    assert [row.table for row in rows] == ["counts", "quotes"]
    assert {row.cells["speaker"] for row in rows} == {"Dana Muster"}
    (event,) = rows_of_sentence("They came back on Monday.", SOURCE)
    assert event.table == "events"
    assert event.cells["exact"] == "They came back on Monday."
    assert event.cells["date"] == "2020-04-27"


def test_in_a_language_without_words_the_event_alone_is_proposed() -> None:
    source = SOURCE.__class__(
        **{**{f: getattr(SOURCE, f) for f in SOURCE.__slots__}, "language": "sw"}
    )
    (event,) = rows_of_sentence("Mabasi 4 yaliondoka.", source)
    assert (event.table, event.cells["exact"]) == ("events", "Mabasi 4 yaliondoka.")


@pytest.mark.parametrize("piece", ["1\n\f", "At 5. ", '"', "„"])
def test_a_text_of_a_million_characters_is_answered_at_once_and_in_a_small_page(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    began = process_time()
    page = str(comparison(STORY, View(STORY.slug), "gazette", text))
    # Twice what it takes on a desk machine: a rule that is quadratic takes minutes.
    assert process_time() - began < 4
    assert len(page.encode()) < 1_000_000
    assert "these are the first" in page
