"""Kinds of people told where the source has another kind: "77 journalists" of 77 adults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from overland.evidence import lexicon, numerals
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, excerpts, guess
from overland.evidence.sentences import CLAUSE_MARK
from overland.story.models import Claim, Count, Event, Story

_SHARES: Final = ("part", "several", "every")
_COUNTED_WITHIN: Final = 3
"""Words behind a number or a share in which what it counts is named."""
_TOLD_WITHIN: Final = 7
"""Words behind it in which the source goes on to say who they are."""
_WORD: Final = re.compile(r"[^\s,;:!?()“”«»„\"]+")
_REMEDY: Final = "Say whom the source counts"


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline, a unit or a speaker, beside the row's sentences and all texts (`known`)."""
    words = passage.words
    if not isinstance(claim, Event | Count) or lexicon.lexicon_of(story.language) is not words:
        return
    if isinstance(claim, Event):
        for kind, word in _told(claim.headline, words).items():
            if message := _of_headline(kind, word, claim.headline, passage, known):
                yield guess(claim, "headline", claim.headline, message, _REMEDY, word)
    else:
        counted = f"{claim.as_written} {excerpts(claim)}"
        for kind, word in _told(claim.unit, words).items():
            others = _named(counted, words)
            if not _said(kind, counted, words) and others:
                message = f"counts “{word}” where the source counts “{_any(others)}”"
                yield guess(claim, "unit", claim.unit, message, _REMEDY, word)
    for kind, word in _told(claim.speaker, words).items():
        speak = _who_speak(passage.every_sentence, words)
        if speak and not any(_said(kind, s, words) for s in (passage.every_sentence, *speak)):
            message = f"lets “{word}” speak where the source has “{_any(speak)}”"
            yield guess(claim, "speaker", claim.speaker, message, "Name who speaks", word)


def nowhere(told: str, known: str, words: Lexicon) -> Iterator[str]:
    """The words of `told` that name a kind of people of whom no text has a word."""
    for kind, word in _told(told, words).items():
        if not _said(kind, known, words):
            yield word


def same_kind(one: str, text: str, words: Lexicon) -> bool:
    """Whether a word and a text tell of one kind of people: children and pupils, the sick."""
    if any(_said(kind, text, words) for kind in _told(one, words)):
        return True
    return any(_said(kind, one, words) for kind in _told(text, words))


def added(told: str, words: Lexicon, said: str, own: Lexicon) -> Iterator[str]:
    """The words of a translation that name a kind of people of whom its original has no word."""
    for kind, word in _told(told, words).items():
        if kind in own.kinds and not _said(kind, said, own):
            yield word


def _of_headline(kind: str, word: str, told: str, passage: Passage, known: str) -> str:
    words, said = passage.words, passage.every_sentence
    if not _said(kind, known, words):
        return f"says “{word}”, and no source tells of such people"
    for number, there in _counted(told, words).items():
        if not _said(kind, there.partition("\n")[0], words):
            continue
        behind = _counted(said, words).get(number, "").partition("\n")[2]
        others = _named(behind, words)
        if others and not _said(kind, behind, words):
            return f"counts “{word}” where the source counts “{_any(others)}”"
    others = _named(said, words)
    same = others.keys() & _named(told, words).keys()
    if others and not same and not _said(kind, passage.nearby, words):
        return f"says “{word}” where the source says “{_any(others)}”"
    return ""


def _counted(text: str, words: Lexicon) -> dict[float | str, str]:
    """Number, or "share" -> the few words right behind it, a line's end, and more of its clause.

    Without spaces between words both are the whole clause.
    """
    found: dict[float | str, str] = {}
    for clause in CLAUSE_MARK.split(lexicon.plain(text)) if not words.spaced else ():
        for one in numerals.numbers(clause, words.language):
            found.setdefault(one, f"{clause}\n{clause}")
    tokens = _WORD.findall(lexicon.plain(text)) if words.spaced else []
    for at, token in enumerate(tokens):
        number = numerals.numbers(token, words.language)
        share = any(words.pattern(key).fullmatch(token) for key in _SHARES)
        if (number and number[0] > 1) or share:
            near, far = (
                " ".join(tokens[at + 1 : at + 1 + n]) for n in (_COUNTED_WITHIN, _TOLD_WITHIN)
            )
            found.setdefault("share" if share else number[0], f"{near}\n{far}")
    return found


def _who_speak(text: str, words: Lexicon) -> dict[str, str]:
    """The kinds of people before the first verb of speech of a text."""
    clean = lexicon.plain(text)
    verb = words.pattern("speech").search(clean)
    return _named(clean[: verb.start()], words) if verb and words.spaced else {}


def _any(named: dict[str, str]) -> str:
    return next(iter(named.values()))


def _told(text: str, words: Lexicon) -> dict[str, str]:
    """The kinds that a text names, without men, women and adults, whom every trade has."""
    return {kind: word for kind, word in _named(text, words).items() if words.kinds[kind][0]}


@lru_cache(maxsize=2048)
def _named(text: str, words: Lexicon) -> dict[str, str]:
    """Kind -> the first word of a text that names it."""
    found: dict[str, str] = {}
    for match in _names(words).finditer(lexicon.plain(text)):
        found.setdefault(str(match.lastgroup), match[0])
    return found


def _said(kind: str, text: str, words: Lexicon) -> bool:
    """Whether a text names a kind of people, or has a word that bears it out."""
    return bool(_bearing_out(words, kind).search(lexicon.plain(text)))


@cache
def _names(words: Lexicon) -> re.Pattern[str]:
    """Of every kind the words that name it, or, where none does, all of its words."""
    each = (
        f"(?P<{kind}>{lexicon.pattern_of(named or more, words.language).pattern})"
        for kind, (named, more) in words.kinds.items()
    )
    return re.compile("|".join(each) or r"(?!)")


@cache
def _bearing_out(words: Lexicon, kind: str) -> re.Pattern[str]:
    return lexicon.pattern_of((*words.kinds[kind][0], *words.kinds[kind][1]), words.language)
