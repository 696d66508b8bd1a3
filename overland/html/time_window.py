"""The histogram of a long timeline, and the window of time that is dragged over it.

Two range inputs, one for each edge: they work by touch and by the arrow keys, and say what they
stand on. Without a script the bars are links, and the window is that of the filter's form.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from overland import view as views
from overland.html.markup import Safe, tag
from overland.html.setting import Setting
from overland.i18n import _, comma
from overland.presentation import timeline as told
from overland.presentation.timeline import Bar
from overland.story.models import Story
from overland.view import View


def window(story: Story, view: View, at: Setting) -> Safe | None:
    """The bars with their window; None where the timeline shows every event by itself."""
    bars = told.histogram(story, view.filter)
    if not bars:
        return None
    within = [number for number, bar in enumerate(bars) if bar.within] or [0, len(bars) - 1]
    first, last = within[0], within[-1]
    # What is chosen is in the address, and the script takes it along.
    rest = view.with_(filter=view.filter.anywhen, row=0, place="", event="")
    edges = (
        ("from", first, _("Shown from")),
        ("to", last, _("Shown until")),
    )
    return tag(
        "div",
        tag(
            "ol",
            [_bar(view, bar, at) for bar in bars],
            class_="ov-histogram",
            aria_label=_("Events by date"),
        ),
        [_handle(edge, at_bar, label, bars) for edge, at_bar, label in edges],
        tag("p", _said(bars[first], bars[last]), class_="ov-window-said", aria_hidden="true"),
        class_="ov-window",
        role="group",
        aria_label=_("Window of time"),
        data_query=urlencode(views.query(rest)),
        data_moves=comma() + _moves(),
    )


def _bar(view: View, bar: Bar, at: Setting) -> Safe:
    mark = tag("i", style=f"height:{bar.share:.0%}", aria_hidden="true")
    said = f"{bar.words}: {bar.events}"
    link = None
    if bar.first:
        shown = view.with_(place=bar.first.place, event=bar.first.id, at="")
        whole = said
        if not bar.within:
            # What it opens would be hidden: the window goes along.
            whole = f"{said}{comma()}{_moves()}"
            shown = shown.with_(filter=replace(view.filter, since=bar.key, until=bar.key))
        where = at.links.to(shown)
        link = tag("a", mark, href=where, title=whole, aria_label=whole, data_said=said)
    return tag(
        "li",
        link,
        class_=None if bar.within else "is-outside",
        data_key=bar.key,
        data_words=bar.words,
    )


def _moves() -> str:
    """What a bar outside the window does besides."""
    return _("moves the window here")


def _handle(edge: str, at_bar: int, label: str, bars: tuple[Bar, ...]) -> Safe:
    return tag(
        "input",
        type="range",
        min="0",
        max=str(len(bars) - 1),
        value=str(at_bar),
        aria_label=label,
        aria_valuetext=bars[at_bar].words,
        data_edge=edge,
    )


def _said(first: Bar, last: Bar) -> str:
    return first.words if first is last else f"{first.words} – {last.words}"
