"""Words of travel that the source does not have: by air, another carrier, day or travellers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import sentences
from overland.evidence.words import numerals
from overland.evidence.words.content_words import CASELESS, absent, proper_names, shared, stems
from overland.evidence.words.text_words import WORD, text_words
from overland.story.models import Claim, Event, Leg, Story

_MODES: Final = ("road", "rail", "air", "sea", "foot")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DOERS: Final = re.compile(r"\b\w+(?:[eo]r|ist|ee)s\b")
"""Drivers, editors, journalists, refugees."""
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline or a leg beside its paragraphs; a carrier beside all texts (`known`)."""
    if not passage.in_language_of(story):
        return
    if isinstance(claim, Event):
        yield from _ways_of_travel(claim, passage)
    if isinstance(claim, Leg):
        yield from _mode(claim, passage)
        yield from _carrier(claim, passage, known)
        yield from _day(story, claim)
        yield from _journey(claim, passage)
        yield from _travellers(story, claim, passage, known)


def _mode(leg: Leg, passage: Passage) -> Iterator[Fault]:
    """By air, where the excerpts have buses and nothing that flies."""
    said = excerpts(leg)
    # What nobody says is read from something, and the note says from what.
    if leg.basis == "inferred" and not any(passage.words.has(mode, said) for mode in _MODES):
        said = leg.note
    there = [mode for mode in _MODES if passage.words.has(mode, said)]
    if there and leg.mode not in there:
        word = passage.words.found(there[0], said)[0]
        message = f"is not how its excerpt has them travel (“{word}”)"
        yield guess(leg, "mode", leg.mode, message, f"Write {there[0]}", leg.mode)


def _journey(leg: Leg, passage: Passage) -> Iterator[Fault]:
    """A leg by road of what is called a flight."""
    words = passage.words
    there = [mode for mode in _MODES if words.has(mode, leg.journey)]
    if there and leg.mode not in there:
        message = f"is by {there[0]}, and the leg's mode is {leg.mode}"
        yield guess(leg, "journey", leg.journey, message, "Correct one of them", leg.journey)


def _travellers(story: Story, leg: Leg, passage: Passage, texts: str) -> Iterator[Fault]:
    """A journey named after people, or a number, of whom its sentence does not tell.

    Of people its paragraph may tell, where its sentence tells of nobody: "they crossed".
    """
    words, language = passage.words, passage.language
    goes_on = [other for other in story.legs if leg.id != other.id and _joined(leg, other)]
    tied = [*map(excerpts, goes_on), *map(excerpts, story.events_of(leg.id)), *_ends(story, leg)]
    said = "\n".join((passage.every_sentence, *tied))
    who = any(words.has(key, said) for key in ("people", "persons", "groups", "whose"))
    near = said if who else f"{said}\n{passage.nearby}"
    people = words.found("people", leg.journey)
    named = _names_of(leg.journey, passage)
    known = _without_longer(f"{said}\n{passage.nearby}", leg.journey)
    lone = [word for word in people if not shared(stems(word, language), stems(near, language))]
    lone += _elsewhere(named, passage, known, texts)
    lone += _of_others(leg, passage, f"{said}\n{passage.nearby}\n{leg.note}")
    if lone:
        message = f"is of “{lone[0]}”, of whom the leg's sentence does not tell"
        yield guess(leg, "journey", leg.journey, message, _TAKE, lone[0])
        return
    there = numerals.readings(known, language)
    counted = {n for count in story.counts for n in (count.minimum, count.maximum)}
    for number in numerals.numbers(leg.journey, language):
        if number > 1 and number not in there | counted:
            written = numerals.said(number)
            message = f"says {written}, which the words near the leg's excerpt do not"
            yield guess(leg, "journey", leg.journey, message, _TAKE, written)


