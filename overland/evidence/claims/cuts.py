"""Cuts that turn a meaning: words left out right before or behind an excerpt."""

from __future__ import annotations

import re
from typing import Final

from overland.evidence.text.selector import Match
from overland.evidence.text.sentences import sentences
from overland.evidence.words import lexicon, moods
from overland.evidence.words.lexicon import Lexicon

_TURNING: Final = ("about", "more", "fewer", "nearly", "several", "part", "negation", "doubt")
_SURE: Final = ("possible", "expected", "planned")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+(?:[’'][^\W\d_]+)?)\W{0,2}$")
_MARK: Final = re.compile(r"[\"“”«»„‟「」]")
_CONDITIONS: Final = re.compile(r"[,;:—–(،؛，；：（]")
_OF_A_NOUN: Final = re.compile(r"\b(?:what|which|who|that) $")
"""A condition right behind these is of what they stand for: "what until last month were fields"."""


def cut_off(text: str, match: Match, language: str = "en") -> str:
    """What stands right before an excerpt and turns it: "about", "not", "could"; or ""."""
    words = lexicon.lexicon_of(language)
    start, _ = sentences(text).around(match.start, match.end)
    before = lexicon.plain(text[max(start, match.start - 60) : match.start])
    if words is None or not before:
        return ""
    for key in (*_TURNING, *_SURE):
        found = words.ends_with(key, before)
        if found and not (key in _SURE and _another_sense(text, start, match, found, words)):
            return found
    # "The road is, presumably, [closed]": a doubt stands between commas.
    if doubt := words.ends_with("doubt", before.rstrip(" ,،，")):
        return doubt
    # "would be [flown home]": what stands between belongs to the verb.
    return _before_auxiliaries(words, before)


def _another_sense(text: str, start: int, match: Match, verb: str, words: Lexicon) -> bool:
    """Whether the verb right before an excerpt is none of mood, as "In early May [they left]"."""
    before = lexicon.squeezed(text[start : match.start]).rstrip(" \"“„«'‘")
    first = len(before) - len(verb)
    return moods.another_sense(before[:first], before[first:], text[match.start : match.end], words)


def cut_behind(text: str, match: Match, language: str = "en") -> str:
    """What goes on behind an excerpt in its sentence and limits it: "unless", "except"; or "".

    Behind a denial also its reason: what is denied may be the reason alone.
    """
    words = lexicon.lexicon_of(language)
    if words is None:
        return ""
    _, end = sentences(text).around(match.start, match.end)
    behind = lexicon.plain(text[match.end : end])
    exact = lexicon.plain(text[match.start : match.end])
    clause = _CONDITIONS.split(behind.lstrip(" ,"), maxsplit=1)[0]
    keys = ["condition"]
    if words.has("negation", exact) or words.has("denial", exact):
        keys.append("reason")
    for key in keys:
        for found in words.pattern(key).finditer(clause):
            if not _OF_A_NOUN.search(clause[: found.start()]):
                return found[0]
    return ""


def without_its_ground(text: str, match: Match, language: str) -> str:
    """The "since", "if" or "unless" of a quoted sentence that stands before what is quoted of it,
    or behind it; "" where there is none.
    """
    words = lexicon.lexicon_of(language)
    if words is None:
        return ""
    start, end = sentences(text).around(match.start, match.end)
    before = _MARK.split(lexicon.plain(text[start : match.start]))[-1].lstrip()
    first = words.pattern("given").match(before)
    if first:
        return first[0]
    behind = _MARK.split(lexicon.plain(text[match.end : end]))[0].lstrip(" ,;")
    last = words.pattern("condition").match(behind)
    return last[0] if last else ""


def _before_auxiliaries(words: Lexicon, before: str) -> str:
    for _ in range(3):
        last = _WORD_BEFORE.search(before)
        if not last or not words.pattern("auxiliary").fullmatch(last[1]):
            return ""
        before = before[: last.start()].rstrip()
        for key in ("negation", *_SURE, "doubt"):
            if found := words.ends_with(key, before):
                return found
    return ""
