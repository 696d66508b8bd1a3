"""Things told as so that nearly happened, happen on a condition, or stopped short of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import absent_words
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_BEFORE: Final = 3
"""Words before a unit of length in which its number stands."""
_BEHIND: Final = 3
"""Words behind "from", or behind "in", in which the place is named."""
_AWAY_ELSEWHERE: Final = re.compile(
    r"[离距](?P<place>[^\W\d_]{2,8}?)(?:约|大约|仅|只有|还有)?[\d一二两三四五六七八九十百千]+多?(?:公里|千米|英里|米)"
)
_CLEARLY_AWAY: Final = re.compile("[离距近附旁外]")
_CHARACTERS: Final = 2
"""Of a place's name, in a language without spaces between words."""
_SAID_SO: Final = ("condition", "given", "unless", "possible", "without", "narrowly")
_NOT_SO: Final = ("narrowly", "nearly", "hindered", "possible", "failure", "attempt")


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    told = claim.headline
    for sentence in passage.every_sentence.split("\n"):
        clean = lexicon.plain(sentence)
        found = _nearly(clean, told, words), _unless(clean, told, words)
        for word in filter(None, found):
            message = f"leaves out “{word}”, without which it is not so"
            yield guess(claim, "headline", told, message, f"Keep “{word}”", word)
        if away := _away(clean, lexicon.plain(told), words):
            message = f"says “{away[0]}”, and the source gives a distance from it: “{away[1]}”"
            remedy = "Say how far from it, or that it is near"
            yield guess(claim, "headline", told, message, remedy, away[0])


def _nearly(said: str, told: str, words: Lexicon) -> str:
    """ "The ferry nearly sank", where the headline has the same clause without the word."""
    if any(words.has(key, told) for key in _NOT_SO):
        return ""
    here = stems(told, words.language)
    for clause in CLAUSE_MARK.split(said):
        # 沉没, "sinks", has the sign for "not" on both sides.
        narrowly = words.pattern("narrowly").search(clause)
        rest = clause[narrowly.end() :] if narrowly else ""
        if len(words.found("negation", told)) > len(words.found("negation", rest)):
            return ""
        if narrowly and shared(stems(clause, words.language), here):
            return narrowly[0]
        # "Almost at once" is no "almost sank": of such a word the verb right behind is told.
        for match in words.pattern("nearly").finditer(clause) if words.spaced else ():
            verb = " ".join(clause[match.end() :].split()[:1])
            own = stems(verb, words.language)
            if shared(own, here) or absent_words.one_verb(verb, told, words):
                return match[0]
    return ""


def _unless(said: str, told: str, words: Lexicon) -> str:
    """A condition of which the headline has neither the word nor anything that is in it."""
    match = words.pattern("unless").search(said)
    if match is None or any(words.has(key, told) for key in _SAID_SO):
        return ""
    end = CLAUSE_MARK.search(said, match.end())
    # "Es sei denn, der Regen hört auf": the condition stands behind the comma.
    if end and not stems(said[match.end() : end.start()], words.language):
        end = CLAUSE_MARK.search(said, end.end())
    own = stems(said[match.end() : end.start() if end else len(said)], words.language)
    main = stems(f"{said[: match.start()]} {said[end.end() :] if end else ''}", words.language)
    here = stems(told, words.language)
    return "" if shared(own - main, here) or not shared(main, here) else match[0]


def _away(said: str, told: str, words: Lexicon) -> tuple[str, str] | None:
    """What is told of a place, and the distance from it that the source gives instead."""
    if not words.spaced:
        return _away_without_spaces(said, told)
    if any(words.has(key, told) for key in ("near", "beside", "length")):
        return None
    function = words.pattern("function")
    for match in words.pattern("length").finditer(said):
        before = " ".join(said[: match.start()].split()[-_BEFORE:])
        way = words.pattern("off").match(said, match.end() + 1)
        if way is None or not numerals.numbers(before, words.language):
            continue
        behind = CLAUSE_MARK.split(said[way.end() :])[0].split()[:_BEHIND]
        place = next((word for word in behind if not function.fullmatch(word)), "")
        if place and said.count(place) == 1:
            for inside in words.pattern("at_place").finditer(told):
                near = CLAUSE_MARK.split(told[inside.end() :])[0].split()[:_BEHIND]
                named = next((word for word in near if not function.fullmatch(word)), "")
                if shared(stems(named, words.language), stems(place, words.language)):
                    return f"{inside[0]} {named}", said[match.start() : way.end()]
    return None


def _away_without_spaces(said: str, told: str) -> tuple[str, str] | None:
    for match in _AWAY_ELSEWHERE.finditer(said):
        place = match["place"][-_CHARACTERS:]
        if place in told and said.count(place) == 1 and not _CLEARLY_AWAY.search(told):
            return place, match[0]
    return None
