"""Sentences that tell of an event, and quotations that go on with the one before."""

from __future__ import annotations

from overland.drafting import clauses, event_kinds
from overland.drafting.proposals import Draft, QuoteProposal
from overland.drafting.text import Sentence, Text
from overland.story.vocabularies import AREAS

_MOVEMENTS = ("turned_back", "arrival", "crossing", "departure")


def numbers(text: Text, draft: Draft) -> list[int]:
    """The sentences with a leg, a figure, words, a day, a denial, or a movement at a place."""
    starts = [leg.start for leg in draft.legs] + [count.start for count in draft.counts]
    starts += [quote.start for quote in draft.quotes]
    # The day in a title is that of the report: "Situation report, 14 November 2024".
    starts += [
        d.start for d in draft.dates if not text.sentences[text.sentence_at(d.start)].heading
    ]
    starts += [one.start for one in text.sentences if _moves(one, draft)]
    denied = [one for one in text.sentences if denies(one, draft)]
    starts += [one.start for one in [one for one in denied if not one.heading] or denied]
    return sorted({text.sentence_at(start) for start in starts})


def denies(sentence: Sentence, draft: Draft) -> bool:
    """What somebody denies is told by itself: no figure, day or movement need stand beside it."""
    return clauses.status(sentence.text, draft.language) == "denied"


def _moves(sentence: Sentence, draft: Draft) -> bool:
    """ "It crossed the river at Magude": a movement of no known ends, where a place is named."""
    placed = any(
        sentence.start <= place.start < sentence.end and place.kind not in AREAS
        for place in draft.places
    )
    moved = event_kinds.kind(sentence.text, draft.language) in _MOVEMENTS
    return placed and moved and not sentence.heading


def before(text: Text, draft: Draft, number: int) -> int:
    """The sentence whose event this one belongs to: where the words begin that it goes on with.

    It is said within a quotation begun before, or is nothing but more words of the same speaker.
    Itself, where it does neither.
    """
    start = text.sentences[number].start
    said = next((quote for quote in draft.quotes if quote.start < start < quote.end), None)
    if said:
        return text.sentence_at(said.start)
    return number - 1 if number and _is_more_of(text, draft, number) else number


def _is_more_of(text: Text, draft: Draft, number: int) -> bool:
    now, last = text.sentences[number], text.sentences[number - 1]
    quotes, rest = _quotes(now, draft), now.text
    for quote in quotes:
        rest = rest.replace(quote.exact, "")
    speakers = {quote.speaker for quote in (*quotes, *_quotes(last, draft))}
    alone = quotes and not any(map(str.isalnum, rest)) and now.paragraph == last.paragraph
    return bool(alone and _quotes(last, draft)) and len(speakers) == 1


def _quotes(sentence: Sentence, draft: Draft) -> list[QuoteProposal]:
    return [quote for quote in draft.quotes if sentence.start <= quote.start < sentence.end]
