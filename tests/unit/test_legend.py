"""The legend of a picture hides nothing of the story, in any language and size that is made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from overland import config, i18n
from overland.html import symbology as html_symbology
from overland.map import folium_map
from overland.presentation import symbology, vocabulary
from overland.story import loader
from overland.story.filter import Filter
from overland.story.models import Story
from overland.svg import (
    card,
    drawing,
    legend,
    map_furniture,
    naming,
    poster,
    scene,
    style,
    symbols,
    viewport,
)
from overland.svg.layout import square_around
from overland.view import Camera, View

SIZES = {"pdf": (900, 560, False), "sheet": (1200, 470, False), "card": (452, 378, True)}
"""Width, height, and whether only the lines are explained."""


@pytest.fixture(scope="module", params=["syria-2013", "sudan-2023"])
def story(request: pytest.FixtureRequest) -> Story:
    return loader.load(config.stories() / request.param)


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("picture", SIZES)
def test_the_legend_covers_no_place_no_line_and_no_name(
    story: Story, picture: str, language: str
) -> None:
    width, height, lines_only = SIZES[picture]
    view = View(story=story.slug, lang=language)
    i18n.use(language)
    key = legend.placed(story, view, width, height, "light", lines_only=lines_only)
    frame = viewport.frame(story, view, width, key.map_height)
    spots = [square_around(spot, 1) for spot in scene.route_spots(story, frame)]
    pins = scene.pins(story, frame)
    spots += [square_around(pin.spot, symbols.REACH[pin.place.role]) for pin in pins]
    assert spots
    assert [spot for spot in spots if key.box.meets(spot)] == []
    bare = set(naming.unnamed(story, view, width, key.map_height, ()))
    assert set(naming.unnamed(story, view, width, key.map_height, key.taken)) <= bare
    assert 0 <= key.box.left < key.box.right <= width
    assert 0 <= key.box.top < key.box.bottom <= height


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_legend_of_the_card_drives_no_name_over_the_journey(language: str) -> None:
    story = loader.load(config.stories() / "sudan-2023")
    width, height, lines_only = SIZES["card"]
    view = View(story=story.slug, lang=language)
    i18n.use(language)
    key = legend.placed(story, view, width, height, "light", lines_only=lines_only)
    frame = viewport.frame(story, view, width, key.map_height)
    beside = [map_furniture.scale_bar(frame, "light")[1]]
    beside.append(map_furniture.attribution(story, frame, "light")[1])
    pins = scene.pins(story, frame)
    placed, _cost = scene.labels(story, frame, pins, [*beside, *key.taken])
    route = scene.route_spots(story, frame)
    over = [sum(square_around(at, 0).meets(name.box) for at in route) for name in placed.values()]
    assert max(over) <= 2


def test_where_no_corner_is_free_the_legend_stands_below_the_map(story: Story) -> None:
    key = legend.placed(story, View(story=story.slug), 300, 330, "light")
    assert key.map_height < 330
    assert key.box.top == key.map_height
    assert key.taken == ()


def test_the_legend_of_a_picture_has_the_arrows_that_the_picture_has() -> None:
    story = loader.load(config.stories() / "syria-2013")
    i18n.use("en")
    words = ("a direction only, not a place", "other place, beyond the map")
    for camera, arrows in ((None, 2), (Camera(45, 37, 2), 1)):
        view = View(story=story.slug, camera=camera)
        drawn = legend.placed(story, view, 1200, 700, "light").drawn
        assert sum(one in drawn for one in words) == arrows
        pins = scene.pins(story, viewport.frame(story, view, 1200, 700))
        assert bool(arrows) == any(pin.angle is not None for pin in pins)


def test_the_printed_map_of_every_story_names_every_place_of_its_journey(story: Story) -> None:
    i18n.use("en")
    assert poster.unnamed(story, View(story=story.slug), 900, 560) == ""


@pytest.mark.parametrize("language", ["en", "ar", "ru", "uk", "fr", "es"])
def test_no_picture_of_an_event_cuts_its_words_or_who_says_them(
    story: Story, language: str
) -> None:
    i18n.use(language)
    for event in story.events:
        drawn = str(card.panel(story, View(story=story.slug, event=event.id, lang=language)))
        assert "…<" not in drawn, (event.id, language)


def test_a_role_in_the_legend_says_in_which_statuses_its_places_have_it() -> None:
    i18n.use("en")
    first = loader.load(config.stories() / "syria-2013")
    pins = symbology.legend(first).pins
    assert ("origin", True, "start of the journey, editors’ conclusion") in pins
    assert ("destination", False, "destination, expected") in pins
    beirut = first.place("beirut")
    assert beirut
    assert vocabulary.place_role(first, beirut) == "destination, expected"
    reached = replace(
        first, legs=tuple(replace(leg, status="reported", basis="stated") for leg in first.legs)
    )
    assert ("destination", False, "destination") in symbology.legend(reached).pins


def test_a_start_that_the_editors_conclude_is_dotted_wherever_it_is_drawn() -> None:
    first = loader.load(config.stories() / "syria-2013")
    start, post = first.place("damascus"), first.place("masnaa")
    assert start
    assert post
    for made, dotted in ((start, True), (post, False)):
        assert symbology.is_inferred(made) is dotted
        colours = style.palette("light")
        drawn = symbols.pin(made.role, (0, 0), colours, inferred=symbology.is_inferred(made))
        assert ("stroke-dasharray" in str(drawn)) is dotted
    markers = folium_map.build(first).get_root().render()
    assert "ov-place ov-origin ov-inferred" in markers
    assert "ov-crossing ov-inferred" not in markers


def test_a_leg_by_sea_and_each_arrow_at_the_edge_have_their_sign_in_the_legend_and_on_the_map(
    story: Story,
) -> None:
    i18n.use("en")
    key, page = symbology.legend(story), str(html_symbology.legend(story))
    by_sea = any(leg.mode == "sea" for leg in story.legs)
    # No document of the convoys says how the people went on.
    assert not by_sea or {leg.basis for leg in story.legs if leg.mode == "sea"} == {"inferred"}
    markers = folium_map.build(story).get_root().render()
    drawn = drawing.view_svg(story, View(story=story.slug), 1040, 480)
    assert key.sea == ("by sea, editors’ conclusion" if by_sea else "")
    assert ('data-sign="ov-by-sea"' in page) is ("ov-by-sea" in markers) is by_sea
    assert ('stroke-width="12"' in drawn) is by_sea
    # Home is where the journey goes on, Moscow only where something was said.
    assert [own for own, _words in key.arrows] == ([True, False] if not by_sea else [])
    assert page.count("ov-key-arrow") == drawn.count("M9 0L-6 -9L-2 0L-6 9Z") == len(key.arrows)
    paper, blue = style.palette("light")["paper"], style.palette("light")["blue"]
    hollow = drawn.count(f'fill="{paper}" stroke="{blue}"')
    assert hollow == len([own for own, _words in key.arrows if not own])


def test_in_a_filtered_picture_the_legend_is_as_faint_as_what_it_stands_for(story: Story) -> None:
    i18n.use("en")
    alone = View(story=story.slug, filter=Filter(statuses=("planned",)))
    faint = 'opacity="0.28"'
    for view, expected in ((View(story=story.slug), False), (alone, True)):
        key = legend.placed(story, view, 900, 560, "light")
        assert (faint in str(key.drawn)) is expected
    planned = sum(style == "planned" for style, _words in symbology.legend(story).lines)
    lines = str(legend.placed(story, alone, 452, 378, "light", lines_only=True).drawn)
    every = len(symbology.legend(story).lines) + bool(symbology.legend(story).sea)
    assert lines.count(faint) == every - planned


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_words_of_a_legend_keep_to_its_box_in_any_typeface(story: Story, language: str) -> None:
    i18n.use(language)
    key = legend.placed(story, View(story=story.slug, lang=language), 1040, 640, "light")
    wide = [float(found) for found in re.findall(r' textLength="([\d.]+)"', str(key.drawn))]
    assert len(wide) == str(key.drawn).count("<text")
    assert 0 < max(wide) < key.box.right - key.box.left - 58 - 8


def test_an_area_that_its_pin_hides_is_no_sign_of_the_legend_until_a_map_comes_nearer() -> None:
    story = loader.load(config.stories() / "sudan-2023")
    words = symbology.legend(story).area
    assert words
    row = re.search(r'<li data-sign="ov-doubt"[^>]*>', str(html_symbology.legend(story)))
    assert row
    assert "hidden" in row[0]
    far, near = View(story.slug), View(story.slug, camera=Camera(15.6, 32.53, 9))
    told = [legend._rows(story, view, "light", (), scale(story, view), lines_only=False)
            for view in (far, near)]  # fmt: skip
    assert [words in {row[0] for row in rows} for rows in told] == [False, True]


def scale(story: Story, view: View) -> float:
    return viewport.frame(story, view, 1200, 630).metres_per_pixel()
