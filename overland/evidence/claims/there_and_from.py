"""Arrivals of those who are only on the way, and origins that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import certainty, opposites
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.claims.story_names import PlaceNames, StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.evidence.words.content_words import CASELESS, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story
from overland.story.vocabularies import STATUS

_BEHIND: Final = 3
"""Words behind "from" in which is named from where, or behind "reached" what."""
_BEFORE: Final = 4
"""Words, or characters, before "from" in which it is denied."""
_BEGINNING: Final = 2
"""Characters of it, in a language without spaces between words."""
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts, and their texts."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    told = claim.headline
    if claim.status == "headline":
        return
    if there := _there(claim, passage, names.own(words.language)):
        message = f"says “{there[0]}” where the source only has “{there[1]}”"
        yield guess(claim, "headline", told, message, "Tell no more than that", there[0])
    for way in _from_elsewhere(told, passage):
        message = f"says “{way}”, which its source does not"
        yield guess(claim, "headline", told, message, _TAKE, way)


def _there(event: Event, passage: Passage, own: PlaceNames) -> tuple[str, str] | None:
    """ "Have reached home" where the source's sentence has them "going home"."""
    words, said = passage.words, passage.every_sentence
    reached = _reached(event.headline, words, own)
    if not reached or STATUS[event.status].outlook or words.has("come", said):
        return None
    open_still = certainty.outlook(event.headline, words) or words.has("wanting", event.headline)
    if open_still or words.has("negation", event.headline) or words.has("intended", said):
        return None
    # "Reached" for "left" is told as an opposite.
    opposite = {here for _, here in opposites.turned(said, words, event.headline, words)}
    under_way = words.found("under_way", said)
    return (reached, under_way[0]) if under_way and reached not in opposite else None


def _reached(told: str, words: Lexicon, own: PlaceNames) -> str:
    """The word for it, where home or a place of the story stands beside it: no agreement, no 40."""
    function = words.pattern("function")
    for clause in CLAUSE_MARK.split(lexicon.plain(told)):
        for match in words.pattern("reached").finditer(clause):
            if not words.spaced:
                if own.within(clause[match.end() :]) or words.has("home", clause[match.end() :]):
                    return match[0]
                continue
            near = [w for w in clause[match.end() :].split()[:_BEHIND] if not function.fullmatch(w)]
            # A German verb may stand behind the place.
            before = clause[: match.start()].split()[-1:] if words.language == "de" else []
            beside = " ".join((*near[:1], *before))
            places = frozenset(s for n in own.names.values() for s in stems(n, words.language))
            if shared(stems(beside, words.language), places) or words.has("home", match[0]):
                return match[0]
            if words.has("home", " ".join(clause[match.end() :].split()[:_BEHIND])):
                return match[0]
    return ""


def _from_elsewhere(told: str, passage: Passage) -> Iterator[str]:
    """ "From the convoys" where the source denies it, "coming from" what it does not have.

    Names are told by `absent_words`; pity, and what somebody is kept from, are no origins.
    """
    words = passage.words
    if not words.has("negation", told):
        for own, way in _ways(told, words, "out_of"):
            if _denied(own, passage.nearby, words):
                yield way
    if words.language in CASELESS:
        known = stems(passage.every_text, words.language)
        for own, way in _ways(told, words, "origin"):
            if not shared(own, known):
                yield way


def _ways(text: str, words: Lexicon, key: str) -> Iterator[tuple[frozenset[str], str]]:
    """Each "from" with what stands right behind it, and that as stems; no time and no number."""
    clean = lexicon.plain(text)
    function = words.pattern("function")
    for match in words.pattern(key).finditer(clean):
        behind = CLAUSE_MARK.split(clean[match.end() :])[0].split()
        near = behind[:_BEHIND] if words.spaced else ["".join(behind)[:_BEGINNING]]
        word = next((one for one in near if not function.fullmatch(one)), "")
        own = stems(word, words.language)
        if own and not _of_time(word, clean[match.start() :], words):
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
