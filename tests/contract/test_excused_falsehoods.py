"""Falsehoods that a paraphrase's excuse once hid, each beside its honest twin.

`excused_falsehoods.toml`: language -> a report's sentence, a false headline and an honest one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from overland.evidence.words.content_words import absent
from tests.planted import added_today, falsehood_and_twin, told_today

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


def test_a_refusal_of_others_takes_no_will_away() -> None:
    said = "The herders will cross the river, the council did not agree"

    def told(headline: str, status: str) -> list[str]:
        story = added_today("en", headline, said, status=status)
        return [p.message for p in told_today(story, f"{said}.") if p.column == "headline"]

    assert told("Herders cross the river, the council refuses", "reported")
    assert not told("Herders will cross the river, the council refuses", "planned")


@pytest.mark.parametrize(
    ("language", "word", "text", "is_absent"),
    [
        ("en", "American", "The herders gave us food.", True),
        ("en", "American", "The witness states nothing.", True),
        ("en", "American", "The US gave food.", False),
        ("en", "American", "The United States gave food.", False),
        ("en", "Polish", "The tents have poles.", True),
        ("en", "Polish", "Poles came.", False),
        ("en", "Scottish", "English vets came.", True),
        ("en", "Welsh", "British vets came.", True),
        ("en", "British", "Vets from the UK came.", False),
        ("ar", "أمريكيون", "قدمت الأمم المتحدة الطعام", True),
        ("ar", "أمريكيون", "قدمت الولايات المتحدة الطعام", False),
        ("ar", "بريطانيون", "أعلنت المملكة العربية السعودية", True),
        ("ar", "بريطانيون", "أعلنت المملكة المتحدة", False),
        ("es", "estadounidenses", "La gente usa los caminos.", True),
        ("ru", "Турецкие", "Приехали туркмены.", True),
        ("ru", "Турецкие", "Приехали турки.", False),
        ("uk", "Данські", "За даними, дані відсутні.", True),
    ],
)
def test_a_people_is_known_by_its_whole_name(
    language: str, word: str, text: str, is_absent: bool
) -> None:
    assert bool(absent([word], text, language)) is is_absent


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Although this was only expected, the herders crossed the river at dawn.", True),
        ("Although it is likely, the herders crossed the river at dawn.", True),
        ("Although boats were expected to come, the herders crossed the river at dawn.", False),
    ],
)
def test_a_concession_about_the_row_itself_counts(sentence: str, is_told: bool) -> None:
    story = added_today("en", "The herders cross the river at dawn", sentence, status="reported")
    found = [p for p in told_today(story, sentence) if p.column == "status"]
    assert bool(found) is is_told
