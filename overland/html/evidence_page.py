"""The evidence page: the filter, the statements that it lets through, a page of them at a time."""

from __future__ import annotations

from typing import Final

from overland.html import data_and_about, evidence_table, filters
from overland.html.html_cache import kept
from overland.html.markup import Safe, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, number, text_language
from overland.presentation import selection, statements
from overland.story.models import Story
from overland.view import View

ROWS: Final = 100
"""Statements on one page: more would make it slow to come and long to scroll."""
PAGE: Final = "evidence"


def heading(story: Story, view: View) -> Safe:
    """The title, and the filter under it."""
    return tag("div", data_and_about.evidence_heading(), filters.form(story, view, PAGE))


@kept
def body(story: Story, view: View, at: Setting = APP) -> Safe:
    """The statements that match, from the view's row on."""
    found = selection.select(story, view.filter).statements
    rows = [claim for claim in statements.rows(story) if claim.id in found]
    if not rows:
        text = _("No statement matches. Fewer words or another status may help.")
        return tag("p", text, class_="ov-empty")
    first = min(view.row, len(rows) - 1) // ROWS * ROWS
    shown = [statements.statement(story, claim) for claim in rows[first : first + ROWS]]
    return tag(
        "div",
        evidence_table.table(story, view.with_(place="", event=""), shown, at),
        _pager(view, first, len(rows)),
    )


def _pager(view: View, first: int, total: int) -> Safe | None:
    """Which of the statements these are, and the way to those before and after."""
    if total <= ROWS:
        return None
    last = min(first + ROWS, total)
    said = _("Statements {first} to {last} of {all}").format(
        first=number(first + 1), last=number(last), all=number(total)
    )
    return tag(
        "nav",
        _step(view, first - ROWS, total, _("Previous")),
        tag("span", said),
        _step(view, first + ROWS, total, _("Next")),
        aria_label=_("Pages of the table"),
        class_="ov-pager",
        lang=text_language(),
        dir=direction(),
    )


def _step(view: View, row: int, total: int, label: str) -> Safe | None:
    if not 0 <= row < total:
        return None
    return tag("a", label, href=APP.links.to(view.with_(row=row), PAGE), class_="ov-copy")
