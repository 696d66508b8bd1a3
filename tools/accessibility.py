"""Run axe with every rule on every page, language, width and theme, beside a bare Streamlit page.

    python tools/accessibility.py ADDRESS [BARE_ADDRESS] [--page NAME] [--language CODE]
                                          [--story SLUG] [--kept FILE] [--first]
                                          [--also ADDRESS]

ADDRESS is a running Overland, BARE_ADDRESS a running `st.write("Hello")`. Each page is opened
once in each language, and looked at in every width and theme; `--first` looks at the first HTML,
without scripts, too, and `--also` at any other address, such as a page of a site. What was found
is added to the `--kept` file, so that the whole can be done in pieces; the table is of all that
stands there: elements that break a rule. Exit 1 if anything of ours is found.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

LANGUAGES = ("en", "ar", "ru", "uk", "fr", "es")
WIDTHS = (1440, 390, 320)
Theme = Literal["light", "dark", "forced"]
THEMES: tuple[Theme, ...] = ("light", "dark", "forced")
"""The last is the colours that a reader's system forces on every page."""
PAGES = {
    "map": "?story={story}&lang={language}",
    "place": "?story={story}&lang={language}&place={place}",
    "share": "?story={story}&lang={language}",
    "evidence": "evidence?story={story}&lang={language}",
    "data": "data?story={story}&lang={language}",
    "about": "about?story={story}&lang={language}",
    "embed": "?story={story}&lang={language}&embed=true",
    "file": "api/stories/{story}.html",
}
PLACES = {"syria-2013": "masnaa", "sudan-2023": "port-sudan"}
OPENED = """() => {
  for (const fold of document.querySelectorAll(".ov-share, .ov-filter > details")) fold.open = true;
}"""
FIRST = ("map", "evidence", "data", "about", "embed")
"""Pages whose first HTML is looked at too, as a browser without scripts shows it."""

Found = list[str]
"""One line for each element that breaks a rule: the rule's name, how grave, the element."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A page in a language, with or without its scripts."""

    page: str
    language: str
    story: str
    scripts: bool = True

    @property
    def name(self) -> str:
        return f"{self.story} {self.page}{'' if self.scripts else ' (first HTML)'} {self.language}"

    @property
    def path(self) -> str:
        return PAGES[self.page].format(
            story=self.story, place=PLACES[self.story], language=self.language
        )


def openings(given: argparse.Namespace) -> Iterator[Opening]:
    pages, languages = given.page or list(PAGES), given.language or LANGUAGES
    for story, page, language in product(given.story or list(PLACES), pages, languages):
        yield Opening(page, language, story)
        if given.first and page in FIRST:
            yield Opening(page, language, story, scripts=False)


def found(page: Page, rules: dict[str, dict[str, bool]]) -> Found:
    # axe looks into a frame only where it runs in it, too.
    for frame in page.frames[1:]:
        frame.evaluate(Axe().axe_script)
    answer = Axe().run(page, options={"rules": rules, "resultTypes": ["violations"]}).response
    return [
        f"{one['id']} ({one['impact'] or ''}) {node['html'][:160]}"
        for one in answer["violations"]
        for node in one["nodes"]
    ]


def every_rule(page: Page) -> dict[str, dict[str, bool]]:
    """All rules that axe knows, those that it leaves out by itself too."""
    Axe().run(page, options={"runOnly": ["html-has-lang"]})
    names = page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)")
    return {name: {"enabled": True} for name in names}


def opened(browser: Browser, address: str, opening: Opening) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    if not opening.scripts:
        # axe needs script: those of the page are taken out.
        page.route("**/*.js", lambda route: route.abort())
        page.add_init_script("document.documentElement.classList.remove('ov-scripted')")
    if opening.page == "file":
        _open_file(page, f"{address}/{opening.path}", opening.language)
        return page
    page.goto(f"{address}/{opening.path}", wait_until="commit")
    if not opening.scripts:
        page.wait_for_load_state("domcontentloaded")
        return page
    page.wait_for_function("() => document.querySelector('.stApp h1')", timeout=60_000)
    page.wait_for_function("() => !document.getElementById('ov-first')", timeout=60_000)
    if opening.page in ("map", "place", "share", "embed"):
        page.frame_locator(".st-key-map iframe >> nth=0").locator(".ov-place").first.wait_for(
            state="attached"
        )
    if opening.page == "share":
        page.evaluate(OPENED)
    return page


def _open_file(page: Page, address: str, language: str) -> None:
    """The one file as a reader has it: fetched, opened from the disk, and switched by its link."""
    answer = page.context.request.get(address, timeout=180_000)
    if not answer.ok:
        raise SystemExit(f"{address} answers {answer.status}: {answer.text()[:200]}")
    with tempfile.NamedTemporaryFile(suffix=".html", delete=False) as kept:
        kept.write(answer.body())
    page.goto(f"{Path(kept.name).as_uri()}#lang={language}", wait_until="commit")
    way = "rtl" if language == "ar" else "ltr"
    page.wait_for_selector(f"html.is-drawn[lang={language}][dir={way}]", state="attached")


def in_every_state(page: Page) -> dict[str, Found]:
    """What axe finds in each width and theme: "390 dark" -> what."""
    rules, told = every_rule(page), {}
    for width, theme in product(WIDTHS, THEMES):
        page.set_viewport_size({"width": width, "height": 900})
        forced: Literal["active", "none"] = "active" if theme == "forced" else "none"
        page.emulate_media(
            color_scheme="light" if theme == "forced" else theme, forced_colors=forced
        )
        # Two frames: the page is laid out, and its scripts have seen that it is.
        page.evaluate("() => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 300)))")
        told[f"{width} {theme}"] = found(page, rules)
    return told


def other(browser: Browser, address: str, awaited: str) -> dict[str, Found]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True).new_page()
    page.goto(address)
    page.wait_for_selector(awaited)
    return in_every_state(page)


def table(kept: dict[str, dict[str, Found]]) -> Iterator[str]:
    """A line for each page and language, a column for each width and theme; then what was found."""
    states = [f"{width} {theme}" for width, theme in product(WIDTHS, THEMES)]
    yield " | ".join(["page", *states])
    for name, told in sorted(kept.items()):
        yield " | ".join([name, *(str(len(told.get(state, []))) for state in states)])
    for name, told in sorted(kept.items()):
        for state, lines in told.items():
            yield from (f"{name} {state}: {line}" for line in lines)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address", type=lambda given: given.rstrip("/"))
    asked.add_argument("bare", nargs="?")
    asked.add_argument("--page", action="append", choices=PAGES)
    asked.add_argument("--language", action="append", choices=LANGUAGES)
    asked.add_argument("--story", action="append", choices=PLACES)
    asked.add_argument("--also", action="append", default=[])
    asked.add_argument("--first", action="store_true")
    asked.add_argument("--kept", type=Path)
    given = asked.parse_args()
    kept: dict[str, Any] = {}
    if given.kept and given.kept.exists():
        kept = json.loads(given.kept.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for opening in openings(given):
            page = opened(browser, given.address, opening)
            kept[opening.name] = in_every_state(page)
            page.context.close()
            if given.kept:
                given.kept.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            print(opening.name, file=sys.stderr)
        for also in given.also:
            kept[also] = other(browser, also, "h1")
        if given.bare:
            kept["(bare page)"] = other(browser, given.bare, "text=Hello")
        browser.close()
    print("\n".join(table(kept)))
    return 1 if any(any(told.values()) for told in kept.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
