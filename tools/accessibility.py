"""Run axe with every rule on every page, language, width and theme, beside a bare Streamlit page.

    python tools/accessibility.py ADDRESS [BARE_ADDRESS] [--sample]

ADDRESS is a running Overland, BARE_ADDRESS a running `st.write("Hello")`. Only the AAA contrast
rule is left out: WCAG 2.2 AA asks for less. Prints a table; exit 1 if anything of ours is found.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

LANGUAGES = ("en", "ar", "ru", "uk", "fr", "es")
WIDTHS = (1440, 390, 320)
THEMES = ("light", "dark")
PAGES = {
    "map": "?story=syria-2013",
    "place": "?story=syria-2013&place=masnaa",
    "evidence": "evidence?story=syria-2013",
    "data": "data?story=syria-2013",
    "about": "about?story=syria-2013",
    "embed": "?story=syria-2013&embed=true",
    "file": "api/stories/syria-2013.html?",
}
FIRST = ("map", "evidence", "data", "about", "embed")
"""Pages whose first HTML is looked at too, as a browser without scripts shows it."""
OPTIONS = {"rules": {"color-contrast-enhanced": {"enabled": False}}, "resultTypes": ["violations"]}


@dataclass(frozen=True, slots=True)
class State:
    """One page as somebody has it before them."""

    page: str
    language: str
    width: int
    theme: str
    scripts: bool = True

    @property
    def name(self) -> str:
        first = "" if self.scripts else " (first HTML)"
        return f"{self.page}{first} {self.language} {self.width} {self.theme}"


def states(sample: bool) -> Iterator[State]:
    """All of them, or those of two languages at two widths."""
    languages, widths = (("en", "ar"), (1440, 320)) if sample else (LANGUAGES, WIDTHS)
    for page, language, width, theme in product(PAGES, languages, widths, THEMES):
        yield State(page, language, width, theme)
    for page, width, theme in product(FIRST, widths, THEMES):
        yield State(page, "en", width, theme, scripts=False)


def found(page: Page) -> list[tuple[str, str, str]]:
    """Each violation: its rule, how grave, and the first element that has it."""
    every = {**OPTIONS, "rules": {**_every(page), **OPTIONS["rules"]}}
    answer = Axe().run(page, options=every).response
    return [
        (one["id"], one["impact"] or "", one["nodes"][0]["html"][:160])
        for one in answer["violations"]
    ]


def _every(page: Page) -> dict[str, dict[str, bool]]:
    """All rules that axe knows, those that it leaves out by itself too."""
    Axe().run(page, options={"runOnly": ["html-has-lang"]})
    names = page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)")
    return {name: {"enabled": True} for name in names}


def opened(browser: Browser, address: str, state: State) -> Page:
    context = browser.new_context(
        viewport={"width": state.width, "height": 900},
        color_scheme="dark" if state.theme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    if not state.scripts:
        # axe needs script: those of the page are taken out.
        page.route("**/*.js", lambda route: route.abort())
        page.add_init_script("document.documentElement.classList.remove('ov-scripted')")
    page.goto(address, wait_until="commit")
    if not state.scripts:
        page.wait_for_load_state("domcontentloaded")
    elif "/api/" in address:
        page.wait_for_function("() => document.querySelector('.is-drawn')")
    else:
        page.wait_for_function("() => document.querySelector('.stApp h1')", timeout=60_000)
        page.wait_for_function("() => !document.getElementById('ov-first')", timeout=60_000)
        if state.page in ("map", "place", "embed"):
            page.frame_locator(".st-key-map iframe").locator(".ov-place").first.wait_for(
                state="attached"
            )
    return page


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address")
    asked.add_argument("bare", nargs="?")
    asked.add_argument("--sample", action="store_true")
    asked.add_argument("--page", action="append")
    given = asked.parse_args()
    rules: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], tuple[str, str]] = {}
    done = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for state in states(given.sample):
            if given.page and state.page not in given.page:
                continue
            joined = "" if PAGES[state.page].endswith("?") else "&"
            address = f"{given.address}/{PAGES[state.page]}{joined}lang={state.language}"
            page = opened(browser, address, state)
            for rule, impact, html in found(page):
                key = (rule, impact, state.page if state.scripts else f"{state.page} (first HTML)")
                rules[key] += 1
                examples.setdefault(key, (state.name, html))
            page.context.close()
            done += 1
            print(f"\r{done} states", end="", file=sys.stderr)
        bare = 0
        for width, theme in product(WIDTHS, THEMES) if given.bare else ():
            page = opened_bare(browser, given.bare, width, theme)
            bare += len(found(page))
            page.context.close()
        browser.close()
    print(f"\n{done} states of Overland: {sum(rules.values())} violations; a bare page: {bare}")
    for (rule, impact, where), times in sorted(rules.items()):
        state_name, html = examples[rule, impact, where]
        print(f"{rule} | {impact} | {where} | {times} | {state_name} | {html}")
    return 1 if rules else 0


def opened_bare(browser: Browser, address: str, width: int, theme: str) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        bypass_csp=True,
    ).new_page()
    page.goto(address)
    page.wait_for_selector("text=Hello")
    return page


if __name__ == "__main__":
    sys.exit(main())
