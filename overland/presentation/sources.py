"""Documents as a reader is told of them: the source line, and who reported the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.i18n import _, comma, isolated, language, line, listed, ngettext
from overland.presentation import vocabulary
from overland.presentation.quotation import quoted
from overland.presentation.readers_notes import for_readers
from overland.story.models import LocalText, Source, Story

_MOST: Final = 3
"""Publishers that a short line names."""


def source_line(story: Story, source: Source) -> str:
    """Publisher, title and date in one line, and how it was read where it was not the document
    itself; what nobody has seen is not made up."""
    title = quoted(source.title, source.language) if source.title else _("title not known")
    told = line(_publisher(story, source), title, _published(source), between=comma())
    second_hand = story.text(source.id, "second_hand", language()).text
    return f"{told} ({isolated(second_hand)})" if second_hand else told


def note(story: Story, source: Source) -> LocalText:
    """What the editors say of a document."""
    return for_readers(story.text(source.id, "note", language()))


def report(story: Story, source: Source) -> str:
    """Publisher and date, where there is no room for the title."""
    return line(_publisher(story, source), _published(source), between=comma())


def reports(story: Story) -> str:
    """Who reported the story, where and when: one document by its line, several by publisher."""
    found = primary(story)
    if len(found) == 1:
        return (source_line if found[0].title else report)(story, found[0])
    return _publishers(story, found)


def credit(story: Story) -> str:
    """Whose report the story is, in a sentence's place; "" for a story without a primary source."""
    told, n = reports(story), len(primary(story))
    if n == 1:
        return _("Source: {reports}").format(reports=told)
    text = ngettext("{n} source: {reports}", "{n} sources: {reports}", n)
    return text.format(n=n, reports=told) if n else ""


def _publishers(story: Story, found: Sequence[Source]) -> str:
    """Each publisher once, with the days of what it published."""
    by_publisher: dict[str, list[Source]] = {}
    for source in sorted(found, key=lambda source: source.published):
        by_publisher.setdefault(_publisher(story, source), []).append(source)
    told = [f"{isolated(who)} ({_days(theirs)})" for who, theirs in by_publisher.items()]
    left = len(told) - _MOST
    more = [ngettext("{n} more", "{n} more", left).format(n=left)] if left > 0 else []
    return listed([*told[:_MOST], *more])


def _days(theirs: Sequence[Source]) -> str:
    """When documents were published: of several days the first and the last, with one year."""
    days = list(dict.fromkeys(source.published for source in theirs))
    said = list(dict.fromkeys(map(_published, theirs)))
    if len(days) < 2 or any(len(day) != len("2023-04-29") for day in days):
        return listed(said)
    year = f" {days[-1][:4]}" if days[0][:4] == days[-1][:4] else ""
    return f"{said[0].removesuffix(year)} – {said[-1]}"


def primary(story: Story) -> tuple[Source, ...]:
    """The documents that the story is drawn from."""
    return tuple(source for source in story.sources if source.relation == "primary")


def _publisher(story: Story, source: Source) -> str:
    named = publisher(story, source)
    return named or source.author or _("publisher not known")


def publisher(story: Story, source: Source) -> str:
    """Who published a document, by the name that the story has in the reader's language."""
    return story.text(source.id, "publisher", language()).text


def _published(source: Source) -> str:
    return vocabulary.edtf(source.published) if source.published else _("undated")
