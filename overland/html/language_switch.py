"""The switch between the languages of the interface: plain links, each in its own language."""

from __future__ import annotations

from overland.html.markup import Safe, tag
from overland.i18n import LANGUAGES, _, direction, language, own_name
from overland.view import View, href


def switch(view: View, page: str = "") -> Safe:
    """A button with the name of the language in use, which opens the list of all."""
    used = own_name(language())
    links = [
        tag(
            "li",
            tag(
                "a",
                own_name(code),
                href=href(view.with_(lang=code), page),
                lang=code,
                hreflang=code,
                dir=direction(code),
                aria_current="true" if code == language() else None,
            ),
        )
        for code in LANGUAGES
    ]
    return tag(
        "details",
        tag("summary", used, aria_label=f"{_('Language')}: {used}", class_="ov-copy"),
        tag("ul", links),
        class_="ov-languages",
    )
