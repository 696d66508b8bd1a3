"""Passages: a claim's excerpt in its source, with the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeGuard

from overland.errors import AmbiguousExcerpt
from overland.evidence.text import sentences
from overland.evidence.text.normalise import Folded
from overland.evidence.text.selector import Match, find_excerpt
from overland.evidence.words.lexicon import Lexicon, lexicon_of
from overland.story.models import Claim, Event, Evidence, Story

_MOST_BEFORE: Final = 2
_SHORT: Final = 200
"""Characters"""


@dataclass(frozen=True)
class Passage:
    """A claim's excerpt in its source. `words` is the lexicon of the source's language.

    `beside` are the claim's other excerpts in that language, `number` is 0 for the main one.
    """

    text: str
    match: Match
    language: str
    words: Lexicon
    beside: tuple[Passage, ...] = ()
    number: int = 0

    def in_language_of(self, story: Story) -> bool:
        """Whether headlines and notes of the story are in the language of the text."""
        return lexicon_of(story.language) is self.words

    @property
    def exact(self) -> str:
        return self.text[self.match.start : self.match.end]

    @property
    def before(self) -> str:
        """What stands before the excerpt in its sentence."""
        return self.text[self._sentence[0] : self.match.start]

    @property
    def behind(self) -> str:
        """What stands behind the excerpt in its sentence."""
        return self.text[self.match.end : self._sentence[1]]

    @cached_property
    def sentence(self) -> str:
        start, end = self._sentence
        return self.text[start:end]

    @property
    def following(self) -> str:
        """The sentence behind the excerpt's, in its paragraph; "" if there is none."""
        end = sentences.paragraph(self.text, self.match.start, self.match.end)[1]
        spans = sentences.sentences(self.text).spans
        behind = next((span for span in spans if span[0] >= self._sentence[1]), (end, end))
        return self.text[behind[0] : behind[1]] if behind[0] < end else ""

    @property
    def paragraph(self) -> str:
        start, end = sentences.paragraph(self.text, self.match.start, self.match.end)
        return self.text[start:end]

    @cached_property
    def every_sentence(self) -> str:
        """The sentences of all of the claim's excerpts, each once."""
        found = (self.sentence, *(other.sentence for other in self.beside))
        return "\n".join(dict.fromkeys(found))

    @cached_property
    def every_text(self) -> str:
        """The texts of all of the claim's excerpts."""
        return "\n".join(dict.fromkeys((self.text, *(other.text for other in self.beside))))

    @cached_property
    def nearby(self) -> str:
        """The paragraphs of the claim's excerpts and the ones before, in which "he" is named."""
        return "\n\n".join((self._nearby, *(other._nearby for other in self.beside)))

    @cached_property
    def _nearby(self) -> str:
        """The excerpt's paragraph and the one before it.

        Of short paragraphs two: they are lines of one.
        """
        start, end = sentences.paragraph(self.text, self.match.start, self.match.end)
        first = start
        for _ in range(_MOST_BEFORE):
            before = len(self.text[:first].rstrip())
            if not before or start - first > _SHORT:
                break
            first, _ = sentences.paragraph(self.text, before, before)
        return self.text[first:end]

    @cached_property
    def _sentence(self) -> tuple[int, int]:
        return sentences.sentences(self.text).around(self.match.start, self.match.end)


def headline_to_compare(claim: Claim, story: Story, passage: Passage) -> TypeGuard[Event]:
    """Whether a claim has a headline, in the language of its passage."""
    return isinstance(claim, Event) and passage.in_language_of(story)


def texts_to_compare(story: Story, texts: Mapping[str, str]) -> list[str]:
    """The texts in the language of the story's headlines and notes; none if it has no lexicon."""
    own = lexicon_of(story.language)
    tags = {source.id: source.language for source in story.sources}
    return [t for name, t in texts.items() if own and lexicon_of(tags.get(name, "")) is own]


def passages(
    story: Story, texts: Mapping[str, Folded]
) -> Iterator[tuple[Claim, tuple[Passage, ...]]]:
    """Every claim with its excerpts, each of which stands in one place of a text.

    The main excerpt comes first. Claims without a text, or in a language that is not known, are
    left out, and so are those of their excerpts.
    """
    for claim in story.claims:
        found = [p for n, e in enumerate(_evidence(claim)) if (p := _passage(story, n, e, texts))]
        alike = [
            replace(one, beside=tuple(p for p in found if p is not one and p.words is one.words))
            for one in found
        ]
        if alike:
            yield claim, tuple(alike)


def _evidence(claim: Claim) -> tuple[Evidence | None, ...]:
    return (claim.evidence, *claim.further)


def _passage(
    story: Story, number: int, wanted: Evidence | None, texts: Mapping[str, Folded]
) -> Passage | None:
    source = story.source(wanted.source) if wanted else None
    words = lexicon_of(source.language) if source else None
    if wanted is None or source is None or words is None or wanted.source not in texts:
        return None
    match = passages_of(wanted, texts[wanted.source])
    if match is None:
        return None
    return Passage(texts[wanted.source].original, match, source.language, words, (), number)


def passages_of(evidence: Evidence, text: Folded) -> Match | None:
    """The one place where an excerpt stands, or None."""
    try:
        return find_excerpt(evidence, text)
    except AmbiguousExcerpt:
        return None
