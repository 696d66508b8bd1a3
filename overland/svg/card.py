"""The picture of a link: 1200 by 630 pixels, the map of that very view and what it is about."""

from __future__ import annotations

from contextvars import copy_context
from typing import Final

from overland import i18n
from overland.assets import fonts
from overland.html.markup import Safe, join
from overland.i18n import line
from overland.presentation import arrival, metadata, sources, statements, vocabulary
from overland.story.models import Story
from overland.svg import captions, drawing, legend, raster, style
from overland.svg.elements import clean_text, element, text_line, wrapped
from overland.view import View

_ACROSS, _DOWN = 720, 378
"""Drawn at this size and enlarged: its letters stay legible where a feed shows it small."""
_PANEL: Final = 268
_MARGIN: Final = 20.0
_LEADING: Final = 1.29
_SIGNED: Final = 64
"""Pixels at the foot for the name and the source."""
_COLOURS: Final = 72


def preview_png(story: Story, view: View) -> bytes:
    """The card as PNG. The same story and view always give the same bytes."""
    drawn = copy_context().run(_card, story, view)
    return raster.png(drawn, metadata.PICTURE_SIZE[0], colours=_COLOURS)


def _card(story: Story, view: View) -> Safe:
    i18n.use(view.lang)
    mirrored = i18n.direction() == "rtl"
    across = _ACROSS - _PANEL
    key = legend.placed(story, view, across, _DOWN, "light", lines_only=True)
    scale = metadata.PICTURE_SIZE[0] / _ACROSS
    seen = drawing.view_svg(story, view, across, key.map_height, scale=scale, taken=key.taken)
    paper = style.palette("light")["paper"]
    return element(
        "svg",
        element("rect", width=_ACROSS, height=_DOWN, fill=paper),
        element("g", Safe(seen), key.drawn, transform=f"translate({0 if mirrored else _PANEL} 0)"),
        element("g", panel(story, view), transform=f"translate({across if mirrored else 0} 0)"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_ACROSS} {_DOWN}",
        width=_ACROSS,
        height=_DOWN,
    )


def panel(story: Story, view: View) -> Safe:
    """What the card says beside its map."""
    ink, quiet = style.palette("light")["ink"], style.palette("light")["quiet"]
    room = _PANEL - 2 * _MARGIN
    parts, y = _head(story, view, room)
    source = wrapped(sources.credit(story), room, 11.5, lines=3)
    top = _DOWN - 9.0 - 14 * len(source)
    unknown = wrapped("" if view.event else arrival.unknown(story), room, 12, 600, lines=3)
    above = top - 22 - 15 * len(unknown)
    for count in captions.key_counts(story, view)[:3]:
        drawn, height = captions.figure(story, count, _MARGIN, y, room, "light")
        if y + height <= above:
            parts.append(drawn)
            y += height + 12
    x, anchor = captions.begin(_MARGIN, room)
    parts += [
        text_line(row, x, above + 11 + 15 * index, 12, ink, weight=600, anchor=anchor)
        for index, row in enumerate(unknown)
    ]
    parts.append(text_line("Overland", x, top - 5, 15, ink, weight=600, anchor=anchor))
    parts += [
        text_line(row, x, top + 12 + 14 * index, 11.5, quiet, anchor=anchor)
        for index, row in enumerate(source)
    ]
    return join(parts)


def _head(story: Story, view: View, room: float) -> tuple[list[Safe], float]:
    """Title, and what was chosen below it; and where the room below them starts."""
    colours = style.palette("light")
    for letters in (28, 25, 22):  # smaller where it would be cut otherwise
        title = fonts.wrap(clean_text(metadata.story_title(story)), room, letters, 600, lines=3)
        if not any("…" in row for row in title):
            break
    x, anchor = captions.begin(_MARGIN, room)
    parts = [
        text_line(row, x, 44 + 32 * index, letters, colours["ink"], weight=600, anchor=anchor)
        for index, row in enumerate(title)
    ]
    y = 44 + 32.0 * len(title) - 10
    event = story.event(view.event)
    if event:
        # How it is known and who says so come first: the end of a long text may not be there.
        told = statements.statement(story, event)
        facts = (line(told.who.text, told.when),)
        drawn, height = captions.status(told, facts, _MARGIN, y - 6, room, "light")
        parts.append(drawn)
        y += height + 6
    size, rows = _sized(story, view, room, _DOWN - _SIGNED - y)
    for row in rows:
        ink = colours["ink" if event else "quiet"]
        parts.append(text_line(row, x, y + 4, size, ink, anchor=anchor))
        y += size * _LEADING
    return parts, y + 12


def _sized(story: Story, view: View, room: float, below: float) -> tuple[float, list[str]]:
    """The words, smaller where they would be cut otherwise: the end of a claim may turn it."""
    for size, lines in ((15.5, 7), (13.5, 8), (12.0, 10)):
        rows = _words(story, view, room, size, lines)
        whole = not any("…" in row for row in rows) and (rows or view.event or view.place)
        if whole and (not view.event or len(rows) * size * _LEADING <= below):
            break
    return size, rows


def _words(story: Story, view: View, room: float, size: float, lines: int) -> list[str]:
    """What the view's event was, or what its place is; for the whole story, its standfirst."""
    if event := story.event(view.event):
        said = clean_text(statements.statement(story, event).said)
        return fonts.wrap(said, room, size, lines=lines)
    if place := story.place(view.place):
        facts = [
            vocabulary.place_name(place),
            vocabulary.place_role(story, place),
            vocabulary.country(place),
        ]
        return fonts.wrap(clean_text(line(*facts)), room, size, lines=3)
    told = clean_text(metadata.story_description(story))
    return fonts.whole_sentences(told, room, size, lines=lines + 2)
