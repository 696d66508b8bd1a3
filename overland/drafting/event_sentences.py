"""Sentences that tell of an event, and quotations that go on with the one before."""

from __future__ import annotations

from overland.drafting import bare_figures, clauses, event_dates, event_kinds, named_in_passing
from overland.drafting.proposals import (
    CountProposal,
    DateProposal,
    Draft,
    LegProposal,
    PlaceProposal,
    QuoteProposal,
)
from overland.drafting.text import Sentence, Text
from overland.story.vocabularies import AREAS

_Proposed = PlaceProposal | DateProposal | CountProposal | LegProposal | QuoteProposal
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


def is_long_past(sentence: Sentence, first: int, draft: Draft, published: str) -> bool:
    """Whether a sentence has nothing but years that were over long before."""
    told = [d for d in draft.dates if first <= d.start < sentence.end and d.edtf]
    return event_dates.are_past(told, published) and not _tells_more(sentence, draft)


def _tells_more(sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence has more than days: a figure, a movement, somebody's words, a denial."""
    told: list[_Proposed] = [*draft.counts, *draft.legs, *draft.quotes]
    return any(_within(sentence, one) for one in told) or denies(sentence, draft)


def before(text: Text, draft: Draft, number: int) -> int:
    """The sentence whose event this one belongs to: where the words begin that it goes on with.

    It is said within a quotation begun before, is nothing but more words of the same speaker, or
    another's figure for what was counted there. Itself, where it does none of this.
    """
    start = text.sentences[number].start
    said = next((quote for quote in draft.quotes if quote.start < start < quote.end), None)
    if said:
        return text.sentence_at(said.start)
    goes_on = number and (_is_more_of(text, draft, number) or _gives_again(text, draft, number))
    return number - 1 if goes_on else number


def _gives_again(text: Text, draft: Draft, number: int) -> bool:
    """ "The IOM put the number at 587": only another's figure for what was counted before."""
    now, last = text.sentences[number], text.sentences[number - 1]
    counted = [one for one in draft.counts if _within(now, one)]
    again = all(
        one.speaker and bare_figures.gives(now.text[: one.start - now.start]) for one in counted
    )
    others: list[_Proposed] = [*draft.legs, *draft.quotes, *draft.dates]
    more = any(_within(now, one) for one in others)
    before = any(_within(last, one) for one in draft.counts)
    return bool(counted) and again and before and not more and not denies(now, draft)


def is_quotation(text: Text, draft: Draft, number: int) -> bool:
    """Whether a sentence is somebody's words and who says them, and tells no day, place or way."""
    now = text.sentences[number]
    quotes = _quotes(now, draft)
    told: list[_Proposed] = [*draft.dates, *draft.counts, *draft.legs, *draft.places]
    more = any(
        _within(now, one) and not any(q.start <= one.start < q.end for q in quotes)
        and not named_in_passing.is_home(text.text[now.start : one.start])
        for one in told
    )  # fmt: skip
    first = any(quote.start <= now.start + 2 for quote in quotes)
    return first and not more and not denies(now, draft)


def _within(sentence: Sentence, one: _Proposed) -> bool:
    return sentence.start <= one.start < sentence.end


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
