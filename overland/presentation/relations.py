"""Relations between statements: what disagrees, what is part of what, what is the same."""

from __future__ import annotations

from dataclasses import dataclass

from overland.i18n import language
from overland.presentation import statements
from overland.presentation.readers_notes import for_readers
from overland.presentation.statements import Statement
from overland.story.models import Event, LocalText, Relation, Story
from overland.story.vocabularies import RELATION_KIND


@dataclass(frozen=True, slots=True)
class Related:
    """A relation in words: `title` above its statements, the editor's note below them."""

    relation: Relation
    title: str
    members: tuple[Statement, ...]
    note: LocalText


def related(story: Story) -> tuple[Related, ...]:
    """Every relation of the story that has statements to show."""
    return tuple(with_members(story, relation) for relation in with_statements(story))


def with_statements(story: Story) -> tuple[Relation, ...]:
    """The relations that have statements to show; a page puts few of them into words."""
    return tuple(one for one in story.relations if any(map(story.claim, one.members)))


def about_event(story: Story, event: Event) -> tuple[Relation, ...]:
    """Those in which the event or anything said of it takes part."""
    told = {event.id}
    told |= {count.id for count in story.counts_of(event.id)}
    told |= {quote.id for quote in story.quotes_of(event.id)}
    return tuple(one for one in story.relations if not told.isdisjoint(one.members))


def with_members(story: Story, relation: Relation) -> Related:
    """A relation with the statements that it has."""
    found = [item for name in relation.members if (item := story.claim(name))]
    members = tuple(statements.statement(story, item) for item in found)
    title = RELATION_KIND[relation.kind].title(len(members))
    note = for_readers(story.text(relation.id, "note", language()))
    return Related(relation, title, members, note)
