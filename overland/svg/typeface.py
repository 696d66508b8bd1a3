"""The typeface of a picture: one that a page shows as an image may load none, and holds its own."""

from __future__ import annotations

import base64
from html import unescape

from overland.assets import stylesheet, webfont
from overland.html.markup import style


def held(picture: str) -> str:
    """An SVG with its letters of the page's typeface in it: in another one names are wider than
    their room, and the whole of it is more than the rest of the picture."""
    packed = base64.b64encode(webfont.woff2_of(unescape(picture))).decode()
    face = stylesheet.typeface(f"data:font/woff2;base64,{packed}")
    opening, _end, rest = picture.partition(">")
    return f"{opening}>{style(face)}{rest}"
