"""The place among the others of a leg that an editor chose: by its day, or by its words."""

from __future__ import annotations

from overland.drafting import accepted_rows, groups, leg_order
from overland.drafting.draft_file import DraftFile, Stored
from overland.drafting.leg_moves import order_number


def place(found: DraftFile, name: str) -> None:
    """Give a new leg its position, and those behind it the next ones, in their rows too."""
    leg = found.get(name)
    order = [
        one for one in found.proposals
        if one.table == "legs" and one.state != "dropped" and order_number(one.cells)
        and one.cells.get("source") == leg.cells.get("source")
    ]  # fmt: skip
    order.sort(key=lambda one: (one.start, one.end))
    days = [_day(found, one) for one in order]
    rank = dict(zip((one.id for one in order), leg_order.positions(days), strict=True))
    others = sorted((one for one in order if one.id != name), key=lambda one: rank[one.id])
    before = [order_number(one.cells) for one in others if rank[one.id] < rank[name]]
    behind = [order_number(one.cells) for one in others if rank[one.id] > rank[name]]
    if not behind:
        return  # it stands last already
    at = before[-1] + 1 if before else min(behind)
    for one in found.proposals:
        if one.table == "legs" and one.id != name and order_number(one.cells) >= at:
            found.change_kept(one.id, {"position": str(order_number(one.cells) + 1)})
    for row in accepted_rows.table_text(found.folder, "legs").rows():
        if row.get("id") and order_number(row) >= at:
            found.set_row(name, "legs", row, {"position": str(order_number(row) + 1)})
    found.change_kept(name, {"position": str(at)})


def _day(found: DraftFile, leg: Stored) -> str:
    """The day of what happened in its sentence; "" where there is none."""
    sentence = groups.sentence_of(found, leg)
    days = (
        one.cells.get("date", "") for one in found.proposals
        if one.table == "events" and one.state != "dropped"
        and one.cells.get("source") == leg.cells.get("source")
        and groups.sentence_of(found, one) == sentence
    )  # fmt: skip
    return next(days, "")
