"""The last step on the page Edit: from the title to a file that can be put anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from overland import files
from overland.errors import OverlandError, Problem
from overland.exports import FORMATS, filename
from overland.files import read_json
from overland.html.copyable import copyable
from overland.html.markup import tag
from overland.i18n import _
from overland.story import datapackage, loader, routes, unfinished
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.story.vocabularies import AREAS
from overland.ui import (
    edit_compare,
    edit_faults,
    edit_fields,
    edit_lines,
    edit_proposed,
    edit_reader,
    edit_relations,
    edit_told,
    edit_unsaved,
)
from overland.ui.frame import in_readers_language, st_text

LICENCES: Final = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
_FORMATS: Final = ("html", "csv", "pdf", "geojson")


def describe(folder: Path, changes: Mapping[str, Any]) -> None:
    """Change fields of datapackage.json, and leave the others as they stand."""
    path = folder / datapackage.FILE
    with files.alone(folder):
        value = read_json(path, lambda problem: None)
        if not isinstance(value, dict):
            raise OverlandError(f"{path.name} cannot be read. Restore it")
        inner = {**value.get("overland", {}), **changes.get("overland", {})}
        inner = {name: one for name, one in inner.items() if one is not None}
        new = {**value, **changes, "overland": inner}
        if new != value:
            files.replace(path, json.dumps(new, ensure_ascii=False, indent=2) + "\n")


def title(folder: Path) -> str:
    """The title of a story, finished or not; "" if it has none."""
    value = read_json(folder / datapackage.FILE, lambda problem: None)
    return str(value.get("title", "")) if isinstance(value, dict) else ""


def steps(folder: Path, check: edit_compare.Run, verify: edit_compare.Run) -> None:
    """What stands between the draft and a reader, in the order in which it is done."""
    value = read_json(folder / datapackage.FILE, lambda problem: None)
    about: dict[str, Any] = value if isinstance(value, dict) else {}
    found = edit_compare.again(folder, check, verify)
    edit_proposed.show(folder, about, _write)
    _about(folder, about)
    _rights(folder, about)
    _geography(folder)
    _faults(folder, found)
    edit_compare.by_a_press(folder, verify)
    _version(folder, about)
    _out(folder, found)


def _field(folder: Path, label: str, name: str, value: str, **more: Any) -> None:
    key = edit_proposed.key(folder, name)
    edit_unsaved.saved_field(folder, label, value, key, partial(_write, folder, name),
                       live=True, **more)  # fmt: skip


@in_readers_language
def _choose(folder: Path, name: str, key: str) -> None:
    _write(folder, name, st.session_state.get(key, ""))


def _write(folder: Path, name: str, typed: Any) -> None:
    match name:
        case "contributor":
            changes: dict[str, Any] = {"contributors": [{"title": typed, "role": "author"}]}
        case "licence" if typed not in LICENCES:
            return  # the story's own, as it stands
        case "licence":
            entry = {"name": typed, "title": typed, "path": LICENCES[typed]}
            changes = {"licenses": [entry]}
        case "summary":
            changes = {"overland": {name: typed.strip() or None}}  # an empty one is none
        case "timezone" | "language":
            changes = {"overland": {name: typed}}
        case "headline_counts":
            changes = {"overland": {name: list(typed)}}
        case _:
            changes = {name: typed}
    describe(folder, changes)


def _about(folder: Path, about: Mapping[str, Any]) -> None:
    st.html(tag("h2", _("Before publishing"), class_="ov-edit-heading"))
    st.subheader(_("1. Title and description, against the facts"))
    words, facts = st.columns(2, gap="medium")
    labels = edit_fields.labels()
    with words:
        _field(folder, labels["title"], "title", str(about.get("title", "")))
        key = edit_proposed.key(folder, "description")
        save = partial(_write, folder, "description")
        told = str(about.get("description", ""))
        edit_unsaved.saved_field(folder, labels["description"], told, key, save, st.text_area,
                                 height=140)  # fmt: skip
        inner = about.get("overland", {})
        _field(folder, labels["overland.summary"], "summary",
               str(inner.get("summary", "")))  # fmt: skip
        _field(folder, labels["overland.language"], "language",
               str(inner.get("language", "")))  # fmt: skip
        _field(folder, labels["overland.timezone"], "timezone",
               str(inner.get("timezone", "")))  # fmt: skip
        counts = [row.get("id", "") for row in _rows(folder, "counts")]
        known = [name for name in inner.get("headline_counts", []) if name in counts]
        key = f"about-{folder.name}-headline"
        if counts:  # A list with nothing in it is locked, and too faint to read.
            st.multiselect(_("Figures for the first screen"), counts, known, key=key,
                           on_change=_choose, args=(folder, "headline_counts", key))  # fmt: skip
    with facts:
        st.caption(_("What the tables hold; numbers in the title must stand here."))
        rows = [
            {
                _("Figure"): r.get("as_written", ""),
                _("Unit"): r.get("unit", ""),
                _("By"): r.get("speaker", ""),
            }
            for r in _rows(folder, "counts")
        ]
        if rows:
            st.dataframe(rows, hide_index=True, height=240)
    edit_relations.choose(folder, _rows(folder, "counts"))


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / TABLES[table].file
    return TableText.read(path).rows() if path.exists() else []


def _rights(folder: Path, about: Mapping[str, Any]) -> None:
    st.subheader(_("2. Licence and contributors"))
    left, right = st.columns(2, gap="medium")
    licences = about.get("licenses") or [{}]
    name = str(licences[0].get("name", ""))
    options = list(dict.fromkeys([*LICENCES, *([name] if name else [])]))
    with left:
        key = f"about-{folder.name}-licence"
        label, at = edit_fields.labels()["licenses[0].title"], options.index(name or options[0])
        st.selectbox(label, options, at, key=key,
                     on_change=_choose, args=(folder, "licence", key))  # fmt: skip
        st.caption(_("The words of sources stay their publishers’."))
    people = about.get("contributors") or [{}]
    with right:
        _field(
            folder,
            edit_fields.labels()["contributors[0].title"],
            "contributor",
            str(people[0].get("title", "")),
        )


def _geography(folder: Path) -> None:
    st.subheader(_("3. Points and lines"))
    places = unfinished.story(folder).places
    without = [p.name for p in places if p.point is None and p.kind not in AREAS]
    legs = {row.get("id", "") for row in _rows(folder, "legs")}
    drawn = routes.read(folder, legs, lambda problem: None)
    undrawn = edit_lines.undrawn(folder, drawn)
    for label, names in (
        (_("Without a point: {names}"), without),
        (_("Without a line: {names}"), undrawn),
    ):
        if names:
            st.warning(st_text(label.format(names=", ".join(names))))
    if not places:
        st.info(_("There is no place yet."))
    elif not (without or undrawn):
        st.success(_("Every place has a point, and every leg a line or a note why it has none."))


def _faults(folder: Path, found: tuple[Problem, ...]) -> None:
    st.subheader(_("4. What the check says"))
    if not found:
        st.success(_("Everything that must hold before publishing holds."))
        return
    edit_faults.mend(folder, found, partial(_answer, folder))
    st.caption(edit_faults.hidden(found))


def _answer(folder: Path, answer: edit_told.PlainAnswer, words: str) -> None:
    """Why a doubt of the title or so is none, in the story's own note."""
    if words.strip():
        value = read_json(folder / datapackage.FILE, lambda problem: None)
        inner = value.get("overland", {}) if isinstance(value, dict) else {}
        note = edit_faults.answered(str(inner.get("note", "")), answer, words)
        describe(folder, {"overland": {"note": note}})


