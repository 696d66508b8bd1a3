"""Words in pictures and beside excerpts, as their language says them; names that take two lines."""

from __future__ import annotations

import pytest

from overland import config, i18n
from overland.presentation import evidence_lines, offmap
from overland.story import loader
from overland.story.models import Story
from overland.svg import map_furniture, scene, viewport
from overland.view import View


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
