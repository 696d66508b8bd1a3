"""Text is measured to fit its room, however long it is."""

from __future__ import annotations

import pytest

from overland.assets import fonts


@pytest.mark.parametrize("text", ["A" * 100_000, "word " * 20_000, "One. " * 20_000])
def test_a_text_without_end_is_measured_a_bounded_number_of_times(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def width(line: str, size: float, weight: int = 400) -> float:
        measured.append(len(line))
        return len(line) * size / 2

    monkeypatch.setattr(fonts, "width", width)
    assert fonts.fit(text, 300, 12).endswith("…")
    assert len(fonts.wrap(text, 300, 12)) <= 2
    assert len(fonts.whole_sentences(text, 300, 12, 3)) <= 3
    assert len(measured) < 20_000
