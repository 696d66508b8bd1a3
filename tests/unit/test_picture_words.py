"""Words in pictures and beside excerpts, as their language says them; names that take two lines."""

from __future__ import annotations

import re

import pytest

from overland import config, i18n
from overland.presentation import evidence_lines, legs, offmap, sources
from overland.story import loader
from overland.story.models import Story
from overland.svg import drawing, elements, map_furniture, poster, scene, viewport
from overland.view import View
from tests import readable


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(config.stories() / "syria-2013")


@pytest.mark.parametrize(
    ("code", "shown"), [("en", "2,500"), ("es", "2.500"), ("ru", "2\xa0500"), ("ar", "2,500")]
)
def test_a_distance_is_written_as_its_language_writes_it(
    code: str, shown: str, story: Story
) -> None:
    i18n.use(code)
    moscow = story.place("moscow")
    assert moscow
    assert shown in offmap.distance(story, moscow)


@pytest.mark.parametrize(("code", "unit"), [("en", "km"), ("ru", "км"), ("ar", "كم")])
def test_the_scale_bar_speaks_the_language_in_use(code: str, unit: str, story: Story) -> None:
    i18n.use(code)
    drawn, _box = map_furniture.scale_bar(viewport.frame(story, View(), 700, 400), "light")
    assert f" {unit}" in drawn


def test_a_long_name_may_take_two_lines_and_a_short_one_may_not(story: Story) -> None:
    pins = scene.pins(story, viewport.frame(story, View(), 700, 400))
    forms = {pin.place.id: scene.forms(pin) for pin in pins}
    assert ("Russian Embassy,", "Damascus") in forms["embassy-damascus"]
    assert forms["damascus"][-1] == ("Damascus",)


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_what_an_excerpt_bears_out_is_said_in_the_language_in_use(code: str, story: Story) -> None:
    i18n.use(code)
    claim = story.claim("protocol")
    assert claim
    told = " ".join(found.bears_out for found in evidence_lines.evidence_lines(story, claim))
    assert told
    assert "headline" not in told
    assert "speaker" not in told


def test_a_frame_is_that_of_the_language_in_use_where_the_link_names_none(story: Story) -> None:
    for language in ("ar", "en"):
        i18n.use(language)
        named = viewport.frame(story, View(lang=language), 600, 400)
        assert viewport.frame(story, View(), 600, 400) == named
    assert named != viewport.frame(story, View(lang="ar"), 600, 400)


def test_a_picture_has_the_bands_of_the_map_once_each_and_their_words() -> None:
    """Three convoys along one road have one band, as wide as its error is on the ground."""
    told = loader.load(config.stories() / "sudan-2023")
    view = View(told.slug)
    (band,) = re.findall(r'stroke-width="([\d.]+)" stroke-opacity="0.15"', _drawn(told, view))
    frame = viewport.frame(told, view, 900, 560)
    metres = legs.error_m(told, told.legs[0])
    assert metres
    assert float(band) == pytest.approx(2 * metres / frame.metres_per_pixel(), abs=0.05)
    words = readable.line(readable.html(poster.map_svg(told, view, 900, 560, 1.0)))
    assert readable.line(legs.errors(told)) in words


def _drawn(told: Story, view: View) -> str:
    return drawing.view_svg(told, view, 900, 560, relief="")


def test_a_row_closes_what_it_isolates_and_the_next_opens_it_again(story: Story) -> None:
    """A title in English that two rows of an Arabic line part keeps both of its marks."""
    i18n.use("ar")
    rows = elements.wrapped(sources.credit(story), 200, 11.5, lines=6)
    assert len(rows) > 2
    for row in rows:
        assert row.count("\u2068") == row.count("\u2069")
    (last,) = (row for row in rows if "Lebanon”" in row)
    assert re.search("\u2068[^\u2069]*Lebanon”\u2069", last)