def _names_of(journey: str, passage: Passage) -> tuple[str, ...]:
    """The names in that of a journey; its first word is one if the text has it as a name."""
    language = passage.language
    first = next(iter(WORD.findall(journey)), "").removesuffix("'s")
    text = text_words(passage.text, language)
    begins = first[:1].isupper() and first.casefold() not in text.small and first in passage.text
    lone = (first,) if begins and language not in CASELESS and language != "de" else ()
    return (*lone, *proper_names(journey, language))


def _without_longer(text: str, journey: str) -> str:
    """A text without names that go on where the journey's does not: "Saudi Arabia"."""
    if "-" in journey:
        return text
    names = "|".join(re.escape(word) for word in WORD.findall(journey) if word[0].isupper())
    behind = "|".join(map(re.escape, WORD.findall(journey)))
    return re.sub(rf"\b(?:{names or '(?!)'}) (?!{behind})[A-ZА-ЯІЇЄ]\w+", " ", text)


def _elsewhere(named: Iterable[str], passage: Passage, near: str, texts: str) -> list[str]:
    """Names that the text has elsewhere alone, or that none of the texts has."""
    language = passage.language
    known = stems(near, language)
    return [
        word
        for word in named
        if not shared(own := stems(word, language), known)
        and not word.isupper()
        and not passage.words.has("superlative", word)
        and (shared(own, stems(passage.text, language)) or absent([word], texts, language))
    ]


def _of_others(leg: Leg, passage: Passage, near: str) -> list[str]:
    """English nouns for who does something that the text has, and not near the leg's excerpt."""
    language = passage.language
    here, text = stems(near, language), stems(passage.text, language)
    return [
        word
        for word in (_DOERS.findall(leg.journey) if language.startswith("en") else ())
        if shared(own := stems(word, language), text) and not shared(own, here)
    ]


def _joined(leg: Leg, other: Leg) -> bool:
    """Whether one goes on where the other ends, on the same journey."""
    meet = leg.destination == other.origin or other.destination == leg.origin
    return meet and leg.journey == other.journey


def _ends(story: Story, leg: Leg) -> Iterator[str]:
    """The names of the places where a leg begins and ends."""
    yield from (p.name for i in (leg.origin, leg.destination) if (p := story.place(i)))


def _ways_of_travel(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "By land and sea" where the source's sentence has "by air and sea"."""
    words = passage.words
    told, said = (
        {mode for mode in _MODES if words.has(mode, text) or words.has(f"by_{mode}", text)}
        for text in (event.headline, passage.every_sentence)
    )
    other = sorted(told - said)
    if other and said - told:
        word = next(iter(words.found(f"by_{other[0]}", event.headline)), other[0])
        message = f"has them travel by {other[0]}, which the words of its source do not"
        yield guess(event, "headline", event.headline, message, _TAKE, word)


def _day(story: Story, leg: Leg) -> Iterator[Fault]:
    """A day on which nothing of the leg happens, by the events that are part of it."""
    ends = [*story.events_at(leg.origin), *story.events_at(leg.destination)]
    dated = [
        e
        for e in (*story.events_of(leg.id), *ends)
        if e.kind in ("departure", "crossing", "arrival")
    ]
    days = {event.date for event in dated if _DAY.fullmatch(event.date)}
    if _DAY.fullmatch(leg.date) and days and leg.date not in days:
        message = f"is not a day of its events ({', '.join(sorted(days))})"
        yield guess(leg, "date", leg.date, message, "Correct one of them", leg.date)


def _carrier(leg: Leg, passage: Passage, known: str) -> Iterator[Fault]:
    told = re.findall(r"[^\W\d_]{3,}", leg.carrier)
    if lone := absent(told, known, passage.language):
        message = f"has “{' '.join(lone)}”, which stands nowhere in the source"
        yield guess(leg, "carrier", leg.carrier, message, _TAKE, *lone)
    elif told and not any(
        not absent(told, known[start:end], passage.language)
        for start, end in sentences(known).spans
    ):
        message = "has words that no sentence of the source has together"
        yield guess(leg, "carrier", leg.carrier, message, _TAKE, leg.carrier)
