"""The place of an event, by the words that lead to the places of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from overland.drafting.proposals import Draft, LegProposal, PlaceProposal
from overland.drafting.text import Sentence
from overland.story.vocabularies import AREAS


def way_behind(told: str, first: int, draft: Draft) -> int:
    """Where the movements of a sentence begin, if what happened near a place is told before them.

    "One bus broke down near Masvingo after it had left Harare" is no departure. Else its end.
    """
    last = first + len(told)
    ways = [leg.start - first for leg in draft.legs if first <= leg.start < last]
    named = [place for place in draft.places if first <= place.start < last]
    near = [place.start - first for place in near_which(told, first, named)]
    return min(ways) if ways and near and min(near) < min(ways) else len(told)


def near_which(told: str, first: int, named: Sequence[PlaceProposal]) -> list[PlaceProposal]:
    """The places near which something happened by the words of a sentence."""
    return [
        place for place in named
        if place.kind not in AREAS and _NEAR.search(told[: max(0, place.start - first)])
    ]  # fmt: skip


def where(
    kind: str,
    told: str,
    first: int,
    named: Sequence[PlaceProposal],
    legs: Sequence[LegProposal],
) -> str:
    """The place of an event as named: a movement's end, a departure's beginning, or "in X".

    A place that only describes somebody ("a teacher from Tyre") is none; then it stays open.
    """
    if kind == "crossing":
        for place in named:
            if place.kind not in AREAS and _CROSSED_AT.search(told[: max(0, place.start - first)]):
                return place.exact
    if kind not in ("arrival", "departure") and (near := near_which(told, first, named)):
        return near[0].exact  # on whatever way, which leads elsewhere
    for leg in legs:
        end = leg.origin if kind == "departure" else leg.destination
        # Whoever comes from a place arrives elsewhere, and may cross a border far from it.
        if not end and kind not in ("crossing", "arrival"):
            end = leg.origin
        if end:
            return end
    inside = [_TO] if kind == "arrival" else []  # who flees a fire in one town arrives at another
    away = beyond(kind, named, legs)
    named = [place for place in named if place not in away]
    for pattern in (*inside, _AT):
        for place in named:
            before = told[: max(0, place.start - first)]
            left = kind == "arrival" and _OUT_OF.search(before)
            if place.kind not in AREAS and pattern.search(before) and not left:
                return place.exact
    return ""


_OUT_OF = re.compile(
    r"\b(?:from|de|desde|du|aus|из|з|із|من)\s"
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+(?:, | (?:and|y|et|und|и|та|і) ))*$"
)
"""What leads to where they come from: the second of "из Дамаска и Хомса" too."""


_SERVICE = r"(?:flights|buses|ferries|trains|convoys|sailings|services|trips)"
_ANNOUNCED = re.compile(rf"\b(?:announc\w+|promis\w+|offer(?:s|ed)?) (?:\w+ ){{0,3}}?{_SERVICE}\b")
_OF_A_SERVICE = re.compile(rf"\b{_SERVICE} (?:to|from)\b")


def is_announced(leg: LegProposal) -> bool:
    """ "Said flights to Accra would begin": a service is spoken of, and nobody arrives."""
    if _ANNOUNCED.search(leg.exact):
        return True
    return leg.status in ("planned", "expected") and bool(_OF_A_SERVICE.search(leg.exact))


def legs_of(sentence: Sentence, draft: Draft) -> list[LegProposal]:
    """The movements that a sentence tells of, and not those by a service that is announced."""
    here = (leg for leg in draft.legs if sentence.start <= leg.start < sentence.end)
    return [leg for leg in here if not is_announced(leg)]


def elsewhere(
    kind: str,
    told: str,
    first: int,
    named: Sequence[PlaceProposal],
    legs: Sequence[LegProposal],
) -> list[tuple[int, int]]:
    """Where names stand of which an event is not: those who arrive have left them, each of several
    ("buses from Tehran and Isfahan"); or they set out for them.
    """
    left = (
        one for one in named
        if kind == "arrival" and _OUT_OF.search(told[: max(0, one.start - first)])
    )  # fmt: skip
    return [(one.start, one.end) for one in (*left, *beyond(kind, named, legs))]


def beyond(
    kind: str, named: Sequence[PlaceProposal], legs: Sequence[LegProposal]
) -> list[PlaceProposal]:
    """Where somebody sets out for is not where they leave; where they left, not where they are."""
    if kind == "crossing":
        return []
    other = {leg.destination if kind == "departure" else leg.origin for leg in legs}
    return [place for place in named if place.exact in other]


_AT = re.compile(
    r"\b(?:in|at|near|outside|off|reached|à|en|près de|cerca de|bei|auf|в|во|у|біля|под|возле|"
    r"около|из|في|قرب)\s"
    r"(?:(?:\w+\s){0,2}|(?:\w+\s){0,3}(?:port|city|town|village|island|camp|hospital|puerto|ciudad|"
    r"hôpital|ville|порту|місті|городе|مدينة|بلدة|مستشفى)\s(?:(?:of|in|at|on|de|du)\s)?)$",
    re.IGNORECASE,
)


_NEAR = re.compile(
    r"\b(?:near|outside|just off|près de|cerca de|bei|біля|под|возле|около|قرب)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|a|hasta|jusqu'à|nach|إلى|الى)\s(?:la ciudad de |مدينة )?$", re.IGNORECASE
)
_CROSSED_AT = re.compile(r"\b(?:at|through|via|por|par|bei|über|через|عبر)\s(?:\w+\s)?$", re.I)
