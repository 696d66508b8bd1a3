"""Captions beside the map of a picture: figures as written, statuses, source."""

from __future__ import annotations

from collections.abc import Sequence

from overland import i18n
from overland.assets import fonts
from overland.html.markup import Safe, join
from overland.presentation import figures, selection, statements
from overland.presentation.statements import Statement
from overland.story.models import Count, Story
from overland.svg import style, symbols
from overland.svg.elements import clean_text, text_line, wrapped
from overland.svg.style import Theme
from overland.view import View


def key_counts(story: Story, view: View) -> tuple[Count, ...]:
    """The figures of the event or place that is chosen, else those that stand above the map."""
    headline = selection.headline_counts(story, view.filter)
    of_event = figures.sized(story, view.event) if view.event else ()
    at = view.place
    of_place = [count for count in headline if at and figures.place_of(story, count) == at]
    if view.event:
        return of_event
    return tuple(of_place) or headline


def figure(
    story: Story, count: Count, x: float, y: float, room: float, theme: Theme
) -> tuple[Safe, float]:
    """A figure as the source gives it, with status, place or speaker, date and what says otherwise;
    and its height."""
    colours = style.palette(theme)
    told = statements.statement(story, count)
    lines = fonts.wrap(clean_text(told.said), room, 20, 600, lines=4)
    start, anchor = begin(x, room)
    parts = [
        text_line(line, start, y + 18 + 23 * index, 20, colours["ink"], weight=600, anchor=anchor)
        for index, line in enumerate(lines)
    ]
    facts = figures.facts(story, count), figures.otherwise(story, count)
    drawn, height = status(told, facts, x, y + 23 * len(lines), room, theme)
    return join([*parts, drawn]), 23.0 * len(lines) + height


def status(
    told: Statement, facts: Sequence[str], x: float, y: float, room: float, theme: Theme
) -> tuple[Safe, float]:
    """A status as mark and word, with facts below it; and the height that they took."""
    quiet = style.palette(theme)["quiet"]
    start, anchor = begin(x, room)
    mark, words = (start - 34, start - 42) if anchor == "end" else (start, start + 42)
    parts = [
        symbols.sample(told.status, (mark, y + 9), theme),
        text_line(clean_text(told.known), words, y + 13.5, 14, quiet, anchor=anchor),
    ]
    lines = [row for said in facts for row in wrapped(said, room, 13, lines=4)]
    parts += [
        text_line(line, start, y + 31 + 17 * index, 13, quiet, anchor=anchor)
        for index, line in enumerate(lines)
    ]
    return join(parts), 22.0 + 17 * len(lines)


def begin(left: float, room: float) -> tuple[float, str]:
    """Where a line of words in that room begins, and which of its ends stands there."""
    return (left + room, "end") if i18n.direction() == "rtl" else (left, "start")
