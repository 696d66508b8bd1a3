"""Who asks, pays, accuses or advises whom, in a headline, a note or a front; falsehoods and twins.

`dealings.toml`: language -> column, a report's sentence, a false cell, an honest one.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.planted import added_today, told_today

_FILE = Path(__file__).with_name("dealings.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [(language, row) for language, rows in _ROWS.items() for row in rows]


def _told(language: str, text: str, row: list[str]) -> list[str]:
    column, sentence, _false, _honest, *more = row
    exact = sentence.rstrip(".。")
    cells = dict(zip(("status", "speaker"), more, strict=False))
    if column == "note":
        cells["note"] = text
    story = added_today(language, text if column == "headline" else exact, exact, **cells)
    if column == "description":
        story = replace(story, description=f"{story.description} {text}")
    return [f"{problem.column}: {problem}" for problem in told_today(story, sentence)]


@pytest.mark.parametrize(("language", "row"), CASES)
def test_who_does_it_to_whom_is_kept(language: str, row: list[str]) -> None:
    told = _told(language, row[2], row)
    assert [line for line in told if line.startswith(f"{row[0]}: ")], told
    assert _told(language, row[3], row) == []


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "The drivers were paid by the company.", "Company pays the drivers"),
        ("en", "The help of the army reached the herders.", "The army's help reaches the herders"),
        ("fr", "L'école a demandé des tentes à l'armée.", "Des tentes à la demande de l'école"),
        ("ru", "Губернатор обвинил компанию в краже.", "Компанию обвинил в краже губернатор"),
        ("uk", "Школа попросила армію про намети.", "Армію просить про намети школа"),
        ("de", "Die Schule bat die Armee um Zelte.", "Zelte auf Bitten der Schule"),
        ("ar", "طلبت المدرسة من الجيش جلب الخيام.", "المدرسة تطلب من الجيش جلب الخيام"),
    ],
)
def test_nothing_is_told_of_an_honest_one(language: str, sentence: str, headline: str) -> None:
    assert _told(language, headline, ["headline", sentence, "", ""]) == []


@pytest.mark.parametrize(
    ("language", "sentence", "false", "honest"),
    [
        (
            "en",
            "The school asked the army to bring tents.",
            "The school brings tents at the army's request",
            "The army asked to bring tents at the school's request",
        ),
        (
            "ru",
            "Школа попросила армию привезти палатки.",
            "Школа просит палатки по просьбе армии",
            "Палатки по просьбе школы",
        ),
        (
            "zh",
            "学校请求军队运来帐篷。",
            "学校应军队请求运帐篷",
            "军队应学校请求运帐篷",
        ),
    ],
)
def test_at_whose_request_it_is_done(language: str, sentence: str, false: str, honest: str) -> None:
    row = ["headline", sentence, false, honest]
    assert [one for one in _told(language, false, row) if "at the request of" in one]
    assert _told(language, honest, row) == []


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "Ruritania has a right to the brigade.", "Any country has a right to the brigade"),
        ("es", "Suiza tiene derecho a la brigada.", "Cualquier país tiene derecho a la brigada"),
        ("ru", "Швейцария имеет право на бригаду.", "Любая страна имеет право на бригаду"),
        ("zh", "瑞士有权使用旅团。", "任何国家有权使用旅团"),
    ],
)
def test_of_one_country_it_is_not_told_of_any(language: str, sentence: str, headline: str) -> None:
    told = _told(language, headline, ["headline", sentence, "", ""])
    assert [line for line in told if "tell of fewer" in line], told


@pytest.mark.parametrize(("who", "is_told"), [("Highland", True), ("Lowland", False)])
def test_a_note_has_it_done_at_the_request_of_whom_the_source_has(who: str, is_told: bool) -> None:
    sentence = "The planes came at the Lowland government's request, and Highland closed."
    told = _told("en", f"They came at the {who} government's request.", ["note", sentence, "", ""])
    assert bool([line for line in told if "at the request of" in line]) is is_told


def test_most_of_them_leave_only_where_a_sentence_says_so() -> None:
    sentence = "The herders reached the mill at noon."
    row = ["note", sentence, "", ""]
    assert [line for line in _told("en", "Most of them left by land.", row) if "“most”" in line]
    said = "Most of the herders left by land. The herders reached the mill at noon."
    assert _told("en", "Most of the herders left by land.", ["note", said, "", ""]) == []


@pytest.mark.parametrize(
    ("sentence", "headline", "is_told"),
    [
        ("The drivers left the mill at 12:30 p.m.", "Drivers leave the mill after dark", True),
        ("The drivers left the mill at 9:30 p.m.", "Drivers leave the mill after dark", False),
        ("The drivers left the mill at 9:30 p.m.", "Drivers leave the mill at night", False),
        ("The drivers left the mill at 9:30 a.m.", "Drivers leave the mill at night", True),
        ("The drivers left the mill at 9:30 a.m.", "Drivers leave the mill in the morning", False),
        ("The drivers left the mill at 1:30 p.m.", "Drivers leave the mill in the evening", True),
    ],
)
def test_an_hour_bears_out_its_own_part_of_the_day(
    sentence: str, headline: str, is_told: bool
) -> None:
    assert bool(_told("en", headline, ["headline", sentence, "", ""])) is is_told


@pytest.mark.parametrize(
    ("column", "text", "is_told"),
    [
        ("title", "货物被没收", True),
        ("description", "货物已被没收。", True),
        ("description", "交通部否认货物被没收。", False),
        ("description", "交通部说，至少两辆车的轮胎爆裂。", True),
        ("description", "司机说，至少两辆车的轮胎爆裂。", False),
    ],
)
def test_a_chinese_front_keeps_who_says_it_and_what_is_denied(
    column: str, text: str, is_told: bool
) -> None:
    story = added_today("zh", "大桥已经关闭", "大桥已经关闭")
    front = replace(story, title=text) if column == "title" else replace(story, description=text)
    told = [p for p in told_today(front, "大桥已经关闭。") if p.column == column]
    assert bool(told) is is_told
