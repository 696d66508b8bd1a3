"""The rules that a page holds itself show its first HTML as its whole style sheet does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from overland.assets import bundles, registry
from tests.browser.conftest import Arrive

SCREENS: tuple[tuple[int, Any], ...] = (
    (320, "light"),
    (320, "dark"),
    (1100, "light"),
    (1440, "light"),
)
LAID_OUT = """(whole) => {
  const sheet = document.getElementById("whole") || document.head.appendChild(
    Object.assign(document.createElement("style"), {id: "whole", textContent: whole}));
  const seen = (disabled) => {
    sheet.sheet.disabled = disabled;
    return [...document.querySelectorAll("#ov-first, #ov-first *")].map((one) => {
      const [style, mark] = [getComputedStyle(one), getComputedStyle(one, "::after")];
      const {x, y, width, height} = one.getBoundingClientRect();
      const said = [style.color, style.backgroundColor, style.font, style.textDecoration];
      const lines = [style.borderColor, style.boxShadow, style.display, mark.content];
      return [one.tagName, one.className, x, y, width, height, ...said, ...lines].join(" ");
    });
  };
  const [alone, with_all] = [seen(true), seen(false)];
  return alone.filter((one, at) => one !== with_all[at]);
}"""


@pytest.mark.parametrize(
    "address",
    [
        "?story=syria-2013&place=masnaa",
        "?story=sudan-2023&lang=ar",
        "?story=syria-2013&embed=true&place=beirut",
        "evidence?story=syria-2013",
        "data?story=syria-2013",
        "about?story=syria-2013",
    ],
)
def test_the_whole_style_sheet_changes_nothing_of_a_page_that_stands(
    arriving: Arrive, server: str, address: str
) -> None:
    reader = arriving(server, java_script_enabled=False)
    reader.page.route(re.compile("page.css"), lambda route: route.fulfill(body=""))
    reader.page.goto(f"{server}/{address}")
    whole = registry.named(bundles.PAGE).body.decode()
    for width, theme in SCREENS:
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.page.emulate_media(color_scheme=theme)
        changed: list[Any] = reader.page.evaluate(LAID_OUT, whole)
        assert changed == [], width


def test_the_whole_style_sheet_is_asked_for_after_the_page_and_kept_for_good(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, java_script_enabled=False)
    with reader.page.expect_response(re.compile(r"/assets/.*/page\.css$")) as answer:
        reader.page.goto(f"{server}/?story=syria-2013")
    assert "immutable" in answer.value.headers["cache-control"]
    loaded = "() => [...document.styleSheets].filter((sheet) => sheet.href).length"
    assert reader.page.evaluate(loaded) == 1
