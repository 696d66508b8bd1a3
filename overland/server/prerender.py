"""The first HTML of a page: the view itself, to be read before the app runs, and if it never does.

Streamlit's index.html with the story in its body, until the app has drawn the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from overland import svg
from overland.assets import bundles, registry, stylesheet
from overland.exports import FORMATS
from overland.html import (
    data_and_about,
    embed,
    evidence_page,
    filters,
    headline,
    language_switch,
    metadata,
    on_paper,
    story_links,
    timeline,
)
from overland.html import notices as notice_stack
from overland.html import panel as details
from overland.html.markup import Safe, script, style, tag
from overland.i18n import _, direction, text_language
from overland.presentation import metadata as metadata_words
from overland.server import app_modules, early_style, first_picture, ground_pictures
from overland.story.models import Story
from overland.svg import drawing, poster, typeface
from overland.svg.style import Theme
from overland.view import View, href

_HERE: Final = Path(__file__).parent
_NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_APP: Final = re.compile(
    r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
)
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_FONT: Final = re.compile(r'href="(\./static/media/SourceSans[^"]*Upright[^"]*\.woff2)"')
_AT_THE_TOP: Final = "server/static/head.js"
_AT_THE_END: Final = (
    *("html/static/announce.js", "html/static/panel.js", "html/static/embed_height.js"),
    *("html/static/keyboard_stops.js", "html/static/bring.js", "map/static/state.js"),
    *("map/static/layout.js", "map/static/framing.js", "map/static/icons.js"),
    *("server/static/first_map.js", "server/static/first_told.js", "server/static/first.js"),
)
_COMMENT: Final = re.compile(r"(?!\A)<!--.*?-->", re.DOTALL)
"""All but the first, which is Streamlit's licence."""
_BLANK: Final = re.compile(r"\n\s*\n")
_NOTICES: Final = Safe("<!-- notices -->")
"""Where they go; text that says the same is escaped."""
# Pixels of the map on a common screen; the picture is cut to size, never stretched.
SIZES: Final[Mapping[str, tuple[int, int]]] = {"wide": (1040, 480), "narrow": (390, 520)}
_PAPER: Final = (1040, 640)
"""Pixels of the picture that is printed in the map's place, with its legend."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page that was asked for, as far as it was understood.

    `tabs` are all pages, name to label; `page_url` and `base_url` are absolute; `embedded` means
    inside a frame of another page. `with_notices` adds what was not understood.
    """

    name: str
    tabs: Mapping[str, str]
    story: Story
    view: View
    page_url: str
    base_url: str
    embedded: bool = False
    stories: Mapping[str, str] = field(default_factory=dict)
    """What the stories of the host are called (slug -> name)."""


def template(index: str, static: Path) -> str:
    """Streamlit's index.html, ready for `page`: the same for every page, so it is made once.

    `static` is its folder. Raises ValueError if it is not as expected.
    """
    font, app = _FONT.search(index), _APP.findall(index)
    known = _NOSCRIPT.search(index) and _TITLE.search(index) and '<div id="root">' in index
    if not known or not app:
        raise ValueError("Streamlit's index.html has no title, noscript, script or root")
    typeface = style(stylesheet.typeface(font[1] if font else "") + stylesheet.stand_ins())
    # A script starts the app once the picture is there: sixty requests would go before it.
    held = f'<template id="ov-app">{"".join(app)}{app_modules.links(static, index)}</template>'
    bare = _COMMENT.sub("", _APP.sub("", _NOSCRIPT.sub("", index)))
    made = _BLANK.sub("\n", bare)
    # What a reader can use stands first.
    made = made.replace(
        "</head>", f"{typeface}{early_style.HEAD}{script(_scripts(_AT_THE_TOP))}</head>"
    )
    return made.replace("</body>", f"{held}{script(_scripts(*_AT_THE_END))}</body>")


def page(template: str, asked: PageRequest) -> str:
    """The whole HTML of a page, in the language in use."""
    body = tag("div", _body(asked), id="ov-first", lang=text_language(), dir=direction())
    started = app_modules.embedded(template) if asked.embedded else template
    made = _TITLE.sub(lambda _found: _head(asked), started, count=1)
    root = f'<html lang="{text_language()}" dir="{direction()}">'
    made = made.replace('<html lang="en">', root, 1)
    beside = f"{_described(asked)}{notice_stack.away()}"
    made = made.replace('<div id="root">', f'{body}{beside}<div id="root">', 1)
    made = early_style.put(made, body, embedded=asked.embedded)
    # The whole of it comes once the page is painted; a browser has it cached from then on.
    whole = tag("link", rel="stylesheet", href=f".{registry.absolute(bundles.PAGE)}")
    return made.replace("</body>", f"{whole}</body>", 1)


def with_notices(page: str, notices: Sequence[str]) -> str:
    """A page that says what of its address was not understood; an embedded one has no room."""
    return page.replace(_NOTICES, notice_stack.stack(notices), 1)


