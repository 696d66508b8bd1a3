"""Any cell that may be blank works blank: every output is made, with no empty bracket in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from overland import config
from overland.map import folium_map
from overland.story import loader, schemas
from overland.story.models import Story
from tests import blank_cells
from tests.outputs import MADE, Outputs

UNSEEN = ("prefix", "suffix", "basis")
"""Nobody is shown the first two; no basis is read as "stated"."""
EMPTY = re.compile(r"\(\s*\)|\(\s*[;,·]|[;,·]\s*\)|“\s*”|«\s*»|, ,|· ·|; ;|: :")
"""A bracket or a pair of quotation marks around nothing, and separators with nothing between."""


SLOW = ("pdf", "one file", "site")
"""Made with all blanks of a group at once. What the first prints is read for each cell: paper."""
GROUPS = (
    ("sources", "names", "translations", "corrections"),
    ("places",),
    ("events", "evidence"),
    ("counts", "quotes"),
    ("legs", "relations"),
)
"""Tables that are blanked together: no blank of one keeps a row of another from being told."""


def _blanks() -> Iterator[tuple[str, str]]:
    for name, table in schemas.TABLES.items():
        for column in table.columns:
            if not column.required and column.name not in UNSEEN:
                yield name, column.name


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("data")
    folder = blank_cells.write_rich(root)
    with config.data_in(root):
        full = loader.load(folder)
        sources = tuple(replace(source, sha256="0" * 64) for source in full.sources)
        corrections = tuple(replace(change, version="1.0.1") for change in full.corrections)
        yield replace(full, sources=sources, corrections=corrections)


def _blank(story: Story, table: str, column: str) -> Story:
    """The story with a column empty in every row."""
    if table == "evidence":
        events = [replace(event, further=_without(event.further, column)) for event in story.events]
        return replace(story, events=tuple(events))
    rows: tuple[Any, ...] = getattr(story, table)
    if column in ("exact", "source") and hasattr(rows[0], "evidence"):
        column = "evidence"
    if column in ("latitude", "longitude"):
        blank = [replace(row, latitude=None, longitude=None) for row in rows]
        return replace(story, places=tuple(blank), routes={})
    return replace(story, **{table: _without(rows, column)})  # type: ignore[arg-type]


def _without(rows: tuple[Any, ...], column: str) -> tuple[Any, ...]:
    given = [getattr(row, column) for row in rows]
    empty = "" if any(isinstance(value, (str, bool)) for value in given) else None
    return tuple(replace(row, **{column: empty}) for row in rows)


@pytest.mark.parametrize(("table", "column"), list(_blanks()))
def test_a_cell_that_may_be_blank_leaves_no_error_and_no_empty_bracket(
    story: Story, table: str, column: str
) -> None:
    changed = _blank(story, table, column)
    assert changed != story
    for name in MADE.keys() - {*SLOW, "app"}:
        _no_gap(name, Outputs(changed)[name])


def test_every_table_that_may_have_blanks_is_in_one_group() -> None:
    assert sorted(table for group in GROUPS for table in group) == sorted(dict(_blanks()))


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_paper_files_pages_and_pictures_are_made_with_every_blank_of_a_group(
    story: Story, group: tuple[str, ...]
) -> None:
    for table, column in _blanks():
        story = _blank(story, table, column) if table in group else story
    for name in (*SLOW, "embed", "card", "picture"):
        _no_gap(name, Outputs(story)[name])
    assert folium_map.build(story).get_root().render()


def _no_gap(name: str, said: str) -> None:
    found = EMPTY.search(said)
    assert found is None, f"{name}: {said[max(0, found.start() - 60) : found.end() + 20]}"
