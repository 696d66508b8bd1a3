"""A picture to print or to publish: the story's map with title, figures, legend and source."""

from __future__ import annotations

from contextvars import copy_context
from typing import Final

from overland import config, i18n
from overland.assets import fonts
from overland.html.markup import Safe, join
from overland.i18n import _, line
from overland.presentation import arrival, citation, metadata, rights, sources
from overland.story.models import Story
from overland.svg import captions, drawing, legend, naming, style
from overland.svg.elements import clean_text, element, text_line, wrapped
from overland.svg.legend import DrawnLegend
from overland.view import View, href

WIDTH, HEIGHT = 1200, 750
"""Of the sheet in pixels; one with long figures is higher."""
_MARGIN: Final = 28.0
_HEAD, _FOOT = 104, 176
_MAP: Final = HEIGHT - _HEAD - _FOOT
_UNKNOWN: Final = 22
"""Pixels of the line that says what is not reported."""
_FIGURES: Final = 5
# Part of a page that runs from right to left, a drawing would take its anchors the other way round.
_LEFT_TO_RIGHT: Final = "direction:ltr"


def poster_svg(story: Story, view: View, scale: float) -> str:
    """The sheet, its relief `scale` pixels to one."""
    return copy_context().run(_drawn, story, view, scale)


def map_svg(story: Story, view: View, width: int, height: int, scale: float) -> str:
    """The map with its legend, for a page that has its own words."""
    return copy_context().run(_map_alone, story, view, (width, height), scale)


def unnamed(story: Story, view: View, width: int, height: int) -> str:
    """What of that map has no room for its name, in a line; "" where all have."""
    return copy_context().run(_unnamed_alone, story, view, (width, height))


def permalink(story: Story, view: View) -> str:
    """The address of that view of that version: relative where the host names none of its own."""
    query = href(view.with_(story=story.slug, version=story.version)).removeprefix("./")
    return config.public_url() + query


def colophon(story: Story, view: View) -> str:
    """Licence, version and address in a line."""
    version, licence = citation.version(story), rights.licence(story)
    return line("Overland", version, licence, permalink(story, view))


def _drawn(story: Story, view: View, scale: float) -> Safe:
    i18n.use(view.lang)
    paper = style.palette("light")["paper"]
    key = legend.placed(story, view, WIDTH, _MAP, "light")
    foot, deep = _foot(story, view, key)
    head, down = _head(story)
    height = round(down + _MAP + deep)
    return element(
        "svg",
        element("rect", width=WIDTH, height=height, fill=paper),
        head,
        element("g", _map(story, view, key, scale), transform=f"translate(0 {down})"),
        element("g", foot, transform=f"translate(0 {down + _MAP})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        style=_LEFT_TO_RIGHT,
    )


def _map_alone(story: Story, view: View, size: tuple[int, int], scale: float) -> Safe:
    i18n.use(view.lang)
    return _map(story, view, legend.placed(story, view, *size, "light"), scale)


def _map(story: Story, view: View, key: DrawnLegend, scale: float) -> Safe:
    width, height = key.picture
    drawn = drawing.view_svg(story, view, width, key.map_height, scale=scale, taken=key.taken)
    return element(
        "svg",
        Safe(drawn),
        key.drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        style=_LEFT_TO_RIGHT,
    )


def _unnamed_alone(story: Story, view: View, size: tuple[int, int]) -> str:
    i18n.use(view.lang)
    return _unnamed(story, view, legend.placed(story, view, *size, "light"))


def _unnamed(story: Story, view: View, key: DrawnLegend) -> str:
    names = naming.unnamed(story, view, key.picture[0], key.map_height, taken=key.taken)
    return f"{_('No room for the names:')} {'; '.join(names)}" if names else ""


def _head(story: Story) -> tuple[Safe, int]:
    """Title, standfirst and what is not reported; and the height that they take."""
    colours, room = style.palette("light"), WIDTH - 2 * _MARGIN
    title = fonts.fit(clean_text(metadata.story_title(story)), room, 32, 600)
    size, rows = _standfirst(clean_text(metadata.story_description(story)), room)
    parts = [text_line(title, *_at(42.0), 32, colours["ink"], weight=600, anchor=_anchor())]
    parts += [
        text_line(
            row, *_at(52 + size * (1 + 1.3 * index)), size, colours["quiet"], anchor=_anchor()
        )
        for index, row in enumerate(rows)
    ]
    unknown = wrapped(arrival.unknown(story), room, 16, 600, lines=3)
    parts += [
        text_line(row, *_at(111.0 + _UNKNOWN * n), 16, colours["ink"], weight=600, anchor=_anchor())
        for n, row in enumerate(unknown)
    ]
    return join(parts), _HEAD + _UNKNOWN * len(unknown)


def _standfirst(told: str, room: float) -> tuple[float, list[str]]:
    """The description, in smaller letters where sentences would be left out otherwise."""
    rows: list[str] = []
    for size, lines in ((16.0, 2), (13.0, 3)):
        rows = fonts.whole_sentences(told, room, size, lines) or rows
        if rows and not any("…" in row for row in rows):
            break
    return size, rows


def _foot(story: Story, view: View, key: DrawnLegend) -> tuple[Safe, float]:
    """The figures, source and address; and the height that they take: more for long words."""
    quiet = style.palette("light")["quiet"]
    counts = captions.key_counts(story, view)[:_FIGURES]
    if _anchor() == "end":
        counts = counts[::-1]
    room = (WIDTH - 2 * _MARGIN) / max(1, len(counts))
    figures = [
        captions.figure(story, count, _MARGIN + room * index, 8, room - 18, "light")
        for index, count in enumerate(counts)
    ]
    missing = _unnamed(story, view, key)
    below = line(missing, sources.credit(story), colophon(story, view))
    rows = wrapped(below, WIDTH - 2 * _MARGIN, 13, lines=3)
    tallest = max((high for _figure, high in figures), default=0.0)
    deep = max(_FOOT, 8 + tallest + 16 * len(rows) + 16)
    said = [
        text_line(
            row, _start(), deep - 12.0 - 16 * (len(rows) - 1 - index), 13, quiet, anchor=_anchor()
        )
        for index, row in enumerate(rows)
    ]
    return join([*(figure for figure, _high in figures), *said]), deep


def _at(y: float) -> tuple[float, float]:
    return (_start(), y)


def _start() -> float:
    return WIDTH - _MARGIN if _anchor() == "end" else _MARGIN


def _anchor() -> str:
    return "end" if i18n.direction() == "rtl" else "start"
