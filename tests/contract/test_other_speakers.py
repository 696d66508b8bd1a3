"""Somebody else named as who says it, before the verb or behind it, in a headline, note or front.

Beside each falsehood the same words with who says it: nothing tells that.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.errors import Problem
from overland.story.models import Story
from tests.contract.test_stories_of_today import _story
from tests.planted import told_today, untold
from tests.valley_story import STORY, changed, told

_NOT_EVACUATED = "The villagers were not evacuated"
_GIVES = "gives these words to"
WRONG = (
    "{}, says Jonas Brandt",
    "{}, said Mayor Jonas Brandt",
    "{}, according to Jonas Brandt",
    "According to Mayor Brandt, {}",
    "{}, according to the deputy mayor Brandt",
    "{}, in the words of Jonas Brandt",
)
RIGHT = (
    "{}, says Petra Kovac",
    "{}, said Mayor Petra Kovac",
    "{}, according to Kovac",
    "According to Mayor Kovac, {}",
    "{}, according to the mayor of Hilltown",
    "{}, says Hilltown's mayor",
    "{}, according to the Gazette",
)


def _with_brandt() -> Story:
    """The story with a second source, which Jonas Brandt wrote: his name is not unknown."""
    first = STORY.sources[0]
    other = replace(first, id="letter", author="Jonas Brandt", relation="related", title="A letter")
    return replace(STORY, sources=(first, other))


def _of(problems: list[Problem], column: str) -> list[str]:
    return [str(problem) for problem in problems if problem.column == column]


def _headline(story: Story, headline: str) -> Story:
    events = (
        replace(event, headline=headline) if event.id == "not-evacuated" else event
        for event in story.events
    )
    return replace(story, events=tuple(events))


@pytest.mark.parametrize("words", WRONG)
@pytest.mark.parametrize("known", [True, False])
def test_somebody_else_behind_the_verb_of_a_headline_is_told(words: str, known: bool) -> None:
    story = _headline(_with_brandt() if known else STORY, words.format(_NOT_EVACUATED))
    problems = told(story)
    assert untold(problems, "headline", _GIVES if known else "stands nowhere in the source") == []


@pytest.mark.parametrize("words", RIGHT)
def test_who_says_it_behind_the_verb_of_a_headline_passes(words: str) -> None:
    assert _of(told(_headline(_with_brandt(), words.format(_NOT_EVACUATED))), "headline") == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Jonas Brandt", True), ("Brandt", True), ("Petra Kovac", False), ("the driver", False)],
)
def test_somebody_in_a_note_whom_its_source_does_not_have_is_told(name: str, wrong: bool) -> None:
    note = f"“Friday” is 1 May. The day before was cold, says {name}."
    story = replace(_with_brandt(), events=changed("crossing", note=note).events)
    assert any(_GIVES in problem.message for problem in told(story)) is wrong


def test_an_answer_settles_it() -> None:
    story = _headline(_with_brandt(), f"{_NOT_EVACUATED}, says Jonas Brandt")
    (doubt,) = [p for p in told(story) if _GIVES in p.message]
    assert doubt.remedy.endswith("headline: “Jonas Brandt” ...")
    note = "headline: “Jonas Brandt” is her deputy, who read it out."
    events = (replace(e, note=note) if e.id == "not-evacuated" else e for e in story.events)
    assert _of(told(replace(story, events=tuple(events))), "headline") == []


SAID: dict[str, tuple[tuple[str, ...], str, str]] = {
    "de": (
        ("{}, sagt {name}", "{}, so {name}", "Laut {title} {last}: {}", "{title} {last} sagt: {}"),
        *("Jonas Brandt", "Karl Maier"),
    ),
    "fr": (
        ("{}, affirme {name}", "{}, selon {name}", "D'après {name}, {}"),
        *("Marc Aubert", "Luc Fontaine"),
    ),
    "es": (
        ("{}, asegura {name}", "{}, según {name}", "{}, de acuerdo con {name}"),
        *("Inés Roldán", "Pablo Quiroga"),
    ),
    "ru": (
        ("{}, говорит {name}", "{}, сообщил {name}", "По словам {name}, {}"),
        *("Олег Синицын", "Павел Горшков"),
    ),
    "uk": (
        ("{}, каже {name}", "{}, повідомив {name}", "За словами {name}, {}"),
        *("Степан Коваль", "Павло Горшко"),
    ),
}
"""Language -> ways to say it, who says it in the story's claim, and somebody else."""
_TITLES = {"de": "Landrat"}


