"""The pages of the app: one line a page.

The name is that of its script in pages/ and its path; the first page opens by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from overland.i18n import _

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "map": lambda: _("Map"),
    "evidence": lambda: _("Evidence"),
    "data": lambda: _("Data"),
    "about": lambda: _("About"),
}


def labels() -> dict[str, str]:
    """What each page is called, in the language in use."""
    return {name: label() for name, label in PAGES.items()}
