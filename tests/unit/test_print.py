"""The story in print: every claim with its words, the same bytes twice, whatever the tables say."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import pypdf
import pytest

from overland import config
from overland.exports import pdf
from overland.presentation import rights
from overland.story import loader
from overland.story.models import Story
from tests import small_story
from tests.exports import Exports

HOSTILE = "<script>alert(1)</script>${x}`{{7*7}}]]>&\x00\x1b\ud800\u202e\"'"


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(config.stories() / "syria-2013")


@pytest.fixture(scope="module")
def printed(exports: Exports) -> bytes:
    return exports.of(config.stories() / "syria-2013", "pdf")


def test_the_print_is_the_same_twice_and_names_its_language(
    exports: Exports, printed: bytes
) -> None:
    assert exports.of_another_process(config.stories() / "syria-2013", "pdf") == printed
    assert b"/Lang (en)" in printed


def test_the_print_holds_every_claim_and_leads_to_its_words(story: Story, printed: bytes) -> None:
    read = pypdf.PdfReader(BytesIO(printed))
    # A page ends with its foot: a text may go on behind it.
    pages = [page.extract_text().rpartition("\nOverland · ")[0] for page in read.pages]
    text = " ".join(" ".join(pages).split())
    for count in story.counts:
        assert count.as_written in text
        assert count.evidence
        assert count.evidence.exact in text
    for relation in story.relations:
        assert relation.note in text
    for maker in rights.makers(story):
        assert maker.text in text
    assert text.count("words found in the source on") >= len(story.counts)
    links = {
        note.get_object()["/A"]["/URI"]
        for page in read.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    }
    assert any("#:~:text=" in link for link in links)


def test_the_foot_of_a_page_has_its_whole_address_and_the_number_apart(printed: bytes) -> None:
    """On one line it ran over the number and off the paper."""
    for number, page in enumerate(pypdf.PdfReader(BytesIO(printed)).pages, 1):
        lines = page.extract_text().splitlines()
        (first,) = (at for at, line in enumerate(lines) if line.startswith("Overland · "))
        _what, address = lines[first:]
        assert address.split() == ["?story=syria-2013&lang=en&v=1.0.0", str(number)]


def test_the_print_survives_hostile_text() -> None:
    story = small_story.STORY
    hostile = dataclasses.replace(
        story,
        title=HOSTILE,
        sources=tuple(
            dataclasses.replace(source, url="javascript:alert(1)") for source in story.sources
        ),
    )
    assert b"javascript:" not in pdf.export(hostile)
