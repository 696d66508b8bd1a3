"""The pages of a static site: its list of stories, a story's page, one for lost readers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from overland.assets import stylesheet
from overland.exports import FORMATS, feed, filename
from overland.exports import story_page as pages
from overland.html import document, markup, metadata, texts
from overland.html.markup import Safe, join, script_json, tag
from overland.i18n import _, language, line
from overland.presentation import citation, vocabulary
from overland.presentation.metadata import PICTURE_SIZE, Download
from overland.story.models import Story
from overland.view import View

PICTURE: Final = "preview.png"
FEED: Final = "feed.xml"
_HERE: Final = Path(__file__).parent
_STYLES: Final = ("ui/static/page.css", "exports/static/site.css")


def story_page(story: Story, address: str) -> tuple[str, Mapping[str, bytes]]:
    """A story's page, and what it loads (path from the site's root -> content).

    Its head has what a reader of links looks at; what one file would hold packed lies beside it
    under a name that may be kept for ever. `address` is the site's own, with a slash at its end,
    or "" where nobody knows it.
    """
    page = pages.make(story)
    name = f"assets/{hashlib.sha256(page.packed).hexdigest()[:16]}.bin"
    data = markup.script("", pages.PACKED, id="ov-packed", data_src=f"../{name}")
    head = [_story_head(story, address)]
    written = pages.written(page, head, data, after=_beside(story), connect="'self'")
    return written, {name: page.packed}


def index(stories: Sequence[Story], address: str) -> str:
    """The list of stories. A link to a view of the app (?story=...) goes on to the story's page."""
    script = (_HERE / "static" / "site.js").read_text("utf-8")
    known = script_json([story.slug for story in stories])
    unknown = _("There is no story “{value}” here.")
    head = [*_about_site(stories, address), _feed_link("./")]
    body = [
        _header(),
        tag(
            "main",
            tag("h1", _("Stories")),
            tag(
                "p",
                id="ov-unknown",
                role="alert",
                class_="ov-notice",
                data_said=unknown,
                hidden=True,
            ),
            [_listed(story) for story in stories],
            class_="ov-stories",
        ),
        tag("footer", tag("a", _("New stories and corrections"), href=f"./{FEED}")),
        markup.script(known, "application/json", id="ov-site-data"),
        markup.script(script),
    ]
    return _document(head, body, [script])


def lost(address: str) -> str:
    """What stands where nothing is. It is served at any depth, so its link is from the root."""
    said = _("There is nothing at this address.")
    body = [
        _header(),
        tag(
            "main",
            tag("h1", said),
            tag("p", tag("a", _("All stories"), href=address or "/")),
            class_="ov-stories",
        ),
    ]
    robots = tag("meta", name="robots", content="noindex")
    return _document([tag("title", f"{said} · Overland"), robots], body, [])


def _story_head(story: Story, address: str) -> Safe:
    view = View(story=story.slug, version=story.version, lang=language())
    page = f"{address}{story.slug}/" if address else "./"
    downloads = [
        Download(str(made.TITLE), made.MEDIA_TYPE, page + filename(name, story.slug))
        for name, made in FORMATS.items()
    ]
    described = metadata.head(
        story, view, page_url=page, picture_url=page + PICTURE, downloads=downloads
    )
    data = metadata.linked_data(story, view, page, page + PICTURE, downloads)
    return join([described, data, document.icon(), _feed_link("../")])


def _beside(story: Story) -> Safe:
    """The way back to all stories, and the files that lie beside the page."""
    formats = [
        tag("li", tag("a", str(made.TITLE), href=f"./{filename(name, story.slug)}", download=True))
        for name, made in FORMATS.items()
    ]
    return tag(
        "footer",
        tag("p", tag("a", _("All stories"), href="../")),
        tag("h2", _("Take it away")),
        tag("ul", formats),
        class_="ov-prose",
        style="padding-inline: 24px",
    )


def _about_site(stories: Sequence[Story], address: str) -> list[Safe]:
    said = _("Reported journeys, each statement with the words it rests on.")
    alike = {"og:type": "website", "og:title": "Overland", "og:description": said}
    if address:
        alike["og:url"] = address
    if stories:
        alike["og:image"] = f"{address or './'}{stories[0].slug}/{PICTURE}"
    return [
        tag("title", f"{_('Stories')} · Overland"),
        tag("meta", name="description", content=said),
        *([tag("link", rel="canonical", href=address)] if address else []),
        *(tag("meta", property=name, content=value) for name, value in alike.items()),
        tag("meta", name="twitter:card", content="summary_large_image"),
    ]


def _feed_link(root: str) -> Safe:
    title = f"Overland: {_('New stories and corrections')}"
    return tag("link", rel="alternate", type=feed.MEDIA_TYPE, title=title, href=root + FEED)


def _listed(story: Story) -> Safe:
    # The link below says the same in words.
    picture = tag(
        "img",
        src=f"./{story.slug}/{PICTURE}",
        alt="",
        width=str(PICTURE_SIZE[0]),
        height=str(PICTURE_SIZE[1]),
        loading="lazy",
    )
    title, about = (story.text(story.slug, part, language()) for part in ("title", "description"))
    changed = vocabulary.edtf(feed.changed(story).date().isoformat())
    return tag(
        "article",
        tag("a", picture, href=f"./{story.slug}/", tabindex="-1", aria_hidden="true"),
        tag("h2", tag("a", texts.local(title), href=f"./{story.slug}/")),
        tag("p", texts.local(about)),
        tag("p", line(citation.version(story), changed), class_="ov-facts"),
    )


def _header() -> Safe:
    return tag("header", tag("strong", "Overland", class_="ov-brand"), class_="ov-site-header")


def _document(head: Sequence[Safe], body: Sequence[Safe], scripts: Sequence[str]) -> str:
    policy = document.policy(scripts, images="'self' data:")
    return document.document([*head, document.icon(), markup.style(_style())], body, policy)


def _style() -> str:
    text = stylesheet.symbols()
    text += "".join((_HERE.parent / name).read_text("utf-8") for name in _STYLES)
    return f"{text}@media (prefers-color-scheme: dark) {{ {stylesheet.dark(':root')} }}"
