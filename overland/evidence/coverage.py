"""A source text beside a story: what the claims cover, and what they have left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from overland.errors import AmbiguousExcerpt
from overland.evidence.text.brackets import words_spoken
from overland.evidence.text.normalise import Folded, Span, fold
from overland.evidence.text.selector import find_excerpt, occurrences
from overland.evidence.text.sentences import sentences
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Quote, Story

Sign = Literal["figure", "date", "quotation", "deed"]

LONGEST: Final = 120_000
"""Characters of a text that are compared: some 20,000 words, longer than any report."""
_READ: Final = 2_000
"""Characters of a sentence in which a sign is looked for."""
_DIGIT: Final = re.compile(r"\d")
_MARK: Final = re.compile("[\"“”„«»‹›「」＂]|``|''|(?<!\\w)['‘‚](?=\\w)")
_DEEDS: Final = (
    *("denial", "speech", "departing", "arriving", "crossing", "people", "harm", "free"),
    *("expected", "possible", "planned"),
)
"""Kinds of words with which somebody says, does or suffers something."""
_LABEL: Final = re.compile(r"(?:[^\W\d_][\w ]{0,20}:?\s*)?<?https?://\S+>?$")
_FEWEST_WORDS: Final = 4
"""Of what is no heading, byline or date alone."""
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class UncoveredPassage:
    """A sentence that no claim covers though it tells something that a row could hold.

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


def uncovered(
    story: Story, text: str, language: str = "en", folded: Folded | None = None
) -> tuple[UncoveredPassage, ...]:
    """The sentences with a figure, date, quotation mark or deed that no claim's excerpt touches.

    An address or a date that has a line of its own is none.

    Excerpts of every source of the story count. `folded` is the text as `fold` gives it.
    """
    covered = sorted(span for _, span in _spans(story, folded or fold(text), None))
    words = lexicon.lexicon_of(language)
    found: list[UncoveredPassage] = []
    claim = 0
    reach = 0
    for start, end in sentences(text).spans:
        while claim < len(covered) and covered[claim][0] < end:
            reach = max(reach, covered[claim][1])
            claim += 1
        if reach <= start and (
            signs := _signs(text[start : min(end, start + _READ)], language, words)
        ):
            found.append(UncoveredPassage(start, end, text[start:end], signs))
    return tuple(found)


def _signs(text: str, language: str, words: Lexicon | None) -> tuple[Sign, ...]:
    """What makes a sentence worth a row; words count in languages that have a lexicon."""
    figure = bool(_DIGIT.search(text)) or any(n > 1 for n in numerals.numbers(text, language))
    dated = bool(_YEAR.search(text)) or (
        words is not None
        and (words.has("relative_day", text) or bool(calendar_days.days_of_months(text, language)))
    )
    if _LABEL.fullmatch(text.strip()) or (dated and not _says_more(text, words)):
        return ()
    quoted = bool(_MARK.search(text))
    deed = words is not None and any(words.has(key, text) for key in _DEEDS)
    signs: tuple[tuple[Sign, bool], ...]
    signs = (("figure", figure), ("date", dated), ("quotation", quoted), ("deed", deed))
    return tuple(sign for sign, there in signs if there)


def _says_more(text: str, words: Lexicon | None) -> bool:
    """Whether a sentence with a date has more than the date: "January 22, 2013" is a heading."""
    if words is not None and not words.spaced:
        return len(text) > 2 * _FEWEST_WORDS
    letters = re.findall(r"[^\W\d_]{2,}", text)
    return len(letters) >= _FEWEST_WORDS or text.strip()[-1:] in ".!?؟。…"


def highlight(
    story: Story, source_id: str, text: str, folded: Folded | None = None
) -> tuple[Segment, ...]:
    """The whole text in segments, each with the claims of that source found there.

    Joined, the segments are the text. An excerpt that is not found or ambiguous marks nothing.
    """
    spans = _spans(story, folded or fold(text), source_id)
    edges = sorted({0, len(text), *(edge for _, span in spans for edge in span)})
    return tuple(
        Segment(a, b, text[a:b], tuple(dict.fromkeys(i for i, s in spans if s[0] <= a < s[1])))
        for a, b in pairwise(edges)
    )


def _spans(story: Story, folded: Folded, source_id: str | None) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for claim in story.claims:
        for evidence in (claim.evidence, *claim.further):
            if evidence is None or source_id not in (None, evidence.source):
                continue
            try:
                match = find_excerpt(evidence, folded)
            except AmbiguousExcerpt:
                continue
            if match:
                found.append((claim.id, (match.start, match.end)))
                if isinstance(claim, Quote):
                    found.extend(_quoted(claim, (match.start, match.end), folded))
    return found


def _quoted(quote: Quote, excerpt: Span, folded: Folded) -> Iterator[tuple[str, Span]]:
    """A quotation may go on beyond its excerpt."""
    for match in occurrences(words_spoken(quote, folded), folded):
        if match.start < excerpt[1] and excerpt[0] < match.end:
            yield quote.id, (match.start, match.end)
