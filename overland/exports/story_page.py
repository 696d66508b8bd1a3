"""A story's own page, for one file and for a static site: all of it, in every language.

Without JavaScript it is a picture and all the words, one after another; with it, the same map as
in the app, driven by the part after #, and the page in each language of the interface.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from overland import config, i18n
from overland.assets import critical, stylesheet, webfont
from overland.exports import bundle
from overland.html import (
    data_and_about,
    document,
    evidence_table,
    filters,
    headline,
    markup,
    timeline,
)
from overland.html import panel as details
from overland.html.markup import Safe, tag
from overland.html.setting import FileLinks, Setting, fragment
from overland.i18n import LANGUAGES, _, direction, language, own_name, text_language
from overland.presentation import citation, record, selection, statements
from overland.presentation.announcements import announcements
from overland.story.models import Story
from overland.svg import poster
from overland.view import View

_HERE: Final = Path(__file__).parent
_STYLES: Final = (
    *(f"ui/static/{name}.css" for name in ("page", "head", "sheet", "filters", "print")),
    *("server/static/first.css", "exports/static/file.css"),
)
_SCRIPTS: Final = (
    *("html/static/walk.js", "html/static/announce.js", "html/static/paper_folds.js"),
    *("html/static/keyboard_stops.js", "html/static/bring.js", "exports/static/file.js"),
)
_SIFT: Final = (
    *("html/static/filter_form.js", "exports/static/sift_parse.js"),
    *("exports/static/sift_told.js", "exports/static/sift_file.js"),
)
"""The filter's, packed: it sifts what is packed."""
_STILL: Final = (1040, 500)
"""Pixels of the picture that stands where the map cannot run, and on paper."""
_PART: Final = Setting(FileLinks(), level=2)
"""A page of the app as a part of this one, which has its only first heading above."""
PACKED: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What a story's page is made of.

    `html` is the page in the language in use, `packed` holds the rest: scripts, ground, and the
    page in the other languages. `scripts` are all that may run.
    """

    html: str
    packed: bytes
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Translated:
    """The page in one language: its words, the script that draws the map in it, and what a filter
    seeks words in, row by row."""

    lang: str
    dir: str
    html: str
    map: str
    searched: tuple[str, ...]


def make(story: Story) -> StoryPage:
    """The parts of a story's page. The same story always gives the same bytes."""
    own = language()
    translated = {code: copy_context().run(_translated, story, code) for code in LANGUAGES}
    scripts = bundle.libraries(story)
    maps = {code: page.map for code, page in translated.items()}
    others = {
        code: {"lang": page.lang, "dir": page.dir, "html": page.html}
        for code, page in translated.items()
        if code != own
    }
    searched = {code: page.searched for code, page in translated.items()}
    sift = _script(_SIFT)
    packed = bundle.packed(story, [sift, *scripts], maps, others, searched)
    return StoryPage(translated[own].html, packed, (_script(), sift, *scripts, *maps.values()))


def written(
    page: StoryPage,
    head: Sequence[Safe],
    data: Safe,
    *,
    after: Safe | None = None,
    connect: str = "",
) -> str:
    """The document. `data` is the element that holds or names what is packed.

    `connect` is what the document may ask for: nothing, unless the data lies beside it.
    """
    policy = document.policy(page.scripts, images="data:", fonts="data:", connect=connect)
    first = tag("div", Safe(page.html), id="ov-first", data_language=language())
    body = [first, *([after] if after else []), data, markup.script(_script())]
    return document.document([*head, markup.style(_style())], body, policy)


def _translated(story: Story, code: str) -> _Translated:
    i18n.use(code)
    holder, drawn = bundle.drawn(story)
    view = View(story=story.slug, version=story.version, lang=code)
    page = "".join(_page(story, view, holder))
    texts = selection.searched(story)
    searched = tuple(texts[claim.id] for claim in statements.rows(story))
    return _Translated(text_language(), direction(), page, drawn, searched)


def _page(story: Story, view: View, holder: Safe) -> list[Safe]:
    sheets = [_sheet(story, view)]
    sheets += [_sheet(story, view.with_(place=place.id)) for place in story.places]
    unplaced = [event for event in story.events if not event.place]
    sheets += [_sheet(story, view.with_(event=event.id)) for event in unplaced]
    still = Safe(poster.map_svg(story, view, *_STILL, scale=1.0))
    live = tag("div", holder, class_="ov-map")
    stage = tag(
        "div",
        tag("div", tag("div", live, tag("div", still, class_="ov-still"), class_="st-key-map")),
        tag("div", tag("div", sheets, class_="st-key-details")),
        class_="st-key-stage",
    )
    rows = statements.statements(story)
    table = evidence_table.table(story, view, rows, _PART)
    cited = data_and_about.how_to_cite(story, config.public_url(), copied=False)
    above = headline.headline(story, view, _PART), filters.form_without_server(story)
    shown = [
        tag("div", above, class_="ov-above"),
        stage,
        timeline.timeline(story, view, _PART.within(whole=True)),
        _part("evidence", data_and_about.evidence_heading(_PART), table),
        _part("about", data_and_about.about(story, _PART)),
        _part("cite", cited, data_and_about.licences(story), _origin(story)),
    ]
    told = {f"data_{name}": text for name, text in announcements().items()}
    return [_header(), tag("main", shown, data_spoken=str(i18n.NOT_SPOKEN), **told)]


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


def _sheet(story: Story, view: View) -> Safe:
    """What the panel shows for a view; its id is what stands after # in a link to it.

    Of one event alone there is nothing to choose.
    """
    name = fragment(view)
    setting = Setting(
        FileLinks(),
        ids=False,
        event_ids=f"{name}&event=" if view.place else "",
        chosen=bool(view.place),
        events=0,
        rows=0,
    )
    panel = details.panel(story, view, setting)
    return tag("div", panel, class_="ov-sheet", id=name or "overview")


def _part(name: str, *content: Safe) -> Safe:
    return tag("section", content, class_="ov-part", id=name)


def _origin(story: Story) -> Safe:
    """Which version this is, and its permalink."""
    address = record.permalink(story)
    # Without the host's address it is what stands behind the address of any host of the story.
    shown = tag("a", address, href=address) if config.public_url() else tag("code", address)
    return tag("p", citation.version(story), " · ", shown, class_="ov-prose")


def _style() -> str:
    package = _HERE.parent
    letters = base64.b64encode(webfont.woff2()).decode()
    dark = stylesheet.dark("html:not(.is-live)")
    return "".join(
        [
            stylesheet.typeface(f"data:font/woff2;base64,{letters}"),
            stylesheet.symbols(),
            *(critical.uncommented(_of_a_file(package / name)) for name in _STYLES),
            f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}",
            f"@media print {{ {stylesheet.light('html:root.is-dark')} }}",
        ]
    )


def _of_a_file(path: Path) -> str:
    """A sheet of styles; of the first HTML's without what holds inside another page only."""
    lines = path.read_text("utf-8").splitlines()
    kept = (line for line in lines if path.name != "first.css" or ".ov-embed" not in line)
    return "\n".join(kept)


def _script(names: Sequence[str] = _SCRIPTS) -> str:
    return "".join((_HERE.parent / name).read_text("utf-8") for name in names)
