"""The forms of a name under which the gazetteer is asked, all of a text at once."""

from __future__ import annotations

import re

from overland.drafting import inflection, leading_words
from overland.drafting.mentions import Chunk
from overland.drafting.place_mentions import PlaceReading
from overland.drafting.text import Word
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.names import name_key


def lookups(everything: list[Chunk], reading: PlaceReading) -> dict[str, list[GazetteerEntry]]:
    """Every run of words of every chunk, asked of the gazetteer at once."""
    asked: set[str] = set()
    for chunk in everything:
        asked.update(leading_words.keys(chunk, reading))
        for start in range(len(chunk.words)):
            for end in range(start + 1, min(len(chunk.words), start + 5) + 1):
                asked.update(one for one, _ in name_keys(chunk.words[start:end], reading))
        following = following_noun(chunk, reading)
        if following:
            whole = reading.text.text[chunk.words[0].start : chunk.words[-1].end]
            asked.add(name_key(f"{whole} {following[0]}"))
    return reading.index.places(asked - {""})


def name_keys(run: tuple[Word, ...], reading: PlaceReading) -> list[tuple[str, int]]:
    found = [(name_key(words), cost) for words, cost in _spelled(run, reading)]
    return [(one, cost) for one, cost in dict.fromkeys(found) if one]


def nominatives(run: tuple[Word, ...], reading: PlaceReading) -> dict[str, str]:
    """Key -> the name of which the words may be a form, capitals as in the text: Бийска, Бийск."""
    first = reading.text.text[run[0].start : run[-1].end]
    return {name_key(w): _capitals(w, first) for w, _ in reversed(_spelled(run, reading))}


def _capitals(words: str, model: str) -> str:
    """Words with a capital where the word of the same place in the model has one."""
    parts, like = re.split(r"([\s-]+)", words), re.split(r"([\s-]+)", model)
    if len(parts) != len(like):
        return words
    return "".join(
        one[:1].upper() + one[1:] if other[:1].isupper() else one
        for one, other in zip(parts, like, strict=True)
    )


def _spelled(run: tuple[Word, ...], reading: PlaceReading) -> list[tuple[str, int]]:
    whole = reading.text.text[run[0].start : run[-1].end]
    found = [(whole, 0)]
    if reading.lexicon.code in ("ru", "uk", "de"):
        lasts = list(inflection.forms(run[-1].text, reading.lexicon.code))
        head = reading.text.text[run[0].start : run[-1].start]
        heads = [head]
        if len(run) == 2 and reading.lexicon.code in ("ru", "uk"):
            gap = reading.text.text[run[0].end : run[1].start]
            heads += [one + gap for one, _ in inflection.forms(run[0].text, reading.lexicon.code)]
        found += [(h + last, 1) for h in heads for last, _ in lasts]
    return found


def following_noun(chunk: Chunk, reading: PlaceReading) -> tuple[str, int] | None:
    """A noun for a place in small letters right after the chunk: Masnaa border crossing."""
    if not chunk.after or not chunk.gap_after.isspace():
        return None
    nouns = reading.lexicon.place_nouns
    for count in (3, 2, 1):
        run = chunk.after[:count]
        phrase = " ".join(word.lower for word in run)
        if len(run) == count and phrase in nouns and not run[0].capital:
            return phrase, run[-1].end
    return None
