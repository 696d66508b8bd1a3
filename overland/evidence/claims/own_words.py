"""Words of a row that are kin to no word of its sources: the editors' own.

An honest row has some, and a false one hides in them: a reader of the tables judges, no check.
Notes are left out: they are the editors' own words by their nature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.doubts.rows import language_of, row_of, table_of
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import bare, in_a_compound, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD
from overland.story.models import Claim, Count, Event, Quote, Story

_RUN: Final = re.compile(r"[^\W\d_]+")
_ARABIC_ENDING: Final = re.compile(r"(?<=\w{3})(?:هما|هم|ها|نا|ات|ين|ون|ان|وا|ة|ه|ي|ت|ن)$")
_ARABIC_WEAK: Final = re.compile(r"[اويىءأإآئؤةـ]|(?<=\w)[ً-ْ]")
"""Long vowels and what carries them: they change inside a word, its consonants do not."""
_ARABIC_FORM: Final = re.compile(r"^[متين](?=\w{3})")
"""What makes a verb or a noun of a root: تحمل, محمل."""
_ROOT: Final = 3
"""Consonants that two Arabic words of one root have in common, in one order."""
_OTHERWISE_CHECKED: Final = (
    "speech",
    "denial",
    "attribution",
    "negation",
    "why",
    "measure",
    "persons",
)
"""Kinds of words that every headline may have, or that have a check of their own."""


def lines(story: Story, texts: Mapping[str, str]) -> Iterator[str]:
    """One line for each row that has such words, and for the rows that cannot be read so."""
    unread = 0
    for claim in story.claims:
        if not _cells(claim) or not _sources(claim) or not _sources(claim) <= texts.keys():
            continue
        if not _readable(story, claim):
            unread += 1
            continue
        known = "\n".join(texts[source] for source in sorted(_sources(claim)))
        if words := of_row(story, claim, known):
            where = f"{table_of(claim)} row {row_of(story, claim)}, {claim.id}"
            yield f"{where}: words of the editors' own: {', '.join(words)}"
    if unread:
        rows = "1 row" if unread == 1 else f"{unread} rows"
        why = "the languages of row and source differ, or are not known"
        yield f"{story.slug}: not compared: words of the editors' own ({rows}: {why})"


def of_row(story: Story, claim: Claim, known: str) -> tuple[str, ...]:
    """The words of a headline, a unit or a role that a text does not have, as they are written."""
    words = lexicon.lexicon_of(language_of(story, claim))
    if words is None or not _readable(story, claim):
        return ()
    cells = _cells(claim)
    if not words.spaced:
        found = _unknown_runs(cells, f"{known}\n{_named(story)}", words)
    elif words.language == "ar":
        found = _unknown_roots(cells, _roots(known) | _roots(_named(story)), words)
    else:
        there = stems(known, words.language) | stems(_named(story), words.language)
        found = (
            word
            for word in WORD.findall(cells)
            if (own := stems(word, words.language))
            and not shared(own, there)
            and not in_a_compound(word, known, words.language)
        )
    return tuple(dict.fromkeys(word for word in found if not _checked_otherwise(word, words)))


def _unknown_runs(cells: str, known: str, words: Lexicon) -> Iterator[str]:
    """Characters that stand beside neither of their neighbours in a text without spaces."""
    known, pairs = lexicon.plain(known), stems(known, words.language)
    function = words.pattern("function")
    for run in _RUN.findall(lexicon.plain(cells)):
        there = [run[at : at + 2] in pairs for at in range(len(run) - 1)] or [run in known]
        unknown = "".join(
            " " if any(there[max(at - 1, 0) : at + 1]) or function.fullmatch(sign) else sign
            for at, sign in enumerate(run)
        )
        yield from unknown.split()


def _unknown_roots(cells: str, there: frozenset[str], words: Lexicon) -> Iterator[str]:
    """Arabic words whose consonants none of these roots has in their order."""
    function = words.pattern("function")
    for word in WORD.findall(cells):
        root = _root(word)
        if len(root) < _ROOT - 1 or function.fullmatch(lexicon.plain(word)):
            continue
        if not any(_kin(root, other) for other in there):
            yield word


@lru_cache(maxsize=64)
def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in WORD.findall(text))


def _root(word: str) -> str:
    words = lexicon.lexicon_of("ar")
    assert words is not None
    clean = _ARABIC_ENDING.sub("", bare(lexicon.plain(word), words))
    return _ARABIC_FORM.sub("", _ARABIC_WEAK.sub("", clean))


def _kin(one: str, other: str) -> bool:
    """Whether the shorter of two is in the longer, letter behind letter."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short == long or (len(short) >= _ROOT and all(letter in letters for letter in short))


def _cells(claim: Claim) -> str:
    match claim:
        case Event() if claim.status != "headline":
            return claim.headline
        case Count():
            return claim.unit
        case Quote():
            return claim.role
    return ""


def _sources(claim: Claim) -> frozenset[str]:
    return frozenset(e.source for e in (claim.evidence, *claim.further) if e)


def _readable(story: Story, claim: Claim) -> bool:
    """Whether row and source are in one language that is known."""
    words = lexicon.lexicon_of(language_of(story, claim))
    return words is not None and words is lexicon.lexicon_of(story.language)


def _named(story: Story) -> str:
    """What the tables name themselves: places, journeys, who speaks, the sources."""
    told = [place.name for place in story.places]
    told += [f"{leg.journey} {leg.carrier}" for leg in story.legs]
    told += [f"{source.title} {source.publisher} {source.author}" for source in story.sources]
    return "\n".join(told)


def _checked_otherwise(word: str, words: Lexicon) -> bool:
    clean = lexicon.plain(word)
    return any(words.pattern(key).fullmatch(clean) for key in _OTHERWISE_CHECKED)
