"""Kinds of people told where the source has another kind: "77 journalists" of 77 adults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.behind_numbers import behind_numbers
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Story

_SHARES: Final = ("part", "several", "every")
_IN_EVERY_TRADE: Final = frozenset({"man", "woman"})
_TRADES: Final = frozenset(
    {
        *("journalist", "teacher", "doctor", "nurse", "diplomat", "farmer", "pilot", "miner"),
        *("clergy", "athlete", "lawyer", "engineer", "scientist", "artist", "lawmaker", "merchant"),
    }
)
"""Of which nobody has two: nurses in a hospital are no doctors."""
_COUNTED_WITHIN: Final = 3
"""Words behind a number or a share in which what it counts is named."""
_TOLD_WITHIN: Final = 7
"""Words behind it in which the source goes on to say who they are."""
_SUBJECT: Final = 2
"""Words before a verb of speech in which is named who speaks."""
_TELLS: Final = "tells of such people"
_REMEDY: Final = "Say whom the source counts"


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline, a unit or a speaker, beside the row's sentences and all texts (`known`)."""
    words = passage.words
    if not isinstance(claim, Event | Count) or not passage.in_language_of(story):
        return
    if isinstance(claim, Event):
        for kind, word in _told(claim.headline, words).items():
            if message := _of_headline(kind, word, claim.headline, passage, known):
                yield guess(claim, "headline", claim.headline, message, _REMEDY, word)
    else:
        counted = f"{claim.as_written} {excerpts(claim)}"
        for kind, word in _told(claim.unit, words).items():
            others = _apart(_named(counted, words))
            if others and not _said(kind, f"{counted}\n{passage.nearby}", words):
                message = f"counts “{word}” where the source counts “{_any(others)}”"
                yield guess(claim, "unit", claim.unit, message, _REMEDY, word)
    for kind, word in _told(claim.speaker, words).items():
        speak = _who_speak(passage.every_sentence, words)
        if speak and not _said(kind, passage.nearby, words):
            message = f"lets “{word}” speak where the source has “{_any(speak)}”"
            yield guess(claim, "speaker", claim.speaker, message, "Name who speaks", word)


def nowhere(told: str, known: str, words: Lexicon) -> Iterator[str]:
    """The words of `told` that name a kind of people of whom no text has a word."""
    for kind, word in _told(told, words).items():
        if not _borne_out(kind, known, words):
            yield word


def nowhere_said(word: str, known: str, words: Lexicon) -> bool:
    """Whether a word of the key "people" stands nowhere, of which `absent_words` tells."""
    own = stems(word, words.language)
    return words.has("people", word) and not shared(own, stems(known, words.language))


def same_kind(one: str, text: str, words: Lexicon) -> bool:
    """Whether a word and a text tell of one kind of people: children and pupils, the sick."""
    if any(_said(kind, text, words) for kind in _told(one, words)):
        return True
    return any(_said(kind, one, words) for kind in _told(text, words))


def added(told: str, words: Lexicon, said: str, own: Lexicon) -> Iterator[str]:
    """The words of a translation that name a kind of people of whom its original has no word.

    Only where the original names another kind, or counts "people": of legislators it may have a
    word that no list has.
    """
    others = _apart(_named(said, own))
    behind = behind_numbers(said, own, 1).values()
    people = any(own.has("persons", " ".join(near)) for near in behind)
    if others.keys() & _named(told, words).keys() or not (others or people):
        return
    for kind, word in _told(told, words).items():
        if kind in own.kinds and not _said(kind, said, own):
            yield word


def _of_headline(kind: str, word: str, told: str, passage: Passage, known: str) -> str:
    words, said = passage.words, passage.every_sentence
    if not _borne_out(kind, known, words):
        return "" if nowhere_said(word, known, words) else f"says “{word}”, and no source {_TELLS}"
    there = behind_numbers(said, words, _TOLD_WITHIN, _SHARES)
    for number, near in behind_numbers(told, words, _COUNTED_WITHIN, _SHARES).items():
        if not _said(kind, " ".join(near), words):
            continue
        behind = " ".join(there.get(number, ()))
        if other := _another_trade(kind, behind, passage.nearby, words):
            return f"counts “{word}” where the source counts “{other}”"
        others = _apart(_named(behind, words))
        if others and not _said(kind, behind, words):
            return f"counts “{word}” where the source counts “{_any(others)}”"
    others = _apart(_named(said, words))
    same = others.keys() & _named(told, words).keys()
    if others and not same and not _said(kind, passage.nearby, words):
        return f"says “{word}” where the source says “{_any(others)}”"
    return ""


def _another_trade(kind: str, behind: str, nearby: str, words: Lexicon) -> str:
    """The trade that the source counts, where nobody near has the one told: nurses, no doctors."""
    named = _told(behind, words)
    others = [word for other, word in named.items() if other in _TRADES - {kind}]
    near = kind not in _TRADES or kind in named or kind in _told(nearby, words)
    return "" if near or not others else others[0]


def _who_speak(text: str, words: Lexicon) -> dict[str, str]:
    """The kinds of people right before the verbs of speech, where each has one."""
    clean, found = lexicon.plain(text), dict[str, str]()
    for verb in words.pattern("speech").finditer(clean) if words.spaced else ():
        clause = CLAUSE_MARK.split(clean[: verb.start()])[-1]
        named = _named(" ".join(clause.split()[-_SUBJECT:]), words)
        if not named:
            return {}
        found |= named
    return _apart(found)


def _apart(named: dict[str, str]) -> dict[str, str]:
    """Kinds without men and women, whom every trade has."""
    return {kind: word for kind, word in named.items() if kind not in _IN_EVERY_TRADE}


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


@lru_cache(maxsize=512)
def _borne_out(kind: str, text: str, words: Lexicon) -> bool:
    """The same of a whole text, of which every row asks again."""
    return bool(_bearing_out(words, kind).search(_whole(text)))


_whole = lru_cache(maxsize=4)(lexicon.plain)


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
