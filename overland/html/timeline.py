"""The strip under the map: every event in order, each as precisely as it is dated."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from overland.html import symbology, texts, time_window
from overland.html.html_cache import kept
from overland.html.markup import Safe, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, comma, direction, ngettext, text_language
from overland.presentation import timeline as told
from overland.presentation import walk
from overland.presentation.statements import Statement
from overland.presentation.timeline import Day
from overland.story.models import Event, Story
from overland.view import View


@kept
def timeline(story: Story, view: View, at: Setting = APP) -> Safe:
    """Events under their dates, with step and play buttons that the page's script drives.

    Of a long timeline only a part is here: what the walk must know of the rest is said beside it.
    """
    events, folded = told.matching(story, view.filter), told.background(story)
    return tag(
        "nav",
        tag(
            "div",
            tag("h2", _("When")),
            _button("previous", _("Previous event"), "‹"),
            _button("play", _("Play"), "▸", data_other=_("Pause")),
            _button("next", _("Next event"), "›"),
            tag("span", "", class_="ov-position", data_said=_("{n} of {all}")),
            _speed(),
            _background(story),
            class_="ov-timeline-bar",
        ),
        time_window.window(story, view, at),
        _dates(story, view, at),
        class_="ov-timeline",
        id="ov-timeline",
        data_all=f"{sum(event.id not in folded for event in events)} {len(events)}",
        data_brought=_brought(story),
        aria_label=_("Timeline"),
        lang=text_language(),
        dir=direction(),
    )


def _brought(story: Story) -> str:
    brought = walk.brought(story)
    return ";".join(" ".join((str(number), event, *legs)) for number, event, legs in brought)


def _dates(story: Story, view: View, at: Setting) -> Safe:
    days = told.days(story, view.event, view.filter, whole=at.whole)
    if not days and view.filter:
        return tag("p", _("No event matches."), class_="ov-empty")
    folded, shown = told.background(story), {event.id for day in days for event, _s in day.events}
    numbers = walk.numbers(told.matching(story, view.filter), shown, folded)
    around = _Around(numbers, walk.order(story), folded)
    return tag("ol", [_day(view, day, around, at) for day in days], class_="ov-dates")


def _button(action: str, label: str, sign: str, **more: str) -> Safe:
    """A button for the page's script; `data_other` is its name while it is pressed.

    Its title is its name: with another beside it a reader who listens would hear it twice.
    """
    shown = tag("span", sign, aria_hidden="true")
    return tag("button", shown, type="button", data_overland=action, title=label, **more)


def _speed() -> Safe:
    """How fast it plays: the sign is seen, and the button's title says it in words."""
    paces = [comma() + pace for pace in (_("as usual"), _("twice as fast"), _("half as fast"))]
    name = f"{_('Speed')}: 1×{paces[0]}"
    return _button("speed", name, "1×", data_named=_("Speed"), data_paces="|".join(paces))


def _background(story: Story) -> Safe | None:
    """What went before the journey and around it is folded until it is asked for."""
    folded = len(told.background(story))
    if not folded:
        return None
    text = ngettext("{n} event of the background", "{n} events of the background", folded)
    return tag(
        "button",
        text.format(n=folded),
        type="button",
        data_overland="background",
        aria_pressed="false",
        class_="ov-background",
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What a card needs of the others: where events stand, and those that are folded."""

    numbers: Mapping[str, tuple[int, int]]
    order: Mapping[str, int]
    background: Collection[str]


def _day(view: View, day: Day, around: _Around, at: Setting) -> Safe:
    mark = tag("i", class_=f"ov-moment ov-moment-{day.shape}", aria_hidden="true")
    return tag(
        "li",
        tag("div", mark, day.words, class_="ov-date"),
        tag("ol", [_event(view, *told, around, at) for told in day.events]),
        data_key=day.key if at.whole else None,
    )


def _event(view: View, event: Event, statement: Statement, around: _Around, at: Setting) -> Safe:
    """A card: how it is known and who says so come before the words, which nothing cuts."""
    kinds = {f"ov-event-{event.kind}": True}
    kinds |= {"ov-event-background": True} if event.id in around.background else {}
    chosen = event.id == view.event
    known = tag("small", symbology.chips(statement), class_="ov-known")
    named = tag("small", texts.local(who), class_="ov-who") if (who := statement.who).text else None
    return tag(
        "li",
        tag(
            "a",
            known,
            named,
            tag("span", texts.local(statement.words)),
            tag("small", texts.local(note)) if (note := statement.time_note).text else None,
            href=at.links.to(view.with_(place=event.place, event=event.id, at="")),
            aria_current="true" if chosen else None,
            data_event=event.id,
            data_place=event.place or None,
            data_number="{} {}".format(*around.numbers[event.id]),
            data_order=str(around.order[event.id]),
            class_=" ".join(["ov-event", *kinds]),
        ),
    )
