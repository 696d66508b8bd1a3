"""The story as one HTML file: it opens from a disk, with no server and no network.

Everything is in it: words, map, relief, script. Without JavaScript it is a picture and all the
words, one after another; with it, the same map as on the page, driven by the part after #, and
the page in each language of the interface.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from overland import config, i18n
from overland.assets import stylesheet, webfont
from overland.exports import bundle
from overland.html import evidence_table, headline, pages, timeline
from overland.html import panel as details
from overland.html.markup import Safe, tag
from overland.i18n import LANGUAGES, _, direction, language, own_name, text_language
from overland.map import basemap
from overland.presentation import record
from overland.story.models import Story
from overland.svg import poster
from overland.view import View

MEDIA_TYPE: Final = "text/html"
SUFFIX: Final = "html"
TITLE: Final = "HTML (one file)"

_HERE: Final = Path(__file__).parent
_STYLES: Final = ("ui/static/page.css", "server/static/first.css", "exports/static/file.css")
_STILL: Final = (1040, 500)
"""Pixels of the picture that stands where the map cannot run, and on paper."""
_LINK: Final = re.compile(r'href="\./([a-z]*)\?([^"]*)"')
# Where the file has what is a page of its own on a server, under another name.
_PARTS: Final = {"data": "cite"}
_EVENT: Final = re.compile(r' id="event-([^"]+)"')
_REPEATED: Final = re.compile(r' id="(?:count|quote|leg)-[^"]+"')
_CHOSEN: Final = re.compile(r' aria-current="true"|(?<=class="ov-item) is-chosen(?=")')
_HEADING: Final = re.compile(r"<(/?)h1>")
_FONT: Final = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """The page in one language: its words, and the script that draws the map in it."""

    lang: str
    dir: str
    html: str
    map: str


def export(story: Story) -> bytes:
    """The file, UTF-8, in the language in use. The same story always gives the same bytes."""
    own, said = language(), _in_all_languages(story)
    scripts = bundle.libraries()
    maps = {code: page.map for code, page in said.items()}
    others = {
        code: {"lang": page.lang, "dir": page.dir, "html": page.html}
        for code, page in said.items()
        if code != own
    }
    packed = base64.b64encode(bundle.packed(story, scripts, maps, others)).decode()
    script = (_HERE / "static" / "file.js").read_text("utf-8")
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _policy([script, *scripts, *maps.values()]),
        tag("title", f"{story.title} · Overland"),
        tag("meta", name="description", content=story.description),
        Safe(f"<style>{_style()}</style>"),
    ]
    body = tag(
        "body",
        tag("div", Safe(said[own].html), id="ov-first", data_language=own),
        Safe(f'<script type="application/octet-stream" id="ov-packed">{packed}</script>'),
        Safe(f"<script>{script}</script>"),
    )
    page = tag("html", tag("head", head), body, lang=text_language(), dir=direction())
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _policy(scripts: list[str]) -> Safe:
    """Nothing is loaded, and only these scripts run."""
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    text = (
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
        f"script-src {hashes}; base-uri 'none'; form-action 'none'"
    )
    return tag("meta", **{"http-equiv": "Content-Security-Policy"}, content=text)


def _in_all_languages(story: Story) -> dict[str, Said]:
    """The page in each language of the interface."""
    return {code: copy_context().run(_said, story, code) for code in LANGUAGES}


def _said(story: Story, code: str) -> Said:
    i18n.use(code)
    holder, drawn = bundle.drawn(story)
    view = View(story=story.slug, version=story.version, lang=code)
    page = _inside("".join(_page(story, view, holder)))
    return Said(text_language(), direction(), page, drawn)


def _page(story: Story, view: View, holder: str) -> list[Safe]:
    sheets = [_sheet("overview", story, view)]
    sheets += [_sheet(f"place={p.id}", story, view.with_(place=p.id)) for p in story.places]
    sheets += [
        _sheet(f"event={event.id}", story, view.with_(event=event.id))
        for event in story.events
        if not event.place
    ]
    still = Safe(poster.map_svg(story, view, *_STILL, scale=1.0))
    live = tag("div", Safe(holder), class_="ov-map")
    stage = tag(
        "div",
        tag("div", tag("div", live, tag("div", still, class_="ov-still"), class_="st-key-map")),
        tag("div", tag("div", sheets, class_="st-key-details")),
        class_="st-key-stage",
    )
    table = evidence_table.table(story, view, evidence_table.rows(story))
    cited = pages.how_to_cite(story, config.public_url())
    return [
        _header(),
        headline.headline(story, view),
        stage,
        timeline.timeline(story, view),
        _part("evidence", pages.evidence_heading(), table),
        _part("about", pages.about(story, basemap.attribution(story), record.makers(story))),
        _part("cite", cited, pages.licences(story), _origin(story)),
    ]


def _header() -> Safe:
    tabs = {"overview": _("Map"), "evidence": _("Evidence"), "about": _("About"), "cite": _("Data")}
    links = [tag("a", tag("p", label), href=f"#{name}") for name, label in tabs.items()]
    options = [
        tag("option", own_name(code), value=code, lang=code, selected=code == language())
        for code in LANGUAGES
    ]
    choice = tag("select", options, data_languages=True, aria_label=_("Language"))
    return tag(
        "header",
        tag("strong", "Overland", class_="ov-brand"),
        tag("nav", links, choice, class_="st-key-pages"),
        class_="st-key-header",
    )


def _sheet(name: str, story: Story, view: View) -> Safe:
    """What the panel shows for a view; its id is what stands after # in a link to it."""
    panel = Safe(_REPEATED.sub("", details.panel(story, view)))
    if view.place:
        panel = Safe(_EVENT.sub(rf' id="place={view.place}&amp;event=\1"', panel))
        return tag("div", panel, class_="ov-sheet", id=name)
    # Of one event alone there is nothing to choose.
    alone = _CHOSEN.sub("", _EVENT.sub("", panel))
    return tag("div", Safe(alone), class_="ov-sheet", id=name)


