"""The town of a report's dateline, and the words that mean it: "this town", "esta localidad"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from overland.drafting import dateline
from overland.drafting.proposals import DateProposal, PlaceProposal
from overland.drafting.text import Text
from overland.story.vocabularies import AREAS

_FIRST_SENTENCES: Final = 6
_TOLD: Final = {
    "en": re.compile(r"\b(?:in|to|into|reached|entered) this (?:[\w-]+ ){0,2}(?:town|city|village|port)\b"),
    "es": re.compile(
        r"\b(?:a|en|hasta) est[ea] (?:\w+ )?(?:localidad|ciudad|capital|población|aldea|pueblo|puerto)\b"
    ),
    "fr": re.compile(
        r"\b(?:à|dans|jusqu['’]à) cet?(?:te)? (?:\w+ )?(?:ville|localité|commune|capitale|bourgade|port|village)\b"
    ),
    "de": re.compile(r"\b(?:in|nach) diese[rsnm]? (?:\w+ )?(?:Stadt|Kleinstadt|Hafenstadt|Ort|Dorf)\b"),
    "ru": re.compile(
        r"\b(?:в|до) эт(?:от|ого|ом|у|ой) (?:город|пос[её]л|сел|деревн|порт|столиц)\w*"
    ),
    "uk": re.compile(r"\b(?:у|в|до) ць?(?:ого|е|ей|ому|ього) (?:міст|сел|селищ|порт)\w*"),
    "ar": re.compile(r"(?:إلى|الى|في) هذه (?:المدينة|البلدة|القرية)"),
}  # fmt: skip


def is_told(words: str, language: str) -> bool:
    """Whether words lead to, or stand in, the town in which the report was written."""
    pattern = _TOLD.get(language)
    return bool(pattern and pattern.search(words))


def of(places: Sequence[PlaceProposal], text: Text, dates: Sequence[DateProposal]) -> str:
    """The first town of the dateline as it is written; "" if there is none."""
    for sentence in text.sentences[:_FIRST_SENTENCES]:
        end = sentence.start + dateline.end(sentence, dates, places)
        named = [p for p in places if sentence.start <= p.start < end and p.kind not in AREAS]
        if named:
            return named[0].exact
    return ""
