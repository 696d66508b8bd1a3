"""A source text beside a story: what the claims cover, and what they have left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from overland.errors import AmbiguousExcerpt
from overland.evidence.normalise import Folded, Span, fold
from overland.evidence.selector import find_in, occurrences
from overland.evidence.sentences import sentences
from overland.story.models import Evidence, Quote, Story

Sign = Literal["figure", "date", "quotation"]

_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half"
    "|(?:hundred|thousand|million|billion|dozen)s?"
)
_DATES = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|january|february"
    "|march|april|june|july|august|september|october|november|december"
)
_SIGNS: dict[Sign, re.Pattern[str]] = {
    "figure": re.compile(rf"\d|\b(?:{_NUMBERS})\b", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:{_DATES})\b|\bMay \d|\b(?:last|next|this) (?:week|month|year)\b"
        r"|\b(?:days?|weeks?|months?|years?) (?:ago|earlier|later)\b|\b(?:1[89]|20)\d\d\b",
        re.IGNORECASE,
    ),
    "quotation": re.compile("[\"“”„«»「」]|(?<!\\w)['‘](?=\\w)"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that no claim covers though it has figures, dates or quotation marks.

    Offsets are str indices into the text, end exclusive.
    """

    start: int
    end: int
    text: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text and the ids of the claims that it is the evidence of."""

    start: int
    end: int
    text: str
    claims: tuple[str, ...]


def uncovered(story: Story, text: str) -> tuple[Passage, ...]:
    """The sentences with a figure, date or quotation mark that no claim's excerpt touches.

    Excerpts of every source of the story count. Sentences are told apart by their marks alone,
    so that "Mr. Smith" may make two of one.
    """
    covered = sorted(span for _, span in _spans(story, fold(text), None))
    found: list[Passage] = []
    claim = 0
    reach = 0
    for start, end in sentences(text).spans:
        while claim < len(covered) and covered[claim][0] < end:
            reach = max(reach, covered[claim][1])
            claim += 1
        words = text[start:end]
        signs = tuple(sign for sign, pattern in _SIGNS.items() if pattern.search(words))
        if signs and reach <= start:
            found.append(Passage(start, end, words, signs))
    return tuple(found)


def highlight(story: Story, source_id: str, text: str) -> tuple[Segment, ...]:
    """The whole text in segments, each with the claims of that source found there.

    Joined, the segments are the text. An excerpt that is not found or ambiguous marks nothing.
    """
    spans = _spans(story, fold(text), source_id)
    edges = sorted({0, len(text), *(edge for _, span in spans for edge in span)})
    return tuple(
        Segment(a, b, text[a:b], tuple(dict.fromkeys(i for i, s in spans if s[0] <= a < s[1])))
        for a, b in pairwise(edges)
    )


def _spans(story: Story, folded: Folded, source_id: str | None) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for claim in story.claims:
        if claim.evidence is None or source_id not in (None, claim.evidence.source):
            continue
        try:
            match = find_in(claim.evidence, folded)
        except AmbiguousExcerpt:
            continue
        if match:
            found.append((claim.id, (match.start, match.end)))
            if isinstance(claim, Quote):
                found.extend(_quoted(claim, (match.start, match.end), folded))
    return found


def _quoted(quote: Quote, excerpt: Span, folded: Folded) -> Iterator[tuple[str, Span]]:
    """A quotation may go on beyond its excerpt."""
    for match in occurrences(Evidence("", quote.text), folded):
        if match.start < excerpt[1] and excerpt[0] < match.end:
            yield quote.id, (match.start, match.end)
