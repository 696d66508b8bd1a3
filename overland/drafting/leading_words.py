"""Names that begin with a word of the language: In Guezzam, An Nabk, Le Mans."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from overland.drafting.mentions import Chunk
from overland.drafting.place_mentions import PlaceReading
from overland.geocoding.names import name_key

_SHORTEST = 2


def keys(chunk: Chunk, reading: PlaceReading) -> Iterator[str]:
    """The names that a capitalised word right before a run would begin, as keys."""
    lead = chunk.before[-1] if chunk.before and chunk.gap_before == " " else None
    # An article adds nothing: "The Caspian Sea" is found without it.
    adds = lead and name_key(f"{lead.text} {chunk.words[0].text}") != name_key(chunk.words[0].text)
    if lead and adds and lead.capital and lead.lower in reading.lexicon.stop:
        for word in chunk.words[:4]:
            yield name_key(reading.text.text[lead.start : word.end])


def whole(chunk: Chunk, known: Collection[str], reading: PlaceReading) -> Chunk:
    """The run with the word before it, where the gazetteer has that name, or no sentence begins.

    A headline may have every word in capitals: there only the gazetteer says so.
    """
    named = list(keys(chunk, reading))
    if not named or not (any(one in known for one in named) or _is_inside(chunk, reading)):
        return chunk
    lead, *earlier = chunk.before[::-1]
    gap = reading.text.text[earlier[0].end : lead.start] if earlier else "^"
    return replace(chunk, words=(lead, *chunk.words), before=tuple(earlier[::-1]),
                   gap_before=gap, first=not earlier)  # fmt: skip


def _is_inside(chunk: Chunk, reading: PlaceReading) -> bool:
    if reading.text.sentences[chunk.sentence].heading or len(chunk.before) < _SHORTEST:
        return False
    last, lead = chunk.before[-2:]
    gap = reading.text.text[last.end : lead.start]
    return gap == " " and not last.capital and len(lead.text) >= _SHORTEST
