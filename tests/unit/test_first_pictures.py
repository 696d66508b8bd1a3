"""Pictures of the first HTML: named by view, size and theme, drawn once, kept, and drawn ahead.

The front page, which names them, is written ahead too.
"""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from overland.geography import extent
from overland.server import frames, ground_pictures, prerender
from overland.server.fair_queue import QueueFull
from overland.server.http_cache import Answer, AnswerCache
from overland.server.story_turns import StoryTurns
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.view import Camera, View
from tests.first_html import entrance, picture


def _seen(page: str) -> list[str]:
    """The pictures of a page but that for paper, which a browser fetches when it prints."""
    named = re.findall(r'<(?:img|source)[^>]* (?:srcset|src)="(\./pictures/[^"]*)"[^>]*>', page)
    (on_paper,) = re.findall(r"<img[^>]*size=paper[^>]*>", page)
    assert 'loading="lazy"' in on_paper
    return [address for address in named if "size=paper" not in address]


def test_pictures_are_named_by_view_size_and_theme(client: TestClient) -> None:
    page = client.get("/?story=syria-2013&place=masnaa").text
    named = _seen(page)
    assert len(named) == 4
    bodies = {client.get(html.unescape(address)).text for address in named}
    assert bodies == {
        f"syria-2013 masnaa {size} {theme}"
        for size in ("wide", "narrow")
        for theme in ("light", "dark")
    }


def test_a_browser_with_scripts_asks_for_no_picture_that_is_for_one_without(
    client: TestClient,
) -> None:
    """A browser looks ahead for pictures, but not into what it takes for text."""
    page = client.get("/?story=syria-2013").text
    before, _, held = page.partition('<div class="ov-first-map"><noscript>')
    picture, _, after = held.partition("</noscript>")
    assert "<picture>" in picture
    assert after.startswith('<nav class="ov-spots"')
    assert "<picture>" not in before + after


@pytest.mark.parametrize(
    "address",
    [
        "/pictures/atlantis.png",
        "/pictures/syria-2013.gif",
        "/pictures/syria-2013.svg?size=huge",
        "/pictures/..%2f..%2fpyproject.toml",
        "/pictures/%00.png",
    ],
)
def test_a_picture_that_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_picture_is_drawn_once_and_neighbouring_views_share_it(shelf: Catalog) -> None:
    drawn: list[View] = []

    def draws(story: Story, view: View, size: str, theme: str) -> bytes:
        drawn.append(view)
        return picture(story, view, size, theme)

    client = TestClient(Starlette(routes=entrance(shelf, draws).routes()))
    for more in ("", "", "&c=33.8011,35.9,9", "&c=33.8012,35.9001,9", "&v=0.9.0"):
        assert client.get(f"/pictures/syria-2013.png?{more}").status_code == 200
    assert len(drawn) == 2


class Counting(AnswerCache):
    """Keeps answers, and the names of those that were made."""

    def put(self, name: str, made_from: object, made: Answer, *, pinned: bool = False) -> Answer:
        made_names.append(name)
        return super().put(name, made_from, made, pinned=pinned)


made_names: list[str] = []


def test_what_an_address_says_beside_its_view_makes_no_new_page(shelf: Catalog) -> None:
    made_names.clear()
    there = replace(entrance(shelf), kept=Counting())
    client = TestClient(Starlette(routes=there.routes()))
    event = shelf.stories["syria-2013"].events[3]
    for number in range(10):
        for asked in (
            {"lost": f"no-page-{number}"},
            {"place": f"nowhere-{number}"},
            {"v": f"0.{number}.0"},
            {"row": f"{number}00"},
            {"at": event.date, "event": event.id},
            {"event": event.id, "at": f"{1900 + number}"},
            {"event": event.id, f"unheard-of-{number}": "1", "c": f"-{number}.5,170,9"},
        ):
            assert client.get("/", params={"story": "syria-2013", **asked}).status_code == 200
    assert len(made_names) == 2


def test_a_page_that_is_kept_is_told_apart_from_its_notices(client: TestClient) -> None:
    told = client.get("/", params={"lost": "somewhere"}).text
    assert "There is no page “somewhere” here" in told
    assert 'ov-notice"' not in client.get("/").text
    assert 'ov-notice"' not in client.get("/", params={"lost": "x", "embed": "true"}).text


def test_a_story_that_changed_is_drawn_again(shelf: Catalog) -> None:
    stories, drawn = dict(shelf.stories), []

    def draws(story: Story, view: View, size: str, theme: str) -> bytes:
        drawn.append(story.title)
        return story.title.encode()

    shown = Catalog((), stories, {})
    client = TestClient(Starlette(routes=entrance(shown, draws).routes()))
    first = client.get("/pictures/syria-2013.png")
    stories["syria-2013"] = replace(stories["syria-2013"], title="Another")
    known = {"if-none-match": first.headers["etag"]}
    assert client.get("/pictures/syria-2013.png", headers=known).text == "Another"
    assert len(drawn) == 2


