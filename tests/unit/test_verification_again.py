"""The record of the same story and texts is the same in every process and at every run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from overland.evidence import lint
from overland.evidence.publication import publication_check
from overland.evidence.verification import verify
from tests.falsehoods import PLANTED
from tests.valley_story import STORY, TEXT, changed

ROOT = Path(__file__).parents[2]
DAY = date(2020, 6, 1)
PROGRAM = """
import json, sys
from datetime import date
from overland.evidence.verification import verify
from tests.falsehoods import PLANTED
from tests.valley_story import STORY, TEXT, changed
stories = [STORY] + [changed(row, **cells) for row, cells, *_ in list(PLANTED.values())[:9]]
for story in stories:
    record = verify(story, {"gazette": TEXT}, date(2020, 6, 1))
    sys.stdout.write(json.dumps(record, ensure_ascii=True) + "\\n")
"""
"""The keys of the record are written as they come: their order may not depend on a set either."""


def _record(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
def test_every_process_finds_the_same_record() -> None:
    first = _record("0")
    assert len(first.splitlines()) == 10
    assert {_record("1"), _record("2")} == {first}


def _problems(story: Any) -> set[str]:
    found = (*publication_check(story), *lint.warnings(story))
    return {f"{p.file} {p.row} {p.column} {p.message}" for p in found}


@pytest.mark.parametrize("name", list(PLANTED)[::3])
def test_a_rejected_row_stays_rejected_however_often_it_is_verified(name: str) -> None:
    row, cells, *_ = PLANTED[name]
    story = changed(row, **cells)
    texts = {"gazette": TEXT}
    first = replace(story, verification=verify(story, texts, DAY))
    again = replace(story, verification=verify(first, texts, DAY, first.verification))
    without = replace(story, verification=verify(again, {}, DAY, again.verification))
    assert _problems(first)
    assert _problems(again) == _problems(first)
    assert _problems(first) <= _problems(without)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("crossing", {"time_note": "Friday night"}),
        ("riders", {"unit": "families"}),
        ("hundreds", {"minimum": 300}),
        ("no-plan", {"language": "ru"}),
        ("exodus", {"speaker": "Ana Writer"}),
    ],
)
def test_a_row_that_has_changed_is_told_until_its_text_is_read_again(
    row: str, cells: dict[str, Any]
) -> None:
    record = verify(STORY, {"gazette": TEXT}, DAY)
    story = replace(changed(row, **cells), verification=record)
    assert any("has changed since" in told for told in _problems(story))
    without_text = replace(story, verification=verify(story, {}, DAY, record))
    assert any("has changed since" in told for told in _problems(without_text))
    with_text = replace(story, verification=verify(story, {"gazette": TEXT}, DAY, record))
    assert not any("has changed since" in told for told in _problems(with_text))


def test_a_row_added_to_what_was_compared_is_told() -> None:
    record = verify(STORY, {"gazette": TEXT}, DAY)
    crossing = STORY.event("crossing")
    assert crossing
    more = replace(STORY, events=(*STORY.events, replace(crossing, id="again")))
    told = _problems(replace(more, verification=verify(more, {}, DAY, record)))
    assert any("'again' was not compared" in one for one in told)


@pytest.mark.parametrize("part", ["sources", "excerpts", "findings", "date"])
def test_a_record_that_lacks_a_part_is_made_whole(part: str) -> None:
    record = dict(verify(STORY, {"gazette": TEXT}, DAY))
    less = {name: value for name, value in record.items() if name != part}
    again = verify(STORY, {}, DAY, less)
    assert {"sources", "excerpts", "quotations", "further"} <= again.keys()
