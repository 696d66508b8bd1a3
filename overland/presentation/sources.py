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


def source_line(source: Source) -> str:
    """Publisher, title and date in one line; what nobody has seen is not made up."""
    title = quoted(source.title, source.language) if source.title else _("title not known")
    return line(_publisher(source), title, _published(source), between=comma())


def note(story: Story, source: Source) -> LocalText:
    """What the editors say of a document."""
    return for_readers(story.text(source.id, "note", language()))


def report(source: Source) -> str:
    """Publisher and date, where there is no room for the title."""
    return line(_publisher(source), _published(source), between=comma())


def reports(story: Story) -> str:
    """Who reported the story, where and when: one document by its line, several by publisher."""
    found = primary(story)
    if len(found) == 1:
        return source_line(found[0]) if found[0].title else report(found[0])
    return _publishers(found)


def credit(story: Story) -> str:
    """Whose report the story is, in a sentence's place; "" for a story without a primary source."""
    told, n = reports(story), len(primary(story))
    if n == 1:
        return _("Source: {reports}").format(reports=told)
    text = ngettext("{n} source: {reports}", "{n} sources: {reports}", n)
    return text.format(n=n, reports=told) if n else ""


def _publishers(found: Sequence[Source]) -> str:
    """Each publisher once, with the days of what it published."""
    by_publisher: dict[str, list[str]] = {}
    for source in sorted(found, key=lambda source: source.published):
        days = by_publisher.setdefault(_publisher(source), [])
        days.append(_published(source))
    told = [
        f"{isolated(who)} ({listed(list(dict.fromkeys(days)))})"
        for who, days in by_publisher.items()
    ]
    left = len(told) - _MOST
    more = [ngettext("{n} more", "{n} more", left).format(n=left)] if left > 0 else []
    return listed([*told[:_MOST], *more])


def primary(story: Story) -> tuple[Source, ...]:
    """The documents that the story is drawn from."""
    return tuple(source for source in story.sources if source.relation == "primary")


def _publisher(source: Source) -> str:
    return source.publisher or source.author or _("publisher not known")


def _published(source: Source) -> str:
    return vocabulary.edtf(source.published) if source.published else _("undated")
