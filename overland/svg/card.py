"""The picture of a link: 1200 by 630 pixels, the map of that very view and what it is about."""

from __future__ import annotations

from contextvars import copy_context
from typing import Final

from overland import i18n
from overland.assets import fonts
from overland.html.markup import Safe, join
from overland.presentation import vocabulary
from overland.story.models import Story
from overland.svg import captions, drawing, raster, style
from overland.svg.elements import clean, element, text
from overland.view import View

WIDTH, HEIGHT = 1200, 630
_ACROSS, _DOWN = 720, 378
"""Drawn at this size and enlarged: its letters stay legible where a feed shows it small."""
_PANEL: Final = 268
_MARGIN: Final = 20.0
_COLOURS: Final = 72


def preview_png(story: Story, view: View) -> bytes:
    """The card as PNG. The same story and view always give the same bytes."""
    drawn = copy_context().run(_card, story, view)
    return raster.png(drawn, WIDTH, colours=_COLOURS)


def _card(story: Story, view: View) -> Safe:
    i18n.use(view.lang)
    mirrored = i18n.direction() == "rtl"
    across = _ACROSS - _PANEL
    key, box = captions.legend(story, 8, _DOWN - 34.0, "light", lines_only=True)
    seen = drawing.svg(story, view, across, _DOWN, scale=WIDTH / _ACROSS, taken=[box])
    paper = style.palette("light")["paper"]
    return element(
        "svg",
        element("rect", width=_ACROSS, height=_DOWN, fill=paper),
        element("g", Safe(seen), key, transform=f"translate({0 if mirrored else _PANEL} 0)"),
        element("g", _panel(story, view), transform=f"translate({across if mirrored else 0} 0)"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_ACROSS} {_DOWN}",
        width=_ACROSS,
        height=_DOWN,
    )


def _panel(story: Story, view: View) -> Safe:
    ink, quiet = style.palette("light")["ink"], style.palette("light")["quiet"]
    room = _PANEL - 2 * _MARGIN
    parts, y = _head(story, view, room)
    for count in captions.key_counts(story, view)[:3]:
        drawn, height = captions.figure(story, count, _MARGIN, y, room, "light")
        if y + height > _DOWN - 58:
            break
        parts.append(drawn)
        y += height + 12
    source = fonts.wrap(captions.source(story), room, 12.5, lines=1)
    parts.append(text("Overland", _MARGIN, _DOWN - 36.0, 15, ink, weight=600))
    parts += [text(line, _MARGIN, _DOWN - 17.0, 12.5, quiet) for line in source]
    return join(parts)


def _head(story: Story, view: View, room: float) -> tuple[list[Safe], float]:
    """Title, and what was chosen below it; and where the room below them starts."""
    colours = style.palette("light")
    title = fonts.wrap(clean(story.title), room, 28, 600)
    parts = [
        text(line, _MARGIN, 44 + 32 * index, 28, colours["ink"], weight=600)
        for index, line in enumerate(title)
    ]
    y = 44 + 32.0 * len(title) - 10
    event = story.event(view.event)
    for line in (
        fonts.wrap(clean(event.headline), room, 15.5, lines=8)
        if event
        else _about(story, view, room)
    ):
        parts.append(text(line, _MARGIN, y + 4, 15.5, colours["ink" if event else "quiet"]))
        y += 20
    if event:
        drawn, height = captions.status(
            event, vocabulary.when(event), _MARGIN, y - 6, room, "light"
        )
        parts.append(drawn)
        y += height
    return parts, y + 12


def _about(story: Story, view: View, room: float) -> list[str]:
    """The place of the view and what it is; for the whole story, its standfirst."""
    if place := story.place(view.place):
        facts = [
            vocabulary.place_name(place),
            vocabulary.place_role(story, place),
            vocabulary.country(place),
        ]
        return fonts.wrap(clean(" · ".join(fact for fact in facts if fact)), room, 15.5, lines=3)
    return fonts.sentences(clean(story.description), room, 15.5, lines=9)
