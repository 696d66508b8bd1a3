"""Notes that tell what somebody said, or who went by what, and no sentence of a source tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.claims.passages import texts_to_compare
from overland.evidence.doubts.answer_record import beside_answers, note_of
from overland.evidence.doubts.rows import Fault, guess, items
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import sentences
from overland.evidence.whole.note_claims import SENTENCE
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story

_EDITORS: Final = (
    *("editors", "tables", "source", "paper", "reports", "byline"),
    *("corrected", "at_first"),
)
"""Words with which a note tells what the editors do, of their rows, or what a source says."""
_SAYING: Final = ("attribution", "speech")
_AMOUNTS: Final = ("every", "part", "nobody")
_MOVING: Final = ("departing", "arriving", "crossing", "motion")
_FEWEST: Final = 2
_SHARE: Final = 0.5
"""Of the words of such a sentence, those that one sentence of a source has."""
_QUOTED: Final = ("“", "„", "«", '"', "「", "‘")
_FIRST: Final = 2
"""Words among which an amount stands with which a sentence begins: "Almost all left"."""


def of_story(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Every note beside all texts in the story's language."""
    words = lexicon.lexicon_of(story.language)
    own = texts_to_compare(story, texts)
    if words is None or not own:
        return
    remedy = "Take it from the source, or leave it out"
    for item in items(story):
        note = beside_answers(note_of(story, item))
        for sentence in SENTENCE.split(marks_left_out(note)):
            if any(words.has(key, sentence) for key in _EDITORS):
                continue
            for word, what in (each(sentence, own, words) for each in (_saying, _moving, _dealing)):
                if word:
                    message = f"tells {what}, which no sentence of a source does"
                    yield guess(item, "note", note, message, remedy, word)
                    break


def _saying(sentence: str, texts: list[str], words: Lexicon) -> tuple[str, str]:
    """ "She added that the embassy would stay open"."""
    verb = words.pattern("attribution").search(clean := lexicon.plain(sentence))
    if verb is None or words.has("negation", clean[: verb.end()]):
        return "", ""
    # What is quoted is looked for by itself.
    if clean[verb.end() :].lstrip(" :,").startswith(_QUOTED):
        return "", ""
    told = sentence
    for key in _SAYING:
        told = words.without(key, told)
    own = stems(told, words.language)
    if len(own) < _FEWEST:
        return "", ""
    each = (one for text in texts for _text, one in _read(text, words))
    if max((len(shared(own, one)) for one in each), default=0) >= _SHARE * len(own):
        return "", ""
    return verb[0], f"what somebody said (“{sentence.strip()[:60]}”)"


def _moving(sentence: str, texts: list[str], words: Lexicon) -> tuple[str, str]:
    """ "Most of them left by land": who moved how, with an amount that no such sentence has."""
    first = " ".join(lexicon.plain(sentence).split()[:_FIRST]) if words.spaced else sentence[:4]
    for key in _AMOUNTS:
        found = words.found(key, first)
        moving = any(words.has(one, sentence) for one in _MOVING)
        own = stems(words.without(key, sentence), words.language)
        if not found or not moving or not own or words.has("negation", sentence):
            continue
        each = (one for text in texts for said, one in _read(text, words) if words.has(key, said))
        if max((len(shared(own, one)) for one in each), default=0) < _SHARE * len(own):
            return found[0], f"what “{found[0]}” did (“{sentence.strip()[:60]}”)"
    return "", ""


def _dealing(sentence: str, texts: list[str], words: Lexicon) -> tuple[str, str]:
    """ "Arne accuses it of lying": what one does to another, where nobody of a source does so."""
    # In Arabic "words" has the letters of "like" and "blamed".
    unread = words.language == "ar" or words.has("negation", sentence)
    for pattern in () if unread else words.dealings.values():
        found = pattern.search(lexicon.plain(sentence))
        if found and not any(pattern.search(lexicon.plain(text)) for text in texts):
            return found[0], f"that somebody “{found[0]}” (“{sentence.strip()[:60]}”)"
    return "", ""


@lru_cache(maxsize=16)
def _read(text: str, words: Lexicon) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each sentence of a text, and its words with those of the sentence before: "she" is there."""
    spans = [text[a:b] for a, b in sentences(text).spans]
    own = [stems(one, words.language) for one in spans]
    return tuple(zip(spans, own, strict=True))
