"""Room of a piece of HTML: as long as some is left a list goes on; what finds none is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from overland.html.markup import Safe, tag
from overland.html.setting import Setting
from overland.i18n import _, number
from overland.view import View

T = TypeVar("T")

CHARACTERS: Final = 60_000
"""Of all lists of a panel together: with what stands around them, a page stays below 300 KB in any
script."""


@dataclass(slots=True)
class ListRoom:
    """Characters that the lists of a piece may still take up, and where the rest of them is."""

    left: float
    link: str

    def lists(
        self, rows: Sequence[T], shown: Callable[[T], Safe], rest: str = "p", most: int = 0
    ) -> list[Safe]:
        """The rows that find room, at most `most` of them; then how many more there are.

        `rest` is the element that says so.
        """
        found: list[Safe] = []
        for row in rows[: most or None]:
            if self.left <= 0:
                break
            found.append(shown(row))
            self.left -= len(found[-1])
        if more := len(rows) - len(found):
            words = _("and {n} more, in the evidence").format(n=number(more))
            found.append(tag(rest, tag("a", words, href=self.link), class_="ov-facts"))
        return found


def of_panel(view: View, at: Setting) -> ListRoom:
    """A panel's room; without an end where no link leads to the rest."""
    evidence = at.links.to(view.with_(place="", event="", at=""), "evidence")
    return ListRoom(CHARACTERS if at.events else float("inf"), evidence)
