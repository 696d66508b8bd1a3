"""A whole HTML document: its shell, its styles, and the policy of what it may load and run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from overland.html.markup import Safe, tag
from overland.i18n import direction, text_language

_ICON: Final = Path(__file__).resolve().parents[1] / "ui" / "static" / "icon.svg"


def document(head: Sequence[Safe], body: Sequence[Safe], policy: str) -> str:
    """The document, in the language in use, under a Content-Security-Policy."""
    first = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", **{"http-equiv": "Content-Security-Policy"}, content=policy),
    ]
    page = tag(
        "html",
        tag("head", first, head),
        tag("body", body),
        lang=text_language(),
        dir=direction(),
    )
    return f"<!DOCTYPE html>\n{page}\n"


def policy(scripts: Iterable[str], *, images: str, fonts: str = "", connect: str = "") -> str:
    """Nothing is loaded but what is named, and only these scripts run, by their hash."""
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    rules = {
        "default-src": "'none'",
        "img-src": images,
        "font-src": fonts,
        "connect-src": connect,
        "style-src": "'unsafe-inline'",
        "script-src": hashes or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items() if value)


def icon() -> Safe:
    """The app's icon, held by the document: a browser would ask the host's root for one."""
    drawn = base64.b64encode(_ICON.read_bytes()).decode()
    return Safe(f'<link rel="icon" href="data:image/svg+xml;base64,{drawn}">')


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
