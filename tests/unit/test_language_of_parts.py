"""What a story says in another language than the page is marked with its language, everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest

from overland import config, i18n
from overland.exports import site_pages
from overland.html import (
    data_and_about,
    evidence_table,
    headline,
    panel,
    proof,
    relations,
    tables,
    timeline,
)
from overland.presentation import legs, sources, statements
from overland.story import loader
from overland.story.models import Relation, Route, Story, Translation
from overland.view import View
from tests import small_story

VOID = {"br", "hr", "img", "input", "link", "meta", "source"}
# Names in no language's catalogue: publishers, titles of works, what they are made of, ids.
NAMES = ("The Gazette", "Over the pass", "Hilltown", "Midpost", "BibTeX", "CC", "down")


@dataclass
class Spoken(HTMLParser):
    """The texts of some HTML, each with the language that is said of it."""

    languages: list[str]
    told: list[tuple[str, str]] = field(default_factory=list)
    adrift: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        other = known.get("lang", self.languages[-1]) != self.languages[-1]
        if other and tag != "bdi" and "dir" not in known:
            self.adrift.append(tag)
        if tag not in VOID:
            self.languages.append(known.get("lang") or self.languages[-1])

    def handle_endtag(self, _tag: str) -> None:
        self.languages.pop()

    def handle_data(self, text: str) -> None:
        self.told.append((self.languages[-1], text))


@contextmanager
def arabic() -> Iterator[None]:
    before = i18n.language()
    i18n.use("ar")
    try:
        yield
    finally:
        i18n.use(before)


@pytest.fixture(scope="module")
def story() -> Story:
    """Every text of a row that a reader sees, in English; nothing is translated."""
    made = small_story.STORY
    event = replace(
        made.events[0],
        time_note="shortly after sunrise",
        speaker="a border official",
        note="an event note in words",
    )
    quote = replace(made.quotes[0], speaker="the driver", role="driver of a bus", named=True)
    count = replace(made.counts[0], speaker="an officer", note="a figure note in words")
    leg = replace(made.legs[0], journey="the first convoy", carrier="an old bus")
    both = Relation("apart", "disagree", "the two are not alike", (made.counts[0].id, event.id))
    source = replace(made.sources[0], note="seen in print only")
    told = {"error_basis": "a guess from the map", "rights": "nobody asked for them"}
    line = Route(leg.id, ((33.5, 36.3), (33.7, 35.92)), "by hand", 900, ("an old map",), told)
    return replace(
        made,
        routes={leg.id: line},
        events=(event, *made.events[1:]),
        quotes=(quote, *made.quotes[1:]),
        counts=(count, *made.counts[1:]),
        legs=(leg, *made.legs[1:]),
        relations=(both,),
        sources=(source, *made.sources[1:]),
    )


def _article(page: str) -> str:
    """What a list of one story tells of it."""
    return page[page.index("<article>") : page.index("</article>")] + "</article>"


PIECES: dict[str, Callable[[Story, View], str]] = {
    "headline": headline.headline,
    "timeline": timeline.timeline,
    "overview": panel.panel,
    "places": lambda story, view: "".join(
        panel.panel(story, view.with_(place=place.id)) for place in story.places
    ),
    "evidence": lambda story, view: evidence_table.table(story, view, statements.statements(story)),
    "relations": lambda story, view: "".join(relations.all_of(story, view)),
    "about": lambda story, _view: data_and_about.about(story),
    "stories": lambda story, _view: _article(site_pages.index([story], "")),
}


@pytest.mark.parametrize("name", PIECES)
def test_a_text_without_a_translation_is_marked_with_its_language(story: Story, name: str) -> None:
    with arabic():
        spoken = Spoken(["ar"])
        spoken.feed(PIECES[name](story, View(story.slug)))
    arabic_texts = [text for language, text in spoken.told if language == "ar"]
    for known in NAMES:
        arabic_texts = [text.replace(known, "") for text in arabic_texts]
    assert [text for text in arabic_texts if any("a" <= letter <= "z" for letter in text)] == []


def test_whose_the_drawn_lines_are_is_marked_with_the_language_it_is_told_in() -> None:
    story = replace(loader.load(config.stories() / "syria-2013"), translations=())
    with arabic():
        spoken = Spoken(["ar"])
        spoken.feed(data_and_about.about(story))
    rights = [str(route.properties.get("rights") or "") for route in story.routes.values()]
    told = [text for route in story.routes.values() for text in route.sources] + rights
    languages = {text: known for known, text in spoken.told}
    assert {languages[text] for text in told if text} == {"en"}
    assert not any("overland route" in text or "data/gazetteer" in text for text in languages)


def test_the_account_of_a_line_is_told_in_the_language_of_the_reader_and_by_whom(
    story: Story,
) -> None:
    (leg,) = story.legs
    texts = story.routes[leg.id].texts
    made = [Translation(leg.id, column, "ar", f"نص {column}", "An editor") for column in texts]
    translated = replace(story, translations=tuple(made))
    with arabic():
        panels = PIECES["places"](translated, View(story.slug))
        drawn = legs.provenance(translated, leg)
        about = data_and_about.about(translated)
    assert drawn
    assert drawn.method.by in panels
    for column, original in texts.items():
        assert f"نص {column}" in panels
        assert original not in panels + about
    assert "نص rights" in about


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
@pytest.mark.parametrize("language", ["ar", "ru"])
def test_every_account_of_a_line_of_the_published_stories_is_translated_whole(
    slug: str, language: str
) -> None:
    story = loader.load(config.stories() / slug)
    for leg, route in story.routes.items():
        for column, text in route.texts.items():
            told = story.text(leg, column, language)
            assert (told.language, bool(told.by)) == (language, True) or not text
            assert digits(told.text) == digits(text)


def digits(text: str) -> set[str]:
    """The numbers of a text, whatever stands between thousands and before decimals."""
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u00a0 ](?=\d)", "", text)))


@pytest.mark.parametrize("name", PIECES)
def test_what_is_in_another_language_runs_in_its_own_direction(story: Story, name: str) -> None:
    with arabic():
        spoken = Spoken(["ar"])
        spoken.feed(PIECES[name](story, View(story.slug)))
    assert spoken.adrift == []


def test_words_of_a_source_stand_in_the_marks_of_their_own_language(story: Story) -> None:
    # A browser takes the marks of <q> from the element around it.
    told = next(told for told in statements.statements(story) if told.evidence)
    with arabic():
        words = proof.folded(told)
    assert words
    assert '<div lang="en" dir="auto"><q class="ov-excerpt">' in words


def test_arabic_phrases_are_parted_by_the_arabic_comma(story: Story) -> None:
    with arabic():
        assert "، " in sources.source_line(story, story.sources[0])
    assert "، " not in sources.source_line(story, story.sources[0])


def test_a_table_marks_the_words_of_a_source_as_the_panel_does(story: Story) -> None:
    (found, *_) = statements.statement(story, story.counts[0]).evidence
    with arabic():
        assert found.quoted in tables.table(story, View(story.slug), "counts")


def test_status_and_speaker_are_parted_by_the_arabic_comma(story: Story) -> None:
    claim = next(one for one in story.events if statements.statement(story, one).who.text)
    with arabic():
        told = statements.statement(story, claim).status_first
    assert "، " in told.split(":")[0]
