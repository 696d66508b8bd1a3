"""Texts of a story in HTML: each in its own language and direction of writing."""

from __future__ import annotations

import re
from typing import Final

from overland.html.markup import Safe, escape, join, tag
from overland.i18n import comma, isolated, text_language
from overland.presentation.quotation import quoted
from overland.presentation.statements import Statement
from overland.story.models import LocalText

_ISOLATE: Final = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
"""What `i18n.isolated` has put between isolates, where nothing else is isolated in it."""


def local(text: LocalText) -> Safe:
    """A text; isolated and marked where it is in another language than the page."""
    if not text.text or text.language == text_language():
        return escape(text.text)
    return tag("bdi", text.text, lang=text.language)


def isolates(words: str) -> Safe:
    """A line of plain text, what runs in the other direction as parts of it: a style may keep each
    together, so that no end of a line parts a title from its mark."""
    parts = _ISOLATE.split(words)
    return join(tag("bdi", part) if at % 2 else escape(part) for at, part in enumerate(parts))


def quotation(text: LocalText) -> Safe:
    """A text in the quotation marks of its language."""
    return local(LocalText(quoted(text.text, text.language), text.language, text.by))


def excerpt(text: LocalText, **attributes: str) -> Safe:
    """Words of a source: the marks around them are those of the language around the element."""
    return tag("div", tag("q", text.text, **attributes), lang=text.language, dir="auto")


def marked_line(*parts: LocalText | str, between: str = " · ") -> Safe:
    """What says something, one after another: the story's words marked, others isolated."""
    shown = (_part(part) for part in parts)
    return Safe(between).join([part for part in shown if part])


def when(told: Statement) -> Safe:
    """The date of a statement, with what is known of the time of day."""
    return marked_line(told.day, told.time_note, between=comma())


def _part(part: LocalText | str) -> Safe:
    if isinstance(part, LocalText):
        return local(part) if part.language != text_language() else escape(isolated(part.text))
    return part if isinstance(part, Safe) else escape(isolated(part))
