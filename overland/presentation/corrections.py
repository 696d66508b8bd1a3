"""Corrections as a reader is told of them, the newest first."""

from __future__ import annotations

from overland.i18n import _
from overland.story.corrections import in_words
from overland.story.models import Story


def corrections(story: Story) -> tuple[str, ...]:
    """Every correction in a sentence or two."""
    return tuple(in_words(change) for change in reversed(story.corrections))


def none(story: Story) -> str:
    """What stands where there was nothing to correct."""
    return _("None so far. This is version {version}.").format(version=story.version)
