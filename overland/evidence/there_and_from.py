"""Arrivals of those who are only on the way, and origins that the source does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import calendar_days, certainty, lexicon, numerals
from overland.evidence.content_words import shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.evidence.sentences import CLAUSE_MARK
from overland.story.models import Claim, Event, Story
from overland.story.vocabularies import STATUS

_BEHIND: Final = 3
"""Words behind "from" in which is named from where."""
_BEFORE: Final = 4
"""Words, or characters, before "from" in which it is denied."""
_BEGINNING: Final = 2
"""Characters of it, in a language without spaces between words."""
_WITH: Final = re.compile(r"\w+(?:ами|ями|ом|ем|єм|ою|ею|єю|ими|им)")
"""A Ukrainian noun behind з that says with what, and not from where."""
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts, and their paragraphs."""
    words = passage.words
    if not isinstance(claim, Event) or lexicon.lexicon_of(story.language) is not words:
        return
    told = claim.headline
    if claim.status == "headline":
        return
    if there := _there(claim, passage):
        message = f"says “{there[0]}” where the source only has “{there[1]}”"
        yield guess(claim, "headline", told, message, "Tell no more than that", there[0])
    for way in _from_elsewhere(told, passage):
        message = f"says “{way}”, which its source does not"
        yield guess(claim, "headline", told, message, _TAKE, way)


def _there(event: Event, passage: Passage) -> tuple[str, str] | None:
    """ "Have reached home" where the source's sentence has them "going home"."""
    words, said = passage.words, passage.every_sentence
    reached = words.found("reached", event.headline)
    if not reached or STATUS[event.status].outlook or words.has("come", said):
        return None
    open_still = certainty.outlook(event.headline, words) or words.has("wanting", event.headline)
    if open_still or words.has("negation", event.headline) or words.has("intended", said):
        return None
    under_way = words.found("under_way", said)
    return (reached[0], under_way[0]) if under_way else None


def _from_elsewhere(told: str, passage: Passage) -> Iterator[str]:
    """ "From the convoys" where nothing near has convoys, or the source denies that they do."""
    words = passage.words
    denies = words.has("negation", told)
    for own, way in _ways(told, words):
        if not shared(own, stems(passage.nearby, words.language)) or (
            not denies and _denied(own, passage.nearby, words)
        ):
            yield way


def _ways(text: str, words: Lexicon) -> Iterator[tuple[frozenset[str], str]]:
    """Each "from" with what stands right behind it, and that as stems; no time and no number."""
    clean = lexicon.plain(text)
    function = words.pattern("function")
    for match in words.pattern("out_of").finditer(clean):
        behind = CLAUSE_MARK.split(clean[match.end() :])[0].split()
        near = behind[:_BEHIND] if words.spaced else ["".join(behind)[:_BEGINNING]]
        word = next((one for one in near if not function.fullmatch(one)), "")
        own = stems(word, words.language)
        if not own or _of_time(word, clean[match.start() :], words):
            continue
        if words.language == "uk" and _WITH.fullmatch(word):
            continue
        yield own, f"{match[0]} {word}" if words.spaced else f"{match[0]}{word}"


def _of_time(word: str, behind: str, words: Lexicon) -> bool:
    near = " ".join(behind.split()[: _BEHIND + 1]) if words.spaced else behind
    keys = ("relative_day", "daypart", "measure", "part", "several", "every")
    return (
        any(words.has(key, word) for key in keys)
        or bool(numerals.numbers(near, words.language))
        or word in words.months
        or bool(calendar_days.weekdays(near, words.language))
    )


def _denied(own: frozenset[str], said: str, words: Lexicon) -> bool:
    """Whether every "from" of that kind stands behind a negation in its clause."""
    found = []
    for clause in CLAUSE_MARK.split(lexicon.plain(said)):
        for match in words.pattern("out_of").finditer(clause):
            behind = " ".join(clause[match.end() :].split()[: _BEHIND + 1])
            if shared(own, stems(behind, words.language)):
                found.append(words.has("negation", _right_before(clause[: match.start()], words)))
    return bool(found) and all(found)


def _right_before(before: str, words: Lexicon) -> str:
    """ "Not specifically just": the few words before "from"."""
    return " ".join(before.split()[-_BEFORE:]) if words.spaced else before[-_BEFORE:]
