"""Compare a text: the row that a passage would make, and bounds for texts of any length."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace
from time import process_time

import pytest

from overland.drafting.passage_rows import rows_of_sentence
from overland.evidence.text.normalise import fold
from overland.evidence.text.selector import find_excerpt
from overland.html.compare import comparison
from overland.story.models import Evidence
from overland.view import View
from tests.small_story import SOURCE, STORY, TEXT


def shown(text: str) -> str:
    page = str(comparison(STORY, View(STORY.slug), "gazette", text))
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_passage_that_no_row_covers_comes_with_the_row_that_it_would_make() -> None:
    told = "More than 100 people could follow."
    # The patterns of a language are compiled by its first sentence, which has time here.
    rows_of_sentence(told, SOURCE, seconds=60)
    page = " ".join(shown(f"{TEXT}\n\n{told}").split())
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


PASSAGES = {
    "en": ("about 250 people left on 2 April.", "“We walked for two days,” she said."),
    "ru": ("2 апреля выехали около 250 человек.", "«Мы шли два дня», — сказала она."),
    "uk": ("2 квітня виїхали близько 250 людей.", "«Ми йшли два дні», — сказала вона."),
    "ar": ("غادر نحو 250 شخصاً في 2 أبريل.", "«مشينا يومين»، قالت المعلمة."),
    "fr": (
        "Environ 250 personnes parties le 2 avril.",
        "« Nous avons marché », a-t-elle dit.",
    ),
    "es": ("Unas 250 personas salieron el 2 de abril.", "«Caminamos dos días», dijo ella."),
    "de": ("Etwa 250 Menschen fuhren am 2. April ab.", "„Wir sind gelaufen“, sagte sie."),
    "zh": ("4月2日约250人离开。", "她说：「我们走了两天。」"),
}
"""A sentence with a figure and a day, and one with a quotation."""


@pytest.mark.parametrize("language", PASSAGES)
def test_in_eight_languages_the_row_has_words_that_stand_in_the_text(language: str) -> None:
    source = replace(SOURCE, language=language)
    figure, spoken = PASSAGES[language]
    for passage, table in ((figure, "counts"), (spoken, "quotes")):
        rows = [row for row in rows_of_sentence(passage, source, 5) if row.table == table]
        assert rows, passage
        for row in rows:
            assert row.cells["exact"] in passage
            assert find_excerpt(Evidence("gazette", row.cells["exact"]), fold(passage))
            assert "250" in row.cells["exact"] or table == "quotes"
    (event,) = rows_of_sentence("4月2日道路开放。", replace(SOURCE, language="zh"))
    assert event.cells["date"] == "2020-04-02"


DISORDER = "".join(random.Random(2).choices("ab .,\"'-–5\n“”\u0301\u200f٣", k=200_000))
"""Thousands of sentences, no two of them the same, with a mark on every few letters."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1\n\f", "At 5. ", '"', "„", pytest.param(DISORDER, id="disorder")]
)
def test_a_text_of_a_million_characters_is_answered_at_once_and_in_a_small_page(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    began = process_time()
    page = str(comparison(STORY, View(STORY.slug), "gazette", text))
    # Twice what it takes on a desk machine: a rule that is quadratic takes minutes.
    assert process_time() - began < 4
    assert len(page.encode()) < 1_000_000
    assert "these are the first" in page


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "About 250 people left Karm, said the governor.", "About 250 people left Karm."),
        ("ar", "قال المحافظ إن نحو 250 شخصاً غادروا.", "غادر نحو 250 شخصاً."),
        ("ru", "Около 250 человек выехали, сказал глава.", "Около 250 человек выехали."),
        ("es", "Unas 250 personas salieron, dijo el gobernador.", "Unas 250 personas salieron."),
    ],
)
def test_a_figure_that_somebody_says_is_not_proposed_as_the_papers(
    language: str, said: str, told: str
) -> None:
    source = replace(SOURCE, language=language)
    for passage, publisher in ((said, False), (told, True)):
        (count,) = (r for r in rows_of_sentence(passage, source, 5) if r.table == "counts")
        assert (count.cells.get("speaker") == SOURCE.publisher) is publisher


@pytest.mark.parametrize(
    ("language", "passage", "status", "speaker"),
    [
        ("en", "The company denied that the shaft had collapsed.", "denied", "The company"),
        ("en", "Their planes are expected in Karm.", "expected", None),
        ("en", "The weather was cold.", None, None),
        ("fr", "La société a démenti que le puits se soit effondré.", "denied", "La société"),
        ("ar", "ونفت الشركة انهيار المنجم.", "denied", "الشركة"),
        ("ar", "ونفت وزارة الدفاع الروسية وقوع هجوم.", "denied", "وزارة الدفاع الروسية"),
        ("zh", "公司否认矿井坍塌。", "denied", None),
    ],
)
def test_an_event_that_is_proposed_has_the_status_of_its_words_and_who_denies(
    language: str, passage: str, status: str | None, speaker: str | None
) -> None:
    (event,) = rows_of_sentence(passage, replace(SOURCE, language=language), 5)
    assert event.table == "events"
    assert (event.cells.get("status"), event.cells.get("speaker")) == (status, speaker)


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [("护士王丽说：“我们听到两次警报。”", "护士王丽"), ("她说：「我们走了两天。」", None)],
)
def test_who_speaks_stands_before_the_verb_where_words_are_not_set_apart(
    passage: str, speaker: str | None
) -> None:
    (quote,) = rows_of_sentence(passage, replace(SOURCE, language="zh"), 5)
    assert (quote.table, quote.cells.get("speaker")) == ("quotes", speaker)


@pytest.mark.parametrize(
    ("passage", "unit"),
    [
        ("غادر نحو 200 عامل منجم بلدة أرفيك.", "عامل"),
        ("جرف التيار أكثر من 40 قارب صيد.", "قارب"),
        ("ارتفع السعر نحو 200 دولار.", None),
        ("زاد العدد نحو 20 في المئة.", None),
    ],
)
def test_in_arabic_the_word_behind_a_hedged_number_is_what_it_counts(
    passage: str, unit: str | None
) -> None:
    rows = rows_of_sentence(passage, replace(SOURCE, language="ar"), 5)
    assert [row.cells.get("unit") for row in rows if row.table == "counts"] == (
        [unit] if unit else []
    )
