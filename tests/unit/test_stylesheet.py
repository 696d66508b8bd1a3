"""The stylesheet is made from the vocabularies: live map, legend and pictures draw alike."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from overland.assets import stylesheet, tokens
from overland.story.terms import UnknownTerm
from overland.story.vocabularies import BASIS, LINE_STYLES, ROLE, STATUS
from overland.svg import style, symbols

PACKAGE = Path(stylesheet.__file__).parents[1]


def declarations(selector: str) -> dict[str, str]:
    """What the stylesheet says of exactly that selector."""
    found = re.findall(rf"^{re.escape(selector)} \{{ (.*) \}}$", stylesheet.symbols(), re.MULTILINE)
    assert found, f"no rule for {selector}"
    return dict(re.findall(r"([\w-]+): ([^;]+);", found[-1]))


@pytest.mark.parametrize("name", LINE_STYLES)
def test_pictures_draw_a_line_as_the_live_map_does(name: str) -> None:
    live, drawn = declarations(f".ov-line-{name}"), style.stroke(name, "light")
    colour = live["stroke"].removeprefix("var(--ov-").removesuffix(")")
    assert (tokens.LIGHT[colour], float(live["stroke-width"])) == (drawn.colour, drawn.width)
    assert (live.get("stroke-dasharray", ""), live["stroke-linecap"]) == (drawn.dash, drawn.cap)


def test_no_two_line_styles_look_alike_with_or_without_colour() -> None:
    for one, other in combinations(LINE_STYLES, 2):
        first, second = style.stroke(one, "light"), style.stroke(other, "light")
        assert (first.dash, first.width) != (second.dash, second.width), (one, other)


@pytest.mark.parametrize("value", [*STATUS, *BASIS])
def test_every_status_and_basis_has_a_mark_beside_its_word(value: str) -> None:
    assert declarations(f".ov-sample-{value}")["--ov-mark"]


@pytest.mark.parametrize("role", ROLE)
def test_every_role_has_a_pin_on_the_map_and_in_pictures(role: str) -> None:
    assert declarations(f".ov-{role} .ov-pin")["width"]
    assert "<" in symbols.pin(role, (10, 10), tokens.LIGHT)


def test_no_two_roles_have_the_same_pin() -> None:
    drawn = {symbols.pin(role, (10, 10), tokens.LIGHT) for role in ROLE}
    assert len(drawn) == len(ROLE)


def test_both_screens_have_every_colour() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()
    assert f"--ov-dim: {tokens.DARK_BRIGHTNESS};" in stylesheet.dark(":root")


def test_an_unknown_value_is_an_error_and_never_drawn_as_reported() -> None:
    with pytest.raises(
        UnknownTerm, match=r"or basis: 'alleged' is not known\. Known are: reported"
    ):
        style.stroke("alleged", "light")


def test_no_width_and_no_frame_hides_how_a_card_of_the_timeline_is_known_and_who_says_it() -> None:
    sheets = [path.read_text("utf-8") for path in PACKAGE.rglob("static/*.css")]
    rules = [rule for sheet in sheets for rule in re.findall(r"[^{}]*\{[^{}]*\}", sheet)]
    of_cards = [r for r in rules if re.search(r"ov-event (?:small|> ?small)|ov-known|ov-who", r)]
    hiding = [r for r in of_cards if re.search(r"display: none|overflow|line-clamp", r)]
    assert hiding
    assert [rule for rule in hiding if ":not(.ov-known, .ov-who)" not in rule] == []


@pytest.mark.parametrize("name", ["page", "filters"])
def test_the_sign_of_a_menu_is_no_part_of_its_name(name: str) -> None:
    written = (PACKAGE / "ui" / "static" / f"{name}.css").read_text(encoding="utf-8")
    assert re.findall(r'content: "[▾▸]"(?! / "")', written) == []


@pytest.mark.parametrize("theme", [tokens.LIGHT, tokens.DARK])
def test_a_lake_is_as_light_as_the_sea(theme: dict[str, str]) -> None:
    lake, sea = (
        [int(theme[name][at : at + 2], 16) for at in (1, 3, 5)] for name in ("lake", "sea")
    )
    assert max(abs(one - two) for one, two in zip(lake, sea, strict=True)) <= 8