def _version(folder: Path, about: Mapping[str, Any]) -> None:
    st.subheader(_("5. Version"))
    _field(folder, edit_fields.labels()["version"], "version",
           str(about.get("version", "")), width=380)  # fmt: skip


def _out(folder: Path, found: tuple[Problem, ...]) -> None:
    st.subheader(_("6. See it, and hand it out"))
    wrong = sum(problem.severity == "problem" for problem in found)
    if wrong:
        words = _("Wrong under 4: {n}. When each is mended or answered, the story is shown here, "
                  "and can be handed out.")  # fmt: skip
        st.warning(words.format(n=wrong))
        return
    if found:
        words = _("The check passes. Hints under 4 that may stay as they are: {n}.")
        st.info(words.format(n=len(found)))
    with st.expander(_("As on a wide screen")):
        edit_reader.frame(folder, edit_reader.WIDE_PX, 720)
    with st.container(horizontal=True):
        for name in _FORMATS:
            if name in FORMATS:
                st.download_button(
                    filename(name, folder.name),
                    partial(_export, folder, name),
                    file_name=filename(name, folder.name),
                    key=f"out-{name}",
                )
    st.caption(_("The story’s folder is:"))
    st.html(copyable(str(folder)))
    st.html(copyable("overland export --all --format site -o site"))


def _export(folder: Path, name: str) -> bytes:
    return FORMATS[name].export(loader.load(folder))
