"""The share panel: what is shown as a link, an iframe's code, an oEmbed address, and as files.

The page's script fills the fields from the address bar, for only that knows where the map stands.
"""

from __future__ import annotations

from typing import Final

from overland.html.markup import Safe, tag
from overland.i18n import _

HEIGHT: Final = 600
"""Pixels that an embedded map is high unless somebody says otherwise."""


RESIZE: Final = (
    'addEventListener("message",e=>{const h=e.data&&e.data["datawrapper-height"];'
    'if(h)for(const f of document.querySelectorAll("iframe"))'
    'if(f.contentWindow===e.source)f.style.height=Object.values(h)[0]+"px"});'
    "{let y;const d=document;"
    'addEventListener("scroll",()=>{if(!d.fullscreenElement)y=scrollY});'
    'd.addEventListener("fullscreenchange",()=>{if(!d.fullscreenElement&&y)'
    'scrollTo({top:y,behavior:"instant"})})}'
)
"""The script beside an iframe that gives it the height that the page in it asks for.

A frame on the full screen leaves the article, which may become too short for where it was: the
script scrolls it back there.
"""


def panel(title: str, files: Safe | None = None) -> Safe:
    """A button that opens the panel; `title` is what the iframe will be called.

    `files` are links to what is shown as a picture, and as what prints.
    """
    return tag(
        "details",
        tag("summary", _("Share"), class_="ov-copy"),
        tag(
            "div",
            _field("link", _("Link to what you see")),
            _field("iframe", _("For a web page")),
            _field("oembed", _("oEmbed address")),
            tag("div", tag("span", _("As a file")), files) if files else None,
            class_="ov-share-fields",
        ),
        class_="ov-share",
        data_title=title,
        data_height=str(HEIGHT),
        data_resize=RESIZE,
    )


def _field(kind: str, label: str) -> Safe:
    copy = tag(
        "button",
        _("Copy"),
        type="button",
        data_overland="copy-field",
        data_done=_("Copied"),
        aria_label=_("Copy: {what}").format(what=label),
        class_="ov-copy",
    )
    text = tag("textarea", "", data_share=kind, aria_label=label, rows="2")
    return tag("div", tag("span", label), tag("div", text, copy), class_="ov-share-field")
