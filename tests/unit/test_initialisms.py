"""Dots that end no sentence, for every check that parts a text: of "U.S.", "Dr." and "2.5"."""

from __future__ import annotations

import re

import pytest

from overland.evidence.claims.certainty import outlook
from overland.evidence.text.sentences import CLAUSE_MARK, INSIDE, SENTENCE_MARK
from overland.evidence.whole.note_claims import SENTENCE
from overland.evidence.words.lexicon import lexicon_of

_WHOLE = [
    "Hundreds of U.S. citizens left",
    "hundreds of u.s. citizens left",
    "Dr. Aubert left at 2.30 with 1.000 others",
    "Dr. Aubert left at 14:30",
    "Der Bürgermeister, Dr. H. Sommer".replace(",", ""),
    "По словам А. Петрова ушли 2.5 тысячи",
    "За словами А. Петренка пішли 2.5 тисячі",
    "M. Aubert est parti",
    "El Dr. R. Sanz salió",
]


@pytest.mark.parametrize("text", _WHOLE)
def test_an_initialism_ends_nothing(text: str) -> None:
    assert SENTENCE_MARK.split(text) == [text]
    assert CLAUSE_MARK.split(text) == [text]
    assert SENTENCE.split(text) == [text]
    assert re.fullmatch(f"{INSIDE}+", text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The buses left. Others stayed.", 2),
        ("They left in 2013. Others stayed.", 2),
        ("Ушли трое. Остались двое.", 2),
        ("غادروا. بقي آخرون.", 2),
        ("他们离开了。别人留下了", 2),
    ],
)
def test_a_sentence_ends_at_its_full_stop(text: str, parts: int) -> None:
    assert len(SENTENCE.split(text)) == parts
    assert len([part for part in SENTENCE_MARK.split(text) if part.strip()]) == parts
    assert not re.fullmatch(f"{INSIDE}+", text) or "。" in text


def test_who_could_leave_under_them_was_able_to() -> None:
    words = lexicon_of("en")
    assert words
    told = "conditions under which thousands of foreign and U.S. citizens could leave"
    assert outlook(told, words) == {}
    assert outlook("the U.S. says more could leave", words) == {"possible": "could"}
