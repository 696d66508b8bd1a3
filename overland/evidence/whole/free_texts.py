"""Free texts of every table: numbers, times of day and names that no source has and no row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from overland.evidence.doubts.findings import sources_of
from overland.evidence.doubts.rows import Fault, Item, guess, items
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import NO_END
from overland.evidence.whole import place_records
from overland.evidence.words import clock, lexicon, numerals
from overland.evidence.words.content_words import absent, proper_names
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Count, Event, Leg, Place, Quote, Relation, Source, Story

CELLS: Final[Mapping[type, tuple[str, ...]]] = {
    Place: ("note",),
    Event: ("time_note", "note"),
    Count: ("unit", "note"),
    Quote: ("role", "note"),
    Leg: ("journey", "carrier", "note"),
    Source: ("note",),
    Relation: ("note",),
}
"""The columns without a check of their own: headlines, figures, speakers and titles have one."""
_TAKE: Final = "Take it from the source, or say that the editors know it"
_SENTENCE: Final = re.compile(rf"(?<=[.;؛]){NO_END}\s+|(?<=[ap]\.m\.)\s+(?=[A-Z][a-z])|(?<=[。；])")
"""What ends a sentence; "2:13 p.m. EDT, read in a feed" goes on."""
_LISTED: Final = (
    *("date", "time_note", "headline", "as_written", "text", "name", "published", "title"),
    *("minimum", "maximum", "uncertainty_km", "latitude", "longitude"),
)
"""What else of its row a free text may repeat."""
_COUNTED: Final = 2
"""Of places, legs, sources and relations editors write "one" and "two" in words as they count."""
_OWN_NAMES: Final = frozenset({"journey", "carrier"})
"""Columns whose names are compared word by word (`travel_words`)."""


@dataclass(frozen=True)
class _Known:
    """What all texts say, read once, and what a row says besides."""

    words: Lexicon
    text: str
    numbers: frozenset[int | float]
    times: frozenset[clock.Clock]

    @classmethod
    def of(cls, text: str, words: Lexicon) -> Self:
        numbers = numerals.readings(text, words.language) | _figures(text)
        return cls(words, text, numbers, clock.times(text))

    def and_(self, other: Self) -> Self:
        """What both say."""
        numbers, times = self.numbers | other.numbers, self.times | other.times
        return replace(self, text=f"{self.text}\n{other.text}", numbers=numbers, times=times)


def of_story(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Every cell of a row whose sources are in the story's language, beside all texts.

    What a sentence says that the editors know, or read from something, is theirs.
    """
    words = lexicon.lexicon_of(story.language)
    if words is None or not texts:
        return
    tags = {source.id: source.language for source in story.sources}
    every = _Known.of(_around(story, texts), words)
    notes = _Known.of("\n".join(source.note for source in story.sources), words)
    geocoded = place_records.entries(story)
    for item in items(story):
        own = sources_of(story, item)
        # A title that is listed beside a report has no text of its own.
        read = all(one in texts and lexicon.lexicon_of(tags[one]) is words for one in own)
        cells = [(c, value) for c in CELLS[type(item)] if (value := str(getattr(item, c)))]
        if read and cells:
            found = place_records.given(geocoded, item.id) if isinstance(item, Place) else ""
            row = _Known.of(f"{_row(story, item)}\n{found}", words)
            row = row if isinstance(item, Source) else row.and_(notes)
            for column, value in cells:
                yield from _of_cell(item, column, value, every, row)


def _around(story: Story, texts: Mapping[str, str]) -> str:
    """The texts, what is said of the sources, the story's days and the names of its places."""
    sources = [f"{s.title}\n{s.publisher}\n{s.author}\n{s.published}" for s in story.sources]
    days = [*(event.date for event in story.events), *(leg.date for leg in story.legs)]
    places = [place.name for place in story.places]
    return "\n".join((*texts.values(), *sources, *days, *places, story.title))


def _row(story: Story, item: Item) -> str:
    """The row's other cells; those of its members, if it is a relation."""
    rows: list[Item] = [item]
    if isinstance(item, Relation):
        rows = [claim for name in item.members if (claim := story.claim(name))]
    return "\n".join(str(getattr(row, c, "")) for row in rows for c in _LISTED)


def _of_cell(item: Item, column: str, value: str, every: _Known, row: _Known) -> Iterator[Fault]:
    said, words = marks_left_out(value), every.words
    said = place_records.without(said) if isinstance(item, Place) else said
    for sentence in _SENTENCE.split(clock.without_times(said)):
        if not words.has("editors", sentence):
            yield from _of_sentence(item, column, value, sentence, (every, row))
    # That of a time_note is compared with the row's own texts (`absent_words`).
    for sentence in _SENTENCE.split(said) if column != "time_note" else ():
        if not words.has("editors", sentence):
            for told, readings in clock.readings(sentence):
                if not readings & (every.times | row.times):
                    message = f"has a time of day, {told}, that no source gives"
                    yield guess(item, column, value, message, _TAKE, told)


def _of_sentence(
    item: Item, column: str, value: str, sentence: str, known: tuple[_Known, _Known]
) -> Iterator[Fault]:
    every, row = known
    language = every.words.language
    counted = 1 if isinstance(item, Event | Count | Quote) else _COUNTED
    # Those of a relation are compared with its own rows (`story_checks`).
    told = () if isinstance(item, Relation) else numerals.numbers(sentence, language)
    for number in told:
        if number > counted and number not in every.numbers and number not in row.numbers:
            shown = numerals.said(number)
            yield guess(item, column, value, f"says {shown}, which no source says", _TAKE, shown)
    names = () if column in _OWN_NAMES else proper_names(sentence, language)
    lone = absent(absent(names, every.text, language), row.text, language)
    if lone := tuple(name for name in lone if not _of_calendar(name, every.words)):
        message = f"has the name “{' '.join(lone)}”, which stands nowhere in the source"
        yield guess(item, column, value, message, _TAKE, *lone)


def _figures(around: str) -> frozenset[int | float]:
    """The parts of days and of coordinates: 2013-01-22 has 22."""
    return frozenset(int(digits) for digits in re.findall(r"\d{1,6}", around))


def _of_calendar(name: str, words: Lexicon) -> bool:
    """Days have a check of their own (`note_times`)."""
    return lexicon.plain(name) in {*words.months, *words.weekdays}
