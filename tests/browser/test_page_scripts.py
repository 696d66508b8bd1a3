"""The page's own scripts by themselves, in a blank page: rules that need no app and no server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from overland.assets import registry

OVERLAND = Path(__file__).parents[2] / "overland"


def with_scripts(browser: Browser, html: str, *scripts: str) -> Page:
    page = browser.new_page()
    page.set_content(html)
    for script in scripts:
        page.add_script_tag(path=OVERLAND / script)
    return page


def test_the_next_rows_of_a_table_have_the_keyboard_and_are_told(browser: Browser) -> None:
    rows = '<table class="ov-table"><tr><td><a href="#{0}" id="row{0}">{0}</a></table>'
    pager = '<nav class="ov-pager"><span>Statements {0}</span></nav>'
    page = with_scripts(
        browser,
        f'<main class="stApp">{(rows + pager).format(1)}</main>',
        "html/static/announce.js",
        "ui/static/pager.js",
    )
    page.evaluate("window.state = {}; settlePager(state); state.paging = true; settlePager(state)")
    assert page.evaluate("document.activeElement.id") == "", "the answer is not there yet"
    page.evaluate("(html) => document.querySelector('main').innerHTML = html", rows.format(101))
    page.evaluate("settlePager(state)")
    page.evaluate(
        "(html) => document.querySelector('main').innerHTML += html",
        pager.format("101 to 200"),
    )
    page.evaluate("settlePager(state)")
    assert page.evaluate("document.activeElement.id") == "row101"
    assert page.get_by_role("status").text_content() == "Statements 101 to 200"
    page.evaluate("document.activeElement.blur(); settlePager(state)")
    assert page.evaluate("document.activeElement.id") == "", "it takes the keyboard once"
    page.close()


def test_a_map_that_is_gone_listens_to_its_page_no_more(browser: Browser) -> None:
    page = with_scripts(browser, "<iframe srcdoc='<div></div>'></iframe>")
    (frame,) = page.frames[1:]
    for name in ("leaflet.js", "overland.js"):
        frame.add_script_tag(content=registry.named(name).body.decode())
    frame.evaluate(
        """() => {
          const map = L.map(document.querySelector("div"));
          overland.passThrough(map, {});
          parent.gone = map.getContainer();
        }"""
    )
    held = "() => { gone.classList.add('ov-held'); window.dispatchEvent(new Event('blur'));"
    held += " return gone.classList.contains('ov-held'); }"
    assert page.evaluate(held) is False, "what is beside a map lets go of it"
    page.evaluate("document.querySelector('iframe').remove()")
    assert page.evaluate(held) is True
    page.close()


STRIP = """<style>ol { display: flex; overflow-x: auto; width: 300px; margin: 0; padding: 0 }
li { display: block; flex: 0 0 140px } a { display: block; height: 40px }</style>
<button>before</button><ol>"""
CARDS_OF_A_STRIP = "".join(f"<li><a href='#{n}'>{n}</a></li>" for n in "1234")
WHOLE = """() => {
  const strip = document.querySelector("ol").getBoundingClientRect();
  const stop = document.activeElement.getBoundingClientRect();
  return stop.left >= strip.left && stop.right <= strip.right; }"""


@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_a_stop_that_the_keyboard_comes_to_is_wholly_on_its_strip(
    browser: Browser, way: str
) -> None:
    page = with_scripts(browser, STRIP + CARDS_OF_A_STRIP, "html/static/keyboard_stops.js")
    page.evaluate("(way) => { document.documentElement.dir = way; }", way)
    page.locator("button").focus()
    whole = []
    for key in (*["Tab"] * 4, *["Shift+Tab"] * 3):
        page.keyboard.press(key)
        whole.append(page.evaluate(WHOLE))
    assert whole == [True] * 7
    page.close()


@pytest.mark.parametrize("kind", ["ov-share", "ov-languages"])
def test_a_menu_closes_when_the_keyboard_leaves_it_and_by_escape(
    browser: Browser, kind: str
) -> None:
    menu = f"<details class='{kind}'><summary>menu</summary><a href='#a'>in it</a></details>"
    page = with_scripts(browser, menu + "<a href='#b'>after</a>", "html/static/keyboard_stops.js")
    here = "() => [document.querySelector('details').open, document.activeElement.innerText]"
    told = []
    for key in ("Tab", "Enter", "Tab", "Tab", "Shift+Tab", "Enter", "Tab", "Escape"):
        page.keyboard.press(key)
        told.append(page.evaluate(here))
    assert told == [
        *([False, "menu"], [True, "menu"], [True, "in it"], [False, "after"]),
        *([False, "menu"], [True, "menu"], [True, "in it"], [False, "menu"]),
    ]
    page.close()
