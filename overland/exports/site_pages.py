"""The pages of a static site: its list of stories, a story's page, one for lost readers."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from overland.assets import stylesheet
from overland.exports import FORMATS, feed, filename, one_file, preview
from overland.html.markup import Safe, join, script_json, tag
from overland.i18n import _, direction, language, text_language
from overland.presentation import vocabulary
from overland.story.models import Story
from overland.view import View

PICTURE: Final = "preview.png"
FEED: Final = "feed.xml"
_HERE: Final = Path(__file__).parent
_STYLES: Final = ("ui/static/page.css", "exports/static/site.css")
# What the one file says of itself in its head, what it holds packed, and what it lets itself load.
_OWN_HEAD: Final = re.compile(r"<title>.*?(?=<style>)", re.DOTALL)
_PACKED: Final = re.compile(r'<script type="(\S+)" id="ov-packed">([^<]*)</script>')
_ALLOWED: Final = "default-src &#39;none&#39;; "


def story_page(story: Story, address: str) -> tuple[str, Mapping[str, bytes]]:
    """The one file for a web host, and what it loads (path from the site's root -> content).

    Its head has what a reader of links looks at; what the file holds packed lies beside it under
    a name that may be kept for ever. `address` is the site's own, with a slash at its end, or ""
    where nobody knows it.
    """
    page = one_file.export(story).decode()
    packed = _PACKED.search(page)
    if packed is None or len(_OWN_HEAD.findall(page)) != 1 or page.count(_ALLOWED) != 1:
        raise ValueError("the one file has not the head, the policy and the data to build on")
    content = base64.b64decode(packed[2])
    name = f"assets/{hashlib.sha256(content).hexdigest()[:16]}.bin"
    loading = Safe(f'<script type="{packed[1]}" id="ov-packed" data-src="../{name}"></script>')
    made = page.replace(packed[0], _beside(story) + loading)
    made = made.replace(_ALLOWED, f"{_ALLOWED}connect-src &#39;self&#39;; ")
    return _OWN_HEAD.sub(lambda _found: _story_head(story, address), made), {name: content}


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
        Safe(f'<script type="application/json" id="ov-site-data">{known}</script>'),
        Safe(f"<script>{script}</script>"),
    ]
    return _document(head, body, f"script-src 'sha256-{_sha256(script)}'")


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
    return _document([tag("title", f"{said} · Overland"), robots], body, "script-src 'none'")


def _story_head(story: Story, address: str) -> Safe:
    view = View(story=story.slug, version=story.version, lang=language())
    page = f"{address}{story.slug}/" if address else "./"
    described = preview.head(
        story,
        view,
        page_url=page,
        picture_url=page + PICTURE,
        downloads=[
            preview.Download(made.TITLE, made.MEDIA_TYPE, page + filename(name, story.slug))
            for name, made in FORMATS.items()
        ],
    )
    return join([described, _icon(), _feed_link("../")])


def _beside(story: Story) -> Safe:
    """The way back to all stories, and the files that lie beside the page."""
    formats = [
        tag("li", tag("a", made.TITLE, href=f"./{filename(name, story.slug)}", download=True))
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


def _icon() -> Safe:
    """The app's icon, held by the page: a browser would ask the host's root for one."""
    drawn = (_HERE.parent / "ui" / "static" / "icon.svg").read_bytes()
    return Safe(
        f'<link rel="icon" href="data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}">'
    )


def _feed_link(root: str) -> Safe:
    title = f"Overland: {_('New stories and corrections')}"
    return tag("link", rel="alternate", type=feed.MEDIA_TYPE, title=title, href=root + FEED)


def _listed(story: Story) -> Safe:
    # The link below says the same in words.
    picture = tag(
        "img", src=f"./{story.slug}/{PICTURE}", alt="", width="1200", height="630", loading="lazy"
    )
    changed = vocabulary.edtf(feed.changed(story).date().isoformat())
    version = _("Version {version}").format(version=story.version)
    return tag(
        "article",
        tag("a", picture, href=f"./{story.slug}/", tabindex="-1", aria_hidden="true"),
        tag("h2", tag("a", story.title, href=f"./{story.slug}/")),
        tag("p", story.description),
        tag("p", f"{version} · {changed}", class_="ov-facts"),
    )


def _header() -> Safe:
    return tag("header", tag("strong", "Overland", class_="ov-brand"), class_="ov-site-header")


def _document(head: Sequence[Safe], body: Sequence[Safe], scripts: str) -> str:
    policy = (
        f"default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
    first = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", **{"http-equiv": "Content-Security-Policy"}, content=policy),
    ]
    page = tag(
        "html",
        tag("head", first, head, _icon(), Safe(f"<style>{_style()}</style>")),
        tag("body", body),
        lang=text_language(),
        dir=direction(),
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _style() -> str:
    package = _HERE.parent
    text = stylesheet.symbols()
    text += "".join((package / name).read_text("utf-8") for name in _STYLES)
    return f"{text}@media (prefers-color-scheme: dark) {{ {stylesheet.dark(':root')} }}"


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
