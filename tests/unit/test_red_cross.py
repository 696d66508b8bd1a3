"""The Red Cross crosses nothing: the kind of an event is not doubted for its name."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from overland.evidence.claims import row_ties
from overland.evidence.words import lexicon


@pytest.mark.parametrize(
    ("language", "headline", "doubted"),
    [
        ("es", "La Cruz Roja traslada a cinco enfermos", False),
        ("en", "The Red Cross carried five patients to town", False),
        ("en", "The Red Cross crossed the river with five patients", True),
    ],
)
def test_the_name_of_the_red_cross_tells_of_no_crossing(
    language: str, headline: str, doubted: bool
) -> None:
    event: Any = SimpleNamespace(id="one", kind="departure", headline=headline)
    passage: Any = SimpleNamespace(words=lexicon.lexicon_of(language), every_sentence=headline)
    assert bool(list(row_ties._kind(event, passage))) == doubted
