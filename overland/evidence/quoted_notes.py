"""Words between quotation marks in a note, which stand in a source as a quotation's do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.normalise import Folded, fold
from overland.evidence.quotation_marks import quotations
from overland.evidence.rows import Fault, language_of
from overland.evidence.selector import occurrences
from overland.story.models import Claim, Evidence, Story

_FEWEST_WORDS: Final = 3
"""Of a quotation in a note; fewer are a term: “home”."""


def of_claim(story: Story, claim: Claim, folded: Mapping[str, Folded]) -> Iterator[Fault]:
    """Words between quotation marks in a note stand in a source, as a quotation's do."""
    sources = {e.source for e in (claim.evidence, *claim.further) if e}
    language = language_of(story, claim).split("-")[0]
    if not sources or not sources <= folded.keys() or language != story.language.split("-")[0]:
        return
    for start, end in quotations(claim.note):
        words = claim.note[start:end].strip(" .,;…")
        short = len(words.split()) < _FEWEST_WORDS
        if short or _stands(story, words, folded) or words in _cells(claim):
            continue
        message = f"quotes “{words}”, which no source has"
        remedy = "Quote the words letter for letter, or write them without quotation marks"
        yield Fault(claim, "note", claim.note, message, remedy)


def _cells(claim: Claim) -> str:
    """What the row itself says: a note may quote it."""
    columns = ("headline", "speaker", "role", "as_written", "name", "text")
    return "\n".join(str(getattr(claim, column, "")) for column in columns)


def _stands(story: Story, words: str, folded: Mapping[str, Folded]) -> bool:
    evidence = Evidence("", words)
    if any(next(occurrences(evidence, text), None) for text in folded.values()):
        return True
    titles = "\n".join(source.title for source in story.sources)
    return fold(words).text in fold(titles).text
