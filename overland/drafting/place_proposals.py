"""Places of a text: which names are places, by the gazetteer and by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from overland.drafting import containers, demonyms, descriptions, leading_words
from overland.drafting.deadline import Deadline
from overland.drafting.gazetteer_keys import lookups
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.mentions import chunks
from overland.drafting.name_reading import read_chunk
from overland.drafting.persons import note_person
from overland.drafting.place_mentions import ENOUGH, Mention, PlaceReading
from overland.drafting.text import Text, words
from overland.geocoding.index import Index
from overland.geocoding.names import name_key

_DATELINE = re.compile(
    r"(?:^|\n)[ \t*_]{0,4}(?P<place>[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ'’ .-]{2,40}|[A-ZÀ-Þ][\w'’ .-]{2,30})"  # noqa: E501
    r"(?P<rest>,[ ][\w .,/]{2,40})?(?:[ ]?\([^()\n]{2,40}\))?[ ]{0,2}(?:[—–]|--|-[ ]|:[ ](?=[A-Z\"“]))"  # noqa: E501
)


def mentions(
    text: Text,
    lexicon: DraftLexicon,
    index: Index,
    deadline: Deadline,
    read: Callable[[PlaceReading], None] | None = None,
) -> list[Mention]:
    """Every mention of a place, in order. `read` finds names where capitals do not show them."""
    lower = frozenset(
        word.text for s in text.sentences for word in words(s.text) if word.text.islower()
    )
    reading = PlaceReading(text, lexicon, index, deadline, lower=lower)
    (read or _read)(reading)
    _agree(reading)
    _coordinate(reading)
    _lie_together(reading)
    for mention in reading.mentions:
        before = words(text.text[max(0, mention.start - 20) : mention.start])[-1:]
        led = before[0].lower if before else ""
        if descriptions.describes(mention.name, led, lexicon) or _is_demonym(mention, lexicon):
            mention.score = -9.0
    kept: list[Mention] = []
    for mention in sorted(reading.mentions, key=lambda m: (m.start, -m.score)):
        clear = not kept or mention.start >= kept[-1].end
        if mention.score >= ENOUGH and clear:
            kept.append(mention)
    containers.contain(kept, text.text)
    return kept


def _is_demonym(mention: Mention, lexicon: DraftLexicon) -> bool:
    """Whether a name is what a country's people are called; Schwerin is a town."""
    town = any(name_key(entry.name) == mention.key for entry in mention.entries)
    return not town and demonyms.is_one(mention.name, lexicon.code)


def _read(reading: PlaceReading) -> None:
    everything = [
        chunk
        for number, sentence in enumerate(reading.text.sentences)
        for chunk in chunks(sentence, number, reading.text.text, reading.lexicon)
    ]
    reading.deadline.check()
    for chunk in everything:
        note_person(chunk, reading)
    known = lookups(everything, reading)
    for chunk in everything:
        reading.deadline.check()
        read_chunk(leading_words.whole(chunk, known, reading), known, reading)
    _datelines(reading)


def _datelines(reading: PlaceReading) -> None:
    """The place of a dateline is a place, whatever else its word means."""
    for match in _DATELINE.finditer(reading.text.text[:3_000]):
        start, end = match.span("place")
        name = match["place"].strip()
        inside = [m for m in reading.mentions if m.start >= start and m.end <= end + 1]
        for mention in inside:
            mention.score += 3.0
        whole = any(m.start == start and m.end >= start + len(name) for m in inside)
        if not whole and match["place"].isupper() and match["rest"] and len(name.split()) <= 3:
            one = name_key(name)
            entries = tuple(reading.index.places([one]).get(one, ()))
            for mention in inside:
                mention.score = -9.0
            reading.mentions.append(
                Mention(start, start + len(name), name, one, entries, kind="other", score=4.0)
            )


def _agree(reading: PlaceReading) -> None:
    """A name that is a place once is a place elsewhere, unless it is part of a longer name."""
    best: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.score >= ENOUGH and mention.score > getattr(best.get(mention.key), "score", 0):
            best[mention.key] = mention
    for mention in reading.mentions:
        sure = best.get(mention.key)
        if sure and mention.score > -1.0:
            mention.score = max(mention.score, mention.score + 1.5)
            mention.inside = mention.inside or sure.inside
    named = Counter(
        m.country for m in reading.mentions if m.kind == "country" and m.score >= ENOUGH
    )
    for mention in reading.mentions:
        if mention.kind != "country" and any(e.country in named for e in mention.entries):
            close = [e for e in mention.entries if e.country in named]
            mention.score += (
                1.0
                if max(e.population for e in close) >= 5_000 or close[0].collection == "gazetteer"
                else 0.6
            )


def _lie_together(reading: PlaceReading) -> None:
    """A town of the country in which the text's other towns lie is likelier one than a word."""
    sure = [m for m in reading.mentions if m.score >= ENOUGH and m.entries and m.kind != "country"]
    towns = {(m.entries[0].country, m.key) for m in sure}
    shared = Counter(country for country, _key in towns)
    for mention in reading.mentions:
        doubtful = 0.2 < mention.score < ENOUGH and mention.kind != "country"
        # Main names are in Latin letters: in other letters the likeliest entry has to do.
        own = [e for e in mention.entries if name_key(e.name) == mention.key]
        own = own or (list(mention.entries[:1]) if reading.lexicon.code in _OTHER_LETTERS else [])
        if not own and len({entry.country for entry in mention.entries}) == 1:
            own = list(mention.entries) if mention.score >= _LIKELY else []  # another spelling
        if doubtful and any(shared[e.country] >= _TOGETHER for e in own):
            mention.score += 1.5


_OTHER_LETTERS = ("ar", "ru", "uk")
_LIKELY = 1.9
_TOGETHER = 2
"""Towns of one country that a text names for sure."""


def _coordinate(reading: PlaceReading) -> None:
    """Names that stand in a list with a place are places too: Homs, Hama and Idlib."""
    ordered = sorted(reading.mentions, key=lambda one: one.start)
    text = reading.text.text
    for forward in (True, False):
        pairs = list(pairwise(ordered))
        for one, other in pairs if forward else reversed(pairs):
            gap = text[one.end : other.start]
            sure, doubtful = (one, other) if forward else (other, one)
            if sure.score >= ENOUGH > doubtful.score > 0.2 and gap in (
                ", ",
                " and ",
                ", and ",
                " or ",
                " to ",
                "-",
                "–",
                " i ",
                " et ",
                " y ",
                " und ",
                " и ",
                " та ",
            ):
                doubtful.score += 1.5
