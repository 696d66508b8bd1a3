"""Every claim as a row: what, who, when, where, status, basis, excerpt, source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from overland.html import proof, symbology
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import figures, vocabulary
from overland.story.models import Claim, Count, Event, Leg, Place, Quote, Story
from overland.view import View, href


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in words. `status` is a status, or "background" for a place."""

    claim: Claim
    kind: str
    what: str
    who: str
    when: str
    where: str
    status: str

    def text(self) -> str:
        """All that a search looks through."""
        excerpt = self.claim.evidence.exact if self.claim.evidence else ""
        parts = (
            self.claim.id,
            self.what,
            self.who,
            self.when,
            self.where,
            self.status,
            excerpt,
            self.claim.note,
        )
        return " ".join(parts).casefold()


def kinds() -> dict[str, str]:
    """The kinds of claim, in the order of the tables, with the names readers see."""
    return {
        "figure": _("Figures"),
        "quotation": _("Quotations"),
        "event": _("Events"),
        "leg": _("Route"),
        "place": _("Places"),
    }


def rows(story: Story) -> tuple[Row, ...]:
    """Every claim of the story: figures first, then quotations, events, legs, places."""
    claims: tuple[Claim, ...] = (
        *story.counts,
        *story.quotes,
        *story.events,
        *story.legs,
        *story.places,
    )
    return tuple(_row(story, claim) for claim in claims)


def matching(
    found: Iterable[Row],
    *,
    text: str = "",
    kinds_wanted: Iterable[str] = (),
    statuses: Iterable[str] = (),
) -> tuple[Row, ...]:
    """The rows that hold every word of `text` and are of a wanted kind and status; () is any."""
    needles = text.casefold().split()
    wanted, allowed = set(kinds_wanted), set(statuses)
    return tuple(
        row
        for row in found
        if (not wanted or row.kind in wanted)
        and (not allowed or row.status in allowed or row.claim.basis in allowed)
        and all(needle in row.text() for needle in needles)
    )


def _row(story: Story, claim: Claim) -> Row:
    event = figures.event_of(story, claim)
    where = _where(story, claim, event)
    when = vocabulary.when(event) if event else ""
    who = figures.speaker(claim)
    match claim:
        case Count():
            return Row(claim, "figure", figures.said(claim), who, when, where, claim.status)
        case Quote():
            # That it was said is reported; what it says may be a plan or a denial.
            return Row(claim, "quotation", figures.said(claim), who, when, where, "reported")
        case Event():
            return Row(claim, "event", claim.headline, who, when, where, claim.status)
        case Leg():
            return Row(
                claim, "leg", symbology.leg_title(story, claim), who, when, where, claim.status
            )
        case Place():
            return Row(claim, "place", vocabulary.place_name(claim), who, when, where, "")


def _where(story: Story, claim: Claim, event: Event | None) -> str:
    if isinstance(claim, Leg):
        return ""
    named = claim.id if isinstance(claim, Place) else event.place if event else ""
    if isinstance(claim, Quote):
        named = claim.said_at
    place = story.place(named)
    return vocabulary.place_name(place) if place else ""


def table(story: Story, view: View, shown: Iterable[Row]) -> Safe:
    """The rows as a table; the first cell of each leads to its place on the map."""
    heads = (_("What"), _("Who says so"), _("When"), _("Where"), _("Status"), _("Evidence"))
    body = [_line(story, view, row, heads) for row in shown]
    return tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", head, scope="col") for head in heads])),
            tag("tbody", body),
            class_="ov-table",
        ),
        class_="ov-scroll",
    )


def _line(story: Story, view: View, row: Row, heads: tuple[str, ...]) -> Safe:
    status: list[Safe] = [symbology.chip(row.status)] if row.status else []
    if row.claim.basis == "inferred" and row.status != "inferred":
        status = [*status, Safe(" "), symbology.chip("inferred")]
    excerpt = tag("q", row.claim.evidence.exact) if row.claim.evidence else None
    cells = (
        tag("a", row.what, href=href(view_of(story, view, row.claim))),
        row.who,
        row.when,
        row.where,
        status,
        [part for part in (excerpt, proof.proof(story, row.claim)) if part],
    )
    return tag(
        "tr",
        [tag("td", cell, data_label=head) for cell, head in zip(cells, heads, strict=True)],
        id=f"claim-{row.claim.id}",
    )


def view_of(story: Story, view: View, claim: Claim) -> View:
    """Where on the map a claim is shown."""
    event = figures.event_of(story, claim)
    if event:
        return view.with_(place=event.place, event=event.id, at="", camera=None)
    place = claim.destination if isinstance(claim, Leg) else claim.id
    return view.with_(place=place, event="", at="", camera=None)
