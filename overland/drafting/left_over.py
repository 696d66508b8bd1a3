"""Proposals of texts that are left when all passages were gone through, dropped by one decision."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from overland.drafting import desk, groups
from overland.drafting.draft_file import DraftFile, Stored

_SEVERAL = 2


def left_over(found: DraftFile, skipped: Collection[str] = ()) -> list[Stored]:
    """What is open still, of texts, once nothing else is; [] before that, and of a single one.

    It lacks something, or was `skipped`: whatever a passage's key would still take comes first.
    """
    open_ones = [one for one in found.open if one.origin == "text"]
    to_come = [one for one in groups.ready(found, open_ones) if one.id not in skipped]
    decided = any(one.state != "open" for one in found.proposals)
    return open_ones if decided and not to_come and len(open_ones) >= _SEVERAL else []


def drop_all(found: DraftFile, names: Collection[str]) -> None:
    """Leave proposals out as one decision, which one undo takes back."""
    with found.together(partial(desk.forget_point, found.folder)):
        for name in names:
            if found.get(name).state == "open":
                groups.drop(found, name)
