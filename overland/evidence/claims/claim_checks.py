"""Checks of rows beside their own evidence: figures, hedges, how sure a statement is.

Nothing here needs the source's text: see `text_checks` for what does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from babel.languages import get_official_languages

from overland.errors import InvalidDate
from overland.evidence.claims import (
    absent_words,
    certainty,
    figure_checks,
    unrelated_excerpts,
)
from overland.evidence.claims.figure_checks import HEDGES
from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.text.brackets import without_brackets
from overland.evidence.text.normalise import fold
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.story import dates
from overland.story.models import Claim, Count, Event, Leg, Place, Quote, Story
from overland.story.vocabularies import STATUS

_PAIR = 2
_HEDGED: Final = 4
"""Words in which a hedge and its number stand: "upwards of a hundred"."""


def against_excerpt(story: Story) -> Iterator[Fault]:
    """Every row beside its excerpt. A figure that is not in it is certain, the rest are guesses."""
    yield from figure_checks.against_excerpt(story)
    for event in story.events:
        yield from _after_its_source(story, event)
    figures, quotations = _by_event(story)
    for event in story.events:
        words = _words(event, figures[event.id], quotations[event.id])
        yield from _headline_numbers(story, event, words)
        yield from _headline_hedges(story, event, figures[event.id])
        yield from _turned_hedges(story, event, figures[event.id])
    for claim in story.claims:
        yield from _certainty(story, claim)
        yield from _of_a_headline(story, claim)
        yield from unrelated_excerpts.of_claim(story, claim)
        yield from _unmoved(story, claim)
        yield from _other_way(story, claim)
    for quote in story.quotes:
        yield from _translated(story, quote)


def _after_its_source(story: Story, event: Event) -> Iterator[Fault]:
    """What a source tells as done, on a day after the source was published."""
    source = story.source(event.evidence.source) if event.evidence else None
    if source is None or not source.published or STATUS[event.status].outlook:
        return
    try:
        began, published = dates.parse(event.date), dates.parse(source.published)
    except InvalidDate:
        return
    if began.lower > published.upper and began.lower != date.max:
        message = f"is after the day of its source, {source.published}"
        remedy = "Correct the date, or give the source that tells it"
        yield guess(event, "date", event.date, message, remedy, event.date)


def not_checked(story: Story) -> Iterator[str]:
    """The languages of sources whose words the checks cannot read."""
    tags = {language_of(story, claim): None for claim in story.claims if claim.evidence}
    yield from (tag for tag in tags if tag and lexicon.lexicon_of(tag) is None)


def _by_event(story: Story) -> tuple[Mapping[str, list[Count]], Mapping[str, list[Quote]]]:
    """The figures and the quotations of each event, those of its leg among them."""
    figures: dict[str, list[Count]] = defaultdict(list)
    quotations: dict[str, list[Quote]] = defaultdict(list)
    of_legs: dict[str, list[Count]] = defaultdict(list)
    for count in story.counts:
        (figures[count.event] if count.event else of_legs[count.leg]).append(count)
    for quote in story.quotes:
        quotations[quote.event].append(quote)
    for event in story.events:
        figures[event.id] += of_legs[event.leg] if event.leg else []
    return figures, quotations


def _headline_numbers(story: Story, event: Event, words: str) -> Iterator[Fault]:
    """A number may be a sum, or things that the source names one by one: a guess."""
    language = language_of(story, event)
    told = numerals.numbers(event.headline, story.language)
    readings = (numerals.readings(words, one) for one in (language, story.language))
    backed = {*_of_the_date(event)}.union(*readings)
    lone = [number for number in told if number > 1 and number not in backed]
    if lone and lexicon.lexicon_of(language) and not (lone == [2] and _two(words, language)):
        named = ", ".join(map(numerals.said, lone))
        message = f"says {named}, which neither its excerpt nor a figure of the event says"
        remedy = "Take the number from the source, or add the figure to counts.csv"
        yield guess(event, "headline", event.headline, message, remedy, *map(numerals.said, lone))


def _two(text: str, language: str) -> bool:
    """Whether a text may have two without a number: "both", or a noun in the dual."""
    words = lexicon.lexicon_of(language)
    return numerals.dual(text, language) or bool(words and words.has("both", text))


def _headline_hedges(story: Story, event: Event, counts: Sequence[Count]) -> Iterator[Fault]:
    """A number that all its evidence calls about, more or less, told as if it were exact."""
    language = language_of(story, event)
    figures = [count.as_written for count in counts] or _by_hedge(excerpts(event), language)
    for number, hedge in unhedged(event.headline, story.language, figures, language):
        message = f"says {numerals.said(number)} without “{hedge}”, which the source has"
        remedy = f"Write it as the source does, with “{hedge}”"
        yield guess(event, "headline", event.headline, message, remedy, hedge)


def _by_hedge(exact: str, language: str) -> list[str]:
    """An excerpt parted before each hedge of a number: "Four buses with", "about 80 people"."""
    words = lexicon.lexicon_of(language)
    if words is None or not words.spaced:
        return [exact]
    clean = lexicon.plain(exact)
    found = [match for key in HEDGES for match in words.pattern(key).finditer(clean)]
    starts = sorted(m.start() for m in found if _number_begins(clean[m.start() :], language))
    # A "до" that is no "up to" hedges no number: "to them".
    for match in found:
        if match.start() not in starts and not _number_before(clean[: match.start()], language):
            blank = " " * len(match[0])
            clean = clean[: match.start()] + blank + clean[match.end() :]
    return [clean[a:b] for a, b in pairwise((0, *starts, len(clean)))]


def _number_begins(text: str, language: str) -> bool:
    return bool(numerals.numbers(" ".join(text.split()[:_HEDGED]), language))


def _number_before(text: str, language: str) -> bool:
    near = CLAUSE_MARK.split(text)[-1].split()[-_HEDGED:]
    return bool(numerals.numbers(" ".join(near), language))


def _turned_hedges(story: Story, event: Event, counts: Sequence[Count]) -> Iterator[Fault]:
    """ "Fewer than 350" in a headline where the figure says "more than 350"."""
    figures = " ; ".join(f"{count.qualifier} {count.as_written}" for count in counts)
    figures = figures or excerpts(event)
    language = language_of(story, event)
    for told, said in figure_checks.turned_hedges(
        event.headline, story.language, figures, language
    ):
        message = f"says “{told}” where its figure says “{said}”"
        remedy = "Write it as the source does"
        yield guess(event, "headline", event.headline, message, remedy, told)


def unhedged(
    text: str, language: str, figures: Iterable[str], their_language: str
) -> Iterator[tuple[int | float, str]]:
    """Numbers in a text that has no hedge at all, and the hedge that every figure has for them."""
    words, own = lexicon.lexicon_of(their_language), lexicon.lexicon_of(language)
    if words is None or own is None or any(own.has(key, text) for key in HEDGES):
        return
    written = list(figures)
    for number in dict.fromkeys(numerals.numbers(text, language)):
        same = [figure for figure in written if number in numerals.readings(figure, their_language)]
        hedges = [next((w for key in HEDGES for w in words.found(key, f)), "") for f in same]
        if number > 1 and hedges and all(hedges):
            yield number, hedges[0]


def _certainty(story: Story, claim: Claim) -> Iterator[Fault]:
    """The status and the headline of a row beside the words of its excerpt."""
    if isinstance(claim, Place | Quote):
        return
    own, words = lexicon.lexicon_of(story.language), lexicon.lexicon_of(language_of(story, claim))
    if isinstance(claim, Event) and own:
        yield from certainty.denier_first(claim, own)
    if words is None or claim.evidence is None or claim.status == "headline":
        return
    exact = excerpts(claim)
    yield from certainty.of_status(claim, exact, words)
    if not isinstance(claim, Leg):
        yield from certainty.of_denial(claim, exact, f"{exact} not", words)
    if isinstance(claim, Event) and own:
        yield from certainty.of_headline(claim, claim.evidence.exact, words, own)
        yield from certainty.of_reason(claim, exact, words, own)
        yield from certainty.of_purpose(claim, exact, words, own)


def _of_a_headline(story: Story, claim: Claim) -> Iterator[Fault]:
    """The words of another document's headline, told with another status than headline."""
    if claim.evidence is None or getattr(claim, "status", "headline") == "headline":
        return
    exact = fold(claim.evidence.exact).text
    for source in story.sources:
        if source.relation == "related" and source.title and exact in fold(source.title).text:
            message = f"stands in the headline of {source.id!r}, which is another document"
            remedy = "Write the status headline, or give words of the source itself"
            yield guess(claim, "exact", claim.evidence.exact, message, remedy, "headline")


