"""Statements that disagree, side by side, with a sentence on why. Nothing here adds figures up."""

from __future__ import annotations

from collections.abc import Sequence

from overland.html import symbology
from overland.html.markup import Safe, tag
from overland.i18n import _, ngettext
from overland.presentation import figures, vocabulary
from overland.story.models import Claim, Count, Event, Leg, Place, Quote, Relation, Story
from overland.view import View, href


def about_event(story: Story, view: View, event: Event) -> list[Safe]:
    """The disagreements in which the event or anything said of it takes part."""
    told = {event.id}
    told |= {count.id for count in figures.counts_of(story, event.id)}
    told |= {quote.id for quote in figures.quotes_of(story, event.id)}
    return [
        side_by_side(story, view, relation)
        for relation in story.disagreements
        if told & set(relation.members)
    ]


def side_by_side(story: Story, view: View, relation: Relation) -> Safe:
    """One disagreement: each statement with its status and speaker, then the editor's note."""
    found = members(story, relation)
    return tag(
        "aside",
        tag("p", title(found), class_="ov-conflict-title"),
        tag("div", [_member(story, view, item) for item in found], class_="ov-versus"),
        tag("p", relation.note),
        class_="ov-conflict",
        aria_label=_("Side by side"),
    )


def members(story: Story, relation: Relation) -> list[Claim]:
    """The statements that disagree."""
    return [item for name in relation.members if (item := figures.claim(story, name))]


def title(found: Sequence[Claim]) -> str:
    """What stands above them."""
    text = ngettext("{n} statement", "{n} statements side by side", len(found))
    return text.format(n=len(found))


def status(item: Claim) -> str:
    """How a statement is known: the status that its row gives, or its place's basis."""
    match item:
        case Quote():
            return "reported"  # that it was said
        case Place():
            return item.basis
        case Event() | Count() | Leg():
            return item.status


def _member(story: Story, view: View, item: Claim) -> Safe:
    event = figures.event_of(story, item)
    link = href(view.with_(place=event.place, event=event.id, at="")) if event else None
    return tag(
        "div",
        tag(
            "a",
            figures.said(item),
            href=link,
            class_="ov-big" if isinstance(item, Count) else "ov-said",
        ),
        tag("p", symbology.chip(status(item)), symbology.inferred(item)),
        tag(
            "p",
            " · ".join(
                part
                for part in (figures.speaker(item), vocabulary.date(event) if event else "")
                if part
            ),
            class_="ov-speaker",
        ),
    )
