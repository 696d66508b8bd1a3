"""The only maker of HTML that holds data.

Text becomes HTML in `escape` and nowhere else; `tag` escapes every child and attribute that is not
already Safe. It is markupsafe's escaping and more: folium puts popups and tooltips into JavaScript
template literals, where its five characters alone let ${...} run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final, Self
from urllib.parse import urlsplit

from markupsafe import Markup
from markupsafe import escape as escape_five

_TEMPLATES: Final = str.maketrans(
    {
        "`": "&#96;",
        "$": "&#36;",
        "\\": "&#92;",
        # branca compiles what folium rendered once more as a Jinja template.
        "{": "&#123;",
        "}": "&#125;",
        # Template literals and scripts break lines here; HTML does not mind.
        "\u2028": " ",
        "\u2029": " ",
        "\x00": "\ufffd",
    }
)


class Safe(Markup):
    """HTML that was made by `escape`, `tag` or `join`; whatever is added to it is escaped."""

    __slots__ = ()

    @classmethod
    def escape(cls, text: object, /) -> Self:
        """`text` as HTML that shows it and does nothing else, in markup, attributes and `...`."""
        return text if isinstance(text, cls) else cls(str(escape_five(text)).translate(_TEMPLATES))


Child = str | None | Iterable[str | None]

_LOOKALIKES: Final = str.maketrans("<>{}`", "‹›()ʼ")
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source"})
_URL_ATTRIBUTES: Final = frozenset({"href", "src"})
_BELOW_SIGNS: Final = re.compile(r"[\x00-\x20]")
"""Spaces and control characters, which a browser drops from an address."""


def escape(text: str) -> Safe:
    """`text` as HTML that shows it and does nothing else; Safe text stays as it is."""
    return Safe.escape(text)


def inert(text: str) -> str:
    """`text` without the signs that mean something in HTML or a template, for script values.

    They become lookalikes: an accessible name stays readable, and nothing has to decode it.
    """
    return text.translate(_LOOKALIKES)


def script_json(value: object) -> str:
    """`value` as JSON that no HTML parser and no template engine finds anything in."""
    text = json.dumps(value, separators=(",", ":"))
    for sign in "<>&'":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # In JSON a brace before a brace, percent or hash sign only ever stands inside a string.
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def join(children: Iterable[str | None]) -> Safe:
    """The children one after another; None leaves no trace."""
    return Safe("").join(child for child in children if child is not None)


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Safe:
    """An element. `class_` is class, other underscores are hyphens; None or False omits.

    A URL that is not http, https, a path, a query or a fragment is left out.
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Safe(f"<{opening}>")
    inner = join(_flat(children))
    return Safe(f"<{opening}>{inner}</{name}>")


def style(css: str) -> Safe:
    """A style sheet of ours in the document itself. Raises ValueError if it would end early."""
    return _raw("style", css)


def script(text: str, kind: str = "", **attributes: str) -> Safe:
    """A script of ours, or data under a media type that nothing runs, in the document itself.

    Raises ValueError for text that would end it early.
    """
    return _raw("script", text, type=kind or None, **attributes)


def _raw(name: str, text: str, **attributes: str | None) -> Safe:
    """An element whose text a browser takes as it is, up to its end tag."""
    if f"</{name}" in text.lower():
        raise ValueError(f"text of a <{name}> that ends it")
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Safe(f"<{opening}>{text}</{name}>")


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            yield child
        else:
            yield from (part for part in child if part is not None)


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name in _URL_ATTRIBUTES and not harmless_url(value):
        return ""
    return f' {name}="{escape(value)}"'


def harmless_url(url: str) -> bool:
    """Whether following `url` can only load a page: no script, no data, no other scheme."""
    if _BELOW_SIGNS.search(url):
        return False
    if url.startswith(("?", "#")):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    return not parts.scheme and not parts.netloc and url.startswith(("/", "./", "../"))
