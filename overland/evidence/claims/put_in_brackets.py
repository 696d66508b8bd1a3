"""Words that editors put into a quotation between brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text import brackets
from overland.evidence.text.normalise import Folded
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import stems
from overland.story.models import Quote

_TURNING: Final = ("negation", "doubt", "only", "restricted", "narrowly", "no_longer")


def of_quotation(quote: Quote, text: Folded, language: str) -> Iterator[Fault]:
    """Between brackets stands what a note says; a “not” or “only” would turn it."""
    words = lexicon.lexicon_of(language)
    noted = stems(quote.note, language)
    for told in brackets.put_in_brackets(quote, text) if words else ():
        own = stems(told, language)
        turns = words is not None and any(words.has(key, told) for key in _TURNING)
        if turns or not own or own - noted:
            message = f"puts in “{told}”, and its note does not say from what that is read"
            remedy = "Say so in its note, in the same words, or leave it out"
            yield guess(quote, "text", quote.text, message, remedy, told)
