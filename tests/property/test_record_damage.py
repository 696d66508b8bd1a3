"""Whatever happens to the records that commands write, no check and no page fails over them."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overland import config
from overland.geocoding import ledger
from overland.html import data_and_about, lengths, panel, timeline
from overland.presentation import catalog
from overland.routing import profile
from overland.story import loader
from overland.view import View

SLUG = "syria-2013"
FIRST = Path(__file__).parents[2] / "data" / "stories" / SLUG
RECORDS = ("geocodes.json", "heights.json", "verification.json", "routes.geojson")
JUNK: list[Any] = [None, 0, -1, 1e308, 10**400, "", " ", "24.11.2026", [], {}, [[]], {"a": 1}, True]


def places_in(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a JSON value, but for all but the first of a long list."""
    yield at
    inner = list(value.items()) if isinstance(value, dict) else []
    inner += list(enumerate(value[:2])) if isinstance(value, list) else []
    for key, part in inner:
        yield from places_in(part, (*at, key))


def damaged(value: Any, at: tuple[Any, ...], junk: Any, *, gone: bool) -> Any:
    """The value with another one, or nothing, in one place."""
    if not at:
        return junk
    whole = copy.deepcopy(value)
    holder = whole
    for key in at[:-1]:
        holder = holder[key]
    if gone and isinstance(holder, dict):
        del holder[at[-1]]
    else:
        holder[at[-1]] = junk
    return whole


WHOLE = {name: json.loads((FIRST / name).read_text("utf-8")) for name in RECORDS}
PLACES = {name: list(places_in(value)) for name, value in WHOLE.items()}


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=10)
@given(st.data())
def test_a_damaged_record_withholds_its_story_or_is_shown_without_a_fault(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(PLACES[name]))
    junk, gone = data.draw(st.sampled_from(JUNK)), data.draw(st.booleans())
    with tempfile.TemporaryDirectory() as base, config.data_in(Path(base)):
        folder = shutil.copytree(FIRST, Path(base) / "stories" / SLUG)
        text = json.dumps(damaged(WHOLE[name], at, junk, gone=gone))
        (folder / name).write_text(text, encoding="utf-8")
        report = loader.inspect(folder)
        assert all("Report this fault" not in problem.remedy for problem in report.problems)
        if report.story is None:
            return
        ledger.checks(report.story, folder)
        profile.problems(report.story, folder)
        withheld = catalog.reasons_to_withhold(report.story, folder)
        if any(problem.severity == "problem" for problem in withheld):
            return
        view = View(story=SLUG)
        for place in report.story.places[:2]:
            panel.panel(report.story, view.with_(place=place.id))
        timeline.timeline(report.story, view)
        lengths.lengths(report.story)
        data_and_about.about(report.story)
