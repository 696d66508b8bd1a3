"""Answers remembered for the texts of rows."""

from __future__ import annotations

from overland.evidence.text.row_cache import remembered

_SOURCE = "word " * 1000


def test_a_function_is_asked_once_for_each_text_of_a_row_and_for_the_last_few_sources() -> None:
    asked: list[tuple[str, int]] = []

    @remembered
    def length(text: str, more: int) -> int:
        asked.append((text[:9], more))
        return len(text) + more

    rows = [f"row {number}" for number in range(500)]
    assert [length(row, 1) for row in rows * 2] == [len(row) + 1 for row in rows * 2]
    assert len(asked) == len(rows)
    asked.clear()
    sources = [f"{number} {_SOURCE}" for number in range(9)]
    for source in (*sources, sources[-1], sources[0]):
        assert length(source, 2) == len(source) + 2
    assert [text[0] for text, _more in asked] == [*"012345678", "0"]
