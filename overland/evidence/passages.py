"""Where a claim stands in its source: the words around its excerpt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from overland.errors import AmbiguousExcerpt
from overland.evidence import sentences
from overland.evidence.lexicon import Lexicon, of
from overland.evidence.normalise import Folded
from overland.evidence.rows import language_of
from overland.evidence.selector import Match, find_in
from overland.story.models import Claim, Evidence, Story

_MOST_BEFORE: Final = 2
_SHORT: Final = 200
"""Characters"""


@dataclass(frozen=True)
class Passage:
    """A claim's excerpt in its source. `words` is the lexicon of the source's language."""

    text: str
    match: Match
    language: str
    words: Lexicon

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

    @property
    def sentence(self) -> str:
        start, end = self._sentence
        return self.text[start:end]

    @property
    def paragraph(self) -> str:
        start, end = sentences.paragraph(self.text, self.match.start, self.match.end)
        return self.text[start:end]

    @property
    def nearby(self) -> str:
        """The excerpt's paragraph and the one before it, in which "he" or "there" are named.

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

    @property
    def _sentence(self) -> tuple[int, int]:
        return sentences.sentences(self.text).around(self.match.start, self.match.end)


def passage(
    story: Story, claim: Claim, texts: Mapping[str, Folded], evidence: Evidence | None = None
) -> Passage | None:
    """Where a claim's excerpt stands; None without a text, a lexicon or one place."""
    wanted = evidence or claim.evidence
    if wanted is None or wanted.source not in texts:
        return None
    language = language_of(story, claim)
    words = of(language)
    match = find(wanted, texts[wanted.source])
    if words is None or match is None:
        return None
    return Passage(texts[wanted.source].original, match, language, words)


def passages(story: Story, texts: Mapping[str, Folded]) -> Iterator[tuple[Claim, Passage]]:
    """Every claim whose excerpt stands in one place of a text in a language that is known."""
    for claim in story.claims:
        if found := passage(story, claim, texts):
            yield claim, found


def find(evidence: Evidence, text: Folded) -> Match | None:
    """The one place where an excerpt stands, or None."""
    try:
        return find_in(evidence, text)
    except AmbiguousExcerpt:
        return None
