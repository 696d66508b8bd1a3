"""A correction in words: the same on the page, in files, and in a notice for an old link."""

from __future__ import annotations

from overland.i18n import _, text_language
from overland.story import dates
from overland.story.models import BLANK, Correction


def in_words(change: Correction) -> str:
    """What was corrected when, what it said before, what it says now, and why."""
    day = dates.show(change.date, _, text_language()) if change.date else _("undated")
    said = _("{date}, {item}: “{was}” is now “{now}”. {why}").format(
        date=day,
        item=change.item,
        was=change.was or BLANK,
        now=change.now or BLANK,
        why=change.why,
    )
    return said.rstrip()
