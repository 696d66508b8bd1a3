"""The strip under the map: every event in order, each as precisely as it is dated."""

from __future__ import annotations

from itertools import groupby

from overland.html.markup import Safe, tag
from overland.i18n import _, direction, text_language
from overland.presentation import vocabulary
from overland.story import chronology, dates
from overland.story.models import Event, Story
from overland.story.vocabularies import STATUS
from overland.view import View, href


def timeline(story: Story, view: View) -> Safe:
    """Events under their dates, with step and play buttons that the page's script drives."""
    groups = groupby(chronology.ordered(story), key=vocabulary.date)
    return tag(
        "nav",
        tag(
            "div",
            tag("h2", _("When")),
            _button("previous", _("Previous event"), "‹"),
            _button("play", _("Play"), "▸", data_other=_("Pause")),
            _button("next", _("Next event"), "›"),
            class_="ov-timeline-bar",
        ),
        tag("ol", [_group(view, date, list(events)) for date, events in groups], class_="ov-dates"),
        class_="ov-timeline",
        aria_label=_("Timeline"),
        lang=text_language(),
        dir=direction(),
    )


def _button(action: str, label: str, sign: str, **more: str) -> Safe:
    """A button for the page's script; `data_other` is its name while it is pressed."""
    return tag(
        "button", sign, type="button", data_overland=action, aria_label=label, title=label, **more
    )


def _group(view: View, date: str, events: list[Event]) -> Safe:
    shape = _shape(events[0])
    return tag(
        "li",
        tag(
            "div",
            tag("i", class_=f"ov-moment ov-moment-{shape}", aria_hidden="true"),
            date,
            class_="ov-date",
        ),
        tag("ol", [_event(view, event) for event in events]),
    )


def _event(view: View, event: Event) -> Safe:
    chosen = event.id == view.event
    return tag(
        "li",
        tag(
            "a",
            tag("span", event.headline),
            tag("small", event.time_note) if event.time_note else None,
            href=href(view.with_(place=event.place, event=event.id, at="")),
            aria_current="true" if chosen else None,
            data_event=event.id,
            data_place=event.place or None,
            class_=f"ov-event ov-event-{event.kind}",
        ),
    )


def _shape(event: Event) -> str:
    """How the date's mark looks: a day is a dot, a month a bar, an open or doubtful date hollow."""
    if vocabulary.undated(event):
        return "undated"
    if STATUS[event.status].outlook and event.date.endswith(".."):
        return "expected"
    precision = dates.parse(event.date).precision
    if precision == "interval":
        return (
            "open"
            if event.date.startswith(("/", "..")) or event.date.endswith(("/", ".."))
            else "span"
        )
    if "?" in event.date or "~" in event.date:
        return "doubtful"
    return "day" if precision in ("day", "time") else "span"
