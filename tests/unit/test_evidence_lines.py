"""What an excerpt bears out, in a reader's words."""

from __future__ import annotations

import pytest

from overland.presentation.evidence_lines import EvidenceLine
from overland.story.models import LocalText
from overland.story.schemas import TABLES

# A row's own name, its order, and where its words stand are no statement that words bear out.
_NOT_STATED = {"id", "position", "source", "exact", "prefix", "suffix", "language", "translated"}
COLUMNS = sorted(
    {
        column.name
        for name in ("places", "events", "counts", "quotes", "legs")
        for column in TABLES[name].columns
    }
    - _NOT_STATED
)


def _line(supports: str) -> EvidenceLine:
    excerpt = LocalText("two buses", "en")
    return EvidenceLine(excerpt, "The Gazette", "gazette", "", "found", "", "", "", supports)


@pytest.mark.parametrize("column", COLUMNS)
def test_no_name_of_a_column_is_put_before_a_reader(column: str) -> None:
    told = _line(column).bears_out
    assert told
    assert told != f"for: {column}"


def test_what_somebody_wrote_in_words_of_their_own_is_said_as_it_is() -> None:
    assert _line("the second bus").bears_out == "for: the second bus"
