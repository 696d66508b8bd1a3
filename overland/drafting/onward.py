"""Ways that go on from where the last one has come to: "From there", "and then by bus to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import LegProposal
from overland.drafting.text import Text

_AND: Final = re.compile(
    r",? (?:and )?(?:then|afterwards|later) (?:on |onwards? )?(?:(?:by|in|on) [\w -]{2,24}? )?to\b|"
    r",? and (?:on|onwards?|from there)(?: (?:by|in|on) [\w -]{2,24}?)? to\b|"
    r",? (?:and|before) (?:then |later |afterwards? |finally )?(?P<verb>[a-z]+)\b"
)
"""Where an English clause may tell the next stage of a way."""
_FROM_THERE: Final = {
    "en": re.compile(r"\W*(?:(?:and|but) )?(?:from (?:there|where)|then)\b|.* from there\b", re.I),
    "es": re.compile(r"\W*(?:desde|de) (?:allí|allá|ahí)\b", re.I),
    "fr": re.compile(r"\W*(?:de là|à partir de là)\b", re.I),
    "de": re.compile(r"\W*von (?:dort|da)\b", re.I),
    "ru": re.compile(r"\W*оттуда\b", re.I),
    "uk": re.compile(r"\W*звідти\b", re.I),
    "ar": re.compile(r"\W*و?من هناك", re.I),
}
"""How a sentence, or a clause, begins that goes on from the place told of before."""


def cuts(clause: str, lexicon: DraftLexicon, start: int) -> list[int]:
    """Where stages of a clause's way may begin, as offsets counted from `start`."""
    found = _AND.finditer(clause)
    return [start + one.start() for one in found if not one["verb"] or one["verb"] in lexicon.move]


def from_there(
    leg: LegProposal, before: Sequence[LegProposal], text: Text, language: str
) -> LegProposal:
    """The leg, begun where the one told right before it ends if its words say "from there"."""
    told = _FROM_THERE.get(language)
    last = before[-1] if before else None
    if leg.origin or not last or not told or not told.match(leg.exact):
        return leg
    near = text.sentence_at(leg.start) - text.sentence_at(last.start) <= 1
    there = last.destination if near and last.destination != leg.destination else ""
    return replace(leg, origin=there)
