"""Many notices do not push the map off the screen, and each is said."""

from __future__ import annotations

import pytest

from overland.html.notices import stack


@pytest.mark.parametrize(("many", "folds"), [(0, 0), (1, 0), (2, 0), (3, 1), (5, 1)])
def test_of_more_than_two_notices_the_first_stands_open(many: int, folds: int) -> None:
    told = stack([f"notice {number}" for number in range(many)])
    assert told.count('role="alert"') == many
    assert told.count("<details") == folds
    open_ones = told.partition("<details")[0]
    assert open_ones.count('role="alert"') == (1 if folds else many)


def test_the_fold_says_how_many_there_are() -> None:
    assert "4 more</summary>" in stack(["one"] * 5)


def test_a_notice_is_escaped() -> None:
    assert "<b>" not in stack(["<b>nowhere"])
