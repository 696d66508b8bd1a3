"""Run axe with every rule on every page, language, width and theme, beside a bare Streamlit page.

    python tools/accessibility.py ADDRESS [BARE_ADDRESS] [--page NAME] [--language CODE]
                                          [--kept FILE] [--first]

ADDRESS is a running Overland, BARE_ADDRESS a running `st.write("Hello")`. Each page is opened
once in each language, and looked at in every width and theme; `--first` looks at the first HTML,
without scripts, too. What was found is added to the `--kept` file, so that the whole can be done
in pieces; the table is of all that stands there. Only the AAA contrast rule is left out: WCAG 2.2
AA asks for less. Exit 1 if anything of ours is found.
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

Found = list[str]
"""One line for each rule that is broken: its name, how grave, the first element that breaks it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A page in a language, with or without its scripts."""

    page: str
    language: str
    scripts: bool = True

    @property
    def name(self) -> str:
        return f"{self.page}{'' if self.scripts else ' (first HTML)'} {self.language}"

    @property
    def path(self) -> str:
        asked = PAGES[self.page]
        return f"{asked}{'' if asked.endswith('?') else '&'}lang={self.language}"


def openings(given: argparse.Namespace) -> Iterator[Opening]:
    pages, languages = given.page or list(PAGES), given.language or LANGUAGES
    for page, language in product(pages, languages):
        yield Opening(page, language)
        if given.first and page in FIRST:
            yield Opening(page, language, scripts=False)


def found(page: Page, rules: dict[str, dict[str, bool]]) -> Found:
    # axe looks into a frame only where it runs in it, too.
    for frame in page.frames[1:]:
        frame.evaluate(Axe().axe_script)
    answer = Axe().run(page, options={"rules": rules, "resultTypes": ["violations"]}).response
    return [
        f"{one['id']} ({one['impact'] or ''}) {one['nodes'][0]['html'][:160]}"
        for one in answer["violations"]
    ]


def every_rule(page: Page) -> dict[str, dict[str, bool]]:
    """All rules that axe knows, those that it leaves out by itself too."""
    Axe().run(page, options={"runOnly": ["html-has-lang"]})
    names = page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)")
    return {name: {"enabled": name != "color-contrast-enhanced"} for name in names}


def opened(browser: Browser, address: str, opening: Opening) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    if not opening.scripts:
        # axe needs script: those of the page are taken out.
        page.route("**/*.js", lambda route: route.abort())
        page.add_init_script("document.documentElement.classList.remove('ov-scripted')")
    page.goto(
        _kept_file(page, f"{address}/{opening.path}")
        if opening.page == "file"
        else f"{address}/{opening.path}",
        wait_until="commit",
    )
    if not opening.scripts:
        page.wait_for_load_state("domcontentloaded")
    elif opening.page == "file":
        page.wait_for_function("() => document.querySelector('.is-drawn')")
    else:
        page.wait_for_function("() => document.querySelector('.stApp h1')", timeout=60_000)
        page.wait_for_function("() => !document.getElementById('ov-first')", timeout=60_000)
        if opening.page in ("map", "place", "embed"):
            page.frame_locator(".st-key-map iframe >> nth=0").locator(".ov-place").first.wait_for(
                state="attached"
            )
    return page


def _kept_file(page: Page, address: str) -> str:
    """The one file as a reader has it: fetched, and opened from the disk."""
    answer = page.context.request.get(address, timeout=180_000)
    if not answer.ok:
        raise SystemExit(f"{address} answers {answer.status}: {answer.text()[:200]}")
    with tempfile.NamedTemporaryFile(suffix=".html", delete=False) as kept:
        kept.write(answer.body())
    return Path(kept.name).as_uri()


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


def bare(browser: Browser, address: str) -> dict[str, Found]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True).new_page()
    page.goto(address)
    page.wait_for_selector("text=Hello")
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
    asked.add_argument("address")
    asked.add_argument("bare", nargs="?")
    asked.add_argument("--page", action="append", choices=PAGES)
    asked.add_argument("--language", action="append", choices=LANGUAGES)
    asked.add_argument("--first", action="store_true")
    asked.add_argument("--kept", type=Path)
    given = asked.parse_args()
    kept: dict[str, Any] = {}
    if given.kept and given.kept.exists():
        kept = json.loads(given.kept.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for opening in openings(given):
            page = opened(browser, given.address, opening)
            kept[opening.name] = in_every_state(page)
            page.context.close()
            if given.kept:
                given.kept.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            print(opening.name, file=sys.stderr)
        if given.bare:
            kept["(bare page)"] = bare(browser, given.bare)
        browser.close()
    print("\n".join(table(kept)))
    return 1 if any(any(told.values()) for told in kept.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
