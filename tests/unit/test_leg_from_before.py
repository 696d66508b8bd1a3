"""A leg without an origin begins likeliest where the sentence right before says they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import leg_ends
from overland.drafting.draft_file import DraftFile
from tests import drafted

TEXT = (
    "More than 30 hikers walked into Tyre on Tuesday. The group had been held in Sidon since "
    "Friday. On Monday they were driven to Beirut by bus."
)


def test_they_set_out_from_where_they_had_been_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = {"title": "Hikers", "publisher": "Gazette", "published": "2024-03-14"}
    found = DraftFile.read(drafted.trip(tmp_path, monkeypatch, TEXT, about))
    (leg,) = (one for one in found.open if one.cells.get("destination") == "beirut")
    assert leg_ends.likely(found, leg)[:2] == ["sidon", "tyre"]
