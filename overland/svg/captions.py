"""What stands beside the map in a picture: figures as written, statuses, legend, source."""

from __future__ import annotations

from collections.abc import Sequence

from overland.assets import fonts
from overland.html.markup import Safe, join
from overland.presentation import figures, sources, statements, symbology
from overland.presentation.statements import Statement
from overland.story.models import Count, Story
from overland.svg import style, symbols
from overland.svg.elements import clean, element, text
from overland.svg.layout import Box
from overland.svg.style import Theme
from overland.view import View

_LEGEND_LINE = 21.0


def key_counts(story: Story, view: View) -> tuple[Count, ...]:
    """The figures of the event or place that is chosen, else those that stand above the map."""
    headline = figures.headline_counts(story)
    of_event = figures.sized(story, view.event) if view.event else ()
    of_place = [count for count in headline if figures.place_of(story, count) == view.place]
    if view.event:
        return of_event
    return tuple(of_place) or headline


def figure(
    story: Story, count: Count, x: float, y: float, room: float, theme: Theme
) -> tuple[Safe, float]:
    """A figure as the source gives it, with status, place or speaker, date; and its height."""
    colours = style.palette(theme)
    told = statements.statement(story, count)
    lines = fonts.wrap(clean(told.said), room, 20, 600, lines=4)
    parts = [
        text(line, x, y + 18 + 23 * index, 20, colours["ink"], weight=600)
        for index, line in enumerate(lines)
    ]
    facts = clean(figures.facts(story, count))
    drawn, height = status(told, facts, x, y + 23 * len(lines), room, theme)
    return join([*parts, drawn]), 23.0 * len(lines) + height


def status(
    told: Statement, facts: str, x: float, y: float, room: float, theme: Theme
) -> tuple[Safe, float]:
    """A status as mark and word, with facts below it; and the height that they took."""
    quiet = style.palette(theme)["quiet"]
    parts = [
        symbols.sample(told.status, (x, y + 9), theme),
        text(clean(told.known), x + 42, y + 13.5, 14, quiet),
    ]
    lines = fonts.wrap(clean(facts), room, 13, lines=3)
    parts += [text(line, x, y + 31 + 17 * index, 13, quiet) for index, line in enumerate(lines)]
    return join(parts), 22.0 + 17 * len(lines)


def source(story: Story) -> str:
    """Whose report it is."""
    return clean(sources.credit(story))


def legend(
    story: Story, left: float, bottom: float, theme: Theme, *, lines_only: bool = False
) -> tuple[Safe, Box]:
    """What the lines and pins mean, as far as this story draws them; and the room that it takes."""
    colours = style.palette(theme)
    rows = list(_line_rows(story, theme))
    if not lines_only:
        rows += [*_pin_rows(story, theme), *_area_rows(story, theme)]
    width = max((fonts.width(words_, 14) for words_, _mark in rows), default=0.0) + 74
    box = Box(left, bottom - _LEGEND_LINE * len(rows) - 16, left + width, bottom)
    parts = [
        element(
            "rect",
            x=box.left,
            y=box.top,
            width=width,
            height=box.bottom - box.top,
            fill=colours["paper"],
            fill_opacity="0.94",
        )
    ]
    for index, (words_, mark) in enumerate(rows):
        y = box.top + 19 + _LEGEND_LINE * index
        place = f"translate({box.left + 12:.1f} {y:.1f})"
        parts.append(element("g", mark, transform=place))
        parts.append(text(words_, box.left + 58, y + 4.5, 14, colours["ink"]))
    return join(parts), box


def _line_rows(story: Story, theme: Theme) -> Sequence[tuple[str, Safe]]:
    lines = symbology.legend(story).lines
    return [(words_, symbols.sample(name, (0, 0), theme)) for name, words_ in lines]


def _pin_rows(story: Story, theme: Theme) -> Sequence[tuple[str, Safe]]:
    colours = style.palette(theme)
    return [
        (words_, element("g", symbols.pin(role, (0, 0), colours), transform=_SMALL))
        for role, words_ in symbology.legend(story).pins
    ]


def _area_rows(story: Story, theme: Theme) -> Sequence[tuple[str, Safe]]:
    words_ = symbology.legend(story).area
    if not words_:
        return []
    red = style.palette(theme)["red"]
    area = element(
        "circle",
        cx=17,
        cy=0,
        r=8,
        fill=red,
        fill_opacity="0.05",
        stroke=red,
        stroke_opacity="0.6",
        stroke_dasharray="2 3",
    )
    return [(words_, area)]


_SMALL = "translate(17 0) scale(0.8)"
