"""Messages that stand beside others of the same row, each told by its own words.

Another check may tell the same falsehood: without these, a message could fall silent unseen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from overland.errors import Problem
from overland.evidence import checks, verification
from overland.evidence.publication import publication_check
from overland.story.models import Event, Quote, Story
from tests.planted import added, added_today, told_today
from tests.valley_story import STORY, TEXT, changed, told

_DEPUTY = f"{TEXT}\n\nDeputy minister Ivan Sokol said the road was cut. “It is cut,” Sokol said.\n"
_CUT = "Deputy minister Ivan Sokol said the road was cut"


def _messages(problems: list[Problem], column: str) -> str:
    return "\n".join(problem.message for problem in problems if problem.column == column)


def test_a_headline_that_leaves_out_could() -> None:
    event = changed("more", headline="Hundreds more follow, the officials say")
    assert "leaves out “could”, which its excerpt says" in _messages(told(event), "headline")


@pytest.mark.parametrize(("title", "leaves_out"), [("Minister", True), ("Deputy minister", False)])
def test_a_rank_in_a_headline_and_in_a_role(title: str, *, leaves_out: bool) -> None:
    cells = {"speaker": "Ivan Sokol, deputy minister", "status": "claimed", "kind": "statement"}
    story = added(f"{title} Ivan Sokol says the road is cut", _CUT, **cells)
    row = replace(
        STORY.quotes[0],
        id="cut",
        event="more-2",
        speaker="Ivan Sokol",
        role=title,
        text="It is cut",
    )
    assert STORY.quotes[0].evidence
    quote: Quote = replace(row, evidence=replace(STORY.quotes[0].evidence, exact="It is cut"))
    lines = told(replace(story, quotes=(*story.quotes, quote)), _DEPUTY)
    for column in ("headline", "role"):
        assert ("which the source says of that rank" in _messages(lines, column)) is leaves_out


_CHINESE: list[tuple[str, str, str, str, str]] = [
    ("牧民住在机场附近。", "牧民住在机场", "牧民住在机场附近", "山区日报", "leaves out “附近”"),
    (
        "两名护士留在医院。",
        "三名护士留在医院",
        "两名护士留在医院",
        "山区日报",
        "where the source says",
    ),
    ("牧民救出了士兵。", "士兵救出了牧民", "牧民救出了士兵", "山区日报", "turns around"),
    (
        "护士王芳说，道路已断。",
        "李明说道路已断",
        "王芳说道路已断",
        "王芳，护士",
        "and the speaker is",
    ),
]


@pytest.mark.parametrize(("sentence", "false", "honest", "speaker", "words"), _CHINESE)
def test_chinese_headlines(
    sentence: str, false: str, honest: str, speaker: str, words: str
) -> None:
    exact = sentence.rstrip("。")
    status = "reported" if speaker == "山区日报" else "claimed"

    def lines(headline: str) -> str:
        event = added_today("zh", headline, exact, speaker=speaker, status=status)
        return _messages(told_today(event, sentence), "headline")

    assert words in lines(false)
    assert lines(honest) == ""


def test_chinese_characters_that_the_text_has_elsewhere() -> None:
    elsewhere = f"救护队在河边过夜。{'天气很好，河水很清，人们都在家里休息。' * 12}\n\n"
    sentence = "牧民离开了磨坊。"
    for headline, is_told in (("牧民和救护队离开了磨坊", True), ("牧民离开了磨坊", False)):
        event = added_today("zh", headline, "牧民离开了磨坊")
        lines = _messages(
            told_today(event, f"{elsewhere}{'雨下得很大。' * 40}\n\n{sentence}"), "headline"
        )
        assert ("which the source says of something else" in lines) is is_told


def _of_two(headline: str) -> list[str]:
    """A row of one of two sources, of which the other names Baytown."""
    second = replace(STORY.sources[0], id="bulletin", title="", url="", author="")
    event = added(headline, "The herders slept in the mill").event("more-2")
    assert isinstance(event, Event)
    assert event.evidence
    row = replace(event, evidence=replace(event.evidence, source="bulletin"))
    story = replace(STORY, sources=(*STORY.sources, second), events=(*STORY.events, row))
    texts = {"gazette": TEXT, "bulletin": "The herders slept in the mill on Friday."}
    record = verification.verify(story, texts, date(2020, 6, 1))
    found = publication_check(replace(story, verification=record))
    return [p.message for p in found if p.value == headline]


def test_a_place_that_another_source_alone_names() -> None:
    told_of = "The herders slept in the mill at Baytown"
    assert "names Baytown, which the text of its source does not" in _of_two(told_of)
    assert not [m for m in _of_two("The herders slept in the mill") if "names" in m]


def test_a_check_that_fails_says_so_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(story: Story, folder: Path) -> tuple[Problem, ...]:
        raise ValueError("of no use")

    monkeypatch.setattr(checks, "CLAIM_CHECKS", (broken, *checks.CLAIM_CHECKS))
    found = checks.of_claims(STORY, tmp_path)
    assert "cannot be checked: ValueError: of no use" in {problem.message for problem in found}
    assert len(found) > 1


def test_a_story_without_a_record_says_that_nothing_was_compared() -> None:
    found = publication_check(replace(STORY, verification=None))
    assert "no excerpt was checked" in {problem.message for problem in found}


def test_what_was_sent_to_do_something_is_to_do_it() -> None:
    text = TEXT.replace(
        "In a statement,", "Two boats were sent to take them home.\n\nIn a statement,"
    )
    exact = "Two boats were sent to take them home"
    is_to = added("Two boats are to take the villagers home", exact, note="–")
    assert not [p for p in told(is_to, text) if "the excerpt does not" in p.message]
    will = added("Two boats will be sent", exact.partition(" to")[0], note="–")
    assert [p for p in told(will, text) if p.column == "headline"]