def test_a_camera_anywhere_has_one_of_a_few_pictures(shelf: Catalog) -> None:
    story = shelf.stories["syria-2013"]
    looks = [Camera(20 + n / 7, 30 + n / 9, n % 190 / 10) for n in range(400)]
    snapped = {frames.snapped(camera, story) for camera in looks}
    assert 1 < len(snapped) <= 1 + len(story.places) * len(frames.ZOOMS)
    masnaa = story.place("masnaa")
    assert masnaa
    assert masnaa.point
    near = frames.snapped(Camera(33.71, 35.93, 9.4), story)
    assert near == Camera(masnaa.point[0], masnaa.point[1], 9.0)
    assert frames.snapped(Camera(-40, -60, 12), story) is None


@dataclass(slots=True)
class NoTurns(StoryTurns):
    """Lets nobody work: what is answered all the same had been made before."""

    @asynccontextmanager
    async def turn(self, request: Request, story: str) -> AsyncIterator[None]:
        raise QueueFull
        yield


@pytest.mark.parametrize("asked", ["/", "/?story=syria-2013"])
def test_the_front_page_is_written_ahead_for_a_host_that_knows_its_address(
    shelf: Catalog, asked: str
) -> None:
    there = replace(entrance(shelf, public_url="https://maps.example/"), turns=NoTurns())
    client = TestClient(Starlette(routes=there.routes()))
    assert client.get(asked).status_code == 503
    there.write_ahead(shelf.stories["syria-2013"])
    assert 'class="ov-spots"' in client.get(asked).text
    assert client.get("/?story=syria-2013&place=masnaa").status_code == 503


def test_the_first_pictures_of_a_story_are_drawn_ahead_and_stay(shelf: Catalog) -> None:
    drawn: list[str] = []

    def draws(story: Story, view: View, size: str, theme: str) -> bytes:
        drawn.append(f"{view.place} {size} {theme}")
        return picture(story, view, size, theme)

    there = entrance(shelf, draws)
    there.kept.most_bytes = 40_000
    story = shelf.stories["syria-2013"]
    there.draw_ahead(story)
    grounds = ground_pictures.common(story)
    assert len(drawn) == 2 * (len(grounds) + 2) + 1 + len(extent.ranked(story))
    client = TestClient(Starlette(routes=there.routes()))
    for number in range(60):
        client.get(f"/pictures/syria-2013.png?event={story.events[number % len(story.events)].id}")
    for number in range(10):
        client.get(f"/?lost={number}")
    drawn.clear()
    for place in extent.ranked(story):
        assert client.get(f"/pictures/syria-2013.png?place={place.id}").status_code == 200
    for size, theme in (("wide", "light"), ("narrow", "dark"), (grounds[0], "light")):
        address = f"/pictures/syria-2013.svg?size={size}&theme={theme}"
        assert client.get(address).status_code == 200
    assert drawn == []


def test_the_pictures_that_the_front_page_and_the_cards_of_its_places_name_are_drawn_ahead(
    shelf: Catalog,
) -> None:
    drawn: list[str] = []

    def draws(story: Story, view: View, size: str, theme: str) -> bytes:
        drawn.append(f"{view.place} {size} {theme}")
        return picture(story, view, size, theme)

    there = entrance(shelf, draws)
    story = shelf.stories["syria-2013"]
    there.draw_ahead(story)
    drawn.clear()
    client = TestClient(Starlette(routes=there.routes()))
    front = client.get("/?story=syria-2013").text
    named = [address.removeprefix("./") for address in _seen(front)]
    assert len(named) == 4
    for place in extent.ranked(story):
        page = client.get(f"/?story=syria-2013&place={place.id}").text
        named += re.findall(r'property="og:image" content="[^"]*/(pictures/[^"]*)"', page)
    assert len(named) == 4 + len(extent.ranked(story))
    for address in named:
        assert client.get("/" + html.unescape(address)).status_code == 200
    assert drawn == []


def test_the_ground_under_a_live_map_is_one_picture_for_each_size_and_zoom(shelf: Catalog) -> None:
    drawn: list[str] = []

    def draws(story: Story, view: View, size: str, theme: str) -> bytes:
        drawn.append(f"{view.place}{view.event} {view.lang} {size} {theme}")
        return picture(story, view, size, theme)

    client = TestClient(Starlette(routes=entrance(shelf, draws).routes()))
    address = "/pictures/syria-2013.svg?theme=light&size="
    for more in ("", "&place=masnaa", "&event=crossing", "&lang=ar"):
        assert client.get(f"{address}large-9.5{more}").status_code == 200
    assert drawn == [" en large-9.5 light"]
    for wrong in ("large", "large-9.7", "large-99", "vast-9.5", "large--1", "large-nan"):
        assert client.get(address + wrong).status_code == 404


def test_the_ground_is_drawn_with_its_lines_and_without_words(shelf: Catalog) -> None:
    story = shelf.stories["syria-2013"]
    drawn = prerender.picture(story, View("syria-2013"), "small-8.5", "light").decode()
    assert 'viewBox="0 0 640 720"' in drawn
    assert "<text" not in drawn
    assert drawn.count("stroke-dasharray") >= len(story.legs)
