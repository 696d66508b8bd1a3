"""Words that a translation adds or leaves out: harm, relatives, a first time, a quoted "not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.content_words import shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.quotation_marks import quotations
from overland.story.models import Story, Translation

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


def other_speakers(story: Story) -> Iterator[tuple[int, Translation, str]]:
    """Speakers who have another name in a language than their other rows give them there.

    Each with the row of translations.csv and the name that the others have.
    """
    found: dict[tuple[str, str], list[tuple[int, Translation]]] = {}
    for row, made in enumerate(story.translations, start=2):
        if made.column == "speaker" and made.text:
            speaker = str(getattr(story.claim(made.item), "speaker", "")).partition(",")[0]
            found.setdefault((speaker, made.language), []).append((row, made))
    for rows in found.values():
        for row, made in rows:
            own = stems(made.text, made.language)
            others = [one.text for _, one in rows if one.text != made.text]
            alike = sum(bool(shared(own, stems(text, made.language))) for text in others)
            same = sum(one.text == made.text for _, one in rows)
            if own and len(others) > alike and same <= len(others) - alike:
                other = next(t for t in others if not shared(own, stems(t, made.language)))
                yield row, made, other
