"""Additions to a source: a place, a way of travel, one of two, the others, which it does not have.

"Thousands of foreign and U.S. citizens" told as "thousands of U.S. citizens".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from overland.evidence.claims import opposites
from overland.evidence.claims.passages import Passage
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, moods, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Leg, Story

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_STOPS: Final = re.compile(r"(?<=\b[A-ZА-ЯІЇЄ])\.")
"""Of initials: U.S. is US, and no sentence's end."""
_MODES: Final = ("air", "sea", "rail")
_VEHICLES: Final = ("road", "rail", "air", "sea")
_MOVES: Final = ("departing", "arriving", "crossing")
_TAKE: Final = "Take it from the source"
_QUANTITY: Final = 4
"""Words before the first of two in which their number stands."""
_SEVERAL: Final = 2
_BEHIND: Final = 2


def of_claim(story: Story, claim: Claim, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """A headline beside its sentences, and beside the whole texts of its own sources."""
    words = passage.words
    if isinstance(claim, Event | Count | Leg) and claim.status == "cancelled":
        yield from _called_off(claim, passage)
    same = passage.in_language_of(story)
    if same and words.spaced and isinstance(claim, Count):
        yield from _of_several(story, claim, passage)
    if not same or not isinstance(claim, Event) or claim.status == "headline":
        return
    yield from _over(claim, passage.nearby, words)
    yield from _place(claim, passage, names)
    yield from _way(claim, passage, names)
    yield from _setting_out(claim, passage)
    yield from _owner(claim, passage)
    if words.spaced:
        yield from _one_of_two(claim, passage.every_sentence, words)


def _told(event: Event, message: str, word: str) -> Fault:
    return guess(event, "headline", event.headline, message, _TAKE, word)


def _place(event: Event, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """A place of the story that another source names, and no source of this row."""
    known = names.own(passage.language)
    lone = known.within(event.headline) - known.within(passage.every_text) - {event.place}
    noted = known.within(event.note)
    for place in sorted(lone - noted - names.countries):
        name = known.names[place]
        yield _told(event, f"names {name}, which the text of its source does not", name)


def _way(event: Event, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """ "Sail" where no word of the text is of the sea."""
    words = passage.words
    for mode in _MODES:
        keys = (mode, f"by_{mode}")
        found = [word for key in keys for word in words.found(key, event.headline)]
        found = [word for word in found if word not in names.plain]
        there = any(words.has(key, passage.nearby) for key in keys)
        if found and not there:
            message = f"has them travel by {mode} (“{found[0]}”), and its source does not"
            yield _told(event, message, found[0])


def _owner(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "Embassy buses" of buses that no clause near by has to do with an embassy."""
    words = passage.words
    clauses = CLAUSE_MARK.split(lexicon.plain(passage.nearby))
    for owner in _owners(event.headline, words):
        own = stems(owner, words.language)
        beside = (c for c in clauses if any(words.has(mode, c) for mode in _VEHICLES))
        if not any(shared(own, stems(clause, words.language)) for clause in beside):
            message = f"says whose they are (“{owner}”), which its source does not"
            yield _told(event, message, owner)


def _owners(text: str, words: Lexicon) -> Iterator[str]:
    """Who stands right beside a vehicle: "embassy buses", "buses of the embassy"."""
    clean = lexicon.plain(text)
    between = words.pattern("owned_by")
    for owner in words.pattern("owners").finditer(clean):
        before = [w for w in clean[: owner.start()].split() if not between.fullmatch(w)]
        behind = clean[owner.end() :].removeprefix("'s").split()
        # In Russian, Arabic and Romance languages the owner stands behind, in English before.
        beside = behind[:1] if words.language in ("en", "zh") else before[-1:]
        beside += before[-1:] if clean[: owner.start()].endswith(("of the ", "of ")) else []
        if any(words.pattern(m).fullmatch(w) for m in _VEHICLES for w in beside):
            yield owner[0]


def _setting_out(event: Event, passage: Passage) -> Iterator[Fault]:
    """Somebody leaves or arrives in the headline, and nobody moves in the source's sentences."""
    words = passage.words
    said = passage.every_sentence
    function = words.pattern("function")
    ways = (word for key in ("motion", "away") for word in words.found(key, said))
    moves = [way for way in ways if not function.fullmatch(way)]
    told = words.without("phrases", moods.awake(event.headline, said, words))
    found = [word for key in _MOVES for word in words.found(key, told)]
    # Who does not move in the headline either is where the source has them.
    still = [c for c in CLAUSE_MARK.split(told) if any(words.has(key, c) for key in _MOVES)]
    # Who is expected somewhere is to arrive there.
    expected = any(words.has(key, said) for key in ("expected", "planned"))
    stays = opposites.denied_the_other(said, words, told, words)
    if (
        found
        and not (moves or expected or stays)
        and not all(words.has("negation", clause) for clause in still)
        and not any(words.has(key, said) for key in _MOVES)
    ):
        yield _told(event, f"says “{found[0]}”, and nobody moves in its source's words", found[0])


def _one_of_two(event: Event, said: str, words: Lexicon) -> Iterator[Fault]:
    """A number of two kinds of people, told of one of them."""
    headline = _STOPS.sub("", event.headline)
    told = stems(headline, words.language)
    for clause in CLAUSE_MARK.split(_STOPS.sub("", said)):
        tokens = _WORD.findall(clause)
        for n, token in enumerate(tokens):
            if lexicon.plain(token) not in words.joining or not 0 < n < len(tokens) - 1:
                continue
            one, other = (stems(tokens[at], words.language) for at in (n - 1, n + 1))
            before = " ".join(tokens[max(n - 1 - _QUANTITY, 0) : n - 1])
            number = words.found("several", before)
            if not (one and other and number and number[-1] in lexicon.plain(headline)):
                continue
            noun = stems(" ".join(tokens[n + 2 : n + 2 + _BEHIND]), words.language)
            if shared(other, told) and noun <= told and not shared(one, told):
                message = f"leaves out “{tokens[n - 1]}”, of whom the number is as well"
                yield _told(event, message, tokens[n - 1])


def _of_several(story: Story, count: Count, passage: Passage) -> Iterator[Fault]:
    """A figure of three convoys, given to the leg of one of them."""
    leg = next((one for one in story.legs if one.id == count.leg), None)
    journeys = {one.journey for one in story.legs if one.journey}
    if leg is None or len(journeys) < _SEVERAL:
        return
    language = passage.language
    of_one = stems(leg.journey, language)
    tokens = _WORD.findall(passage.every_sentence)
    for before, token in pairwise(tokens):
        number = next(iter(numerals.numbers(before, language)), 0)
        if number >= _SEVERAL and shared(stems(token, language), of_one):
            message = f"is one leg, and the source's sentence is of “{before} {token}”"
            remedy = "Give the figure to the event that tells of them all"
            yield guess(count, "leg", count.leg, message, remedy, token)
            return


def _called_off(item: Event | Count | Leg, passage: Passage) -> Iterator[Fault]:
    """Cancelled, by words in which nothing is called off, denied or over."""
    kinds = ("called_off", "negation", "denial", "ending", "failure")
    if not any(passage.words.has(kind, passage.every_sentence) for kind in kinds):
        message = "is the status of what was called off, and no word of its source says so"
        remedy = "Write the status that the words have"
        yield guess(item, "status", item.status, message, remedy, item.status)


def _over(event: Event, nearby: str, words: Lexicon) -> Iterator[Fault]:
    """ "The end of fighting" in a headline where nothing near the excerpt is over."""
    found = words.found("end_of", event.headline)
    if found and not words.has("ending", nearby):
        message = f"says “{found[0]}”, and the words of its source do not say that it is over"
        yield guess(event, "headline", event.headline, message, _TAKE, found[0])
