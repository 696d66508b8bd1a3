"""A figure that a filter leaves out stands in no output of that view, and on no name of its map."""

from __future__ import annotations

import dataclasses

import pytest

from overland import config
from overland.html import embed, headline
from overland.map import folium_map
from overland.presentation import figures, place_notes, selection
from overland.server import picture_links
from overland.server.picture_requests import PictureRequest
from overland.story import loader
from overland.story.filter import STATUSES, Filter
from overland.story.models import Story
from overland.svg import captions, drawing, scene, viewport
from overland.view import View

SIZES = {"wide": (700, 400)}


@pytest.fixture(scope="module", params=["syria-2013", "sudan-2023"])
def story(request: pytest.FixtureRequest) -> Story:
    return loader.load(config.stories() / request.param)


def _asked(story: Story, status: str) -> View:
    return View(story.slug, filter=Filter(statuses=(status,)))


@pytest.mark.parametrize("status", STATUSES)
def test_figures_above_and_beside_a_map_are_those_that_the_filter_lets_through(
    story: Story, status: str
) -> None:
    view = _asked(story, status)
    found = selection.select(story, view.filter).statements
    shown = [count for count in figures.headline_counts(story) if count.id in found]
    assert list(captions.key_counts(story, view)) == shown
    left_out = {figures.as_written(story, c) for c in figures.headline_counts(story)} - {
        figures.as_written(story, count) for count in shown
    }
    for told in (embed.title(story, view), headline.headline(story, view)):
        words = {word for word in left_out if f">{word}<" in told or f"{word} ·" in told}
        assert not words


@pytest.mark.parametrize("status", STATUSES)
def test_a_name_on_a_map_bears_the_figure_only_where_all_of_it_is_let_through(
    story: Story, status: str
) -> None:
    view = _asked(story, status)
    found = selection.select(story, view.filter)
    told = folium_map.outside(story, view)
    assert told is not None
    live = {*told["legs"], *told["figures"]}
    links = picture_links.links(story, view, SIZES).split("<a ")
    frame = viewport.frame(story, view, 700, 400)
    for pin in scene.pins(story, frame, view.filter):
        claims = set(place_notes.claims(story, pin.place))
        is_left_out = bool(claims - found.statements - found.legs)
        assert bool(claims & live) == is_left_out
        link = next(one for one in links if f'data-place="{pin.place.id}"' in one)
        assert ("is-untold" in link.partition(">")[0]) == is_left_out
        if pin.angle is None:
            assert bool(pin.note) == (bool(claims) and not is_left_out)


def test_two_planes_that_were_sent_stand_on_no_map_of_what_was_planned() -> None:
    story = loader.load(config.stories() / "syria-2013")
    whole, planned = View(story.slug), _asked(story, "planned")
    assert "two planes" in drawing.view_svg(story, whole, 900, 600)
    assert "two planes" not in drawing.view_svg(story, planned, 900, 600)


def test_pictures_that_write_other_figures_have_other_names(story: Story) -> None:
    def name(words: str) -> str:
        view = View(story.slug, filter=Filter(words=words))
        return PictureRequest(story, view, "wide", "light").name

    assert name("no such words") == name("nor such words")
    one = figures.headline_counts(story)[0]
    alone = dataclasses.replace(story, headline_counts=(one.id,))
    kept = Filter(words=figures.as_written(story, one))
    assert one.id not in selection.outside(alone, kept)
    assert one.id in selection.outside(alone, Filter(words="no such words"))
