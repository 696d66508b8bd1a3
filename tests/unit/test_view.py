"""A view survives the address bar; what an address cannot mean is left out and said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland import config, i18n
from overland.story import chronology, loader
from overland.story.filter import Filter
from overland.story.models import Correction, Story
from overland.view import DEFAULT_LAYERS, Camera, View, href, parse, query


@pytest.fixture
def story(story_folder: Path) -> Story:
    return loader.load(story_folder)


def test_an_empty_address_is_the_first_story_as_it_is() -> None:
    assert parse({}, {}).view == View()


def test_an_empty_address_is_no_reason_for_a_notice(story: Story) -> None:
    parsed = parse({}, {story.slug: story})
    assert parsed.view == View(story=story.slug, version=story.version)
    assert parsed.notices == ()


def test_what_is_as_it_would_be_anyway_is_left_out_of_the_address() -> None:
    assert query(View(story="a")) == {"story": "a"}


def test_every_choice_stands_in_the_address() -> None:
    view = View("a", "p", "e", "2020", "ru", ("roads",), Camera(33.5, 36.25, 9.5), "1.0.0")
    assert query(view) == {
        "story": "a",
        "place": "p",
        "event": "e",
        "at": "2020",
        "lang": "ru",
        "layers": "roads",
        "c": "33.5000,36.2500,9.5",
        "v": "1.0.0",
    }


def test_no_layers_at_all_is_a_choice(story: Story) -> None:
    assert query(View(layers=()))["layers"] == "none"
    assert parse({"layers": "none"}, {story.slug: story}).view.layers == ()


def test_a_link_is_relative_and_escaped() -> None:
    assert href(View(story="a&b", place="<"), "data") == "./data?story=a%26b&place=%3C"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("story", "nowhere-at-all"),
        ("place", "atlantis"),
        ("event", "doomsday"),
        ("at", "yesterday"),
        ("lang", "zh"),
        ("layers", "lava"),
        ("c", "north"),
        ("c", "91,0,5"),
        ("c", "0,181,5"),
        ("c", "0,0,99"),
        ("c", "nan,0,5"),
        ("c", "0,inf,5"),
        ("c", "1,2"),
        ("v", "newest"),
        ("from", "yesterday"),
        ("from", "../2013"),
        ("to", "2013/.."),
        ("status", "sworn"),
        ("kind", "rumour,hearsay"),
        ("q", "x" * 1000),
        ("place", "x" * 1000),
        ("place", "<script>window.__pwned=1</script>"),
    ],
)
def test_a_value_that_means_nothing_is_ignored_and_the_reader_is_told(
    story: Story, name: str, value: str
) -> None:
    parsed = parse({name: value}, {story.slug: story})
    assert parsed.view == View(story=story.slug, version=story.version)
    assert len(parsed.notices) == 1


def test_what_is_known_among_unknown_layers_is_kept(story: Story) -> None:
    parsed = parse({"layers": "roads,lava,relief"}, {story.slug: story})
    assert parsed.view.layers == ("relief", "roads")
    assert len(parsed.notices) == 1


def test_a_near_miss_opens_what_is_nearest_and_says_so(story: Story) -> None:
    parsed = parse({"place": "hiltown"}, {story.slug: story})
    assert parsed.view.place == "hilltown"
    assert "hilltown" in parsed.notices[0]
    parsed = parse({"story": "two-town"}, {"first": story, story.slug: story})
    assert parsed.view.story == story.slug


def test_what_was_chosen_in_a_story_that_is_not_here_is_told_and_not_looked_for_in_another(
    story: Story,
) -> None:
    chosen = {"place": "hilltown", "event": "e", "at": "2020", "status": "sworn", "q": "bus"}
    asked = {"story": "gone-for-good", "lang": "qqq", "layers": "lava", **chosen}
    parsed = parse(asked, {story.slug: story})
    assert parsed.view == View(story=story.slug, version=story.version)
    for value in asked.values():
        assert sum(f"“{value}”" in notice for notice in parsed.notices) == 1, value


def test_the_last_of_two_values_is_used_and_the_reader_is_told(story: Story) -> None:
    parsed = parse({"place": ["hilltown", "baytown"]}, {story.slug: story})
    assert parsed.view.place == "baytown"
    assert len(parsed.notices) == 1


def test_an_event_brings_its_place(story: Story) -> None:
    assert parse({"event": "arrive"}, {story.slug: story}).view.place == "baytown"
    asked = {"event": "arrive", "place": "hilltown"}
    assert parse(asked, {story.slug: story}).view.place == "hilltown"


def test_a_date_brings_the_event_nearest_to_it(story: Story) -> None:
    assert parse({"at": "2020-04"}, {story.slug: story}).view.event == "set-out"
    assert parse({"at": "2021"}, {story.slug: story}).view.event == "arrive"
    assert chronology.nearest_event(story, "XXXX") == ""


def test_a_language_with_a_region_is_that_language(story: Story) -> None:
    assert parse({"lang": "ru-RU"}, {story.slug: story}).view.lang == "ru"


@pytest.mark.parametrize(
    ("asked", "read"),
    [("uk-UA-x", "uk"), ("fr--FR", "fr"), ("ca", "es"), ("be", "ru"), ("xx", ""), ("%%", "")],
)
def test_a_language_that_is_not_there_or_malformed_gives_the_nearest_and_a_notice(
    story: Story, asked: str, read: str
) -> None:
    parsed = parse({"lang": asked}, {story.slug: story})
    assert parsed.view.lang == read
    (told,) = parsed.notices
    assert asked in told


def test_a_link_to_an_older_version_says_what_changed(story: Story) -> None:
    corrected = replace(
        story, version="1.1.0", corrections=(Correction("2020-05-03", "riders", "30", "31", "Ah"),)
    )
    parsed = parse({"v": "1.0.0"}, {story.slug: corrected})
    assert parsed.view.version == "1.1.0"
    for told in ("1.0.0", "1.1.0", "3 May 2020", "riders", "Ah"):
        assert told in parsed.notices[0]


def test_layers_come_in_one_order_whatever_the_link_says(story: Story) -> None:
    asked = ",".join(reversed(DEFAULT_LAYERS))
    assert parse({"layers": asked}, {story.slug: story}).view.layers == DEFAULT_LAYERS


def test_a_filter_is_read_from_a_link_as_it_is_written_into_one(story: Story) -> None:
    asked = {"from": "2020-05", "to": "2021", "status": "planned,reported", "kind": "event"}
    asked["q"] = "a"
    view = parse(asked, {story.slug: story}).view
    assert view.filter == Filter("2020-05", "2021", ("reported", "planned"), ("event",), "a")
    assert parse(query(view), {story.slug: story}).view == view


def test_several_values_of_a_filter_may_stand_in_one_parameter_or_in_several(story: Story) -> None:
    for asked in (["planned", "inferred"], "inferred,planned", ["inferred,planned"]):
        parsed = parse({"status": asked}, {story.slug: story})
        assert parsed.view.filter.statuses == ("planned", "inferred")
        assert parsed.notices == ()


def test_a_window_of_time_that_ends_before_it_begins_is_turned_round(story: Story) -> None:
    parsed = parse({"from": "2021", "to": "2020"}, {story.slug: story})
    assert parsed.view.filter == Filter(since="2020", until="2021")
    assert len(parsed.notices) == 1


def test_the_nearest_status_stands_for_one_that_is_misspelt(story: Story) -> None:
    parsed = parse({"status": "reporte,lava"}, {story.slug: story})
    assert parsed.view.filter.statuses == ("reported",)
    assert len(parsed.notices) == 1


def test_links_of_earlier_releases_bring_their_filters_along(story: Story) -> None:
    asked = {"search": "buses", "kinds": ["event", "figure"], "statuses": "reported"}
    parsed = parse(asked, {story.slug: story})
    assert parsed.view.filter == Filter("", "", ("reported",), ("figure", "event"), "buses")
    assert parsed.notices == ()


def test_a_filter_of_a_story_that_is_not_here_does_not_hide_anything_of_another(
    story: Story,
) -> None:
    assert not parse({"story": "gone-for-good", "q": "a"}, {story.slug: story}).view.filter


@pytest.mark.parametrize("asked", [{"story": "nowhere-1999"}, {"at": "1999"}])
def test_a_notice_calls_a_story_and_its_events_as_the_reader_s_language_does(
    asked: dict[str, str],
) -> None:
    syria = loader.load(config.stories() / "syria-2013")
    i18n.use("ru")
    try:
        (told,) = parse(asked, {syria.slug: syria}).notices
        titles = [
            syria.text(item, column, "ru").text
            for item, column in ((syria.slug, "title"), ("uprising", "headline"))
        ]
    finally:
        i18n.use("en")
    assert any(title in told for title in titles)
    assert syria.title not in told
    assert "Uprising" not in told
