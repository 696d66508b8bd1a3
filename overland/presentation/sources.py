"""Documents as a reader is told of them: the source line, and who reported the story."""

from __future__ import annotations

from overland.i18n import _
from overland.presentation import vocabulary
from overland.presentation.quotation import quoted
from overland.story.models import Source, Story


def source_line(source: Source) -> str:
    """Publisher, title and date in one line; what nobody has seen is not made up."""
    title = quoted(source.title, source.language) if source.title else _("title not known")
    return ", ".join((_publisher(source), title, _published(source)))


def report(source: Source) -> str:
    """Publisher and date, where there is no room for the title."""
    return f"{_publisher(source)}, {_published(source)}"


def reports(story: Story) -> str:
    """Who reported the story, where and when: its primary sources."""
    return "; ".join(source_line(source) for source in primary(story))


def credit(story: Story) -> str:
    """Whose report the story is, in a sentence's place; "" for a story without a primary source."""
    told = reports(story)
    return _("Source: {reports}").format(reports=told) if told else ""


def primary(story: Story) -> tuple[Source, ...]:
    """The documents that the story is drawn from."""
    return tuple(source for source in story.sources if source.relation == "primary")


def _publisher(source: Source) -> str:
    return source.publisher or source.author or _("publisher not known")


def _published(source: Source) -> str:
    return vocabulary.edtf(source.published) if source.published else _("undated")
