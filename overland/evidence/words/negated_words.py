"""Negated and refused words: of which word a "no" is, and whom alone a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH: Final = 3
"""Words behind a negation of which it may be."""
_CHARACTERS: Final = 2
"""Of what is negated, in a language without spaces between words."""
_NEAR: Final = 4
"""Words beside "only" or "refuses" of which it may be."""
_OF_VERBS: Final = {
    "en": re.compile(r"not|never|cannot|without|\w+n't"),
    "de": re.compile("ohne"),
    "fr": re.compile("ne|n|sans"),
    "es": re.compile("no|sin"),
    "ru": re.compile("не|без"),
    "uk": re.compile("не|без"),
    "ar": re.compile("لا|لم|لن|دون|بدون"),
    "zh": re.compile("不|没有|没|未"),
}
"""Negations of what stands right behind them; "no herder stayed" is not "not a herder"."""
_NOBODY: Final = "أحد"
_SECOND: Final = frozenset({"ru", "uk", "fr", "es", "ar", "zh"})
"""Languages in which "nobody but" has a second negation, which denies nothing."""
_NO_NEGATION: Final = re.compile(
    "没收|没落|[沉淹吞埋出]没|差一?点(?:儿|就)?没?|未来|无线|无人机|无疑|无辜|无锡"
    "|不久|不同|不仅|不但|不断|不少|不幸|不满|不列颠|不丹|不来梅|[特分区性级个类差派识告]别|别墅|别处"
)
"""Chinese words with the sign for "not" that deny nothing: seized, sunk, flooded, soon, Bhutan."""


def without_no_negation(text: str, words: Lexicon) -> str:
    """A text without words that only look like a "no"."""
    return text if words.spaced else _NO_NEGATION.sub(" ", text)


def negated(text: str, words: Lexicon) -> Iterator[tuple[str, frozenset[str]]]:
    """Each negation, with the first word that carries content behind it in its clause."""
    for clause in CLAUSE_MARK.split(without_no_negation(lexicon.plain(text), words)):
        for match in words.pattern("negation").finditer(clause):
            behind = _behind(clause[match.end() :], words)
            yield match[0], _first(behind, words)
            # "Did not cause injuries" is "no injuries".
            about = words.pattern("bringing_about").match(clause[match.end() :].lstrip())
            if about:
                yield (
                    match[0],
                    _first(_behind(clause[match.end() :].lstrip()[about.end() :], words), words),
                )
            # "Could not stand up" says "not" of "stand up".
            if behind and words.pattern("ability").fullmatch(behind[0]):
                # Behind an Arabic verb stands who does it, unless it is "nobody".
                if words.language == "ar" and behind[1:2] != [_NOBODY]:
                    continue
                yield match[0], _first(behind[1:], words)


def _behind(rest: str, words: Lexicon) -> list[str]:
    return _WORD.findall(rest)[:_REACH] if words.spaced else [rest[:_CHARACTERS]]


def _first(behind: list[str], words: Lexicon) -> frozenset[str]:
    return next((own for word in behind if (own := stems(word, words.language))), frozenset())


def said_without(exact: str, headline: str, words: Lexicon) -> str:
    """The negation of a word that the headline says with none, and with nothing that hinders it.

    "Did not cross" beside "cross, as buses are suspended": what hinders stands before what it
    hinders, in the same clause ("snow prevents herders from crossing").
    """
    said = _one_no_left_out(words.without("restricted", exact), exact, words)
    kept = [own for _no, own in negated(headline, words)]
    for negation, first in negated(said, words):
        if not _OF_VERBS[words.language].fullmatch(negation) or not first:
            continue
        if any(shared(first, own) for own in kept):
            continue
        for clause in CLAUSE_MARK.split(lexicon.plain(headline)):
            if (at := _place(first, clause, words)) >= 0 and not _hindered(clause[:at], words):
                return negation
    return ""


def _place(first: frozenset[str], clause: str, words: Lexicon) -> int:
    """Where a clause has such a word, or -1."""
    if not words.spaced:
        return max((clause.find(one) for one in first), default=-1)
    own = (m.start() for m in _WORD.finditer(clause) if shared(first, stems(m[0], words.language)))
    return next(own, -1)


def _hindered(before: str, words: Lexicon) -> bool:
    refusal = words.opposites.get("approve")
    if refusal and refusal[1].search(before):
        return True
    return any(words.has(key, before) for key in ("negation", "hindered", "failure", "denial"))


def _one_no_left_out(said: str, exact: str, words: Lexicon) -> str:
    """A text without one "not", where its "nobody but" has a second negation."""
    if words.language not in _SECOND or not words.has("restricted", exact):
        return said
    return words.pattern("negation").sub(" ", said, count=1)


def refused_words(text: str, words: Lexicon) -> frozenset[str]:
    """The stems of the few words behind a refusal, up to an "and": "refused to leave"."""
    refusal = words.opposites.get("approve")
    clean = lexicon.plain(text)
    found: frozenset[str] = frozenset()
    for match in refusal[1].finditer(clean) if refusal else ():
        behind = _WORD.findall(clean[match.end() :])[: _NEAR + 1]
        joined = next((n for n, word in enumerate(behind) if word in words.joining), len(behind))
        found |= stems(" ".join(behind[:joined]), words.language)
    return found


def denied_words(text: str, words: Lexicon) -> frozenset[str]:
    """The stems of the words that a text negates."""
    return frozenset(stem for _no, own in negated(text, words) for stem in own)


def only_of_the_same(said: str, words: Lexicon, told: str, own: Lexicon) -> bool:
    """Whether "only" in what is told is of what the source has behind its "nobody but"."""
    if words is not own:
        return False
    behind = _beside("restricted", said, words, 0)
    return bool(shared(behind, _beside("only", told, own, 2)))


def _beside(key: str, text: str, words: Lexicon, before: int) -> frozenset[str]:
    """The stems of the few words behind each term of a key, and of `before` words before it."""
    found: frozenset[str] = frozenset()
    if not words.has(key, text):
        return found
    clean = lexicon.plain(text)
    for match in words.pattern(key).finditer(clean):
        if words.spaced:
            near = _WORD.findall(clean[: match.start()])[-before:] if before else []
            near += re.findall(r"\w+", clean[match.end() :])[:_NEAR]
        else:
            near = [clean[match.end() :][: 2 * _CHARACTERS]]
        found |= stems(" ".join(near), words.language)
        found |= frozenset(word for word in near if word.isdigit())
    return found
