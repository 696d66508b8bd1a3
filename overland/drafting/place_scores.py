"""Scores of a name as a place: its size, its neighbours, its own words."""

from __future__ import annotations

import re

from overland.drafting import areas, movement_verbs, word_lists
from overland.drafting.areas import country_codes
from overland.drafting.containers import lies_in
from overland.drafting.gazetteer_keys import name_keys
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.mentions import Chunk, word_alone
from overland.drafting.persons import AGE
from overland.drafting.place_mentions import Mention, PlaceReading
from overland.drafting.place_words import DIRECTIONS, ORGANISATIONS, PREFIX_NOUNS, SAID, STRICT
from overland.drafting.text import Text, Word, words
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.names import name_key
from overland.story.vocabularies import AREAS


def standing(one: str, entries: tuple[GazetteerEntry, ...]) -> float:
    """How likely the name alone means a place: the larger the place, the likelier."""
    best = 0.0
    for entry in entries[:20]:
        if entry.collection == "gazetteer":
            size = 2.2
        elif entry.population >= 1_000_000:
            size = 3.0
        elif entry.population >= 100_000:
            size = 2.2
        elif entry.population >= 15_000:
            size = 1.3
        else:
            size = 0.6
        if name_key(entry.name) != one:
            size -= 0.5 if entry.population >= 300_000 else 0.7
        best = max(best, size)
    return best


_KIND_BEFORE = re.compile(r"(?!schild|halb)[a-zäöüß]{2,}(?:insel|stadt|hafen|dorf|gemeinde)")
"""A German word for a kind of place: "auf der Nordseeinsel Borkum"."""
_IN_LISTS = frozenset(["und", "e"])
"""Words that join two names as well as the parts of one."""


def context_score(
    mention: Mention, chunk: Chunk, run: tuple[Word, ...], at: int, end: int, reading: PlaceReading
) -> float:
    score = mention.score
    lexicon = reading.lexicon
    before = run[at - 1].lower if at else (chunk.before[-1].lower if chunk.before else "")
    gap = " " if at else chunk.gap_before
    # What stands right before.
    if at and before in _IN_LISTS:
        score += 1.0  # "Köln und Bonn" are two places
    elif at and lexicon.code == "de" and _KIND_BEFORE.fullmatch(before):
        score += 2.0
    elif at and before not in DIRECTIONS and before not in lexicon.place_nouns:
        score -= 0.0 if _follows_a_place(run[at - 1], reading) else 3.0
    elif gap.strip() == "" or gap == "^":
        if before in movement_verbs.LEAVE | movement_verbs.REACH:
            score += 2.0
        elif before in lexicon.inside:
            score += 2.0 if lexicon.code != "en" or before in STRICT else 1.0
        elif before in DIRECTIONS:
            score += 1.5
        elif before == "the" and len(chunk.before) > 1 and chunk.before[-2].lower in lexicon.inside:
            score += 0.7
    if not at and mention.kind != "country" and _names_a_ship(chunk, lexicon):
        score -= 5.0
    if not at and mention.kind != "country" and _names_an_office(chunk):
        score -= 5.0
    # What stands right after.
    if end < len(run):
        following = run[end].lower
        sized = mention.score >= 2.2
        if following in ORGANISATIONS:
            score -= 0.3 if mention.kind in AREAS or sized else 3.0
        elif following not in {*lexicon.place_nouns, *_IN_LISTS} and len(run) - end <= 2:
            score -= 0.5 if mention.kind == "country" else 3.0
    else:
        score += _score_after(mention, chunk, reading)
    return score + _score_word(mention, chunk, run, at, end, reading)


def _follows_a_place(word: Word, reading: PlaceReading) -> bool:
    """Whether the word before is a place's too: that of "Alarme Phone Sahara" is not."""
    previous = reading.mentions[-1] if reading.mentions else None
    return bool(previous and previous.end == word.end and previous.score > 0)


def _names_a_ship(chunk: Chunk, lexicon: DraftLexicon) -> bool:
    """The frigate Weifang; a ship, the Linyi; no place, whatever town has the name."""
    words_before = [word.lower for word in chunk.before[-2:]]
    if chunk.gap_before.strip() or not words_before:
        return False
    noun = words_before[0] if words_before[-1] == "the" else words_before[-1]
    return noun not in lexicon.inside and lexicon.vehicles.get(noun) == "sea"


_OFFICES = ("minist", "secretar", "consej", "gabinete", "министр", "міністр")


