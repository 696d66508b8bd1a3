"""Texts of a story in HTML: each in its own language and direction of writing."""

from __future__ import annotations

from overland.html.markup import Safe, escape, tag
from overland.i18n import text_language
from overland.presentation.quotation import quoted
from overland.story.models import LocalText


def local(text: LocalText) -> Safe:
    """A text; isolated and marked where it is in another language than the page."""
    if text.language == text_language():
        return escape(text.text)
    return tag("bdi", text.text, lang=text.language)


def quotation(text: LocalText) -> Safe:
    """A text in the quotation marks of its language."""
    return local(LocalText(quoted(text.text, text.language), text.language, text.by))
