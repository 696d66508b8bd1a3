"""People's names in a text: what is a person's name is no place."""

from __future__ import annotations

import re

from overland.drafting import areas, word_lists
from overland.drafting.areas import country_codes
from overland.drafting.mentions import Chunk
from overland.drafting.place_mentions import PlaceReading
from overland.drafting.place_words import ORGANISATIONS
from overland.drafting.text import Word
from overland.geocoding.names import name_key

AGE = re.compile(r",? (?:aged )?\d{1,2}(?:,|\)| and )")


def note_person(chunk: Chunk, reading: PlaceReading) -> None:
    """Keep the last word of a full name: alone, it is the person again."""
    plain = [word.lower for word in chunk.words]
    given = word_lists.given()
    titled = bool(chunk.before) and chunk.before[-1].lower in reading.lexicon.titles
    for at, word in enumerate(plain[:-1]):
        if word in reading.lexicon.titles and word not in (
            "king",
            "prince",
            "general",
            "major",
            "judge",
        ):
            titled = True
        if word in given and (at == 0 or titled) and plain[at + 1] not in ORGANISATIONS:
            rest = plain[at + 1 :]
            if (
                rest
                and not is_area(rest[-1], reading)
                and rest[-1] not in reading.lexicon.place_nouns
                and len(rest) <= 3
            ):
                reading.persons[rest[-1]] += 1
    if titled and chunk.words:
        reading.persons[plain[-1]] += 1
    after = reading.text.text[chunk.words[-1].end : chunk.words[-1].end + 8]
    if len(plain) >= 2 and AGE.match(after) and not is_area(plain[-1], reading):
        reading.persons[plain[-1]] += 1


def is_area(word: str, reading: PlaceReading) -> bool:
    code, one = reading.lexicon.code, name_key(word)
    return one in country_codes(code) or one in areas.areas(code) or one in areas.STATES


def without_titles(chunk: Chunk, reading: PlaceReading) -> tuple[Word, ...]:
    """The chunk up to a title that leads a person's name, or without the person's name."""
    run = chunk.words
    titles = reading.lexicon.titles
    for at in range(len(run) - 1, -1, -1):
        word = run[at]
        if word.lower in titles and at + 1 < len(run):
            if run[at + 1].lower in ("of", "for"):
                return run[at + 2 :]
            if run[-1].lower in reading.lexicon.place_nouns:
                return run
            return run[:at]
    if chunk.before and chunk.before[-1].lower in titles and chunk.gap_before.strip() == "":
        return run if run[-1].lower in reading.lexicon.place_nouns else ()
    return run
