"""A story that nobody has translated into the reader's language: said once, near its title."""

from __future__ import annotations

from overland.i18n import _, language, language_name
from overland.story.models import Story


def notice(story: Story) -> str:
    """That the story's texts are in its own language; "" where its title is translated."""
    told = story.text(story.slug, "title", language()).language
    if told.partition("-")[0] == language():
        return ""
    words = _("The story is not translated: it is told in {language}.")
    return words.format(language=language_name(told))
