"""Words of a row that no source has, each planted beside an honest twin."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.evidence.whole import correction_checks
from overland.evidence.words import calendar_days
from overland.story.models import Correction, Relation, Story
from tests.planted import untold
from tests.valley_story import STORY, changed, told


def _related(note: str) -> Story:
    return replace(STORY, relations=(Relation("part", "part_of", note, ("riders", "women")),))


def _with_women(note: str) -> Story:
    riders = next(count for count in STORY.counts if count.id == "riders")
    women = replace(
        riders,
        id="women",
        qualifier="mostly",
        as_written="mostly women and children",
        minimum=None,
        maximum=None,
        evidence=replace(riders.evidence, exact="mostly women and children"),  # type: ignore[type-var]
    )
    return replace(_related(note), counts=(*STORY.counts, women))


def _presumed(title: str) -> Story:
    story = changed("hilltown", basis="inferred", note="The start is the editors' guess.")
    return replace(story, title=title)


PLANTED: dict[str, tuple[Story, Story, str, str]] = {
    "an inferred start in the title": (
        _presumed("Two buses flee Hilltown"),
        _presumed("Two buses cross at Midpost"),
        *("title", "Hilltown"),
    ),
    "an inferred start that somebody sets out from": (
        _presumed("From Hilltown to Midpost by bus"),
        _presumed("Council officials in Hilltown speak of two buses"),
        *("title", "Hilltown"),
    ),
    "bounds of words without a number": (
        changed("hundreds", minimum=900),
        changed("hundreds", minimum=None),
        *("as_written", "names no number"),
    ),
    "a flight by road": (
        changed("to-the-bay", journey="The flight home", mode="road"),
        changed("to-the-bay", journey="The journey on", mode="road"),
        *("journey", "The flight home"),
    ),
    "in vain": (
        changed("crossing", headline="Two buses with about 30 people cross in vain"),
        changed("crossing", headline="Two buses with about 30 people cross"),
        *("headline", "in vain"),
    ),
    "all for mostly in the note on a part": (
        _with_women("All of the about 30 are women and children."),
        _with_women("Most of the about 30 are women and children."),
        *("note", "All"),
    ),
    "a weekday that nobody names": (
        changed("onward", date="2020-05-06", time_note="expected on Wednesday"),
        changed("onward", date="2020-05-01/..", time_note="expected on Friday"),
        *("time_note", "weekday"),
    ),
    "a rank that begins like another word": (
        changed("no-plan", role="Consul"),
        changed("no-plan", role="Mayor"),
        *("role", "consul"),
    ),
    "planned where the source expects": (
        changed("onward", status="planned"),
        changed("onward", status="expected"),
        *("status", "expected"),
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_no_source_says_is_told_and_its_honest_twin_is_not(name: str) -> None:
    planted, honest, column, words = PLANTED[name]
    assert untold(told(planted), column, words.casefold()) == [] or (
        untold(told(planted), column, words) == []
    )
    assert untold(told(honest), column, words) != []


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"was": "about 30 people", "now": "about 30 people"}, "what the row says now"),
        ({"was": "about 40 people", "now": "about 30 people"}, ""),
    ],
)
def test_a_correction_changes_something(cells: dict[str, Any], word: str) -> None:
    made = Correction("2020-05-09", "riders", why="A slip.", version="1.0.1", **cells)
    story = replace(STORY, version="1.0.1", corrections=(made,))
    found = [p.message for p in correction_checks.warnings(story) if p.column == "was"]
    assert bool(found) is bool(word)
    assert all(word in message for message in found)


def test_a_correction_begins_with_what_the_one_before_it_left() -> None:
    first = Correction("2020-05-09", "riders", "about 50", "about 40", "A slip.", "1.0.1")
    again = Correction("2020-05-10", "riders", "about 50", "about 30", "Another.", "1.0.2")
    honest = replace(again, was="about 40")
    for second, wrong in ((again, True), (honest, False)):
        story = replace(STORY, version="1.0.2", corrections=(first, second))
        found = [p for p in correction_checks.warnings(story) if p.column == "was"]
        assert bool(found) is wrong


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "am Montagvormittag", 0),
        ("de", "Dienstagabends", 1),
        ("zh", "星期一晚", 0),
        ("zh", "周三", 2),
        ("zh", "礼拜天", 6),
        ("zh", "每天一次", None),
        ("zh", "一周一次", None),
        ("de", "Montage", None),
        ("ru", "в среду к ночи", 2),
        ("ru", "в пятницу", 4),
        ("uk", "у неділю", 6),
        ("ru", "в среде учителей", None),
    ],
)
def test_weekdays_are_read_in_compounds_and_without_spaces(
    language: str, text: str, day: int | None
) -> None:
    assert calendar_days.weekdays(text, language) == (set() if day is None else {day})


@pytest.mark.parametrize("text", ["二〇一三年一月二十二日", "2013年1月22日", "2013 年 1 月 22 号"])
def test_chinese_days_are_read_in_figures_and_in_words(text: str) -> None:
    assert calendar_days.days_of_months(text, "zh") == {(1, 22)}
    assert calendar_days.months("2012年12月，二〇一三年一月二十二日", "zh") == {(2012, 12)}
