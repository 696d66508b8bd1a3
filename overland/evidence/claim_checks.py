"""What the tables say beside their own evidence: figures that the excerpt lacks, words that turn.

Nothing here needs the source's text: see `text_checks` for what does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from overland.errors import InvalidDate
from overland.evidence import lexicon, numerals
from overland.evidence.rows import Fault, guess, language_of
from overland.story import dates
from overland.story.models import Count, Event, Story


def against_excerpt(story: Story) -> Iterator[Fault]:
    """Figures that are not as the excerpt has them, and a headline's numbers that nothing backs."""
    for count in story.counts:
        if count.evidence and not _holds(count.evidence.exact, count.as_written):
            message = f"is not in the excerpt {count.evidence.exact!r}"
            remedy = "Write the figure as the source does, or give the excerpt that holds it"
            yield Fault(count, "as_written", count.as_written, message, remedy)
    for event in story.events:
        yield from _headline_numbers(story, event)


def _headline_numbers(story: Story, event: Event) -> Iterator[Fault]:
    """A number may be a sum, or things that the source names one by one: a guess."""
    language = language_of(story, event)
    told = numerals.numbers(event.headline, story.language)
    backed = {*_in_the_tables(story, event, language), *_of_the_date(event)}
    lone = [number for number in told if number > 1 and number not in backed]
    if lone and _readable(_words(story, event), language):
        named = ", ".join(map(numerals.said, lone))
        message = f"says {named}, which neither its excerpt nor a figure of the event says"
        remedy = "Take the number from the source, or add the figure to counts.csv"
        answers = (numerals.said(lone[0]),)
        yield guess(event, "headline", event.headline, message, remedy, *answers)


def _readable(text: str, language: str) -> bool:
    """Whether a number in these words would be seen, in whatever form it is written."""
    words = lexicon.of(language)
    # A noun in the dual ("two buses" in Arabic) holds its number in its ending.
    dual = (
        words is not None
        and bool(words.dual)
        and re.search(rf"(?:{'|'.join(words.dual)})(?!\w)", lexicon.plain(text))
    )
    return words is not None and not dual


def _in_the_tables(story: Story, event: Event, language: str) -> frozenset[int | float]:
    words = _words(story, event)
    return numerals.readings(words, language) | numerals.readings(words, story.language)


def _of_the_date(event: Event) -> frozenset[int | float]:
    """Day, month and year of the event's own date."""
    try:
        moment = dates.parse(event.date)
    except InvalidDate:
        return frozenset()
    return frozenset(n for day in (moment.lower, moment.upper) for n in (day.day, day.year))


def _words(story: Story, event: Event) -> str:
    """Everything of the source that stands in the tables for an event."""
    said = [event.evidence.exact if event.evidence else "", event.time_note]
    said += [_count_words(count) for count in story.counts if count.event == event.id]
    said += [quote.text for quote in story.quotes if quote.event == event.id]
    return "\n".join(said)


def _count_words(count: Count) -> str:
    return f"{count.as_written}\n{count.evidence.exact if count.evidence else ''}"


def _holds(exact: str, as_written: str) -> bool:
    """Whether the excerpt has these very words: "30 people" is not in "130 people"."""
    wanted = re.escape(_plain(as_written))
    edges = rf"(?<![\w.,]){wanted}(?!\w)"
    if not exact.isascii():  # languages without spaces between words have no such edge
        edges = rf"(?<![\d.,]){wanted}(?!\d)"
    return re.search(edges, _plain(exact)) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
