"""A proposal out of words that an editor chose in a text, because the draft missed them.

It is an ordinary one: open, with its excerpt, a mark in the text and an id; undo takes it away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from overland.drafting import chosen_order, chosen_words, desk, mending, source_texts, table_rows
from overland.drafting.chosen_words import ChosenWords
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.drafting.event_rows import Events
from overland.drafting.proposals import Draft
from overland.drafting.row_parts import Excerpts, Ids
from overland.geocoding.index import Index
from overland.i18n import _
from overland.story import dates
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText

KINDS: Final = ("places", "counts", "events", "quotes", "legs")
"""Tables of which a row can be made of words."""


def propose(found: DraftFile, index: Index, source: str, words: str, near: int, table: str) -> str:
    """Put a proposal of these words into the draft, and its event with it; the proposal's id.

    One that is open of just these words is that proposal: nothing is added.

    `near` is about where they stand in the source's text. Raises DraftFault if they do not.
    """
    if table not in KINDS:
        raise DraftFault(f"{table}: no row of this table is made of words")
    with found.together(partial(desk.forget_point, found.folder)):
        chosen = _chosen(found, index, source, words, near)
        same = [
            one.id for one in found.open
            if one.table == table and one.cells.get("source") == source
            and (one.start, one.end) == (chosen.start, chosen.end)
        ]  # fmt: skip
        if same:
            return same[0]
        added = _added(found, _rows(found, index, chosen, source, table))
        if table == "legs":
            chosen_order.place(found, added)
        return added


def end_of_leg(
    found: DraftFile, index: Index, leg: str, column: str, source: str, words: str, near: int
) -> None:
    """Take the place that the words name for an end of a leg; it is proposed if nothing has it."""
    one = found.get(leg)
    with found.together(partial(desk.forget_point, found.folder)):
        chosen = _chosen(found, index, source, words, near)
        known = desk.known_places(found.folder, found)
        name = chosen_words.known_as(chosen.draft.places, chosen.exact)
        row = known.get(name) or known.get(chosen.exact)
        if not row:
            added = _added(found, _rows(found, index, chosen, source, "places"))
            row = found.get(added).cells["id"]
        mending.mend(found, one, column, row)


def _chosen(found: DraftFile, index: Index, source: str, words: str, near: int) -> ChosenWords:
    for text in found.texts:
        content = source_texts.get(text["text"]) if text["source"] == source else ""
        spaced = r"\s+".join(re.escape(word) for word in words.split())
        spans = [match.span() for match in re.finditer(spaced, content)] if spaced else []
        if spans:
            start, end = min(spans, key=lambda span: abs(span[0] - near))
            published = _row_of(found.folder, source).get("published", "")
            exact = published and dates.parse(published).precision == "day"
            day = dates.parse(published).lower if exact else None
            return ChosenWords(content, start, end, draft(content, index, day, text["language"]))
    raise DraftFault(_("These words do not stand in the text of this story."))


def _row_of(folder: Path, source: str) -> dict[str, str]:
    rows = TableText.read(folder / TABLES["sources"].file).rows()
    return next((row for row in rows if row.get("id") == source), {})


def _rows(
    found: DraftFile, index: Index, chosen: ChosenWords, source: str, table: str
) -> list[Stored]:
    """The row of the words, and before it the event that it needs and nobody has proposed."""
    about = replace(_about(found, source), chosen=(chosen.start, chosen.end))
    whole = table_rows.rows(chosen.content, _draft_of(chosen, index, table), about)
    if table == "events":
        events = [one for one in whole if one.table == "events" and _together(chosen, one)]
        return [_of_words(events[0], chosen, about)] if events else []
    mine = [one for one in whole if one.table == table and _overlaps(one, chosen)]
    if not mine:  # a place that the story has already
        raise DraftFault(_("The story has this already: mend its row, or choose other words."))
    made = _marked(mine[-1]) if table == "counts" else mine[-1]
    return _with_event(found, made, [one for one in whole if one.table == "events"], chosen)


def _marked(figure: Stored) -> Stored:
    """A figure whose unit and speaker are guesses where the words that were chosen have neither."""
    words = figure.cells["exact"].casefold()
    read = [name for name in ("unit", "speaker") if figure.cells[name].casefold() not in words]
    return replace(figure, guessed=tuple(dict.fromkeys([*figure.guessed, *read])))


def _draft_of(chosen: ChosenWords, index: Index, table: str) -> Draft:
    around = chosen_words.without_others(chosen.draft, chosen)
    match table:
        case "places":
            return replace(around, places=(chosen_words.place(chosen, index),), legs=())
        case "counts":
            return replace(around, counts=(chosen_words.figure(chosen),))
        case "quotes":
            return replace(around, quotes=(chosen_words.quotation(chosen),))
        case "legs":
            return replace(around, legs=(chosen_words.leg(chosen),))
    return replace(around, counts=(chosen_words.asking(chosen),))


def _of_words(event: Stored, chosen: ChosenWords, about: table_rows.About) -> Stored:
    """The event that the chosen words tell, dated as their sentence is if they give no day."""
    text, told = chosen_words.alone(chosen)
    excerpt = Excerpts(chosen.content, about.source)
    places = {one.exact: event.cells["place"] for one in told.places if event.cells["place"]}
    places |= {p.exact: row for p in told.places if (row := about.known.get(p.name))}
    made = Events(text, told, Ids(about.taken), excerpt, places, about.published).rows[0]
    if not made.cells["place"]:
        there = places.get(chosen_words.where(chosen, made.cells["kind"]), "")
        note = "" if there else made.cells["note"]
        made = replace(made, cells={**made.cells, "place": there, "note": note})
    if made.cells["status"] == "reported":
        made = replace(made, cells={**made.cells, "status": chosen_words.status(chosen)})
    if "date" not in made.guessed or not event.cells["time_note"]:
        return made
    cells = {**made.cells, **{name: event.cells[name] for name in ("date", "time_note")}}
    return replace(made, cells=cells, reason=event.reason)


def _with_event(
    found: DraftFile, mine: Stored, events: list[Stored], chosen: ChosenWords
) -> list[Stored]:
    """A figure or quotation with the event of its sentence: the story's own, or one beside it."""
    if "event" not in mine.cells:
        return [mine]
    told = [
        one for one in found.proposals
        if one.table == "events" and one.state != "dropped" and _together(chosen, one)
        and one.cells.get("source") == mine.cells["source"]
    ]  # fmt: skip
    if told:
        row = min(told, key=lambda one: abs(one.start - mine.start)).cells["id"]
        return [replace(mine, cells={**mine.cells, "event": row})]
    own = [one for one in events if one.cells["id"] == mine.cells["event"]]
    return [*own, mine]


