"""Figures that two sides give of one thing, one after the other, however far apart they lie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from overland.drafting import text as texts
from overland.drafting.draft_file import Stored
from overland.drafting.figure_parts import is_part
from overland.drafting.proposals import CountProposal

_FATES: Final = {
    "dead": r"dead|died|dying|kill|death|drown|muert|murier|fallec|ahogad|morte?s?\b|décéd|"
    r"tués?\b|noyé|tote|starb|gestorben|ertr[au]nk|ums Leben|погиб|умер|смерт|утону|загин|помер",
    "hurt": r"hurt|injur|wound|herid|lesion|bless|verletz|ранен|пострадав|помощь врач|постражд|"
    r"поранен|травм",
    "missing": r"missing|unaccounted|desaparec|disparu|vermisst|пропал|зникл",
}
_BARE_OR_SAME: Final = 2
_CLOSE: Final = 0.5
"""Of two figures without a fate the smaller is rarely less than this part of the larger."""


def pairs(
    counts: Sequence[tuple[CountProposal, Stored]], content: str, outcomes: Collection[str]
) -> Iterator[tuple[Stored, Stored]]:
    """Rows of two figures, told one after the other, of which two sides give different ones."""
    text = texts.parse(content)
    told = [
        (one, row) for one, row in counts
        if one.status in (*outcomes, "remaining") and not is_part(one, text)
    ]  # fmt: skip
    for (one, first), (other, second) in pairwise(told):
        if one.number != other.number and are_rivals(one, other, content):
            yield first, second


def are_rivals(one: CountProposal, other: CountProposal, content: str) -> bool:
    """Whether two sides give them of one fate, or the second as a bare figure of the same."""
    text = texts.parse(content)
    apart = text.sentence_at(other.start) - text.sentence_at(one.start)
    sides = one.speaker and other.speaker and one.speaker != other.speaker
    if not sides or not 0 <= apart < _BARE_OR_SAME or is_part(one, text) or is_part(other, text):
        return False
    if not one.number or not other.number:
        return False
    fates = [_fate(count, text) for count in (one, other)]
    if fates[0] or fates[1]:
        return fates[0] == fates[1] or (not other.unit and not fates[1])
    low, high = sorted((one.number, other.number))
    return not other.unit and low >= _CLOSE * high


_WITH: Final = re.compile(r"\b(?:with|con|avec|mit|с|со|з|із|carrying)\s$")
_ABOARD: Final = re.compile(r"\s(?:aboard|on board|a bordo|à bord|an Bord|на борту)\b")


def are_of_one_moment(one: CountProposal, other: CountProposal, content: str) -> bool:
    """Whether not just one of them is how many were aboard when they set out: others arrive."""
    aboard = [
        bool(_WITH.search(content[: count.start]) or _ABOARD.match(content, count.end))
        for count in (one, other)
    ]
    return aboard[0] == aboard[1]


_AGAINST: Final = re.compile(
    r"\b(?:but|while|whereas|though|although|pero|mientras|aunque|mais|tandis|alors|aber|während|но|"
    r"тогда|хотя|але|тоді|хоча)\b"
)


def are_of_one_teller(one: CountProposal, other: CountProposal, content: str) -> bool:
    """Whether one sentence gives both side by side: who counts eleven and nine means two things."""
    text = texts.parse(content)
    together = text.sentence_at(one.start) == text.sentence_at(other.start)
    between = content[min(one.end, other.end) : max(one.start, other.start)]
    return together and one.speaker == other.speaker and not _AGAINST.search(between)


def _fate(count: CountProposal, text: texts.Text) -> str:
    """What became of those who are counted, by the unit's word, or else by its sentence's."""
    told = text.sentences[text.sentence_at(count.start)].text
    return fate_told(count.unit) or fate_told(told)


def fate_told(words: str) -> str:
    """What these words say became of people: dead, hurt or missing; "" if they do not say."""
    for fate, known in _FATES.items():
        if re.search(rf"\b(?:{known})", words, re.IGNORECASE):
            return fate
    return ""
