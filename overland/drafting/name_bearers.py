"""Persons whose names hold that of a place: Mauricio Viera, Mihyung Park."""

from __future__ import annotations

from collections.abc import Sequence

from overland.drafting import speakers
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import PlaceProposal
from overland.drafting.row_parts import is_name
from overland.drafting.text import Text


def without(
    places: Sequence[PlaceProposal], text: Text, mask: str, lexicon: DraftLexicon
) -> tuple[PlaceProposal, ...]:
    """The places, but for those that are a word in the name of whoever speaks.

    A place that is the whole speaker stays where one is known: "Beirut said".
    """
    spans: list[tuple[int, int]] = []
    for sentence in text.sentences:
        told = speakers.attributions(mask[sentence.start : sentence.end], lexicon)
        spans += [
            (sentence.start + one.start, sentence.start + one.end)
            for one in told
            if one.named and is_name(one.speaker)
        ]
    return tuple(place for place in places if not any(_is_in(place, span) for span in spans))


def _is_in(place: PlaceProposal, span: tuple[int, int]) -> bool:
    if not (span[0] <= place.start and place.end <= span[1]):
        return False
    return (place.start, place.end) != span or not (place.candidates or place.kind == "country")