def picture(story: Story, view: View, size: str, theme: Theme) -> bytes:
    """The map of a view: an SVG of one of SIZES, for paper or of its ground alone; without a size a
    link's PNG card."""
    if not size:
        return svg.preview_png(story, view)
    if ground := ground_pictures.read(size):
        return drawing.ground_svg(story, view, ground.frame(story, view), theme).encode()
    if size == on_paper.SIZE:
        return poster.map_svg(story, view, *_PAPER, scale=1.0).encode()
    width, height = SIZES[size]
    made = drawing.view_svg(story, view, width, height, theme=theme, furnished=False)
    return typeface.held(made).encode()


def _head(asked: PageRequest) -> Safe:
    return metadata.head(
        asked.story,
        asked.view,
        page_url=asked.page_url,
        picture_url=_card(asked),
        oembed_url=f"{asked.base_url}oembed?{urlencode({'url': asked.page_url})}",
        page=asked.name,
        downloads=_downloads(asked),
    )


def _described(asked: PageRequest) -> Safe:
    """The story as programs read it: after all that a reader waits for."""
    return metadata.linked_data(
        asked.story, asked.view, asked.page_url, _card(asked), _downloads(asked)
    )


def _card(asked: PageRequest) -> str:
    return asked.base_url + metadata.picture_address(asked.view)


def _downloads(asked: PageRequest) -> list[metadata_words.Download]:
    stem = f"{asked.base_url}api/stories/{asked.story.slug}"
    return [
        metadata_words.Download(str(made.TITLE), made.MEDIA_TYPE, f"{stem}.{name}")
        for name, made in FORMATS.items()
    ]


def _body(asked: PageRequest) -> list[Safe]:
    story, view = asked.story, asked.view
    titled = asked.name != "map" and not asked.embedded
    colophon = on_paper.colophon(story, view, asked.base_url, titled=titled)
    if asked.embedded:
        shown = [
            embed.title(story, view),
            _still(asked),
        ]
        if view.place or view.event:
            shown.append(tag("div", details.panel(story, view), class_="st-key-details"))
        shown.append(timeline.timeline(story, view))
        return [tag("main", shown, embed.source_line(story, view), colophon)]
    shown = _PAGES.get(asked.name, _title)(asked)
    others = story_links.nav(asked.stories, view)
    return [_header(asked), _NOTICES, tag("main", shown, others, colophon)]


def _header(asked: PageRequest) -> Safe:
    links = [
        tag(
            "a",
            tag("p", label),
            href=href(asked.view, "" if name == "map" else name),
            aria_current="page" if name == asked.name else None,
        )
        for name, label in asked.tabs.items()
    ]
    return tag(
        "header",
        tag("strong", "Overland", class_="ov-brand"),
        tag("nav", links, class_="st-key-pages"),
        # Room for the app's list of stories and its button: rows break where its own do.
        tag("i", class_="ov-room"),
        tag("span", _("Share"), class_="ov-copy ov-room", aria_hidden="true"),
        language_switch.switch(asked.view, "" if asked.name == "map" else asked.name),
        class_="st-key-header",
    )


def _map(asked: PageRequest) -> list[Safe]:
    """As the app lays it out: its style sheet is this page's too."""
    story, view = asked.story, asked.view
    panel = tag("div", tag("div", details.panel(story, view), class_="st-key-details"))
    printed = tag("noscript", on_paper.picture(story, view))
    shown = tag(
        "div",
        tag(
            "div",
            _still(asked),
            printed,
            class_="st-key-map",
        ),
    )
    return [
        headline.with_filter(story, view, when_opened=True),
        tag("div", shown, panel, class_="st-key-stage"),
        timeline.timeline(story, view),
    ]


def _still(asked: PageRequest) -> Safe:
    return first_picture.whole(asked.story, asked.view, SIZES, embedded=asked.embedded)


def _evidence(asked: PageRequest) -> list[Safe]:
    return [
        evidence_page.heading(asked.story, asked.view),
        evidence_page.body(asked.story, asked.view),
    ]


def _data(asked: PageRequest) -> list[Safe]:
    titles = {name: str(made.TITLE) for name, made in FORMATS.items()}
    downloads = data_and_about.downloads(asked.story, asked.view, titles)
    return [
        data_and_about.data_heading(),
        filters.form(asked.story, asked.view, "data"),
        downloads,
        data_and_about.how_to_cite(asked.story, asked.base_url),
        data_and_about.licences(asked.story),
    ]


def _about(asked: PageRequest) -> list[Safe]:
    return [data_and_about.about(asked.story)]


def _title(asked: PageRequest) -> list[Safe]:
    """A page whose content only the app can show."""
    return [tag("h1", asked.tabs[asked.name])]


_PAGES: Final[Mapping[str, Callable[[PageRequest], list[Safe]]]] = {
    "map": _map,
    "evidence": _evidence,
    "data": _data,
    "about": _about,
}


@cache
def _scripts(*names: str) -> str:
    """Files of scripts, as one."""
    return "".join((_HERE.parent / name).read_text("utf-8") for name in names)