def _names_an_office(chunk: Chunk) -> bool:
    """The minister "de Salud": what somebody is in charge of, whatever town has the name."""
    before = [word.lower for word in chunk.before[-2:]]
    of = before[-1:] and before[-1] in ("de", "del", "du", "of")
    return bool(of) and len(before) > 1 and before[0].startswith(_OFFICES)


def _score_after(mention: Mention, chunk: Chunk, reading: PlaceReading) -> float:
    lexicon = reading.lexicon
    text = reading.text.text
    score = 0.0
    after = chunk.after[0].lower if chunk.after else ""
    if chunk.gap_after == ", " and chunk.after:
        container = _container(text, mention.end + 2, reading)
        if container:
            mention.inside = container
            fits = any(lies_in(entry, container) for entry in mention.entries)
            score += 3.0 if fits else 1.0
    if chunk.gap_after.isspace() and after in lexicon.place_nouns and mention.kind != "country":
        score += 2.0
    if after in SAID and chunk.gap_after.isspace() and mention.kind not in ("country",):
        score -= 2.0
    if _says_whose(mention, chunk, reading):
        score -= 6.0
    if mention.kind != "country" and AGE.match(text[mention.end : mention.end + 8]):
        score -= 2.0
    return score


def _says_whose(mention: Mention, chunk: Chunk, reading: PlaceReading) -> bool:
    """U.S. citizens, a U.K. government plane: an adjective, as American and British are."""
    short = mention.kind == "country" and "." in reading.text.text[mention.start : mention.end]
    following = re.match(r"[ ]([a-z]+)", reading.text.text[mention.end :])
    before = chunk.before[-1].lower if chunk.before else ""
    inside = before in reading.lexicon.inside
    return bool(short and following and not inside and _is_noun(following[1], reading.lexicon))


def _container(text: str, at: int, reading: PlaceReading) -> str:
    """The country ("LB") or US state ("US.TX") that is named at an offset; "" if none."""
    found = words(text[at : at + 40].split("\n\n")[0])
    for count in (3, 2, 1):
        run = found[:count]
        if len(run) == count and run[0].start == 0 and run[0].capital:
            part = text[at : at + word_alone(run[-1]).end]
            one = name_key(part)
            state = areas.state_after_comma(part) if reading.lexicon.code == "en" else ""
            country = country_codes(reading.lexicon.code).get(one, "")
            if state and (not country or (one == "georgia" and country == "US")):
                return f"US.{state}"
            if country:
                return country
            for form, cost in name_keys(
                run,
                PlaceReading(Text(text[at:], ()), reading.lexicon, reading.index, reading.deadline),
            ):
                if cost and form in country_codes(reading.lexicon.code):
                    return country_codes(reading.lexicon.code)[form]
    return ""


def _score_word(
    mention: Mention, chunk: Chunk, run: tuple[Word, ...], at: int, end: int, reading: PlaceReading
) -> float:
    """What the words themselves say: common words, people's names, short names."""
    if end - at > 1:
        return _score_words(mention, run[at].lower)
    word = run[at].lower
    if mention.kind == "country":
        person = word in word_lists.given() and at + 1 < len(run)
        named = reading.persons[word] and word not in ("syria", "russia")
        return -3.0 if person or named else 0.0
    if _is_no_name(word, reading.lexicon):
        return -6.0
    large = mention.score >= 2.2
    score = -4.0 if reading.persons[word] else 0.0
    if word in reading.lower or _is_noun(word, reading.lexicon):
        score -= 2.5
    elif word in word_lists.common() and reading.lexicon.code == "en":
        score -= 3.0 if at == 0 and chunk.first else (0.8 if large else 1.7)
    if word in word_lists.given():
        score -= 1.8 if mention.score < 2.9 else 1.0
    elif word in word_lists.surnames():
        score -= 0.8
    return score - (1.0 if len(word) <= 3 else 0.0)


def _score_words(mention: Mention, first: str) -> float:
    """Several words are rarely anything else than a name; begun by a given name, a person's."""
    area = mention.kind in AREAS or first in PREFIX_NOUNS
    if area or first not in word_lists.given():
        return 0.8
    return 0.8 - (2.0 if mention.score < 2.2 else 0.5)


def _is_no_name(word: str, lexicon: DraftLexicon) -> bool:
    calendar = word in lexicon.months or word in lexicon.weekdays
    return calendar or word in lexicon.not_places or word in lexicon.stop


def _is_noun(word: str, lexicon: DraftLexicon) -> bool:
    return word in lexicon.nouns or word in lexicon.roles or word in lexicon.titles
