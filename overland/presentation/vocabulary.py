"""Vocabulary in a reader's words: the tables' fixed words, dates and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from babel import Locale

from overland.i18n import _, alternatives, isolated, language, text_language
from overland.story import dates
from overland.story.models import Count, Event, Leg, Place, Quote, Story
from overland.story.vocabularies import (
    BASIS,
    EVENT_KIND,
    MARK,
    MODE,
    PLACE_KIND,
    ROLE,
    STATUS,
    TRANSLATED,
)

_SAID: Final = ("statement", "announcement")
"""Kinds of event that are words of somebody."""


def status(value: str) -> str:
    """A status, or "inferred" and "background" for a basis, in one word; "" of what has none."""
    if not value:
        return ""
    return MARK.word(value)


def basis(value: str) -> str:
    """Who answers for a statement."""
    return str(BASIS[value].phrase)


def role(value: str) -> str:
    return ROLE.word(value)


def place_role(story: Story, place: Place) -> str:
    """What a place is to the story, and how well that is known: "destination, expected"."""
    return _qualified(place.role, [_known_as(story, place)])


def legend_role(story: Story, value: str, places: Sequence[Place]) -> str:
    """The same for several places with a pin of that role: "destination, expected or planned"."""
    return _qualified(value, list(dict.fromkeys(_known_as(story, place) for place in places)))


def _known_as(story: Story, place: Place) -> str:
    """The status in which a place is what it is to the story; "" where the source reports it."""
    if place.basis == "inferred":
        return "inferred"
    reached = {leg.status for leg in story.legs if leg.destination == place.id}
    surely = place.role != "destination" or len(reached) != 1 or "reported" in reached
    return "" if surely else reached.pop()


def _qualified(value: str, known: Sequence[str]) -> str:
    """A role, and in which statuses it stands; by itself where one of them is the source's word."""
    if not known or not all(known):
        return role(value)
    return _in_status(role(value), alternatives([status(one) for one in known]))


def in_status(what: str, value: str) -> str:
    """Words, and in which status they stand: "by sea, editors' conclusion"; "" adds nothing."""
    return _in_status(what, status(value)) if value else what


def _in_status(what: str, said: str) -> str:
    return _("{what}, {status}").format(what=what, status=said)


def place_kind(value: str) -> str:
    return PLACE_KIND.word(value)


def event_kind(value: str) -> str:
    return EVENT_KIND.word(value)


def leg_style(leg: Leg) -> str:
    """How a leg is drawn: by status, but a path that no source gives is never "reported"."""
    return "inferred" if leg.status == "reported" and leg.basis != "stated" else leg.status


def known(row: Event | Count | Quote, word: str = "") -> str:
    """How a row is known, and what of it the editors conclude: day, place, or a part of it.

    `word` says it where the status's own would be misread. What somebody said is the source's:
    of it day or place alone are inferred, as no words of a source bear out a row without any.
    """
    told = word or status("claimed" if isinstance(row, Quote) else row.status)
    if row.basis != "inferred":
        return told
    if not row.evidence:
        return _in_status(told, status("inferred"))
    if isinstance(row, Event) and row.kind in _SAID:
        return _("{status} (day or place concluded by the editors)").format(status=told)
    return _("{line}, partly the editors’ conclusion").format(line=told)


def leg_known(leg: Leg) -> str:
    """How well a leg is known, as it is drawn: "planned, partly the editors’ conclusion"."""
    style = leg_style(leg)
    if leg.basis != "inferred" or style == "inferred":
        return status(style)
    return _("{line}, partly the editors’ conclusion").format(line=status(style))


def country(place: Place) -> str:
    """The name of a place's country in the reader's language, "" for a country itself."""
    named = Locale.parse(text_language()).territories.get(place.country, place.country)
    return "" if place.kind == "country" else str(named)


def place_name(place: Place) -> str:
    """The name in the reader's language, the story's own where there is none."""
    return isolated(place.names.get(language(), place.name))


def mode(value: str) -> str:
    """How people travelled: "by road"."""
    return MODE.word(value)


def translated(value: str) -> str:
    """What is known of a quotation's language."""
    return TRANSLATED.word(value)


def undated(event: Event) -> bool:
    """Whether nothing at all is known of the date."""
    return set(event.date) == {"X"}


def date(event: Event) -> str:
    """An event's date, no more precise than it is known."""
    if undated(event):
        return _("date not given")
    if event.date.startswith(("/", "../")):
        return _("by {date}").format(date=edtf(event.date.split("/")[1]))
    if event.date.endswith(("/..", "/")) and STATUS[event.status].outlook:
        return _("as of {date}").format(date=edtf(event.date.split("/")[0]))
    return edtf(event.date)


def edtf(date: str) -> str:
    """An EDTF date in words, as precisely as it is known."""
    return dates.show(date, _, text_language())


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Names to pick from (id -> name): the id goes with a name that is not the only one."""
    times = Counter(names.values())
    return {key: f"{name} ({key})" if times[name] > 1 else name for key, name in names.items()}
