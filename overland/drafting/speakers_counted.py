"""Figures that only say how many tell it: "two officials said", "selon plusieurs rescapés"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.drafting import bare_figures
from overland.drafting.named_speakers import Attribution
from overland.drafting.proposals import CountProposal
from overland.drafting.text import Sentence
from overland.drafting.written_numbers import WrittenNumber

_MOST: Final = 5


def are(
    sentence: Sentence, count: CountProposal, figure: WrittenNumber, told: Sequence[Attribution]
) -> bool:
    """Whether a figure counts nobody but those who speak, or whose something is."""
    start, end = count.start - sentence.start, count.end - sentence.start
    few = figure.low is None or figure.low <= _MOST
    whose = bare_figures.is_possessive(sentence.text, end)
    return whose or (few and any(one.start <= start and end <= one.end for one in told))
