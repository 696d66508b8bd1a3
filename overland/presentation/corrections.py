"""Corrections as a reader is told of them, the newest first."""

from __future__ import annotations

from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import BLANK, Correction, Story


def corrections(story: Story) -> tuple[str, ...]:
    """Every correction in a sentence or two."""
    return tuple(correction(change) for change in reversed(story.corrections))


def correction(change: Correction) -> str:
    """What was corrected when, what it said before, what it says now, and why."""
    return (
        _("{date}, {item}: “{was}” is now “{now}”. {why}")
        .format(
            date=vocabulary.edtf(change.date) if change.date else _("undated"),
            item=change.item,
            was=change.was or BLANK,
            now=change.now or BLANK,
            why=change.why,
        )
        .rstrip()
    )


def none(story: Story) -> str:
    """What stands where there was nothing to correct."""
    return _("None so far. This is version {version}.").format(version=story.version)
