"""A place of the story told where the source, or the original of a translation, names another."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.claims.story_names import PlaceNames, StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.story.models import Claim, Count, Event, Place, Story

_MOVES: Final = frozenset({"arrival", "departure", "crossing"})
_DECLINED: Final = frozenset({"ru", "uk"})
_CASE: Final = 2
"""Letters by which two cases of a name differ in length."""
_TAKE: Final = "Name the place that the source names"


def of_claim(story: Story, claim: Claim, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """The headline and the speaker of a row beside the sentences of its excerpts."""
    words = passage.words
    if not passage.in_language_of(story) or not isinstance(claim, Event | Count):
        return
    own = names.own(words.language)
    publishers = {p for s in story.sources for p in (s.publisher, s.author) if p}
    cells = {"speaker": _without(claim.speaker, publishers)}
    if isinstance(claim, Event):
        cells["headline"] = claim.headline
    for column, value in cells.items():
        said = f"{passage.every_sentence}\n{claim.note}"
        for here, there in _swapped(value, own, said, own, names.countries):
            if not _left(here, value, words):
                message = f"names {here}, and the source's sentence {there}"
                yield guess(claim, column, value, message, _TAKE, here)
                return
    if isinstance(claim, Event):
        yield from _in_its_stead(claim, passage.every_sentence, own)
        for here, there in _behind_one_word(claim, passage.every_sentence, own, words):
            message = f"names {here} where the source names {there}"
            yield guess(claim, "headline", claim.headline, message, _TAKE, here)


def _in_its_stead(event: Event, said: str, own: PlaceNames) -> Iterator[Fault]:
    """A place named once more than in the source, and the row's own place left out.

    "An official of the embassy in Beirut waits in Beirut", of one who waits at Masnaa.
    """
    lone = own.within(said) - own.within(event.headline)
    if event.place not in lone:
        return
    there, here = lexicon.plain(said), lexicon.plain(event.headline)
    for place in sorted(own.within(event.headline)):
        name = lexicon.plain(own.names[place])
        if 0 < there.count(name) < here.count(name):
            message = f"names {own.names[place]} where the source names {own.names[event.place]}"
            yield guess(event, "headline", event.headline, message, _TAKE, own.names[place])


def _behind_one_word(
    event: Event, said: str, own: PlaceNames, words: lexicon.Lexicon
) -> Iterator[tuple[str, str]]:
    """ "Depart Sudan", "living in Damascus" where the source has "depart Khartoum", "in Syria"."""
    there = _behind_words(said, own, words) if words.spaced else {}
    explained, known = own.within(event.note), own.within(said)
    for word, place in (_behind_words(event.headline, own, words) if there else {}).items():
        other = there.get(word, place)
        both = (stems(own.names[one], words.language) for one in (place, other))
        named = place in known or other in explained
        if place != other and not named and not shared(*both):
            yield own.names[place], own.names[other]


def _behind_words(text: str, own: PlaceNames, words: lexicon.Lexicon) -> dict[str, str]:
    """Stem of a word -> the one place that stands right behind it, in its clause.

    "Travel from", "travel to" and "travel" are three words.
    """
    named = {lexicon.plain(own.names[place]).split()[0]: place for place in own.within(text)}
    ways, found = (words.pattern("away"), words.pattern("toward")), dict[str, set[str]]()
    for clause in CLAUSE_MARK.split(text) if named else ():
        before = ""
        for token in lexicon.plain(clause).split():
            place = next((p for name, p in named.items() if _is_name(token, name, words)), "")
            if place and before:
                found.setdefault(before, set()).add(place)
            if before and any(way.fullmatch(token) for way in ways):
                before = f"{before} {token}"
                continue
            before = "" if place else min(stems(token, words.language), default=before)
    return {word: min(places) for word, places in found.items() if len(places) == 1}


def _is_name(token: str, name: str, words: lexicon.Lexicon) -> bool:
    """Whether a word is a name, in any case of it; "Syrian" is not Syria."""
    if words.language not in _DECLINED:
        return token.removesuffix("'s") == name
    return token.startswith(name[:-1]) and abs(len(token) - len(name)) <= _CASE


def of_translation(
    story: Story, said: str, told: str, language: str, names: StoryNames
) -> Iterator[tuple[str, str]]:
    """What a translation names, and what its original names instead."""
    theirs, own = names.translated(language), names.own(story.language)
    yield from _swapped(told, theirs, said, own, names.countries)


def added(story: Story, said: str, told: str, language: str, names: StoryNames) -> Iterator[str]:
    """The places of the story that a translation names and its original does not."""
    theirs, own = names.translated(language), names.own(story.language)
    for place in sorted(theirs.within(told) - own.within(said) - names.countries):
        # A place that holds another's name, "Russian Embassy, Damascus", is named by that.
        parts = stems(own.names.get(place, ""), story.language)
        if not shared(parts, stems(said, story.language)):
            yield theirs.names[place]


def happens_elsewhere(event: Event, place: Place, names: StoryNames, language: str) -> str:
    """The one other place that the headline of a movement names, where it names not its own."""
    if event.kind not in _MOVES:
        return ""
    known = names.own(language)
    named = known.within(event.headline) - names.countries
    words = lexicon.lexicon_of(language)
    if event.kind == "departure" and words and _goes_to(named, known, event.headline, words):
        return ""
    if (
        place.id in named
        or len(named) != 1
        or shared(stems(place.name, language), stems(event.headline, language))
    ):
        return ""
    return known.names[next(iter(named))]


def _swapped(
    told: str, names_told: PlaceNames, said: str, names_said: PlaceNames, countries: Set[str]
) -> Iterator[tuple[str, str]]:
    """A name told and one said, of two countries or of two other places."""
    here = names_told.within(told)
    # What has no name in the language told of cannot be missed there.
    there = frozenset(p for p in names_said.within(said) if p in names_told.names)
    # A place that both have is what the sentence is about; one more may be added.
    if len(here) > len(there):
        return
    for of_countries in (True, False):
        lone, lacking = (
            sorted(p for p in places if (p in countries) is of_countries)
            for places in (here - there, there - here)
        )
        if lone and lacking:
            yield names_told.names[lone[0]], names_said.names[lacking[0]]


def _goes_to(named: Set[str], known: PlaceNames, headline: str, words: lexicon.Lexicon) -> bool:
    """Whether a departure is told by where it goes: "Three buses take 120 people to Lübeck"."""
    clean = lexicon.plain(headline)
    before = (clean.partition(lexicon.plain(known.names[place]))[0] for place in named)
    return all(words.ends_with("toward", one) for one in before)


def _without(text: str, names: Set[str]) -> str:
    """A text without these names: The Moscow Times is in no Moscow."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def _left(name: str, text: str, words: lexicon.Lexicon) -> bool:
    """Whether it is the place that somebody comes from: of an arrival the source may not say it."""
    before = lexicon.plain(text).partition(lexicon.plain(name))[0]
    return bool(words.ends_with("away", before))
