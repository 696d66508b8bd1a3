"""What holds for any ledger, and for any file in its place."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate
from overland.geocoding.ledger import LedgerEntry, LedgerUnreadable

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
CANDIDATES = st.builds(
    Candidate,
    name=WORDS,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    kind=WORDS,
    country=WORDS,
    source=WORDS.filter(str.strip),
    likeness=st.floats(0, 1),
    url=st.just(""),
)
ENTRIES = st.builds(
    LedgerEntry,
    query=WORDS,
    provider=WORDS,
    provider_version=WORDS,
    candidates=st.lists(CANDIDATES, max_size=3).map(tuple),
    chosen=st.none() | WORDS,
    reason=WORDS,
    distance_to_runner_up_km=st.none() | st.floats(0, 20_000),
    date=st.dates().map(str),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["query", "candidates", "chosen", "name", "latitude", "masnaa"]), inner
        )
    ),
    max_leaves=12,
)


def _read(content: str) -> dict[str, LedgerEntry]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ledger.FILE
        file.write_text(content, encoding="utf-8", newline="\n")
        return ledger.read(file)


@given(st.dictionaries(WORDS, ENTRIES, max_size=3))
def test_a_ledger_survives_being_written_and_read(entries: dict[str, LedgerEntry]) -> None:
    written = ledger.text(entries)
    assert _read(written) == entries
    assert ledger.text(_read(written)) == written


@given(ENTRIES, WORDS)
def test_merging_the_same_answer_again_changes_nothing(entry: LedgerEntry, date: str) -> None:
    again = ledger.merged(entry, replace(entry, date=date))
    assert again == entry


@given(JSON)
def test_any_json_is_a_ledger_or_is_refused(value: object) -> None:
    with suppress(LedgerUnreadable):
        assert all(isinstance(entry, LedgerEntry) for entry in _read(json.dumps(value)).values())
