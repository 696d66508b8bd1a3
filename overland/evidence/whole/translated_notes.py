"""Notes beside their translations, sentence by sentence: a "no" of one alone, another place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import swapped_places
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.text.sentences import NO_END
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story, Translation

_SENTENCE: Final = re.compile(rf"(?<=[.!?؟۔]){NO_END}\s+|(?<=[;؛；])\s*|(?<=[。！？])")
_ONLY: Final = ("only", "exception")
_NO: Final = ("negation", "denial", "without", "failure", "left_open")


def differences(
    story: Story, said: str, made: Translation, names: StoryNames
) -> Iterator[tuple[str, str]]:
    """What one sentence says otherwise; nothing where the two are not parted alike."""
    own, words = lexicon.lexicon_of(story.language), lexicon.lexicon_of(made.language)
    there, here = (list(filter(None, _SENTENCE.split(text))) for text in (said, made.text))
    if own is None or words is None or len(there) != len(here):
        return
    for one, other in zip(there, here, strict=True):
        says_no, denies = (
            any(lex.has(key, text) for key in _NO) for text, lex in ((one, own), (other, words))
        )
        # "Only" is "no … but" elsewhere; "not alone" is no "alone".
        plain, lex = (other, words) if says_no else (one, own)
        only = any(lex.has(key, plain) for key in _ONLY)
        if says_no is not denies and not only:
            side = "its original denies and it does not" if says_no else "it alone denies"
            yield f"has a sentence that {side} (“{other[:60]}”)", other[:60]
        swapped = swapped_places.of_translation(story, one, other, made.language, names)
        yield from (
            (f"names {place} where its original names {original}", place)
            for place, original in swapped
        )
        numbers = numerals.readings(one, own.language)
        undated = _without_weekdays(other, words)
        more = [n for n in numerals.numbers(undated, words.language) if n > 1 and n not in numbers]
        if more and numbers:
            yield f"says {numerals.said(more[0])}, which its original does not", ""


def _without_weekdays(text: str, words: Lexicon) -> str:
    """A text without its weekdays: الاثنين is Monday, and "the two"."""
    clean = lexicon.plain(text)
    for name in words.weekdays:
        for form in (name, name.removeprefix("ال")):
            clean = clean.replace(form, " ") if len(form) > 3 else clean
    return clean
