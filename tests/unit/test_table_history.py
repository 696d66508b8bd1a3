"""A change of a table is taken back and made again; what somebody else wrote since stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.errors import OverlandError
from overland.story.table_history import TableHistory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


@pytest.fixture
def changed(path: Path) -> TableHistory:
    """Two changes: a becomes b, and b becomes c."""
    history = TableHistory()
    path.write_bytes(b"a")
    for before, after in ((b"a", b"b"), (b"b", b"c")):
        path.write_bytes(after)
        history.add(path, before)
    return history


def test_every_change_is_taken_back_and_made_again(path: Path, changed: TableHistory) -> None:
    assert [changed.undo(), changed.undo()] == [path, path]
    assert path.read_bytes() == b"a"
    changed.redo()
    changed.redo()
    assert path.read_bytes() == b"c"


def test_a_new_change_ends_what_could_be_made_again(path: Path, changed: TableHistory) -> None:
    changed.undo()
    path.write_bytes(b"d")
    changed.add(path, b"b")
    assert not changed.undone
    changed.undo()
    assert path.read_bytes() == b"b"


def test_what_somebody_else_wrote_since_is_not_undone(path: Path, changed: TableHistory) -> None:
    path.write_bytes(b"theirs")
    with pytest.raises(OverlandError, match=r"places\.csv was changed elsewhere"):
        changed.undo()
    assert path.read_bytes() == b"theirs"


def test_a_change_that_changes_nothing_is_none(path: Path, changed: TableHistory) -> None:
    changed.add(path, b"c")
    changed.undo()
    assert path.read_bytes() == b"b"
