"""Words that a translation adds or leaves out: harm, relatives, a first time, a quoted "not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.lexicon import Lexicon
from overland.evidence.quotation_marks import quotations

_ADDED: Final = {"harm": ("harm", "people"), "kin": ("kin", "people", "persons")}
"""Kinds of words -> those of which the original has one where a translation may have them."""


def added_or_left_out(
    said: str, own: Lexicon, told: str, words: Lexicon
) -> Iterator[tuple[str, str]]:
    """What a translation, `told`, has beside its original, each with the word that it is about."""
    for key, kinds in _ADDED.items():
        found = words.found(key, told)
        if found and not any(own.has(kind, said) for kind in kinds):
            yield f"says “{found[0]}”, and its original nothing of that kind", found[0]
    first = own.found("first_time", said)
    # "Had not helped before" says it too.
    denied = len(words.found("negation", told)) > len(own.found("negation", said))
    if first and not denied and not words.has("first_time", told):
        yield f"leaves out “{first[0]}”, which its original says", first[0]


def unsaid_in_quotations(
    said: str, own: Lexicon, told: str, words: Lexicon
) -> Iterator[tuple[str, str]]:
    """A "not" within the quotation marks of a note that its translation has not."""
    here, there = _negated(told, words), _negated(said, own)
    if here < there and len(quotations(told)) >= len(quotations(said)):
        yield "leaves out the “not” of the words that its original quotes", "not"


def _negated(note: str, words: Lexicon) -> int:
    return sum(words.has("negation", note[start:end]) for start, end in quotations(note))
