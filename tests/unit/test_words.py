"""The tables' fixed words are all said in words, dates no more precisely than they are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config, i18n
from overland.html import data_and_about, panel, symbology
from overland.presentation import statements, vocabulary
from overland.story import loader
from overland.story.models import Event, Story
from overland.story.vocabularies import BASIS, EVENT_KIND, PLACE_KIND, ROLE, STATUS
from overland.view import View
from tests import readable


@pytest.fixture
def story(story_folder: Path) -> Story:
    return loader.load(story_folder)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def test_no_reader_meets_the_word_inferred() -> None:
    """Whoever is 14 knows what a conclusion is, and whose it is."""
    syria = loader.load(config.stories() / "syria-2013")
    about, key = data_and_about.about(syria), symbology.legend(syria)
    shown = f"{about}{key}{panel.panel(syria, View(story=syria.slug))}"
    assert "editors’ conclusion" in shown
    assert "inferred" not in readable.html(shown)


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (vocabulary.status, (*STATUS, "inferred", "background")),
        (vocabulary.basis, tuple(BASIS)),
        (vocabulary.role, tuple(ROLE)),
        (vocabulary.place_kind, PLACE_KIND),
        (vocabulary.event_kind, EVENT_KIND),
    ],
)
def test_no_two_values_are_said_alike_and_none_shows_its_underscore(
    said: Callable[[str], str], values: tuple[str, ...]
) -> None:
    spoken = {value: said(value) for value in values}
    assert len(set(spoken.values())) == len(set(values))
    assert not any("_" in text or not text for text in spoken.values())


def dated(story: Story, date: str, status: str = "reported") -> Event:
    return replace(story.events[0], date=date, status=status)


@pytest.mark.parametrize(
    ("date", "status", "shown"),
    [
        ("2013-01-22", "reported", "22 January 2013"),
        ("2011-03", "reported", "March 2011"),
        ("/2013-01-22", "reported", "by 22 January 2013"),
        ("2013-01-22/..", "expected", "as of 22 January 2013"),
        ("2013-01-22?", "reported", "22 January 2013 (uncertain)"),
        ("XXXX", "headline", "date not given"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(
    story: Story, date: str, status: str, shown: str
) -> None:
    assert vocabulary.date(dated(story, date, status)) == shown


def test_the_time_of_day_stands_with_the_date(story: Story) -> None:
    told = statements.statement(story, story.events[0])
    assert told.when == "1 May 2020, at dawn"
    assert replace(told, time_note=replace(told.time_note, text="")).when == "1 May 2020"


def test_a_leg_whose_path_no_source_gives_is_never_called_reported(story: Story) -> None:
    leg = replace(story.legs[0], status="reported", basis="inferred")
    assert vocabulary.leg_style(leg) == "inferred"
    assert vocabulary.leg_style(replace(leg, basis="stated")) == "reported"
    assert vocabulary.leg_style(replace(leg, status="denied")) == "denied"
    assert vocabulary.leg_style(replace(leg, status="planned")) == "planned"


def test_a_place_has_its_name_in_the_readers_language_or_else_in_english(story: Story) -> None:
    hilltown, baytown, _ = story.places
    i18n.use("ru")
    assert vocabulary.place_name(hilltown) == "Хиллтаун"
    assert vocabulary.place_name(baytown) == "Baytown"


def test_a_country_is_not_said_to_lie_in_itself(story: Story) -> None:
    assert vocabulary.country(story.places[0]) == "Syria"
    assert vocabulary.country(replace(story.places[0], kind="country")) == ""


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    named = vocabulary.distinct({"a": "The road", "b": "The road", "c": "The sea"})
    assert named == {"a": "The road (a)", "b": "The road (b)", "c": "The sea"}