def _translated(story: Story, quote: Quote) -> Iterator[Fault]:
    """Words said to be no translation, spoken where their language is not an official one."""
    place = story.place(quote.said_at)
    if quote.translated != "no" or place is None or not place.country:
        return
    spoken = get_official_languages(place.country, regional=True, de_facto=True)
    if spoken and quote.language.split("-")[0] not in spoken:
        message = f"is said of words in {quote.language}, spoken in {place.name}"
        remedy = "Write unknown where the source does not say that they are no translation"
        yield guess(quote, "translated", quote.translated, message, remedy, quote.language)


def _unmoved(story: Story, claim: Claim) -> Iterator[Fault]:
    """A start or an end that is stated by words in which nobody sets out or arrives."""
    words = lexicon.lexicon_of(language_of(story, claim))
    if not isinstance(claim, Place) or claim.basis != "stated" or words is None:
        return
    exact = excerpts(claim)
    if claim.role in ("origin", "destination") and exact and not words.has("motion", exact):
        message = f"is the basis of the {claim.role}, and its excerpt tells of no movement"
        remedy = "Write inferred and from what, or give the words that tell it"
        yield guess(claim, "basis", claim.basis, message, remedy)


def _other_way(story: Story, claim: Claim) -> Iterator[Fault]:
    """A destination "from" which its excerpt has them go, a start "to" which."""
    words = lexicon.lexicon_of(language_of(story, claim))
    if not isinstance(claim, Place) or claim.basis != "stated" or words is None or story.legs:
        return
    wrong = {"origin": "toward", "destination": "away"}.get(claim.role, "")
    own, ways = stems(claim.name, words.language), absent_words.ways(excerpts(claim), words)
    right = ways["away" if wrong == "toward" else "toward"]
    if wrong and shared(own, ways[wrong]) and not shared(own, right):
        message = f"is the {claim.role}, and its excerpt has them go the other way"
        yield guess(claim, "role", claim.role, message, "Swap origin and destination?", claim.role)


def _of_the_date(event: Event) -> frozenset[int | float]:
    """Day, month and year of the event's own date."""
    try:
        moment = dates.parse(event.date)
    except InvalidDate:
        return frozenset()
    return frozenset(n for day in (moment.lower, moment.upper) for n in (day.day, day.year))


def _words(event: Event, figures: Sequence[Count], quotations: Sequence[Quote]) -> str:
    """Everything of the source that stands in the tables for an event."""
    said = [excerpts(event), event.time_note]
    said += [f"{count.as_written}\n{excerpts(count)}" for count in figures]
    said += [without_brackets(quote.text) for quote in quotations]
    return "\n".join(said)
