"""Figures as the parties gave them: on the map, above it, and side by side when they disagree."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from overland.evidence.doubts.rows import language_of
from overland.evidence.words import numerals
from overland.i18n import _, comma, language, line, semicolon
from overland.presentation import vocabulary
from overland.story.models import Claim, Count, Event, Leg, Place, Quote, Story
from overland.story.vocabularies import STATUS

_TIMES: Final = ("hours", "days", "weeks", "months", "years")


def headline_counts(story: Story) -> tuple[Count, ...]:
    """The figures that the editor put above the map, in that order."""
    return tuple(filter(None, map(story.count, story.headline_counts)))


def of_the_event(
    story: Story, left_out: Collection[str] = ()
) -> tuple[Event | None, tuple[Count, ...], tuple[Count, ...]]:
    """The event that the first headline figure is of, its headline figures, and the others.

    A filter may have `left_out` some of them.
    """
    every = headline_counts(story)
    event = story.event(every[0].event) if every else None
    found = [count for count in every if count.id not in left_out]
    own = tuple(count for count in found if event and count.event == event.id)
    return event, own, tuple(count for count in found if count not in own)


def headline_place(story: Story) -> str:
    """The place of the event that the first headline figure is of; "" if it has none."""
    event, _own, _others = of_the_event(story)
    return event.place if event else ""


def disagreeing(story: Story, count: Count) -> tuple[Claim, ...]:
    """What the editors set beside a figure because it says otherwise."""
    return tuple(
        found
        for relation in story.relations
        if relation.kind == "disagree" and count.id in relation.members
        for name in relation.members
        if name != count.id and (found := story.claim(name))
    )


def otherwise(story: Story, count: Count, beside: Collection[str] = ()) -> str:
    """Every other figure that was given for what may be the same, and by whom; "" if none was.

    One of another event is no rival count of this one: before it stands of what kind its event is,
    unless only a headline has it.
    Those that stand `beside` it have there who gives them. Figures that are equal may disagree in
    something else, which their relation tells.
    """
    own, apart = list[str](), list[str]()
    for other in unequal(story, count):
        event = None if _of_one_event(story, other, count) else story.event(other.event)
        known = _known(story, other, other.id not in beside, event)
        # Of what only a headline has, nobody knows that it came to pass.
        if event and other.status == "headline":
            apart.append(known)
        elif event:
            kind = vocabulary.event_kind(event.kind)
            apart.append(_("{event}: {figure}").format(event=kind, figure=known))
        else:
            own.append(known)
    text = _("Also given: {figures}") if len(own) > 1 else _("Another figure: {figure}")
    told = [text.format(figure=own[0], figures=semicolon().join(own))] if own else []
    found = semicolon().join([*told, *apart])
    return found[:1].upper() + found[1:]


def unequal(story: Story, count: Count) -> tuple[Count, ...]:
    """The figures that the editors set beside a figure, and that are not equal to it."""
    found = (item for item in disagreeing(story, count) if isinstance(item, Count))
    return tuple(item for item in found if not _equal(story, item, count))


def _of_one_event(story: Story, one: Count, other: Count) -> bool:
    """Whether two figures may be of one event: a statement is about another than its own."""
    if (one.event, one.leg) == (other.event, other.leg):
        return True
    events = story.event(one.event), story.event(other.event)
    return any(event and event.kind == "statement" for event in events)


def _known(story: Story, count: Count, named: bool, event: Event | None) -> str:
    """A figure beside another: as written, how it is known, and who gives it.

    Of another `event` that has no date, that too.
    """
    undated = _("undated") if event and vocabulary.undated(event) else ""
    if count.status == "headline":
        known = STATUS.word(count.status) if event else STATUS.meaning(count.status)
        return f"{as_written(story, count)} ({line(known, undated, between=comma())})"
    speaker = story.text(count.id, "speaker", language()).text if named else ""
    return f"{as_written(story, count)} ({line(vocabulary.known(count), speaker)})"


def _equal(story: Story, one: Count, other: Count) -> bool:
    found = numbers(story, one)
    return (found, one.qualifier) == (numbers(story, other), other.qualifier) and bool(found)


def numbers(story: Story, count: Count) -> tuple[int | float, ...]:
    """The bounds of a figure, lower first; of "about 80", which has none, the number in its words.

    They only sort and compare: what a reader is told is the figure as written.
    """
    if (count.minimum, count.maximum) != (None, None):
        return tuple(n for n in (count.minimum, count.maximum) if n is not None)
    read = numerals.read(
        count.as_written, count.qualifier, language_of(story, count) or story.language
    )
    return read.numbers if read.kind == "about" else ()


def place_of(story: Story, count: Count) -> str:
    """The id of the place where the figure's event is, "" if it has none."""
    event = story.event(count.event)
    return event.place if event else ""


