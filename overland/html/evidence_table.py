"""Every statement as a row: what, who, when, where, status, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from overland.html import proof, symbology, texts
from overland.html.markup import Safe, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, text_language
from overland.presentation import figures, legs
from overland.presentation.statements import Statement
from overland.story.models import Claim, Leg, LocalText, Story
from overland.view import View


def table(story: Story, view: View, shown: Iterable[Statement], at: Setting = APP) -> Safe:
    """The statements as a table; the first cell of each leads to its place on the map."""
    heads = (_("What"), _("Who says so"), _("When"), _("Where"), _("Status"), _("Evidence"))
    head = tag("thead", tag("tr", [tag("th", head, scope="col") for head in heads]))
    body = tag("tbody", [_row(story, view, told, heads, at) for told in shown])
    return tag(
        "div",
        tag("table", head, body, class_="ov-table"),
        class_="ov-scroll",
        lang=text_language(),
        dir=direction(),
    )


def _row(story: Story, view: View, told: Statement, heads: tuple[str, ...], at: Setting) -> Safe:
    said = texts.quotation(told.words) if told.kind == "quotation" else texts.local(told.words)
    excerpt = told.evidence[0].excerpt if told.evidence else None
    apart = legs.told_apart(story, told.claim) if isinstance(told.claim, Leg) else ""
    shown = at.links.to(view_of(story, view, told.claim))
    cells = (
        tag("a", said, href=shown, aria_label=apart or None),
        texts.marked_line(_who(told), told.role, told.translation, told.translator),
        texts.when(told),
        told.where,
        symbology.chips(told),
        [
            texts.excerpt(excerpt) if excerpt else None,
            proof.folded(told),
        ],
    )
    return tag(
        "tr",
        [tag("td", cell, data_label=head) for cell, head in zip(cells, heads, strict=True)],
        id=f"claim-{told.claim.id}",
    )


def _who(told: Statement) -> LocalText | str:
    """Who says so: of a leg or a place that no source gives, the editors."""
    concluded = told.basis == "inferred" and not told.who.text
    return _("the editors") if concluded else told.who


def view_of(story: Story, view: View, claim: Claim) -> View:
    """Where on the map a statement is shown."""
    view, event = view.with_(row=0), figures.event_of(story, claim)
    if event:
        return view.with_(place=event.place, event=event.id, at="", camera=None)
    leg = figures.leg_of(story, claim)
    place = leg.destination if leg else claim.id
    return view.with_(place=place, event="", at="", camera=None)
