"""oEmbed 1.0: what another site shows in the place of a link to a view of a story here.

Widths and heights are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from overland import view as views
from overland.errors import OverlandError
from overland.html import metadata, share
from overland.html.markup import script, tag
from overland.presentation.metadata import PICTURE_SIZE, story_title
from overland.story.models import Story
from overland.view import View

WIDTH: Final = 1200


class NotOurs(OverlandError):
    """The address is not a page of this host, or names a story that it does not have."""


@dataclass(frozen=True, slots=True)
class Room:
    """The most that the asking site has, in pixels; 0 is no limit."""

    width: int = 0
    height: int = 0


def answer(
    url: str,
    base_url: str,
    stories: Mapping[str, Story],
    room: Room,
    pages: Sequence[str] = ("map",),
) -> dict[str, object]:
    """The oEmbed answer for an address. Raises NotOurs.

    `base_url` is this host's own address, with its base path and a slash at the end; a link to
    any of its `pages` shows the map of that view.
    """
    try:
        asked, own = urlsplit(url), urlsplit(base_url)
    except ValueError as error:
        raise NotOurs(f"{url[:200]} is not an address") from error
    path = asked.path or "/"
    page = path.removeprefix(own.path.rstrip("/")).strip("/")
    if asked.netloc.lower() != own.netloc.lower() or asked.scheme not in ("http", "https"):
        raise NotOurs(f"{url[:200]} is not an address of {own.netloc}")
    if page not in ("", *pages) or not f"{path.rstrip('/')}/".startswith(own.path):
        raise NotOurs(f"{url[:200]} is not a page that can be embedded")
    try:
        query = parse_qs(asked.query, max_num_fields=100)
    except ValueError as error:
        raise NotOurs("the address has too many parameters") from error
    slug = query.get("story", [next(iter(stories), "")])[-1]
    if slug not in stories:
        raise NotOurs(f"there is no story “{slug[:80]}” here")
    # The link's, and not the asking site's: its readers are those of the article.
    views.use_language(query, "")
    return _rich(stories[slug], views.parse(query, stories).view, base_url, room)


def _rich(story: Story, view: View, base_url: str, room: Room) -> dict[str, object]:
    width = min(WIDTH, room.width or WIDTH)
    height = min(share.HEIGHT, room.height or share.HEIGHT)
    framed = f"{base_url}?{urlencode({**views.query(view), 'embed': 'true'}, safe=',')}"
    frame = tag(
        "iframe",
        src=framed,
        title=story_title(story),
        width=str(width),
        height=str(height),
        style="border:0;max-width:100%",
        loading="lazy",
        allow="fullscreen; clipboard-write",
    )
    # A picture that does not fit the room is left out: it has one size.
    room_width, room_height = room.width or PICTURE_SIZE[0], room.height or PICTURE_SIZE[1]
    fits = room_width >= PICTURE_SIZE[0] and room_height >= PICTURE_SIZE[1]
    thumbnail: dict[str, object] = {
        "thumbnail_url": base_url + metadata.picture_address(view),
        "thumbnail_width": PICTURE_SIZE[0],
        "thumbnail_height": PICTURE_SIZE[1],
    }
    return {
        "version": "1.0",
        "type": "rich",
        "title": story_title(story),
        "provider_name": "Overland",
        "provider_url": base_url,
        # A script that makes the frame as high as its page would break a limit.
        "html": frame if room.height else frame + script(share.RESIZE),
        "width": width,
        "height": height,
        "cache_age": 3600,
        **(thumbnail if fits else {}),
    }
