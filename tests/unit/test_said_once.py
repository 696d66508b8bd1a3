"""A reader who hears a sheet from its first word to its last hears no sentence twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from overland.html import evidence_table, panel
from overland.presentation import legs, rights, statements, vocabulary
from overland.story import loader
from overland.story.models import Story
from overland.view import View

STORIES = Path(__file__).parents[2] / "data" / "stories"
BLOCKS = {"p", "li", "div", "h2", "h3", "summary", "article", "section", "header"}
LONG = 40
"""Letters: what is shorter is a label, a name, a day."""


VOID = {"br", "hr", "img", "input"}
NAMED = {
    "q",
    "summary",
    "li",
    "ov-badge",
    "ov-versus",
    "ov-speaker",
    "ov-source",
    "ov-when",
}
"""What may stand with each statement: its excerpt, whose it is, and those it is compared with."""


@dataclass
class Sentences(HTMLParser):
    """The blocks of text of some HTML but for what is named with each statement."""

    said: list[str] = field(default_factory=lambda: [""])
    within: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.within.append(bool({tag, *(dict(attrs).get("class") or "").split()} & NAMED))
        if tag in BLOCKS:
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        self.within.pop()
        if tag in BLOCKS:
            self.said.append("")

    def handle_data(self, text: str) -> None:
        if not any(self.within):
            self.said[-1] += text


def twice(story: Story, html: str) -> list[str]:
    """What stands more often than in the tables."""
    read = Sentences()
    read.feed(html)
    notes = Counter(row.note for row in story.claims)
    # Three convoys of one stretch have its name and how well each is known.
    notes += Counter(f"{legs.title(story, g)} {vocabulary.leg_known(g)}" for g in story.legs)
    told = Counter(text.strip() for text in read.said if len(text.strip()) > LONG)
    return [text for text, times in told.items() if times > max(1, notes[text])]


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_no_sheet_of_a_place_says_a_sentence_twice(slug: str) -> None:
    story = loader.load(STORIES / slug)
    view = View(slug, version=story.version)
    found = {
        place.id: twice(story, panel.panel(story, view.with_(place=place.id)))
        for place in story.places
    }
    assert {place: said for place, said in found.items() if said} == {}


def test_the_line_of_rights_to_the_points_says_once_what_they_are() -> None:
    story = loader.load(STORIES / "syria-2013")
    told = [part.words for part in rights.parts(story) if "oints" in part.words.partition(":")[0]]
    assert [words.lower().count("points") for words in told] == [1]


def test_links_to_legs_between_the_same_places_say_which_leg_each_is() -> None:
    story = loader.load(STORIES / "sudan-2023")
    apart = [legs.told_apart(story, leg) for leg in story.legs]
    assert apart[:2] == [
        "Khartoum – Port Sudan · First convoy · 29 April 2023",
        "Khartoum – Port Sudan · Second convoy · 30 April 2023",
    ]
    assert apart[3] == ""
    rows = [told for told in statements.statements(story) if told.kind == "leg"]
    for shown in (
        panel.panel(story, View(story.slug)),
        evidence_table.table(story, View(story.slug), rows),
    ):
        for name in apart[:3]:
            assert f'aria-label="{name}">Khartoum – Port Sudan</a>' in shown


def test_a_quotation_s_speaker_is_no_name_of_it_as_well() -> None:
    """A figure is called by its caption: a listener heard both."""
    story = loader.load(STORIES / "syria-2013")
    shown = panel.panel(story, View(story.slug, place="moscow", event="denisov"))
    assert "<blockquote" in shown
    assert "<figure" not in shown
