"""Texts and files on the page Edit."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import streamlit as st

from overland import config
from overland.drafting import dateline, desk, reading, unsaved
from overland.errors import OverlandError, Problem
from overland.geocoding import index_builder
from overland.geocoding.index import Index, open_index
from overland.html.copyable import copyable
from overland.i18n import _, ngettext
from overland.importing import spreadsheet, when
from overland.ui import edit_fields, edit_unsaved, edit_words
from overland.ui.frame import st_text

Command = Callable[[argparse.Namespace], Any]
"""What `overland import` does, handed in by the page."""

_TEXTS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".mhtml")


def add(folder: Path, import_files: Command) -> None:
    """A new text, pasted or dropped; and files of other tools."""
    _text(folder)
    _files(folder, import_files)


def _text(folder: Path) -> None:
    if st.session_state.pop(_READ, "") == folder.name:
        # What was read stays no longer in its field: pressed again, it would be read twice.
        st.session_state.update({f"text-{name}-{folder.name}": "" for name in _LINES})
    with st.form(f"new-text-{folder.name}"):
        pasted = _line(folder, st, _("Paste the text of an article"), "pasted", height="content")
        endings, key = [ending[1:] for ending in _TEXTS], f"document-{folder.name}"
        dropped = st.file_uploader(_("Or drop a document"), endings, key=key,
                                   max_upload_size=edit_fields.upload_mb())  # fmt: skip
        edit_fields.tell_size()
        # Two rows, not two columns: the keyboard goes from field to field as they are read.
        left, right = st.columns(2)
        title = _line(folder, left, _("Title"), "title")
        publisher = _line(folder, right, _("Publisher"), "publisher")
        left, right = st.columns(2)
        url = _line(folder, left, _("Address (URL)"), "url")
        published = _line(folder, right, _("Published"), "published", placeholder="2006-07-21")
        if st.form_submit_button(_("Propose rows")):
            day = when.edtf(published)
            if published.strip() and len(day) != len("2006-07-21"):
                st.error(_("Write the day of publication as 2006-07-21."))
                return
            about = {"title": title, "publisher": publisher, "url": url, "published": day}
            _draft(folder, pasted, dropped, about)


def _files(folder: Path, import_files: Command) -> None:
    tracks = st.file_uploader(
        _("Spreadsheets, tracks and other tools’ maps"),
        key=f"files-{folder.name}",
        accept_multiple_files=True,
        max_upload_size=edit_fields.upload_mb(),
    )
    edit_fields.tell_size()
    orders = {"": _("ask me"), "day-first": _("day first"), "month-first": _("month first")}
    order = st.radio(
        _("Dates such as 03/04/2022"),
        tuple(orders),
        format_func=orders.__getitem__,
        horizontal=True,
    )
    if tracks:
        columns, waits = _mapping(folder, tracks, order, import_files)
        # What stands in the way is told right above: pressed, the same would be told again.
        if st.button(_("Propose rows"), key="import", disabled=waits):
            outcome = _import(folder, tracks, order, import_files, columns)
            if outcome and outcome.clean:
                st.session_state["edit-added"] = "\n".join(outcome.lines)
                st.rerun()
            if outcome:
                _tell(outcome)
                st.html(copyable("\n".join(outcome.lines)))


_READ = "edit-text-read"
"""The story that a text was just added to."""
_DAYLESS = "edit-dayless"
"""The text that an editor was told of as having no day of publication."""
_LINES = ("pasted", "title", "publisher", "url", "published")


def _line(folder: Path, where: Any, label: str, name: str, **more: Any) -> str:
    """A field of the form, with what was left in it."""
    key = f"text-{name}-{folder.name}"
    widget = where.text_area if name == "pasted" else where.text_input
    return str(widget(label, edit_unsaved.given_back(folder, key), key=key, **more) or "")


def _mapping(
    folder: Path, tracks: Sequence[Any], order: str, import_files: Command
) -> tuple[list[str], bool]:
    """How the files' columns are understood, to be confirmed or mended: HEADER=FIELD.

    The second value is whether something must be mended before the rows can be proposed.
    """
    outcome = _import(folder, tracks, order, import_files, [], show=True)
    if not outcome:
        return [], True
    _tell(outcome)
    data: Any = outcome.data
    files: list[dict[str, Any]] = data.get("files", []) if isinstance(data, dict) else []
    understood = [pair for file in files for pair in file["mapping"].items()]
    understood += [(header, "") for told in data.get("unnamed", {}).values() for header in told]
    rows = [
        {_("Column"): header, _("Understood as"): field or _NOTHING} for header, field in understood
    ]
    for notice in (notice for file in files for notice in file["notices"]):
        st.caption(st_text(notice))
    if not rows:
        return [], not outcome.clean
    seen = _mapping_sheet(rows, f"mapping-{'-'.join(str(track.file_id) for track in tracks)}")
    told = [
        (row[_("Column")], row[_("Understood as")], before[_("Understood as")])
        for row, before in zip(seen, rows, strict=True)
    ]
    chosen = [f"{header}={field}" for header, field, before in told
              if field not in ("", None, _NOTHING, before)]  # fmt: skip
    unnamed: dict[str, Any] = data.get("unnamed", {})
    others = any(problem.file not in unnamed for problem in outcome.problems)
    return chosen, not outcome.clean and (others or not chosen)


_NOTHING: Final = "-"
"""What a column is understood as that is left out."""


def _mapping_sheet(rows: list[dict[str, str]], key: str) -> list[dict[str, str]]:
    """The columns of files, each with what it is understood as, in words."""
    understood = _("Understood as")
    fields = [_NOTHING, *spreadsheet.FIELDS]
    known = {row[understood] for row in rows}
    column = st.column_config.SelectboxColumn(
        options=[*fields, *sorted(known - set(fields))],
        format_func=lambda name: (
            _("left out") if name == _NOTHING else edit_words.imported_as(str(name))
        ),
    )
    seen: list[dict[str, str]] = st.data_editor(
        rows, hide_index=True, disabled=[_("Column")], column_config={understood: column}, key=key
    )
    return seen


def _draft(folder: Path, pasted: str, dropped: Any, about: dict[str, str]) -> None:
    try:
        text = pasted
        if dropped is not None:
            name, data = dropped.name, dropped.getvalue()
            text = reading.text_of(name, data)
        if not text.strip():
            st.error(_("Paste a text, or drop a document."))
            return
        if desk.has_text(folder, text):
            st.error(_("This text is in the story already: its proposals are under “Proposals”."))
            return
        told = "" if about["published"] else desk.day_told(text)
        if not (about["published"] or told or st.session_state.get(_DAYLESS) == text):
            st.session_state[_DAYLESS] = text
            st.warning(st_text(_dayless(text)))
            return
        about["published"] = about["published"] or told
        names = gazetteer()
        with st.spinner(_("Reading")):
            count = desk.add_text(folder, text, names, about)
    except OverlandError as error:
        st.error(st_text(str(error)))
        return
    keys = [f"text-{name}-{folder.name}" for name in _LINES]
    unsaved.written(folder, {key: str(st.session_state.get(key) or "") for key in keys})
    st.session_state[_READ] = folder.name
    added = ngettext("{n} proposal", "{n} proposals", count).format(n=count)
    if told:
        added += " · " + _("Day of publication: {day}, as the text is dated").format(day=told)
    st.session_state["edit-added"] = added
    st.rerun()


def _dayless(text: str) -> str:
    """What is lacking of a text's day, and what comes of it."""
    yearless = dateline.day_without_year(text)
    if not yearless:
        return _(
            "No day of publication is given, and the text is not dated: “Friday” or "
            "“yesterday” would have no date. Give the day, or press again to go on without."
        )
    words = _(
        "The text tells its day as “{day}”, without a year: “Friday” or “yesterday” "
        "would have no date. Give the day with its year, or press again to go on without."
    )
    return words.format(day=yearless)


