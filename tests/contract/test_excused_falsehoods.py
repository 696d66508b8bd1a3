"""Falsehoods that a paraphrase's excuse once hid, each beside its honest twin.

`excused_falsehoods.toml`: language -> a report's sentence, a false headline and an honest one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.planted import falsehood_and_twin

_FILE = Path(__file__).with_name("excused_falsehoods.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [(language, *row) for language, rows in _ROWS.items() for row in rows]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_an_excuse_of_one_word_hides_no_other(
    language: str, sentence: str, false: str, honest: str
) -> None:
    told, twin = falsehood_and_twin(language, sentence, false, honest)
    assert [problem for problem in told if problem.column == "headline"]
    assert [str(problem) for problem in twin] == []
