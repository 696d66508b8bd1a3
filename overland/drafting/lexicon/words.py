"""The lexicon of a language, as the rules of drafting need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "year"]


@dataclass(frozen=True)
class DraftLexicon:
    """Words and phrases in lower case. A phrase's words stand apart by one space.

    `relative` maps a phrase to a unit and how many of it lie between it and the publication.
    `ago` holds patterns with `{n}` and `{unit}`: of publication, `earlier` and `later` of the date
    that was named last. `qualifiers` maps words before a figure to what they mean; `statuses` maps
    words of a clause to the status that they give it, the first that fits.
    """

    code: str
    stop: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[Unit, int]]
    last: frozenset[str]
    next: frozenset[str]
    ago: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    spans: Mapping[str, Unit]
    future: frozenset[str]
    numbers: Mapping[str, float]
    scales: Mapping[str, int]
    vague: frozenset[str]
    qualifiers: Mapping[str, str]
    nouns: frozenset[str]
    statuses: Mapping[str, str]
    say: frozenset[str]
    according: tuple[str, ...]
    pronouns: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    move: Mapping[str, str]
    vehicles: Mapping[str, str]
    to: frozenset[str]
    origin: frozenset[str]
    inside: frozenset[str]
    place_nouns: Mapping[str, str]
    not_places: frozenset[str] = frozenset()
    nouns_follow: bool = True
    parts_of_year: Mapping[str, str] = field(default_factory=dict)
