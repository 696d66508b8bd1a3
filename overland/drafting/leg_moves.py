"""A leg that is given another place in the order: those in its way move along by one."""

from __future__ import annotations

from collections.abc import Mapping

from overland.drafting import accepted_rows
from overland.drafting.draft_file import DraftFile, Stored


def order_number(cells: Mapping[str, str]) -> int:
    """A leg's position; 0 of one that has none."""
    position = cells.get("position", "")
    return int(position) if position.isdecimal() else 0


def in_its_group(legs: Mapping[str, Mapping[str, str]], leg: str) -> dict[str, int]:
    """The positions of legs that stand in one order with this: those of its group on the way."""
    group = legs[leg].get("journey", "")
    return {
        name: order_number(row) for name, row in legs.items() if row.get("journey", "") == group
    }


def moved(positions: Mapping[str, int], leg: str, at: int) -> dict[str, int]:
    """The other legs that change their positions where a leg is put at this one, and to which.

    Those between its old place and its new one close up; without an old place they make room.
    """
    others = {name: held for name, held in positions.items() if name != leg and held}
    taken, before = set(others.values()), positions.get(leg, 0)
    if not at or at not in taken:
        return {}
    if 0 < before < at:
        return {name: held - 1 for name, held in others.items() if before < held <= at}
    free = next(place for place in range(at, at + len(taken) + 1) if place not in taken)
    return {name: held + 1 for name, held in others.items() if at <= held < free}


def follow(found: DraftFile, before: Stored, position: str) -> None:
    """Move its group's other legs, proposals and rows, once an open one was given a position."""
    rows = {row["id"]: row for row in accepted_rows.table_text(found.folder, "legs").rows()
            if row.get("id")}  # fmt: skip
    legs = [one for one in found.proposals if one.table == "legs" and one.state != "dropped"]
    cells = {one.cells.get("id", one.id): one.cells for one in legs} | rows
    own = before.cells.get("id", before.id)
    held = in_its_group({**cells, own: before.cells}, own)
    for name, place in moved(held, own, order_number({"position": position})).items():
        for one in legs:
            if one.cells.get("id") == name:
                found.change_kept(one.id, {"position": str(place)})
        if name in rows:
            found.set_row(before.id, "legs", rows[name], {"position": str(place)})
