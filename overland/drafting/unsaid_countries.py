"""Places that lie in no country which the text names: which wait for a choice, and which do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from overland.drafting.proposals import PlaceProposal
from overland.i18n import N_
from overland.story.vocabularies import AREAS

UNSAID: Final = N_(
    "The text does not say in which country it lies: choose the one that is meant."
).text
ELSEWHERE: Final = N_(
    "None of this name is known in a country that the text names: no point is taken. Choose one "
    "if it is meant."
).text
_SEVERAL: Final = 3
"""Of two names some country has both, wherever they lie."""


def of_one(found: list[PlaceProposal]) -> list[PlaceProposal]:
    """Places; those that wait for a choice where all of them may lie in one country.

    A report of "Dominican authorities" names no country, and all of its towns lie in that one.
    """
    open_ones = {
        p.name: {candidate.country for candidate in p.candidates}
        for p in found if p.candidates and not p.chosen and p.kind not in AREAS
    }  # fmt: skip
    if len(open_ones) < _SEVERAL or not set.intersection(*open_ones.values()):
        return found
    return [replace(p, reason=UNSAID) if p.reason == ELSEWHERE else p for p in found]
