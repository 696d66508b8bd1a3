"""Pictures of a story without a browser: SVG and card."""

from __future__ import annotations

import dataclasses
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from overland import config, i18n, svg
from overland.assets import tokens
from overland.presentation import citation, rights, sources
from overland.story import loader
from overland.story.models import Story
from overland.story.vocabularies import LINE_STYLES
from overland.svg import (
    basemap,
    captions,
    card,
    elements,
    ground_names,
    map_furniture,
    poster,
    scene,
    style,
    viewport,
)
from overland.svg.layout import Box
from overland.view import Camera, View
from tests.exports import Exports

HOSTILE = "<script>alert(1)</script>${x}`{{7*7}}]]>&\x00\x1b\ud800\u202e\"'"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(config.stories() / "syria-2013")


@pytest.fixture(scope="module")
def front(story: Story) -> bytes:
    """The card of the story as it is opened."""
    return svg.preview_png(story, View())


def _texts(drawn: str) -> list[str]:
    return ["".join(found.itertext()) for found in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def _bare(story: Story) -> Story:
    """The story under a name that has no ground, and without any point."""
    nowhere = [dataclasses.replace(place, latitude=None, longitude=None) for place in story.places]
    return dataclasses.replace(story, slug="nowhere", places=tuple(nowhere), routes={})


def test_a_picture_is_xml_without_script_whatever_the_tables_say(story: Story) -> None:
    hostile = dataclasses.replace(
        story,
        title=HOSTILE,
        places=tuple(dataclasses.replace(place, name=HOSTILE) for place in story.places),
        counts=tuple(dataclasses.replace(count, as_written=HOSTILE) for count in story.counts),
    )
    drawn = svg.view_svg(hostile, View(), 900, 560, relief="")
    names = {found.tag for found in ElementTree.fromstring(drawn).iter()}
    assert f"{SVG}script" not in names
    assert "<script" not in drawn
    assert "${" not in drawn


def test_a_hostile_story_still_gets_its_card(story: Story) -> None:
    hostile = dataclasses.replace(story, title=HOSTILE, description=HOSTILE)
    assert svg.preview_png(hostile, View()).startswith(b"\x89PNG")


@given(st.text())
def test_every_text_can_be_written_as_xml(words: str) -> None:
    ElementTree.fromstring(elements.text_line(words, 0, 0, 12, "#000000"))


def test_about_80_is_never_a_bare_80(story: Story) -> None:
    for view in (View(), View(place="masnaa"), View(event="crossing"), View(lang="ar")):
        written = _texts(svg.view_svg(story, view, 900, 560, relief=""))
        assert any("80" in line for line in written)
        about = "نحو 80" if view.lang == "ar" else "about 80"
        assert all(about in line for line in written if "80" in line)


def test_a_figure_too_long_for_the_map_is_left_out_and_not_cut(story: Story) -> None:
    long = "about 80 people, or so one of the officials said when he was asked about it again"
    counts = [dataclasses.replace(count, as_written=long) for count in story.counts]
    drawn = svg.view_svg(
        dataclasses.replace(story, counts=tuple(counts)), View(), 900, 560, relief=""
    )
    assert not any("80" in line for line in _texts(drawn))


@pytest.mark.parametrize(
    ("slug", "doubt"),
    [("syria-2013", "no arrival is reported."), ("sudan-2023", "no independent report is used.")],
)
def test_the_card_of_a_story_ends_with_its_doubt(slug: str, doubt: str) -> None:
    panel = card.panel(loader.load(config.stories() / slug), View(slug))
    drawn = f"<svg xmlns='http://www.w3.org/2000/svg'>{panel}</svg>"
    assert " ".join(_texts(drawn)).count(doubt) == 1


def test_each_line_style_can_be_told_apart_without_colour() -> None:
    drawn = {style.stroke(name, "light") for name in LINE_STYLES}
    assert len({(stroke.dash, stroke.width) for stroke in drawn}) == len(LINE_STYLES)


def test_far_out_a_picture_shows_the_borders_of_the_world_and_no_scribble(story: Story) -> None:
    far, near = View(camera=Camera(33.8, 36.0, 5)), View(camera=Camera(33.8, 36.0, 9))
    for view, wanted in ((far, {"border"}), (near, {"border", "road", "river", "lake", "admin1"})):
        frame = viewport.frame(story, view, 1000, 480)
        drawn = basemap.vectors(story, view, frame, land=False)
        assert {item.layer for item in drawn} == wanted
    bare = far.with_(layers=("relief",))
    assert not basemap.vectors(story, bare, viewport.frame(story, bare, 1000, 480), land=False)


def test_the_first_story_names_every_place_it_shows(story: Story) -> None:
    written = _texts(svg.view_svg(story, View(), 900, 560, relief=""))
    frame = viewport.frame(story, View(), 900, 560)
    assert {pin.name for pin in scene.pins(story, frame)} <= set(written)


def test_a_far_place_is_an_arrow_and_says_where_to(story: Story) -> None:
    frame = viewport.frame(story, View(), 900, 560)
    far = [pin for pin in scene.pins(story, frame) if pin.angle is not None]
    assert {pin.place.id for pin in far} == {"home", "moscow"}
    assert all(frame.holds(pin.spot) for pin in far)


def test_the_same_view_gives_the_same_bytes(story: Story, front: bytes) -> None:
    view = View(story=story.slug, place="masnaa")
    assert svg.view_svg(story, view, 600, 400) == svg.view_svg(story, view, 600, 400)
    assert svg.preview_png(story, View()) == front


def test_another_view_gives_another_picture(story: Story, front: bytes) -> None:
    views = [
        View(place="masnaa"),
        View(place="moscow"),
        View(event="onward", place="beirut"),
        View(lang="ru"),
        View(camera=Camera(33.5, 36.3, 11)),
        View(layers=("relief",)),
    ]
    cards = {front, *(svg.preview_png(story, view) for view in views)}
    assert len(cards) == 1 + len(views)


def test_a_story_without_points_or_ground_still_gives_a_picture(story: Story) -> None:
    bare = _bare(story)
    ElementTree.fromstring(svg.view_svg(bare, View(), 600, 400))
    card = Image.open(BytesIO(svg.preview_png(bare, View())))
    assert card.size == (1200, 630)


def test_a_host_without_any_basemap_still_gives_a_picture(
    story: Story, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    drawn = svg.view_svg(story, View(), 600, 400)
    assert "<image" not in drawn
    assert "Masnaa" in _texts(drawn)
    assert svg.relief_webp(story, View(), 600, 400) is None


def test_a_card_is_1200_by_630_and_light_enough_for_a_feed(front: bytes) -> None:
    assert Image.open(BytesIO(front)).size == (1200, 630)
    assert len(front) < 150_000


def test_the_colours_of_the_marks_survive_the_palette(front: bytes) -> None:
    card = Image.open(BytesIO(front)).convert("RGB")
    seen = {colour for _count, colour in card.getcolors(maxcolors=4096) or []}
    assert {ImageColor.getrgb(tokens.LIGHT[name]) for name in ("red", "blue")} <= seen


def test_the_relief_comes_from_where_the_caller_says_or_lies_in_the_picture(story: Story) -> None:
    assert "data:image/webp;base64," in svg.view_svg(story, View(), 600, 400)
    elsewhere = svg.view_svg(story, View(), 600, 400, relief="/pictures/ground.webp")
    assert 'href="/pictures/ground.webp"' in elsewhere
    assert "<image" not in svg.view_svg(story, View(), 600, 400, relief="")
    assert "<image" not in svg.view_svg(story, View(), 600, 400, relief="javascript:alert(1)")


def test_the_ground_of_the_first_story_has_no_gap(story: Story) -> None:
    frame = viewport.frame(story, View(), 900, 560)
    assert basemap.covers(basemap.relief(View(), frame, 1.0, "light"))


def test_layers_that_are_off_are_not_drawn(story: Story) -> None:
    frame = viewport.frame(story, View(), 900, 560)
    layers = {d.layer for d in basemap.vectors(story, View(layers=("roads",)), frame, land=False)}
    assert layers == {"road"}
    assert basemap.relief(View(layers=()), frame, 1.0, "light") is None
    assert basemap.names(story, View(layers=()), frame) == []


def test_a_country_is_named_on_its_own_side_of_the_border(story: Story) -> None:
    view = View()
    frame = viewport.frame(story, view, 900, 560)
    named = {name.text: name.spot for name in basemap.names(story, view, frame)}
    border = frame.pixel(next(p.point for p in story.places if p.id == "masnaa" and p.point))
    assert named["Lebanon"][0] < named["Syria"][0]
    assert named["Lebanon"][1] < border[1]


def test_a_picture_says_who_made_its_ground_however_narrow_it_is(story: Story) -> None:
    for width in (240, 320, 900):
        written = " ".join(_texts(svg.view_svg(story, View(), width, 400, relief="")))
        assert rights.ground_credits(story) in written


@pytest.mark.parametrize("width", [320, 900])
def test_the_scale_bar_is_as_long_as_it_says(story: Story, width: int) -> None:
    frame = viewport.frame(story, View(), width, 400)
    drawn, _box = map_furniture.scale_bar(frame, "light")
    found = re.search(r"h([\d.]+)v-5", drawn)
    said = re.search(r">([\d.]+) km<", drawn)
    assert found
    assert said
    drawn_km = float(found[1]) * frame.metres_per_pixel() / 1000
    assert drawn_km == pytest.approx(float(said[1]), rel=0.01)


def test_a_drawing_has_a_direction_of_its_own_in_whatever_page_it_becomes_part_of(
    story: Story,
) -> None:
    for drawn in (
        poster.map_svg(story, View(lang="ar"), 1040, 640, 1),
        poster.poster_svg(story, View(lang="ar"), 1),
    ):
        assert "direction:ltr" in str(ElementTree.fromstring(drawn).get("style"))


@pytest.mark.parametrize("language", ["en", "ar", "ru", "uk", "fr", "es"])
def test_no_figure_of_the_sheet_runs_into_its_source_line(story: Story, language: str) -> None:
    drawn = ElementTree.fromstring(poster.poster_svg(story, View(lang=language), 1))
    *_before, foot = drawn.findall(f"{SVG}g")
    lines = [float(line.get("y", 0)) for line in foot.iter(f"{SVG}text")]
    source = [lines.pop()]
    while round(source[0] - lines[-1]) == 16:
        source.insert(0, lines.pop())
    assert max(lines) + 4 < source[0] - 12


def test_text_runs_from_right_to_left_in_an_isolate_of_its_own() -> None:
    assert elements.directed("دمشق") == "\u2067دمشق\u2069"
    assert elements.directed("دمشق · 22 January") == "\u2067دمشق\u2069 · 22 January"
    assert elements.directed("Damascus") == "Damascus"


def test_names_of_the_ground_stay_off_the_story(story: Story) -> None:
    frame = viewport.frame(story, View(), 900, 560)
    everything = [Box(0, 0, 900, 560)]
    assert not ground_names.draw(story, View(), frame, "light", [], everything)


def test_the_dark_picture_has_the_dark_colours(story: Story) -> None:
    drawn = svg.view_svg(story, View(), 600, 400, theme="dark", relief="")
    assert style.palette("dark")["red"] in drawn
    assert style.palette("light")["red"] not in drawn


def test_a_picture_leaves_the_language_of_its_caller_alone(story: Story) -> None:
    svg.preview_png(story, View(lang="ru"))
    assert i18n.language() == "en"


def test_a_chosen_event_shows_its_own_figures(story: Story) -> None:
    chosen = captions.key_counts(story, View(event="announcement", place="moscow"))
    assert [count.as_written for count in chosen] == ["about 100 of their citizens"]


def test_the_png_carries_source_licence_and_version_in_its_metadata(
    story: Story, exports: Exports
) -> None:
    image = Image.open(BytesIO(exports.of(config.stories() / "syria-2013", "png")))
    assert image.width == 2400
    assert image.info["Source"] == sources.reports(story)
    assert image.info["Version"] == citation.version(story)
    assert image.info["Copyright"]
    assert story.slug in image.info["URL"]
