"""Figures of benchmarks that are kept for the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import figures


def test_runs_of_kills_are_added_up_and_a_seed_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "FILE", tmp_path / "figures.json")
    found = {"kills": 30, "while it ran": 29, "steps": 4, "failures": ["a file is cut short"]}
    figures.keep_kills(1, {"new": found})
    figures.keep_kills(2, {"new": found, "verify": {**found, "failures": []}})
    told = figures.kills_as_markdown()
    assert told.startswith("90 kills over all commands that write (2 runs, seeds 1, 2); 87 came")
    assert "Faults: 2." in told
    assert "| `new` | 60 | 58 | 2 |" in told
    assert "| `verify` | 30 | 29 | 0 |" in told
    figures.keep_kills(2, {"new": {**found, "failures": []}})
    told = figures.kills_as_markdown()
    assert told.startswith("30 kills over all commands that write (one run, seed 2); 29 came")
    assert "Faults: 0." in told
