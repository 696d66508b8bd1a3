"""Every value of every vocabulary has its own word, sign and place in every output."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, get_args

import pytest

from overland import config, i18n
from overland.assets import stylesheet
from overland.exports import kml, linked_places
from overland.html import data_and_about, filters, symbology, timeline
from overland.map import folium_map
from overland.presentation import evidence_lines, vocabulary
from overland.story import loader
from overland.story.models import Story, Translated
from overland.story.terms import UnknownTerm, Vocabulary
from overland.story.vocabularies import (
    BASIS,
    EVENT_KIND,
    LINE_STYLES,
    MODE,
    PLACE_KIND,
    RELATION_KIND,
    ROLE,
    SOURCE_RELATION,
    STATUS,
    TRANSLATED,
    line_sign,
)
from overland.svg import drawing
from overland.view import View
from tests import readable, stories
from tests.outputs import MADE, Outputs

ALL: tuple[Vocabulary[Any], ...] = (
    STATUS,
    BASIS,
    ROLE,
    PLACE_KIND,
    EVENT_KIND,
    MODE,
    RELATION_KIND,
    TRANSLATED,
    SOURCE_RELATION,
)


def _every(story: Story) -> Story:
    """The small story with a row for each value of each vocabulary, all at its first place."""
    event, quote, leg, count = story.events[0], story.quotes[0], story.legs[0], story.counts[0]
    here = story.places[0]
    places = tuple(
        replace(here, id=f"p-{number}", name=f"Place {number}", kind=kind, role=role)
        for number, (kind, role) in enumerate(_pairs(tuple(PLACE_KIND), tuple(ROLE)))
    )
    events = tuple(
        replace(event, id=f"e-{number}", kind=kind, status=status, headline=f"Event {number}")
        for number, (kind, status) in enumerate(_pairs(tuple(EVENT_KIND), tuple(STATUS)))
    )
    legs = tuple(
        replace(
            leg,
            id=f"l-{number}",
            journey=f"Journey {number}",
            mode=mode,
            status=status,
            basis="stated",
        )
        for number, (mode, status) in enumerate(_pairs(tuple(MODE), tuple(STATUS)))
    )
    bases = tuple(
        replace(event, id=f"b-{number}", basis=basis, headline=f"On grounds {number}", note="Why")
        for number, basis in enumerate(BASIS)
    )
    counts = tuple(
        replace(count, id=f"c-{number}", status=status) for number, status in enumerate(STATUS)
    )
    quotes = tuple(
        replace(quote, id=f"q-{number}", translated=value)
        for number, value in enumerate(get_args(Translated))
    )
    relations = tuple(
        replace(story.relations[0], id=f"r-{number}", kind=kind, members=("c-0", "c-3"))
        for number, kind in enumerate(RELATION_KIND)
    )
    route = story.routes[leg.id]
    return replace(
        story,
        places=(*story.places, *places),
        events=(event, *events, *bases),
        counts=(count, *counts),
        quotes=(quote, *quotes),
        legs=(
            *legs,
            replace(leg, id="l-last", journey="Last", status="reported", basis="inferred"),
        ),
        relations=relations,
        routes={one.id: replace(route, leg=one.id) for one in legs},
    )


def _pairs(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for number in range(max(len(one), len(other))):
        yield one[number % len(one)], other[number % len(other)]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("data")
    folder = stories.write(root / "stories")
    with config.data_in(root):
        yield _every(loader.load(folder))


@contextmanager
def _in_russian() -> Iterator[None]:
    """In a language whose words no value, id or column of a story is written with."""
    before = i18n.language()
    i18n.use("ru")
    try:
        yield
    finally:
        i18n.use(before)


RENDERED = ("panel", "table", "kml", "lpf", "geojson", "csv", "pdf")


@pytest.fixture(scope="module")
def outputs(story: Story) -> Outputs:
    """What each output says of the story in Russian, as text."""
    return Outputs(story, "ru")


def _unsaid(words: Iterable[str], said: str) -> set[str]:
    return {word for word in words if readable.line(word) not in said}


@pytest.mark.parametrize("vocabulary_", ALL, ids=lambda v: v.name)
def test_no_two_values_have_the_same_word_or_meaning(vocabulary_: Vocabulary[Any]) -> None:
    for said in (vocabulary_.word, vocabulary_.meaning):
        words = [said(value) for value in vocabulary_]
        assert all(words)
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("vocabulary_", ALL, ids=lambda v: v.name)
def test_an_unknown_value_is_an_error_that_names_what_is_known(
    vocabulary_: Vocabulary[Any],
) -> None:
    with pytest.raises(UnknownTerm, match=r"'alleged' is not known\. Known are: "):
        vocabulary_["alleged"]
    with pytest.raises(UnknownTerm):
        vocabulary_.get("alleged")


@pytest.mark.parametrize("name", RENDERED)
def test_every_status_role_basis_and_translation_is_said_in_its_own_word_by_every_output(
    outputs: Outputs, name: str
) -> None:
    with _in_russian():
        words = [STATUS.word(value) for value in STATUS] + [ROLE.word(value) for value in ROLE]
        words += [vocabulary.basis(value) for value in BASIS]
        words += [TRANSLATED.word(value) for value in ("yes", "unknown")]
    assert _unsaid(words, outputs[name]) == set()


@pytest.mark.parametrize("name", ["panel", "kml", "lpf", "geojson", "csv", "pdf"])
def test_every_kind_of_place_and_of_relation_is_said(outputs: Outputs, name: str) -> None:
    with _in_russian():
        words = [PLACE_KIND.word(value) for value in PLACE_KIND]
        words += [RELATION_KIND[value].title(2) for value in RELATION_KIND]
    assert _unsaid(words, outputs[name]) == set()


@pytest.mark.parametrize("name", ["kml", "lpf"])
def test_every_way_of_travelling_is_said(outputs: Outputs, name: str) -> None:
    with _in_russian():
        assert _unsaid([MODE.word(value) for value in MODE], outputs[name]) == set()


def test_every_kind_of_event_can_be_asked_for_by_its_word(story: Story) -> None:
    with _in_russian():
        form = readable.html(filters.form(story, View(story.slug)))
        assert _unsaid([EVENT_KIND.word(value) for value in EVENT_KIND], form) == set()


@pytest.mark.parametrize("name", ["panel", "table", "kml", "lpf", "geojson", "csv"])
def test_a_status_that_an_output_words_as_another_is_noticed(
    story: Story, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    strong = ("denied", "planned", "forecast")
    right = vocabulary.status
    with _in_russian():
        monkeypatch.setattr(
            vocabulary, "status", lambda value: right("reported" if value in strong else value)
        )
        few = replace(story, title=f"Worded wrong for {name}", places=story.places[:1])
        said = MADE[name](few)
        assert _unsaid([STATUS.word(value) for value in strong], said)


def test_every_status_and_basis_is_explained_on_the_about_page(story: Story) -> None:
    about = readable.html(data_and_about.about(story))
    for value in STATUS:
        assert f"{STATUS.word(value)} {STATUS.meaning(value)}" in about
    for value in ("inferred", "background"):
        assert f"{BASIS.word(value)} {BASIS.meaning(value)}" in about
    for words, meaning in evidence_lines.checks():
        assert f"{words} {meaning}" in about


def test_every_line_and_pin_has_its_mark_in_legend_map_picture_and_kml(story: Story) -> None:
    legend, script = symbology.legend(story), str(folium_map.build(story).get_root().render())
    sheet, written = stylesheet.symbols(), kml.export(story).decode()
    for style in LINE_STYLES:
        assert f"ov-sample-{style}" in legend
        assert f'"style": "{style}"' in script or f'"style":"{style}"' in script
        assert f".ov-line-{style} {{" in sheet
        assert f'id="status-{style}"' in written
        assert f"#status-{style}<" in written
    for role in ROLE:
        assert f"ov-{role}" in legend
        assert f"ov-place ov-{role}" in script
    picture = drawing.view_svg(story, View(story.slug), 900, 600)
    for style in LINE_STYLES:
        dash = " ".join(f"{length:g}" for length in line_sign(style).dash)
        assert not dash or f'stroke-dasharray="{dash}"' in picture


def test_every_kind_of_place_is_a_type_of_linked_places(story: Story) -> None:
    features = json.loads(linked_places.export(story))["features"]
    types = {f["properties"]["kind"]: f["types"][0]["label"] for f in features}
    assert types.keys() == set(PLACE_KIND)
    assert len(set(types.values())) == len(types)


def test_every_kind_of_event_and_every_status_stands_on_the_timeline(story: Story) -> None:
    strip = timeline.timeline(story, View(story.slug))
    assert set(re.findall(r"ov-event ov-event-(\w+)", strip)) == set(EVENT_KIND)
    assert set(STATUS) <= set(re.findall(r"ov-chip-(\w+)", strip))


def test_the_rows_here_take_every_value_of_every_vocabulary(story: Story) -> None:
    assert {place.kind for place in story.places} == set(PLACE_KIND)
    assert {place.role for place in story.places} == set(ROLE)
    assert {event.kind for event in story.events} == set(EVENT_KIND)
    assert {event.status for event in story.events} == set(STATUS)
    assert {leg.mode for leg in story.legs} == set(MODE)
    assert {relation.kind for relation in story.relations} == set(RELATION_KIND)