def _together(chosen: ChosenWords, one: Stored) -> bool:
    """Whether a proposal of that text stands in the sentence of the words."""
    return chosen.sentence.start == replace(chosen, start=max(0, one.start)).sentence.start


def _overlaps(one: Stored, chosen: ChosenWords) -> bool:
    return one.start < chosen.end and one.end > chosen.start


def _about(found: DraftFile, source: str) -> table_rows.About:
    row = _row_of(found.folder, source)
    decided = {step.before["id"] for step in found.done}
    # What was undone is dropped by no decision: its id is free again.
    there = (one for one in found.proposals if one.state != "dropped" or one.id in decided)
    taken = {*desk.ids(found.folder), *(one.cells.get("id", "") for one in there)}
    return table_rows.About(
        source,
        "",  # whoever gives a figure that a person chose is named by the text, or by that person
        row.get("published", ""),
        sorted(taken),
        desk.known_places(found.folder, found),
        desk.last_position(found.folder, found),
    )


def _added(found: DraftFile, rows: list[Stored]) -> str:
    """Add rows as one decision that undo takes back; the id of the last, which was asked for.

    A cell that names a row which is in neither draft nor tables is left open.
    """
    known = {*desk.ids(found.folder), *(o.cells.get("id", "") for o in [*found.proposals, *rows])}
    before = len(found.proposals)
    found.add(replace(_with_known(one, known), state="dropped") for one in rows)
    for one in found.proposals[before:]:
        found.drop(one.id, "open")
    return found.proposals[-1].id


def _with_known(one: Stored, known: set[str]) -> Stored:
    names = [column.name for column in TABLES[one.table].columns if column.references]
    lost = {name: "" for name in names if one.cells.get(name) and one.cells[name] not in known}
    return replace(one, cells={**one.cells, **lost})
