"""Every pair of quotation marks that a language or an agency uses makes a quotation."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from overland.evidence.text.normalise import fold
from overland.evidence.text.quotation_marks import in_quotation_marks, quotations
from overland.evidence.text.selector import find_excerpt
from overland.story.models import Evidence

WORDS = "We are going home"
# Every pair of CLDR 48.2 (package cldr-misc-full, main/*/delimiters.json; Unicode License v3).
CLDR = [
    (row["opening"], row["closing"])
    for row in csv.DictReader(
        (Path(__file__).parents[1] / "quotation_marks.csv").read_text("utf-8").splitlines()
    )
    if (row["opening"], row["closing"]) != ("“", "’")  # Sesotho's: no mark of a quotation in it
]
OF_AGENCIES = [
    *(('"', '"'), ("„", "“"), ("„", "”"), ("‚", "‘"), ("‹", "›"), ("「", "」"), ("''", "''")),
    *(
        ("``", "''"),
        ("❝", "❞"),
        ("〝", "〞"),
        ("'", "'"),
        (",,", "''"),
        ("«", "»"),
        ("«\u00a0", "\u00a0»"),
        ("<<", ">>"),
    ),
]


def quoted(text: str) -> bool:
    match = find_excerpt(Evidence("", WORDS), fold(text))
    assert match
    return in_quotation_marks(text, match)


@pytest.mark.parametrize(("opening", "closing"), [*CLDR, *OF_AGENCIES])
def test_words_between_marks_are_a_quotation(opening: str, closing: str) -> None:
    assert quoted(f"The driver said: {opening}{WORDS}{closing}, and drove on.")
    assert not quoted(f"The driver said {opening}yes{closing}. {WORDS}, he thought.")


@pytest.mark.parametrize("dash", ["—", "–", "―", "- "])
def test_words_behind_a_dialogue_dash_are_a_quotation_until_it_hands_over(dash: str) -> None:
    assert quoted(f"Before.\n{dash}{WORDS}, — said the driver.\n")
    assert not quoted(f"Before.\n{dash}Yes, — said the driver. {WORDS}.\n")


@pytest.mark.parametrize(
    "text", ["the drivers’ bus, WORDS, the council’s word", '5" of rain. WORDS']
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert not quoted(text.replace("WORDS", WORDS))


def test_a_quotation_within_another_ends_neither_early() -> None:
    text = "“He said ‘no’ and left,” she said. Then they drove."
    assert [text[a:b] for a, b in quotations(text)] == ["He said ‘no’ and left,"]