def key_figure(story: Story, place: Place) -> str:
    """What stands under a place's name on the map: its headline figures as written."""
    found = key_counts(story, place)
    figure = line(*(as_written(story, count) for count in found))
    known = line(*dict.fromkeys(vocabulary.known(c) for c in found))
    # A figure that was only said somewhere is not a count of people at that place.
    if found and place.role == "statement":
        return _("statement: {figure} ({status})").format(figure=figure, status=known)
    plain = all(count.status == "reported" and count.basis == "stated" for count in found)
    return figure if plain else f"{figure} ({known})"


def key_events(story: Story, place: Place) -> list[str]:
    """The ids of the events that the figure under a place's name is of."""
    return list(dict.fromkeys(count.event for count in key_counts(story, place)))


def key_counts(story: Story, place: Place) -> list[Count]:
    """What the figure under a place's name is made of.

    At a stop what is only stated may be of others than came there: it stays in words alone.
    """
    stated = place.role == "statement"
    found = [count for count in headline_counts(story) if place_of(story, count) == place.id]
    kinds = {event.id: event.kind for event in story.events_at(place.id)}
    return [count for count in found if stated or kinds.get(count.event) != "statement"]


def as_written(story: Story, count: Count) -> str:
    """A figure in the words of its source, in the reader's language where the story has them."""
    return story.text(count.id, "as_written", language()).text


def facts(story: Story, count: Count) -> str:
    """Where and when, as far as it is known: "Masnaa · 22 January 2013"."""
    return line(*facts_of(story, count))


def facts_of(story: Story, count: Count) -> tuple[str, str]:
    """Where, and when.

    Who said it, in the place of where, for a figure that was only said somewhere; and for one
    that a party claims.
    """
    event = story.event(count.event)
    place = story.place(event.place) if event else None
    if event is None:
        return "", ""
    if place is None or place.role == "statement" or count.status == "claimed":
        return story.text(count.id, "speaker", language()).text, vocabulary.date(event)
    return vocabulary.place_name(place), vocabulary.date(event)


def event_heading(story: Story, event: Event) -> str:
    """What stands above the figures of an event; of what was only said, who said it and when."""
    if speaker := teller(story, event):
        return line(_("Said"), speaker, vocabulary.date(event))
    return line(_("The event"), where_and_when(story, event))


def teller(story: Story, event: Event) -> str:
    """Who said what an event is, where it is nothing but that; "" for any other event."""
    if event.kind != "statement":
        return ""
    return story.text(event.id, "speaker", language()).text


def claimant(story: Story, count: Count) -> str:
    """Who says a figure that is not reported, where what stands above it does not say so."""
    event = story.event(count.event)
    heard = event and event.kind == "statement" and event.speaker == count.speaker
    if count.status == "reported" or heard:
        return ""
    return story.text(count.id, "speaker", language()).text


def where_and_when(story: Story, event: Event) -> str:
    """The place of an event and its date, as far as they are known."""
    place = story.place(event.place)
    return line(vocabulary.place_name(place) if place else "", vocabulary.date(event))


def sized(story: Story, event_id: str) -> tuple[Count, ...]:
    """The figures of an event that stand for themselves: how many of something that is counted.

    "Most of the adults" and "an official" need their sentence; "nearly two years" is a time.
    """
    found = [count for count in story.counts_of(event_id) if count.unit not in _TIMES]
    return tuple(c for c in found if max(numbers(story, c), default=0) > 1)


def said_of(story: Story, event_id: str) -> tuple[Claim, ...]:
    """The figures and quotations of an event."""
    return (*story.counts_of(event_id), *story.quotes_of(event_id))


def leg_of(story: Story, item: Claim) -> Leg | None:
    """The leg that a statement is, or that its figure is of."""
    if isinstance(item, Count):
        return next((leg for leg in story.legs if leg.id == item.leg), None)
    return item if isinstance(item, Leg) else None


def event_of(story: Story, item: Claim) -> Event | None:
    """The event that a claim is part of; None for places and legs."""
    if isinstance(item, Event):
        return item
    if isinstance(item, (Count, Quote)):
        return story.event(item.event)
    return None
