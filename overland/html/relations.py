"""Statements that stand to each other, side by side, with a sentence on why.

Nothing here adds figures up.
"""

from __future__ import annotations

from overland.html import symbology, texts
from overland.html.markup import Safe, tag
from overland.html.room import ListRoom, of_panel
from overland.html.setting import APP, Setting
from overland.i18n import _, line
from overland.presentation import figures
from overland.presentation.relations import Related, with_members, with_statements
from overland.presentation.relations import about_event as related_to
from overland.presentation.statements import Statement
from overland.story.models import Event, Story
from overland.view import View


def event_relations(
    story: Story, view: View, event: Event, at: Setting, told: set[str], room: ListRoom
) -> list[Safe]:
    """The relations in which the event or anything said of it takes part, as far as there is room.

    Those whose id is in `told` stand on the page already; the ids of the others are added.
    """
    found = [relation for relation in related_to(story, event) if relation.id not in told]
    told.update(relation.id for relation in found)
    return room.lists(found, lambda one: side_by_side(story, view, with_members(story, one), at))


def all_of(story: Story, view: View, at: Setting = APP, room: ListRoom | None = None) -> list[Safe]:
    """Every relation of the story, as far as there is room."""
    return (room or of_panel(view, at)).lists(
        with_statements(story), lambda one: side_by_side(story, view, with_members(story, one), at)
    )


def side_by_side(story: Story, view: View, made: Related, at: Setting = APP) -> Safe:
    """Each statement with its status and speaker, then the editor's note."""
    return tag(
        "div",
        tag("p", made.title, class_="ov-conflict-title"),
        tag("div", [_member(story, view, told, at) for told in made.members], class_="ov-versus"),
        tag("p", texts.local(made.note)) if made.note.text else None,
        class_=f"ov-conflict ov-relation-{made.relation.kind}",
        role="group",
        aria_label=_("Side by side"),
    )


def _member(story: Story, view: View, told: Statement, at: Setting) -> Safe:
    event = figures.event_of(story, told.claim)
    link = at.links.to(view.with_(place=event.place, event=event.id, at="")) if event else None
    said = texts.quotation(told.words) if told.kind == "quotation" else texts.local(told.words)
    by = (told.translation, told.translator)
    who = texts.marked_line(told.who, told.role, texts.when(told), *by)
    shown = told.translator and told.evidence
    original = texts.quotation(told.evidence[0].excerpt) if shown else None
    is_figure = told.kind == "figure"
    # A listener is told whose it is, and of which day: another one may be the same in words.
    whose = line(told.words.text, told.who.text, told.when)
    name = whose if is_figure else None
    return tag(
        "div",
        tag("a", said, href=link, class_="ov-big" if is_figure else "ov-said", aria_label=name),
        tag("p", symbology.chips(told)),
        tag("p", who, class_="ov-speaker"),
        tag("p", original, class_="ov-facts") if original else None,
    )
