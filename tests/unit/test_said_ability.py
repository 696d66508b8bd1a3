"""What somebody is quoted with as able to do: that they said so is reported all the same."""

from __future__ import annotations

import pytest

from overland.evidence.claims import certainty
from overland.evidence.words import lexicon
from overland.story.models import Event


@pytest.mark.parametrize(
    ("kind", "words", "doubted"),
    [
        (
            "announcement",
            "“Our teams can reach only a fraction of those,” said Mihyung Park.",
            False,
        ),
        ("announcement", "The convoy can reach Herat on Friday, said Mihyung Park.", True),
        ("arrival", "“Our teams can reach only a fraction of those,” said Mihyung Park.", True),
        ("announcement", "“Our teams will reach a fraction of those,” said Mihyung Park.", True),
    ],
)
def test_what_is_said_with_can_is_reported_as_said(kind: str, words: str, doubted: bool) -> None:
    known = lexicon.lexicon_of("en")
    assert known
    event = Event("e", "2025-07-09", "", "", kind, "reported", words, "stated")
    assert bool([*certainty.of_status(event, words, known)]) is doubted
