"""Text of a PDF in any script: it can be searched and copied, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest

from overland.assets import fonts
from overland.exports.pdf_document import Paper
from overland.exports.pdf_glyphs import Glyph, in_reading_order

TEXTS = {
    "ar": "أربع حافلات تخرج من سوريا عبر معبر المصنع في لبنان إلى بيروت",
    "ru": "Четыре автобуса из Сирии",
    "uk": "Чотири автобуси з Сирії: їхня дорога",
    "en": "Four buses out of Syria, “about 80 people”",
}


@pytest.mark.parametrize("language", TEXTS)
def test_every_word_is_found_again(language: str) -> None:
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, "t", "s", language, "2026-01-01")
        paper.paragraph(TEXTS[language])
        paper.headline(TEXTS[language])
        read = pypdf.PdfReader(BytesIO(paper.finished())).pages[0].extract_text()
    # pypdf shows what carries no text, the dots of letters, by its number in the file.
    words = re.findall(r"[\u0620-\u06ff]+", read) if language == "ar" else read.split()
    assert [word for word in TEXTS[language].split() if word not in words] == []


def drawn(
    language: str, words: str, draw: Callable[[Paper, str], None] | None = None
) -> list[tuple[str, float]]:
    """The pieces of a source's words as they stand on paper from left to right, and where."""
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, "t", "s", language, "2026-01-01")
        if draw:
            draw(paper, words)
        else:
            paper.evidence(words, "", "")
        page = pypdf.PdfReader(BytesIO(paper.finished())).pages[0]
    placed: list[tuple[str, float]] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, *_font: placed.append((text, tm[4])))
    return [(text, x) for text, x in placed if text.strip()]


def test_an_arabic_line_that_begins_with_a_latin_name_still_runs_from_right_to_left() -> None:
    words = "\u2068The Gazette\u2069 \u00b7 22 \u064a\u0646\u0627\u064a\u0631 2013"
    read = "".join(text for text, _x in drawn("ar", words))
    assert read.index("2013") < read.index("22 ") < read.index("The Gazette")


def test_words_of_a_source_keep_their_own_direction_and_side_on_an_arabic_page() -> None:
    text, x = drawn("ar", "They left Hilltown.")[0]
    assert (text, round(x)) == ("They left Hilltown.", 54)


def test_a_paragraph_in_english_begins_on_its_own_side_of_an_arabic_page() -> None:
    long = "Without them a curve through the junctions and published places alone is long. " * 3
    text, x = drawn("ar", long, Paper.paragraph)[0]
    assert (text.split()[0], round(x)) == ("Without", 54)
    short, right = drawn("ar", "GeoNames", Paper.paragraph)[0]
    assert short == "GeoNames"
    assert right > 400


@pytest.mark.parametrize(("language", "date_first"), [("en", True), ("ar", False)])
def test_a_date_stands_where_the_lines_of_its_page_begin(language: str, date_first: bool) -> None:
    def dated(paper: Paper, words: str) -> None:
        paper.dated("2013", words)

    found = {text.strip(): x for text, x in drawn(language, "Uprising", dated)}
    assert (found["2013"] < found["Uprising"]) is date_first


def test_what_is_set_above_a_letter_is_drawn_after_the_line_and_stands_where_it_stood() -> None:
    dot = Glyph(1, cluster=1, x_advance=0, y_advance=0, x_offset=30, y_offset=50)
    letters = [
        Glyph(n, cluster=2 - n, x_advance=100, y_advance=0, x_offset=0, y_offset=0) for n in (0, 2)
    ]
    made = in_reading_order([letters[0], dot, letters[1]])
    assert [glyph.codepoint for glyph in made] == [0, 2, 1]
    # The pen stands at 200 when the dot is drawn; it stood at 100 before.
    assert made[-1].x_offset == 30 - 100
    assert made[-1].cluster == 0


def test_latin_words_behind_arabic_ones_are_drawn_in_their_own_font() -> None:
    mixed = "2435 كم كما رُسم. Great circle, not a flight path: it stands for “home”."
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, "t", "s", "ar", "2026-01-01")
        paper.item("بيروت – الديار", "استنتاج المحررين")
        paper.paragraph("الرحلة الجوية", quiet=True, small=True)
        paper.paragraph(mixed, quiet=True, small=True)
        paper.paragraph("None is given.", quiet=True, small=True)
        read = pypdf.PdfReader(BytesIO(paper.finished())).pages[0].extract_text()
    assert {"circle", "flight", "path", "given"} <= set(re.findall(r"[A-Za-z]+", read))


@pytest.mark.slow
def test_a_line_of_the_timeline_stands_on_one_page() -> None:
    long = "The Department says that it told everybody how to leave by land " * 4
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, "t", "s", "en", "2026-01-01")
        for number in range(24):
            paper.dated(f"day {number}", f"{long} end{number}")
        pages = pypdf.PdfReader(BytesIO(paper.finished())).pages
    read = [page.extract_text() for page in pages]
    for number in range(24):
        (page,) = (text for text in read if re.search(rf"day {number}\b", text))
        assert f"end{number}" in page


@pytest.mark.parametrize("high", [43, 48, 52, 60, 70])
def test_a_heading_stands_on_the_page_of_what_it_heads(high: int) -> None:
    pages = []
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, "Title", "", "en", "2020-05-02")
        paper.set_y(paper.h - high)
        paper.heading("Side by side")
        pages.append(paper.page_no())
        paper.subheading("Disagreement")
        pages.append(paper.page_no())
        paper.item("about 80 people", "reported")
        pages.append(paper.page_no())
        paper.finished()
    assert len(set(pages)) == 1
