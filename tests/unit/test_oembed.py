"""oEmbed: the answer's size, its frame, and addresses of other hosts."""

from __future__ import annotations

import html
import re
from contextvars import copy_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland import config
from overland.html import share
from overland.server import oembed
from overland.story.loader import load
from overland.story.models import Story

BASE = "https://maps.example/overland/"


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    return {"syria-2013": load(config.stories() / "syria-2013")}


def framed(found: dict[str, object]) -> str:
    """The address that the answer's iframe loads."""
    source = re.search(r' src="([^"]*)"', str(found["html"]))
    assert source
    return html.unescape(source[1])


def test_the_frame_shows_the_view_that_was_linked(stories: dict[str, Story]) -> None:
    link = f"{BASE}?story=syria-2013&place=masnaa&c=33.7000,35.9000,10"
    found = oembed.answer(link, BASE, stories, oembed.Room())
    assert framed(found).startswith(f"{BASE}?story=syria-2013&place=masnaa&c=33.7000,35.9000,10")
    assert framed(found).endswith("&embed=true")
    assert (found["version"], found["type"]) == ("1.0", "rich")


def test_the_answer_has_the_picture_of_that_view_where_it_fits(stories: dict[str, Story]) -> None:
    link = f"{BASE}?story=syria-2013&place=masnaa"
    found = oembed.answer(link, BASE, stories, oembed.Room())
    picture = f"{BASE}pictures/syria-2013.png?place=masnaa"
    assert str(found["thumbnail_url"]).startswith(picture)
    assert (found["thumbnail_width"], found["thumbnail_height"]) == (1200, 630)
    narrow = oembed.answer(link, BASE, stories, oembed.Room(width=600))
    assert not [name for name in narrow if name.startswith("thumbnail")]


def test_title_frame_and_picture_are_in_the_language_of_the_link(
    stories: dict[str, Story],
) -> None:
    def told() -> dict[str, object]:
        link = f"{BASE}?story=syria-2013&lang=ar"
        return oembed.answer(link, BASE, stories, oembed.Room())

    found = copy_context().run(told)
    title = stories["syria-2013"].text("syria-2013", "title", "ar").text
    assert title != stories["syria-2013"].title
    assert found["title"] == title
    assert f'title="{title}"' in html.unescape(str(found["html"]))
    assert "lang=ar" in str(found["thumbnail_url"])


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/?story=syria-2013",
        "https://maps.example.elsewhere.example/overland/?story=syria-2013",
        "https://maps.example/other/?story=syria-2013",
        "https://maps.example/overland/?story=atlantis",
        "https://maps.example/overland/data?story=syria-2013",
        "ftp://maps.example/overland/?story=syria-2013",
        "https://[::1",
        "",
    ],
)
def test_an_address_of_another_host_page_or_story_is_refused(
    stories: dict[str, Story], link: str
) -> None:
    with pytest.raises(oembed.NotOurs):
        oembed.answer(link, BASE, stories, oembed.Room())


@given(width=st.integers(0, 5000), height=st.integers(0, 5000))
def test_the_frame_never_takes_more_room_than_there_is(
    stories: dict[str, Story], width: int, height: int
) -> None:
    found = oembed.answer(BASE, BASE, stories, oembed.Room(width, height))
    assert int(str(found["width"])) <= (width or oembed.WIDTH)
    assert int(str(found["height"])) <= (height or share.HEIGHT)
    # What makes the frame as high as its page knows no limit.
    assert (share.RESIZE in str(found["html"])) is not bool(height)


@given(hostile=st.text())
def test_nothing_in_a_link_adds_markup_to_the_frame(
    stories: dict[str, Story], hostile: str
) -> None:
    link = f"{BASE}?story=syria-2013&place={hostile}"
    try:
        found = oembed.answer(link, BASE, stories, oembed.Room())
    except oembed.NotOurs:
        return
    assert re.fullmatch(
        r"<iframe( [a-z-]+=\"[^\"<>]*\")+></iframe>"
        + re.escape(f"<script>{share.RESIZE}</script>"),
        str(found["html"]),
    )
