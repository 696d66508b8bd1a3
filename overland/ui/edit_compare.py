"""Excerpts beside the texts on this machine, on the page Edit: by a press, and then by itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from overland import config
from overland.drafting import source_texts
from overland.drafting.draft_file import DraftFile
from overland.errors import OverlandError, Problem
from overland.evidence.doubts import findings
from overland.html.copyable import copyable
from overland.i18n import _
from overland.ui import edit_compared, edit_reader
from overland.ui.frame import st_text

Run = Callable[[argparse.Namespace], Any]
_AGAIN = "edit-compared-at"
"""The state of the story's files in which it was last compared by itself."""


def again(folder: Path, check: Run, verify: Run) -> tuple[Problem, ...]:
    """What the check says; rows that changed since they were compared are compared first.

    So an answer in a note counts at once, and nobody is sent to a command.
    """
    found = edit_reader.problems(folder, check)
    now = edit_reader.state(folder)
    stale = any(problem.message.endswith(findings.NOT_AS_COMPARED) for problem in found)
    if not stale or st.session_state.get(_AGAIN) == now or not _here(folder):
        return found
    try:
        _verified(folder, verify)
    except OverlandError:
        return found
    finally:
        st.session_state[_AGAIN] = edit_reader.state(folder)
    return edit_reader.problems(folder, check)


def by_a_press(folder: Path, verify: Run) -> None:
    """Every excerpt against the texts on this machine, as `overland verify` does it."""
    if not _here(folder):
        return
    if st.button(_("Compare every excerpt with its text"), key="compare"):
        try:
            st.session_state["edit-compared"] = _verified(folder, verify)
        except OverlandError as error:
            st.error(st_text(str(error)))
            return
        st.rerun()
    told = st.session_state.pop("edit-compared", "")
    if told:
        st.html(copyable(told))


def _verified(folder: Path, verify: Run) -> str:
    given = [f"{source}={path}" for source, path in _here(folder).items()]
    outcome = verify(argparse.Namespace(root=config.data(), slug=folder.name, text=given))
    # What is wrong stands under 4, each with its answer.
    return "\n".join(edit_compared.of_line(folder.name, line) for line in outcome.lines)


def _here(folder: Path) -> dict[str, Path]:
    """Sources whose texts are on this machine, and where."""
    known = {text["source"]: source_texts.file(text["text"]) for text in _texts(folder)}
    return {source: path for source, path in known.items() if path.is_file()}


def _texts(folder: Path) -> Sequence[dict[str, str]]:
    try:
        return DraftFile.read(folder).texts
    except OverlandError:
        return []
