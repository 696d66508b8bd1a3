"""Where a claim stands in its source: the words around its excerpt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from overland.errors import AmbiguousExcerpt
from overland.evidence import sentences
from overland.evidence.lexicon import Lexicon, of
from overland.evidence.normalise import Folded
from overland.evidence.rows import language_of
from overland.evidence.selector import Match, find_in
from overland.story.models import Claim, Evidence, Story


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
    def sentence(self) -> str:
        start, end = self._sentence
        return self.text[start:end]

    @property
    def paragraph(self) -> str:
        start, end = sentences.paragraph(self.text, self.match.start, self.match.end)
        return self.text[start:end]

    @property
    def nearby(self) -> str:
        """The excerpt's paragraph and the one before it, in which "he" or "they" are named."""
        start, end = sentences.paragraph(self.text, self.match.start, self.match.end)
        before = self.text[:start].rstrip()
        first, _ = sentences.paragraph(before, len(before), len(before))
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
