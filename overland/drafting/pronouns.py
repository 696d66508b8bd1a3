"""Speakers that a text tells by a pronoun, and whom it named before that they may be."""

from __future__ import annotations

from typing import Final

from overland.drafting.draft_file import DraftFile, Stored
from overland.drafting.lexicon import LANGUAGES, lexicon
from overland.drafting.row_parts import is_name

MOST: Final = 3


def named_before(draft: DraftFile, one: Stored) -> list[str]:
    """Named speakers before a proposal whose speaker is a pronoun, the nearest first.

    None is taken by itself: who "she" is, a person says.
    """
    source, speaker = one.cells.get("source", ""), one.cells.get("speaker", "")
    codes = {text["language"] for text in draft.texts if text["source"] == source} & {*LANGUAGES}
    if not any(speaker.lower() in lexicon(code).pronouns for code in codes):
        return []
    before = sorted(
        (other for other in draft.proposals
         if other.cells.get("source") == source and other.start < one.start),
        key=lambda other: -other.start,
    )  # fmt: skip
    told = (other.cells.get("speaker", "") for other in before if other.state != "dropped")
    return [name for name in dict.fromkeys(told) if is_name(name)][:MOST]
