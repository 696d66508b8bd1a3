"""The setting of a piece of HTML: how it links to views, at which level, and with which ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

from overland.view import View, href


class Links(Protocol):
    """How a page leads to a view, and to the other pages of the story."""

    def to(self, view: View, page: str = "") -> str: ...


class AppLinks:
    """Addresses of the app, relative to any of its pages."""

    def to(self, view: View, page: str = "") -> str:
        return href(view, page)


class FileLinks:
    """Parts of one file: the part after # says what the address bar says in the app."""

    _PARTS: Final = {"data": "cite"}

    def to(self, view: View, page: str = "") -> str:
        if page:
            return f"#{self._PARTS.get(page, page)}"
        return f"#{fragment(view) or 'overview'}"


_APP_LINKS: Final = AppLinks()


def fragment(view: View) -> str:
    """What stands after # in a link to a view within one file; "" for the whole story."""
    chosen = (("place", view.place), ("event", view.event))
    return "&".join(f"{name}={value}" for name, value in chosen if value)


@dataclass(frozen=True, slots=True)
class Setting:
    """`level` is that of the piece's first heading.

    `ids` tells whether rows have ids: where the same row stands in several pieces of one page,
    only one may have them. `event_ids` is what an event's id begins with; "" for none. `whole`
    has a timeline hold every event, for a page whose script shows those that there is room for.
    `events` is how many of a place a panel holds, where links lead to the others; `rows` how many
    ways and places the whole story lists; 0 for all.
    """

    links: Links = _APP_LINKS
    level: int = 1
    ids: bool = True
    event_ids: str = "event-"
    chosen: bool = True
    whole: bool = False
    events: int = 20
    rows: int = 100

    def heading(self, below: int = 0) -> str:
        """The element of a heading that many levels below the first."""
        return f"h{self.level + below}"

    def row_id(self, kind: str, name: str) -> str | None:
        return f"{kind}-{name}" if self.ids else None

    def event_id(self, name: str) -> str | None:
        return f"{self.event_ids}{name}" if self.event_ids else None

    def within(self, **changes: object) -> Setting:
        return replace(self, **changes)  # type: ignore[arg-type]


APP: Final = Setting()
"""On a page of the app."""
