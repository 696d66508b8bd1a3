"""A mention of a place, and what is known while a text is read for mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Text
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.index import Index

ENOUGH = 2.5
"""The score from which on a name is proposed as a place."""


@dataclass
class Mention:
    """Words that may be a place, with what speaks for it."""

    start: int
    end: int
    name: str
    key: str
    entries: tuple[GazetteerEntry, ...] = ()
    country: str = ""
    kind: str = ""
    score: float = 0.0
    division: str = ""
    inside: str = ""
    sentence: int = 0
    others: tuple[GazetteerEntry, ...] = ()
    """Places of other names that these words may be a form of: Лубен, of Лубни."""
    keys: tuple[str, ...] = ()
    """The keys of those names."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Key -> the name of which the words are a form, in the text's letters."""


@dataclass
class PlaceReading:
    """What is known while a text is read."""

    text: Text
    lexicon: DraftLexicon
    index: Index
    deadline: Deadline
    mentions: list[Mention] = field(default_factory=list)
    persons: Counter[str] = field(default_factory=Counter)
    lower: frozenset[str] = frozenset()
