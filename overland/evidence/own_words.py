"""Words of a row that share no beginning with any word of its sources: the editors' own.

An honest row has some, and a false one hides in them: a reader of the tables judges, no check.
Notes are left out: they are the editors' own words by their nature.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import in_a_compound, shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.rows import language_of, row_of, table_of
from overland.evidence.text_words import WORD
from overland.story.models import Claim, Count, Event, Quote, Story

_NOT_READ: Final = frozenset({"ar"})
"""Languages with spaces whose words change inside: a beginning tells nothing there."""
_OTHERWISE_CHECKED: Final = (
    "speech",
    "denial",
    "attribution",
    "negation",
    "why",
    "measure",
    "persons",
)
"""Kinds of words that every headline may have, or that have a check of their own."""


def lines(story: Story, texts: Mapping[str, str]) -> Iterator[str]:
    """One line for each row that has such words, and for the rows that cannot be read so."""
    unread = 0
    for claim in story.claims:
        if not _cells(claim) or not _sources(claim) or not _sources(claim) <= texts.keys():
            continue
        if not _readable(story, claim):
            unread += 1
            continue
        known = "\n".join(texts[source] for source in sorted(_sources(claim)))
        if words := of_row(story, claim, known):
            where = f"{table_of(claim)} row {row_of(story, claim)}, {claim.id}"
            yield f"{where}: words of the editors' own: {', '.join(words)}"
    if unread:
        rows = "1 row" if unread == 1 else f"{unread} rows"
        what = f"words of the editors' own ({rows}: they cannot be told by their beginnings)"
        yield f"{story.slug}: not compared: {what}"


def of_row(story: Story, claim: Claim, known: str) -> tuple[str, ...]:
    """The words of a headline, a unit or a role that a text does not have, as they are written."""
    words = lexicon.lexicon_of(language_of(story, claim))
    if words is None or not _readable(story, claim):
        return ()
    there = stems(known, words.language) | _names(story, words.language)
    return tuple(
        dict.fromkeys(
            word
            for word in WORD.findall(_cells(claim))
            if (own := stems(word, words.language))
            and not shared(own, there)
            and not _checked_otherwise(word, words)
            and not in_a_compound(word, known, words.language)
        )
    )


def _cells(claim: Claim) -> str:
    match claim:
        case Event() if claim.status != "headline":
            return claim.headline
        case Count():
            return claim.unit
        case Quote():
            return claim.role
    return ""


def _sources(claim: Claim) -> frozenset[str]:
    return frozenset(e.source for e in (claim.evidence, *claim.further) if e)


def _readable(story: Story, claim: Claim) -> bool:
    """Whether row and source are in one language, whose words are known by their beginnings."""
    words = lexicon.lexicon_of(language_of(story, claim))
    same = words is lexicon.lexicon_of(story.language)
    return words is not None and same and words.spaced and words.language not in _NOT_READ


def _names(story: Story, language: str) -> frozenset[str]:
    """What the tables name themselves: places, journeys, who speaks, the sources."""
    told = [place.name for place in story.places]
    told += [f"{leg.journey} {leg.carrier}" for leg in story.legs]
    told += [f"{source.title} {source.publisher} {source.author}" for source in story.sources]
    return stems("\n".join(told), language)


def _checked_otherwise(word: str, words: Lexicon) -> bool:
    clean = lexicon.plain(word)
    return any(words.pattern(key).fullmatch(clean) for key in _OTHERWISE_CHECKED)