def _claim(language: str, words: str, name: str, known: Story | None = None) -> list[Problem]:
    """What is told of the claim of a story of today, if its headline gives it to somebody."""
    story = known or _story(language)
    one = next(event for event in story.events if event.status == "claimed")
    told_of = {"name": name, "last": name.rpartition(" ")[2], "title": _TITLES.get(language, "")}
    headline = words.format(one.evidence.exact if one.evidence else "", **told_of)
    events = (replace(e, headline=headline) if e.id == one.id else e for e in story.events)
    return told_today(replace(story, events=tuple(events)))


CASES = [(language, words) for language, (ways, *_) in SAID.items() for words in ways]


@pytest.mark.parametrize(("language", "words"), CASES)
def test_it_is_told_in_each_language(language: str, words: str) -> None:
    _ways, _own, other = SAID[language]
    found = [p for p in _claim(language, words, other) if other.split()[-1] in p.message]
    assert [p for p in found if p.column == "headline" and p.row > 1 and p.remedy] != []


@pytest.mark.parametrize(("language", "words"), CASES)
def test_who_says_it_passes_in_each_language(language: str, words: str) -> None:
    _ways, own, _other = SAID[language]
    found = _claim(language, words, own)
    assert [str(p) for p in found if own.split()[-1] in p.message] == []


@pytest.mark.parametrize(("language", "words"), [c for c in CASES if "{title}" not in c[1]])
def test_a_front_that_names_nobody_of_the_source_is_told(language: str, words: str) -> None:
    _ways, own, other = SAID[language]
    for name, wrong in ((own, False), (other, True)):
        story = _story(language)
        made = replace(story, description=words.format(story.description.rstrip("."), name=name))
        found = [p for p in told_today(made) if name.split()[-1] in p.message]
        # That the words are the report's own is told beside (test_front_speakers).
        found = [p for p in found if "the story's rows have from" not in p.message]
        assert bool(found) is wrong, [str(p) for p in found]


@pytest.mark.parametrize(
    ("language", "words", "own", "other"),
    [
        ("ar", "بحسب {}، وصلت نحو 120 عائلة إلى مخيم الزيتون", "حسن العلي", "سمير الخوري"),
        ("ar", "وصلت نحو 120 عائلة إلى مخيم الزيتون، قال {}", "حسن العلي", "سمير الخوري"),
        ("zh", "据{}说，至少两辆车的轮胎爆裂", "李国强", "欧阳建国"),
    ],
)
def test_another_speaker_of_the_story_is_told_where_names_have_no_capitals(
    language: str, words: str, own: str, other: str
) -> None:
    story = _story(language)
    first = story.sources[0]
    known = replace(story, sources=(first, replace(first, id="letter", author=other)))
    for name, wrong in ((own, False), (other, True)):
        found = [p for p in _claim(language, words.format(name), "", known) if _GIVES in p.message]
        assert bool(found) is wrong, [str(p) for p in found]


_SEVERAL = "Council officials in Hilltown, among them "


@pytest.mark.parametrize(
    ("speaker", "wrong"),
    [
        (f"{_SEVERAL}Azamat Kulmukhov", True),
        ("Officials of the Hilltown Council, among them Azamat Kulmukhov", True),
        (f"{_SEVERAL}Ana Writer", False),
        ("Council officials in Hilltown", False),
        ("Officials of the Hilltown Council", False),
    ],
)
def test_nobody_is_named_of_several_who_are_not(speaker: str, wrong: bool) -> None:
    for row in ("announced", "more"):
        lines = [str(p) for p in told(changed(row, speaker=speaker)) if p.column == "speaker"]
        assert bool(lines) is wrong, lines
