"""Faults that the check finds, on the page Edit: each with the cells in which it is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from overland.drafting import guesses
from overland.errors import OverlandError, Problem
from overland.evidence.doubts.note_answers import note_answers
from overland.html.markup import tag
from overland.i18n import _
from overland.story.columns import Column, Table
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.ui import edit_reader, edit_tables, edit_told, edit_unsaved, edit_words
from overland.ui.frame import in_readers_language

MOST_FIELDS = 12
"""Faults that are mended where they are told; the others come when these are done."""
_TOLD = "edit-fault-told"
_BY_FILE = {table.file: table for table in TABLES.values()}


def mend(
    folder: Path,
    found: Sequence[Problem],
    note_of_story: Callable[[edit_told.PlainAnswer, str], None],
) -> None:
    """Each fault, and the cell that it is told of and its row's note, to be filled in here.

    A doubt has a field for why its words are right; `note_of_story` writes that of no row.
    """
    told = st.session_state.pop(_TOLD, "")
    if told:
        st.error(told)
    shown: set[str] = set()
    for problem in sorted(found, key=lambda one: one.severity != "problem")[:MOST_FIELDS]:
        st.html(tag("p", edit_reader.as_met(folder, problem), class_="ov-fault"))
        table = _BY_FILE.get(problem.file)
        row = _row(folder, table, problem.row) if table else {}
        if row.get("exact"):
            # What the cell is read from: who mends it need not know the tables.
            st.html(tag("blockquote", row["exact"], class_="ov-draft-words"))
        if edit_told.is_untouched(problem):
            st.button(_("I have read them: they are right"), key="guesses-right",
                      on_click=_confirm, args=(folder,))  # fmt: skip
        answer = edit_told.answer(problem)
        if table and row.get("id"):
            _cells(folder, table, row, problem.column, shown, answer)
        elif answer and answer.table:
            _why(folder, TABLES[answer.table], _bearer(folder, answer, problem, row), shown, answer)
        elif answer and answer.of_story:
            key = _key_of(answer, "story")
            if key not in shown:
                shown.add(key)
                edit_unsaved.saved_field(folder, why(), "", key, partial(note_of_story, answer))


def _row(folder: Path, table: Table, number: int) -> dict[str, str]:
    """The row that a spreadsheet counts so: the header is row 1."""
    path = folder / table.file
    return TableText.read(path).row_at(number) if path.exists() else {}


def _key_of(answer: edit_told.PlainAnswer, row: str) -> str:
    """The field of an answer: two doubts of the same words have one."""
    return f"why-{row}-{answer.column}-{'-'.join(answer.words)[:40]}"


def why() -> str:
    """The label of what answers a doubt."""
    return _("Or why it is right as it is: readers see this note")


def _cells(
    folder: Path,
    table: Table,
    row: dict[str, str],
    column: str,
    shown: set[str],
    answer: edit_told.PlainAnswer | None,
) -> None:
    """The cells of a fault; one that is there for an earlier fault is not shown again."""
    also = "kind" if (table.name, column) == ("events", "place") else ""
    asked = (column, also, "" if answer and column != "note" else "note")
    names = [name for name in dict.fromkeys(asked) if name and name in row]
    with st.container(horizontal=True, gap="small"):
        for name in names:
            described, value = table.column(name), row[name]
            key = f"fault-{table.name}-{row['id']}-{name}-{value[:40]}"
            if key in shown:
                continue
            shown.add(key)
            told = (folder / table.file, row["id"], name)
            label = edit_words.column(name, table.name)
            options = _choices(folder, table.name, described)
            if options:
                options = {value: edit_words.cell(table.name, name, value), **options}
                st.selectbox(label, list(options), key=key, on_change=_choose, args=(*told, key),
                             format_func=options.__getitem__, width=200)  # fmt: skip
            elif name != "id":
                edit_unsaved.saved_field(folder, label, value, key, partial(_save, *told))
        if answer:
            _why(folder, table, row, shown, answer)


def _choices(folder: Path, table: str, described: Column | None) -> dict[str, str]:
    """What a cell may hold, each in words: of its vocabulary, or rows of a table; {} if any words.

    A place is told by its name, another row by its id.
    """
    if described and described.enum:
        return {one: edit_words.cell(table, described.name, one) for one in described.enum}
    if not described or described.references not in TABLES or described.type == "ids":
        return {}
    path = folder / TABLES[described.references].file
    rows = TableText.read(path).rows() if path.exists() else []
    found = {row["id"]: row.get("name") or row["id"] for row in rows if row.get("id")}
    return found if described.required else {"": "", **found}


@in_readers_language
def _confirm(folder: Path) -> None:
    """Take what stands as it was guessed for right."""
    try:
        guesses.confirm(folder)
    except OverlandError as error:
        st.session_state[_TOLD] = str(error)


def _bearer(
    folder: Path, answer: edit_told.PlainAnswer, problem: Problem, row: Mapping[str, str]
) -> dict[str, str]:
    """The row in whose note a doubt of its line, or of a row that belongs to it, is answered."""
    name = row.get("item") or problem.column.partition(".")[0]
    rows = TableText.read(folder / TABLES[answer.table].file).rows()
    return next((one for one in rows if one.get("id") == name), {})


def _why(
    folder: Path,
    table: Table,
    row: Mapping[str, str],
    shown: set[str],
    answer: edit_told.PlainAnswer,
) -> None:
    """A field for why a doubt is none, in the note of a row."""
    key = _key_of(answer, f"{table.name}-{row.get('id', '')}")
    if "note" in row and key not in shown:
        shown.add(key)
        save = partial(_answer, folder / table.file, row["id"], row["note"], answer)
        edit_unsaved.saved_field(folder, why(), "", key, save)


def _answer(path: Path, row: str, note: str, answer: edit_told.PlainAnswer, words: str) -> None:
    """Put why a doubt is none behind what the row's note says, as the check reads it."""
    if words.strip():
        _save(path, row, "note", answered(note, answer, words))


def answered(note: str, answer: edit_told.PlainAnswer, words: str) -> str:
    """A note with an answer, in place of one that it had for the same words."""
    for old in note_answers(note):
        same = {one.word for one in note_answers(old.sentence)} <= {*answer.words}
        if old.column == answer.column and same:
            note = " ".join(note.replace(old.sentence, " ").split())
    stands = note.strip()
    stop = "" if not stands or stands[-1] in ".!?۔。" else "."
    return f"{stands}{stop} {answer.sentence(words)}".strip()


@in_readers_language
def _choose(path: Path, row: str, column: str, key: str) -> None:
    _save(path, row, column, str(st.session_state.get(key) or ""))


def _save(path: Path, row: str, column: str, words: str) -> None:
    try:
        edit_tables.change(path, row, {column: words})
    except OverlandError as error:
        st.session_state[_TOLD] = str(error)


def hidden(found: Sequence[Problem]) -> str:
    """How many faults are not shown yet; "" if all are."""
    more = len(found) - MOST_FIELDS
    return _("And {n} more").format(n=more) if more > 0 else ""
