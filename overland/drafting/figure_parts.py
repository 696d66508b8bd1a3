"""Figures that are parts of another one: "312 passengers, 41 of them children"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from overland.drafting import vehicles
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import CountProposal
from overland.drafting.text import Text, words

_THEM = (
    r"of (?:them|whom)|(?:de|entre) ell[oa]s|(?:parmi|d['’]entre) (?:eux|elles)|von ihnen|"
    r"из них|з них|منهم|منهن"
)
_BEHIND = re.compile(rf"\s(?:{_THEM})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{_THEM}|includ(?:ing|es|ed?)|among (?:them|whom)|dont|darunter|davon|"
    r"в том числе|среди них|у тому числі|серед них|بينهم|بينهن)\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_LEAD = 48
"""Letters before a figure in which the words stand that make it a part."""


def is_of_them(line: str, end: int) -> bool:
    """Whether "of them" stands behind a figure that ends there."""
    return bool(_BEHIND.match(line, end))


def with_units(
    counts: Sequence[CountProposal], text: Text, lexicon: DraftLexicon
) -> list[CountProposal]:
    """Figures, those of "them" with the unit of the figure that "them" stands for; "" of none."""
    found: list[CountProposal] = []
    for count in counts:
        behind = _BEHIND.match(text.text, count.end)
        if count.unit or not behind:
            found.append(count)
            continue
        whole = whole_of(count, found, text, lexicon) or _larger(count, found)
        exact = text.text[count.start : behind.end()]
        found.append(replace(count, unit=whole.unit if whole else "", of_them=True,
                             exact=exact, end=behind.end()))  # fmt: skip
    return found


def _larger(part: CountProposal, counts: Sequence[CountProposal]) -> CountProposal | None:
    """The last figure before that is larger: "280 of them", told far behind "450 miners"."""
    return next((one for one in reversed(counts) if _value(one) > _value(part)), None)


def whole_of(
    part: CountProposal, counts: Sequence[CountProposal], text: Text, lexicon: DraftLexicon
) -> CountProposal | None:
    """The figure that another is a part of: the nearest larger one before it, no part itself.

    It stands in the same sentence, or not long before.
    """
    if not is_part(part, text):
        return None
    fit = [
        one for one in counts
        if one.start < part.start and _value(one) > _value(part) and not is_part(one, text)
        and (not part.unit or _carries(one, lexicon) == _carries(part, lexicon))
    ]  # fmt: skip
    here = text.sentence_at(part.start)
    # "64 of them", said by these words, may be of those told of a sentence earlier.
    back = 1 if part.unit else 2
    near = [one for one in fit if text.sentence_at(one.start) >= here - back]
    return near[-1] if near else None


_OF_THOSE = re.compile(r"^Of (?:the|those|these) (?P<those>[^,.;]{1,90}),\s*$")


def of_those(before: str, lexicon: DraftLexicon) -> str:
    """The noun of "Of the families who fled Kutum, some": of whom a bare figure behind it is."""
    found = _OF_THOSE.match(before)
    named = words(found["those"]) if found else ()
    return next((word.lower for word in named if word.lower in lexicon.nouns), "")


def is_part(count: CountProposal, text: Text) -> bool:
    """Whether its words say that it is of another one: "41 of them", "including 41"."""
    number = re.search(r"\w", count.exact)
    sentence = text.sentences[text.sentence_at(count.start)]
    lead = text.text[max(sentence.start, count.start - _LEAD) : count.start]
    behind = re.search(rf"(?<!\w)(?:{_THEM})(?!\w)", count.exact, re.IGNORECASE)
    return bool(number and (behind or _BEHIND.match(text.text, count.end) or _BEFORE.search(lead)))


def _value(count: CountProposal) -> float:
    return count.number or count.minimum or count.maximum or 0


def _carries(count: CountProposal, lexicon: DraftLexicon) -> bool:
    """Whether it counts vehicles: no people are part of them, nor they of people."""
    return bool(vehicles.way(count.unit.lower(), lexicon))
