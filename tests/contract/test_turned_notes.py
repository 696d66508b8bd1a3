"""Notes that tell as so what a source denies, each beside an honest note of the same sentence.

`turned_notes.toml`: language -> a report's sentence, a false note, an honest one.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from overland.errors import Problem
from tests.planted import added_today, told_today
from tests.valley_story import STORY, TEXT, told

_FILE = Path(__file__).with_name("turned_notes.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [(language, *row) for language, rows in _ROWS.items() for row in rows]


def _told(language: str, sentence: str, note: str) -> list[Problem]:
    headline = sentence.rstrip(".。")
    denied = any(w in sentence for w in ("опроверг", "спростув", "نفت", "démenti", "negó"))
    denied = denied or any(w in sentence for w in ("dismissed", "denied", "bestritt"))
    speaker = {"speaker": " ".join(headline.split()[:2])} if denied else {}
    status = "denied" if denied else "reported"
    story = added_today(language, headline, headline, note=note, status=status, **speaker)
    return [p for p in told_today(story, sentence) if p.column == "note"]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_a_note_keeps_the_denial_of_its_source(
    language: str, sentence: str, false: str, honest: str
) -> None:
    found = _told(language, sentence, false)
    assert [p for p in found if "leaves out" in p.message], [str(p) for p in found]
    assert all("; or say why in its note: note: “" in p.remedy for p in found)
    assert [str(p) for p in _told(language, sentence, honest)] == []


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("About 30 crossed, about 40 were announced.", False),
        ("About 30 crossed, about 40 were announced. The villagers were evacuated.", True),
        ("About 30 crossed, about 40 were announced. There is a plan to empty the valley.", True),
        ("About 30 crossed, about 40 were announced; no plan to empty the valley is told.", False),
    ],
)
def test_a_note_on_several_rows_keeps_it_too(note: str, is_told: bool) -> None:
    story = replace(STORY, relations=(replace(STORY.relations[0], note=note),))
    assert any("leaves out" in p.message for p in told(story)) is is_told


def test_what_another_sentence_says_without_a_no_is_not_turned() -> None:
    note = "“Friday” is 1 May. The herders washed the calves."
    row = replace(STORY.events[3], note=note)
    story = replace(STORY, events=(*STORY.events[:3], row, *STORY.events[4:]))
    said = "On Monday the herders did not wash the calves."
    assert [p for p in told(story, f"{TEXT}\n\n{said}") if "leaves out" in p.message]
    both = f"{TEXT}\n\n{said}\n\nOn Friday the herders washed the calves."
    assert [str(p) for p in told(story, both) if "leaves out" in p.message] == []


def test_not_only_denies_nothing() -> None:
    sentence = "Not only Paul Dreier waited for the herders."
    assert [str(p) for p in _told("en", sentence, "Paul Dreier waited for the herders.")] == []


def test_a_note_is_told_with_the_words_of_its_source() -> None:
    (found,) = _told("en", "The villagers were not evacuated, she said.", "They were evacuated.")
    assert "The villagers were not evacuated" in found.message
