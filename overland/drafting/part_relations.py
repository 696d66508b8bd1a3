"""A figure and those that its text tells as parts of it, as relations to be accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overland.drafting import figure_parts
from overland.drafting.draft_file import Stored
from overland.drafting.lexicon import lexicon
from overland.drafting.proposals import CountProposal
from overland.drafting.row_parts import Ids
from overland.drafting.text import Text
from overland.i18n import N_

_REASON = N_("The words tell of a part of another figure.").text


def rows(
    counts: Sequence[tuple[CountProposal, Stored]], text: Text, language: str, ids: Ids
) -> Iterator[Stored]:
    """A relation for each figure of which others are parts: the whole first."""
    known, told = lexicon(language), [count for count, _row in counts]
    by_start = {count.start: row for count, row in counts}
    parts: dict[int, list[Stored]] = {}
    for count, row in counts:
        whole = figure_parts.whole_of(count, told, text, known)
        if whole:
            parts.setdefault(whole.start, []).append(row)
    for start, found in parts.items():
        yield _row(by_start[start], found, ids)


def _row(whole: Stored, parts: Sequence[Stored], ids: Ids) -> Stored:
    members = [one.cells["id"] for one in (whole, *parts)]
    words = ", ".join(f"“{one.cells['as_written']}”" for one in parts)
    cells = {
        "id": ids.new(f"part of {members[0]}", "relation"),
        "kind": "part_of",
        "note": f"“{whole.cells['as_written']}”: {words}.",
        "members": " ".join(members),
    }
    return Stored(
        "", "relations", cells, "text", "open", ("kind", "note", "members"), (), _REASON,
        parts[-1].start, parts[-1].end,
    )  # fmt: skip