def gazetteer() -> Index:
    """The names of places; the first time on a machine the page shows how far they are."""
    table = config.gazetteer(config.data())
    if not index_builder.ready(table):
        with st.empty():
            index_builder.wait(table, _progress)
    return open_index(table)


def _progress(share: float) -> None:
    words = _("Preparing the names of places, once on this machine: {percent} %")
    st.progress(share, words.format(percent=round(share * 100)))


def _import(
    folder: Path,
    tracks: Sequence[Any],
    order: str,
    import_files: Command,
    columns: list[str],
    *,
    show: bool = False,
) -> Any:
    """What `overland import` tells of the files; with `show` nothing is changed."""
    with tempfile.TemporaryDirectory() as temporary:
        paths = []
        for number, file in enumerate(tracks):
            name = Path(str(getattr(file, "name", "file"))).name
            path = Path(temporary) / str(number) / name
            path.parent.mkdir()
            path.write_bytes(file.getvalue())
            paths.append(path)
        arguments = argparse.Namespace(
            root=config.data(), slug=folder.name, files=paths, date_order=order, column=columns,
            show=show,
        )  # fmt: skip
        try:
            return import_files(arguments)
        except OverlandError as error:
            st.error(st_text(str(error)))
            return None


def _tell(outcome: Any) -> None:
    """What is wrong with the files, with what helps here in place of a command's options."""
    unnamed = outcome.data.get("unnamed", {})
    others = (problem for problem in outcome.problems if problem.file not in unnamed)
    _list(tuple(replace(problem, remedy="") for problem in others))
    for name in unnamed:
        told = _("{file}: no column is understood. Choose below what each column holds")
        st.error(st_text(told.format(file=name)))


def _list(problems: tuple[Problem, ...]) -> None:
    """Each fault as a line of its own: a column of a table would cut its end off."""
    for problem in problems:
        st.error(st_text(str(problem)))
