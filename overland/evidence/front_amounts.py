"""Amounts without a number on a story's front: "thousands leave", where they only could follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import certainty, lexicon
from overland.evidence.lexicon import Lexicon
from overland.evidence.rows import Fault, guess, language_of
from overland.evidence.sentences import CLAUSE_MARK
from overland.story.models import Story

_DONE: Final = frozenset({"reported", "claimed"})
_OPEN: Final = ("intended", "negation", "denial", "doubt", "possible", "registered", "remaining")
"""Kinds of words by which a clause says that nobody has moved yet."""


def of_front(story: Story) -> Iterator[Fault]:
    """ "Thousands" in a clause that tells it as done, where each row that has them does not."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    rows: dict[int, set[str]] = {}
    for count in story.counts:
        if lexicon.lexicon_of(language_of(story, count)) is words:
            for amount in _amounts(f"{count.qualifier} {count.as_written}", words).values():
                rows.setdefault(amount, set()).add(count.status)
    for column, value in story.front:
        for clause in CLAUSE_MARK.split(value):
            open_ = certainty.outlook(clause, words) or any(words.has(k, clause) for k in _OPEN)
            for word, amount in () if open_ else _amounts(clause, words).items():
                said = rows.get(amount, {"reported"})
                if word in words.found("several", clause) and not said & _DONE:
                    message = f"tells “{word}” as done, and its rows have the status "
                    remedy = "Say what they are expected to do, or leave it out"
                    yield guess(None, column, value, message + ", ".join(sorted(said)), remedy)


def _amounts(text: str, words: Lexicon) -> dict[str, int]:
    """The words of a text that are a scale, with what they stand for: thousands, a thousand."""
    found = re.findall(r"[^\W\d_]+", lexicon.plain(text))
    return {word: int(words.scales[word]) for word in found if word in words.scales}