def _part(name: str, *content: Safe) -> Safe:
    """A page of the app as a part of this one, which has its only first heading above."""
    inner = _HEADING.sub(r"<\1h2>", "".join(content))
    return tag("section", Safe(inner), class_="ov-part", id=name)


def _origin(story: Story) -> Safe:
    """Which version this is, and its permalink."""
    line = [_("Version {version}").format(version=story.version)]
    address = record.permalink(story)
    # Without the host's address it is what stands behind the address of any host of the story.
    shown = tag("a", address, href=address) if config.public_url() else tag("code", address)
    return tag("p", line, " · ", shown, class_="ov-prose")


def _inside(page: str) -> str:
    """Links between views, as links within the file."""

    def within(match: re.Match[str]) -> str:
        if match[1]:
            return f'href="#{_PARTS.get(match[1], match[1])}"'
        asked = parse_qs(html.unescape(match[2]))
        parts = [f"{key}={asked[key][0]}" for key in ("place", "event") if key in asked]
        return f'href="#{html.escape("&".join(parts)) or "overview"}"'

    return _LINK.sub(within, page)


def _style() -> str:
    package = _HERE.parent
    text = stylesheet.symbols()
    text += "".join((package / name).read_text("utf-8") for name in _STYLES)
    light, dark = stylesheet.light("html:root.is-dark"), stylesheet.dark("html:not(.is-live)")
    letters = base64.b64encode(webfont.woff2()).decode()
    return (
        '@font-face { font-family: "Source Sans"; font-weight: 200 900; '
        f'src: url("data:font/woff2;base64,{letters}") format("woff2"); }}\n'
        f"{_FONT.sub('', text)}"
        f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}"
        f"@media print {{ {light} }}"
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
