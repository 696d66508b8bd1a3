"""Text is shaped and measured to fit its room, in every script and however long it is."""

from __future__ import annotations

import tomllib

import pytest
from fontTools.ttLib import TTFont

from overland import config
from overland.assets import fonts, stylesheet
from tests.first_html import client_of, one_story


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


def test_a_standfirst_is_shortened_by_whole_sentences() -> None:
    text = "They were expected to leave. They did not say when, and nobody has reported it since."
    assert fonts.whole_sentences(text, 180, 15, 2) == ["They were expected to", "leave. …"]
    assert fonts.whole_sentences(text, 30, 15, 1) == []


def test_what_is_not_known_is_kept_before_the_middle_of_a_standfirst() -> None:
    long = (
        "They left by bus for the coast, by the account of one paper, and a second group followed."
    )
    text = f"Four left. {long} No arrival is reported."
    shown = " ".join(fonts.whole_sentences(text, 190, 15, 2))
    assert shown == "Four left. … No arrival is reported."
    abbreviated = (
        "The U.S. government says so and gives no number. Nobody else does, and no day is given."
    )
    assert " ".join(fonts.whole_sentences(abbreviated, 60, 15, 1)) == ""


def test_arabic_is_shaped_before_it_is_measured() -> None:
    joined = fonts.width("المصنع", 16)
    apart = sum(fonts.width(letter, 16) for letter in "المصنع")
    assert 0 < joined < apart


@pytest.mark.parametrize("name", ["Beirut", "Бейрут", "بيروت"])
def test_every_script_is_drawn_with_letters_and_not_with_boxes(name: str) -> None:
    with fonts.files("upright", "arabic") as files:
        known = set().union(*(TTFont(path).getBestCmap() for path in files.values()))
    assert {ord(letter) for letter in name} <= known


def test_the_first_page_and_the_app_have_the_same_faces_until_the_pages_own_has_come() -> None:
    with client_of(one_story()) as client:
        page = client.get("/?story=syria-2013").text
    before, _, _ = page.partition('class="ov-spots"')
    families = list(dict.fromkeys(face[0] for face in stylesheet.STAND_INS))
    for family in families:
        assert f"font-family:{family};font-weight:501 900;src:local(" in before
        assert f"font-family:{family};font-weight:200 500;src:local(" in before
        assert f'"{family}"' in before  # asked for before there is any text
    named = f"{', '.join(families)}, sans-serif"
    assert f'font:1rem/1.6 "Source Sans", {named}' in before
    settings = tomllib.loads((config.app_folder() / ".streamlit/config.toml").read_text("utf-8"))
    assert settings["theme"]["font"] == f"'Source Sans', {named}"
