"""Text is measured to fit its room, however long it is."""

from __future__ import annotations

import pytest

from overland.assets import fonts


@pytest.mark.parametrize("text", ["A" * 9_000, "word " * 2_000, "One. " * 2_000])
def test_a_text_of_any_length_is_measured_no_more_often_than_one_that_fills_the_room(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def width(line: str, size: float, weight: int = 400) -> float:
        measured.append(len(line))
        return len(line) * size / 2

    def times(long: str) -> int:
        measured.clear()
        assert fonts.fit(long, 300, 12).endswith("…")
        assert len(fonts.wrap(long, 300, 12)) <= 2
        assert len(fonts.whole_sentences(long, 300, 12, 3)) <= 3
        return len(measured)

    monkeypatch.setattr(fonts, "width", width)
    assert times(text) == times(text * 20)
