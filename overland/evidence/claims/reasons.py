"""Reasons that a headline gives and that no words near its excerpt do: "because of an accident"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.story.models import Claim, Story

_WITHIN: Final = 6
"""Words behind "because" in which the reason is given, or pairs of characters."""
_ARTICLES: Final = 2
"""Letters that may be left of an elided article: "d'un"."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the paragraphs of its excerpts, where these give a reason too."""
    words = passage.words
    if not headline_to_compare(claim, story, passage) or claim.status == "headline":
        return
    known = stems(f"{passage.nearby} {excerpts(claim)} {claim.note}", words.language)
    told = lexicon.plain(claim.headline)
    for match in words.pattern("reason").finditer(told):
        clause = CLAUSE_MARK.split(told[match.end() :])[0]
        near = " ".join(clause.split()[:_WITHIN]) if words.spaced else clause[: 2 * _WITHIN]
        own = {
            one for one in stems(near, words.language) if not words.spaced or len(one) > _ARTICLES
        }
        if own and not shared(own, known) and words.has("reason", passage.every_sentence):
            message = f"gives the reason “{near}”, which its source does not"
            remedy = "Give the reason that the source gives"
            yield guess(claim, "headline", claim.headline, message, remedy, near)
