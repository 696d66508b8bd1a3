"""Metadata of a link for <head>: Open Graph, Twitter, JSON-LD, other languages."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from overland import i18n
from overland.html.markup import Safe, join, script, script_json, tag
from overland.presentation import metadata
from overland.presentation.metadata import Download
from overland.story.models import Story
from overland.view import View, query


def head(
    story: Story,
    view: View,
    *,
    page_url: str,
    picture_url: str,
    oembed_url: str = "",
    page: str = "map",
    downloads: Sequence[Download] = (),
) -> Safe:
    """Everything for <head> that a reader of links looks at, on a page of the app by its name.

    All addresses are absolute.
    """
    name, said = metadata.title(story, view), metadata.description(story, view)
    discovery = tag(
        "link", rel="alternate", type="application/json+oembed", href=oembed_url, title=name
    )
    return join(
        [
            tag("title", metadata.tab_title(story, view, page)),
            tag("meta", name="description", content=said),
            tag("link", rel="canonical", href=page_url),
            *_social(story, view, page_url, picture_url),
            discovery if oembed_url else None,
            *_other_languages(page_url),
            *(
                tag("link", rel="alternate", type=d.media_type, title=d.title, href=d.address)
                for d in downloads
            ),
        ]
    )


def linked_data(
    story: Story, view: View, page_url: str, picture_url: str, downloads: Sequence[Download] = ()
) -> Safe:
    """The story as JSON-LD, anywhere in the page: no policy lets data run, and nothing in it can
    end the element."""
    data = metadata.linked_data(story, view, page_url, picture_url, downloads)
    return script(script_json(data), "application/ld+json")


def _social(story: Story, view: View, page_url: str, picture_url: str) -> list[Safe]:
    """The card that messengers and social networks show: Open Graph, and how large it is to be.

    Twitter's own names of the rest would say it again: what it does not find it takes from these.
    """
    name, said = metadata.title(story, view), metadata.description(story, view)
    width, height = metadata.PICTURE_SIZE
    open_graph = {
        "og:type": "article",
        "og:site_name": "Overland",
        "og:title": name,
        "og:description": said,
        "og:url": page_url,
        "og:locale": i18n.locale(),
        "og:image": picture_url,
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": metadata.picture_words(story, view),
    }
    return [
        *(tag("meta", property=key, content=value) for key, value in open_graph.items()),
        tag("meta", name="twitter:card", content="summary_large_image"),
    ]


def _other_languages(page_url: str) -> list[Safe]:
    """Where the page is in each language; without a language it is the reader's own."""
    parts = urlsplit(page_url)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "lang"]

    def at(more: list[tuple[str, str]]) -> str:
        return urlunsplit(parts._replace(query=urlencode([*asked, *more], safe=",")))

    links = [(code, at([("lang", code)])) for code in i18n.LANGUAGES]
    return [
        tag("link", rel="alternate", hreflang=code, href=address)
        for code, address in [*links, ("x-default", at([]))]
    ]


def picture_address(view: View, **kind: str) -> str:
    """Where the picture of a view is, relative to any page: an SVG of a size and theme, or a PNG.

    With `size` and `theme` (light, dark) it is a page's first picture, else the card of links.
    """
    shown = query(view.with_(at="", lang=i18n.language()))
    suffix = "svg" if kind else "png"
    return f"pictures/{shown.pop('story')}.{suffix}?{urlencode({**shown, **kind}, safe=',')}"
