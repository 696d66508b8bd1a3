"""A row whose words stand in another sentence of its source than the one that is its evidence.

What tells two sentences apart are their rare words: figures, names, dates, and words that the text
has once or twice. A row that has been given the evidence of another has its words elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import sentences
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import stems
from overland.story.models import Count, Event, Story

_RAREST: Final = 6
"""Words of a row by which sentences are looked up."""
_MOST_IN: Final = 12
"""Sentences that a word may stand in and still tell them apart."""
_BETTER: Final = 1.6
"""How much better another sentence fits."""
_FEWEST: Final = 2
"""Words that the other sentence has, and the evidence has not."""


class SentenceWords:
    """The sentences of one text by their words."""

    def __init__(self, text: str, language: str) -> None:
        self.spans = sentences(text).spans
        self.words = [_marks(text[a:b], language) for a, b in self.spans]
        self.within: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in words:
                self.within[word].append(number)

    def weight(self, word: str) -> float:
        return math.log((len(self.spans) + 1) / (len(self.within.get(word, ())) or 1))


@lru_cache(maxsize=64)
def sentences_of(text: str, language: str) -> SentenceWords:
    """The sentences of a text, read once."""
    return SentenceWords(text, language)


def of_claim(
    story: Story, claim: Event | Count, passages: Sequence[Passage], read: Mapping[str, str]
) -> Iterator[Fault]:
    """The evidence of a row that fits another sentence of a source much better.

    `read` are the texts of all sources, each with its language.
    """
    first = passages[0]
    if not first.in_language_of(story):
        return
    language = first.language
    told = _marks(_told(story, claim), language) - _marks(_known(story, claim), language)
    own = frozenset().union(*(_around(p) for p in passages))
    # Words weigh what they weigh in the text of the evidence, the same for both sentences.
    weight = sentences_of(first.text, language).weight
    fit = sum(map(weight, told & own))
    for text, tag in read.items():
        if lexicon.lexicon_of(tag) is not first.words:
            continue
        taken = {p.match.start for p in passages if p.text == text}
        for start, end, there in _sentences_with(told, own, text, tag):
            if any(start <= at < end for at in taken):
                continue
            if isinstance(claim, Count) and not _says(text[start:end], claim.as_written):
                continue
            if len(there - own) >= _FEWEST and sum(map(weight, there)) > _BETTER * fit:
                yield _fault(claim, text[start:end], there - own)
                return


def _sentences_with(
    told: frozenset[str], own: frozenset[str], text: str, language: str
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Sentences with rare words of the row that its evidence lacks, and which of its words."""
    known = sentences_of(text, language)
    lookup = sorted(told - own, key=lambda w: (len(known.within.get(w, ())) or 99, w))[:_RAREST]
    rare = [known.within[w] for w in lookup if 0 < len(known.within.get(w, ())) <= _MOST_IN]
    for number in sorted({n for numbers in rare for n in numbers}):
        start, end = known.spans[number]
        yield start, end, told & known.words[number]


def _fault(claim: Event | Count, sentence: str, more: frozenset[str]) -> Fault:
    words = " ".join(sentence.split())
    shown = words if len(words) < 90 else f"{words[:89]}…"
    message = f"does not have what another sentence of the source has: “{shown}”"
    remedy = "Give the words that say it, or add them in evidence.csv"
    assert claim.evidence
    return guess(claim, "exact", claim.evidence.exact, message, remedy, _one_of(more, words))


def _says(sentence: str, figure: str) -> bool:
    """A figure's evidence has the figure in its words."""
    return " ".join(figure.split()).casefold() in " ".join(sentence.split()).casefold()


def _around(passage: Passage) -> frozenset[str]:
    return _marks(passage.sentence, passage.language)


def _told(story: Story, claim: Event | Count) -> str:
    """What the row says. Who said it, and where, may stand in a sentence before."""
    if isinstance(claim, Count):
        event = story.event(claim.event)
        return f"{claim.as_written} {event.headline if event else ''}"
    return claim.headline


def _known(story: Story, claim: Event | Count) -> str:
    place = story.place(claim.place) if isinstance(claim, Event) else None
    return f"{claim.speaker} {place.name if place else ''}"


def _marks(text: str, language: str) -> frozenset[str]:
    """The words of a text that carry content, and its numbers whatever they are written like."""
    figures = {f"#{numerals.said(n)}" for n in numerals.numbers(text, language) if n > 1}
    return stems(text, language) | figures


def _one_of(marks: frozenset[str], sentence: str) -> str:
    """The word of a sentence by which it was found."""
    found = (w.strip(".,;:") for w in sentence.split() if w.casefold().startswith(tuple(marks)))
    return next(found, "exact")
