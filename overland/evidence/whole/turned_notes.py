"""Notes that tell as so what a sentence of a source denies: "they were evacuated" of "were not".

A note that takes a run of words from right behind a "no" keeps it, whatever else it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from overland.evidence.claims.negations import negations, refuses
from overland.evidence.claims.passages import texts_to_compare
from overland.evidence.doubts.answer_record import beside_answers, note_of
from overland.evidence.doubts.rows import Fault, Item, guess, items
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import CLAUSE_MARK, sentences
from overland.evidence.whole.note_claims import SENTENCE
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD
from overland.story.models import Story

_UNSURE: Final = ("doubt", "possible", "purpose", "failure", "left_open", "only")
_DENIED: Final = 0.4
"""Of the words that a source denies, those of a note which tells them."""
_OWN: Final = 0.6
"""Of the words of such a note, those of the sentence that denies them."""
_SURE: Final = 0.75
_FEWEST: Final = 2
_WORDS, _CHARACTERS = 4, 8
"""Of a run that a note takes from behind a "no": words, or characters where no spaces part them."""
_BEFORE: Final = 3
"""Words, or pairs of characters, before such a run in which the note has a "no" of its own."""


_NOT_ONLY: Final = re.compile(
    r"\b(?:not (?:only|just)|nicht nur|no s[oó]lo|non seulement|не (?:только|лише|тільки)|"
    r"ليس فقط)\b"
)
"""Denies nothing."""


@dataclass(frozen=True)
class _Denied:
    """The words behind a "no", that right behind it, if it is of that, and those before it."""

    no: str
    words: frozenset[str]
    first: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Sentence:
    """A source's sentence; `denied` are its words for "no", each with what it denies."""

    text: str
    words: frozenset[str]
    denied: tuple[_Denied, ...]


def of_story(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Every note beside all texts in the story's language."""
    words = lexicon.lexicon_of(story.language)
    own = texts_to_compare(story, texts)
    if words is None or not own:
        return
    for item in items(story):
        note = marks_left_out(beside_answers(note_of(story, item)))
        if not note:
            continue
        found = _turned(note, own, words) if words.spaced else None
        if found := found or _cut(note, own, words):
            yield _fault(item, *found)


def _fault(item: Item, word: str, told: str) -> Fault:
    message = f"leaves out “{word}”, with which the source has “{' '.join(told.split())[:80]}”"
    value = str(getattr(item, "note", ""))
    return guess(item, "note", value, message, f"Keep “{word}”", word)


def _turned(note: str, texts: list[str], words: Lexicon) -> tuple[str, str] | None:
    """The "no" that a sentence of the note leaves out, and the source's sentence that has it."""
    for sentence in SENTENCE.split(note):
        sure = words.without("according", sentence)
        unsure = "?" in sentence or any(words.has(key, sure) for key in _UNSURE)
        told = stems(sentence, words.language)
        if unsure or not told or negations(sentence, words) or refuses(sentence, words):
            continue
        every = [one for text in texts for one in _sentences(text, words)]
        fits = [(len(shared(told, one.words)), one) for one in every]
        most = max((fit for fit, one in fits if not one.denied), default=0)
        for fit, one in fits:
            if fit < _OWN * len(told) or fit <= most:
                continue
            for no in one.denied:
                if _tells(told, no, fit, words):
                    return no.no, one.text
    return None


def _tells(told: frozenset[str], no: _Denied, fit: int, words: Lexicon) -> bool:
    """Whether a note tells what is denied; of "sold" for "not sell" the other words tell it."""
    alike = len(shared(no.words, told))
    if alike < min(_FEWEST, len(no.words)):
        return False
    if len(shared(no.first, told)) == len(no.first):
        return alike >= _DENIED * len(no.words)
    # Its own word for what is denied, of whom it is denied: who that is stands behind in Arabic.
    other = fit < len(told) and (words.language == "ar" or bool(shared(no.before, told)))
    return other and alike >= _OWN * len(no.words) and fit >= _SURE * len(told)


@lru_cache(maxsize=16)
def _sentences(text: str, words: Lexicon) -> tuple[_Sentence, ...]:
    return tuple(
        _Sentence(text[a:b], stems(text[a:b], words.language), tuple(_denied(text[a:b], words)))
        for a, b in sentences(text).spans
    )


def _denied(sentence: str, words: Lexicon) -> Iterator[_Denied]:
    """Each negation with the words behind it in its clause, each denial with all behind it.

    A German one may stand behind what it denies.
    """
    clean = _without_not_only(sentence, words)
    whole = words.language == "de"
    refusals = words.opposites.get("approve")
    found = [*words.pattern("denial").finditer(clean)]
    found += refusals[1].finditer(clean) if refusals else ()
    for match in found:
        denied = stems(clean[match.end() :], words.language)
        if whole and len(denied) < _FEWEST:
            denied = stems(clean, words.language)
        yield _Denied(match[0], denied)
    for clause in CLAUSE_MARK.split(clean):
        for word in negations(clause, words):
            behind = words.without("negation", clause if whole else clause.partition(word)[2])
            each = words.without("auxiliary", behind).split()
            first = next((own for one in each if (own := stems(one, words.language))), frozenset())
            before = stems("" if whole else clause.partition(word)[0], words.language)
            if denied := stems(behind, words.language):
                yield _Denied(word, denied, frozenset() if whole else first, before)


def _cut(note: str, texts: list[str], words: Lexicon) -> tuple[str, str] | None:
    """The "no" right before a run of words that the note takes without it, and that run."""
    told = _tokens(lexicon.plain(note), words)
    for text in texts:
        for no, run in _runs(text, words):
            for at in range(len(told) - len(run) + 1):
                before = _joined(told[max(0, at - _reach(words)) : at], words)
                if tuple(told[at : at + len(run)]) == run and not words.has("negation", before):
                    return no, _joined(run, words)
    return None


@lru_cache(maxsize=16)
def _runs(text: str, words: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each negation of a text, with the run that stands right behind it in its clause."""
    clean = _without_not_only(text, words)
    size = _WORDS if words.spaced else _CHARACTERS
    found = []
    for match in words.pattern("negation").finditer(clean):
        behind = CLAUSE_MARK.split(clean[match.end() : match.end() + 120])[0]
        run = tuple(_tokens(behind, words)[:size])
        if len(run) == size:
            found.append((match[0], run))
    return tuple(found)


def _without_not_only(text: str, words: Lexicon) -> str:
    return _NOT_ONLY.sub(" ", lexicon.plain(moods.only_restricts(text, words)))


def _tokens(clean: str, words: Lexicon) -> list[str]:
    return WORD.findall(clean) if words.spaced else list(clean)


def _joined(tokens: Sequence[str], words: Lexicon) -> str:
    return (" " if words.spaced else "").join(tokens)


def _reach(words: Lexicon) -> int:
    return _BEFORE if words.spaced else 2 * _BEFORE
