"""The page Edit: a story's text, its proposals, points, lines and tables, and the last step.

Loaded by pages/edit.py alone, which a hosted app does not have (`config.editing`). Every widget
writes to the disk when it changes; the page keeps nothing but what is looked at.
"""

from __future__ import annotations

import argparse
import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import streamlit as st

from overland import config
from overland.drafting import unsaved
from overland.drafting.draft_file import DraftFile
from overland.errors import OverlandError, Problem
from overland.html.markup import tag
from overland.i18n import _
from overland.story.folders import own_folders, story_folders
from overland.story.ids import new_id
from overland.ui import (
    edit_lines,
    edit_mend,
    edit_points,
    edit_proposals,
    edit_publish,
    edit_reader,
    edit_script,
    edit_sources,
    edit_tables,
    edit_unsaved,
)
from overland.ui.edit_desk import Desk
from overland.ui.frame import st_text

_STYLE: Final = Path(__file__).parent / "static" / "edit.css"


class CommandResult(Protocol):
    """What a command tells."""

    @property
    def problems(self) -> tuple[Problem, ...]: ...

    @property
    def lines(self) -> tuple[str, ...]: ...

    @property
    def clean(self) -> bool: ...


Command = Callable[[argparse.Namespace], CommandResult]


@dataclass(frozen=True, slots=True)
class Commands:
    """What `overland new`, `import`, `check`, `route` and `verify` do, handed in by the page."""

    new: Command
    import_files: Command
    check: Command
    route: Command
    verify: Command


def open_page(commands: Commands) -> Desk:
    """The story asked for, once the key is known to be right. Stops the run otherwise."""
    edit_script.speak()
    _check_key()
    st.html(_STYLE)
    folders = {path.name: path for path in own_folders(config.stories())}
    # The address names the story at first only: a click soon after sends the old address.
    asked = st.session_state.setdefault("edit-story", st.query_params.get("story", ""))
    names = list(folders)
    if asked not in names:
        edit_unsaved.watch("")
        _first(commands, folders)
        st.stop()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _stories(_("Story"), folders, names.index(asked))
        with st.popover(_("New story"), key=f"new-story-{asked}"):
            _begin(commands)
    title = edit_publish.title(folders[asked]) or asked
    st.set_page_config(page_title=f"{title} · {_('Edit')} · Overland")
    st.html(tag("h1", title, class_="ov-edit-heading"))
    st.query_params["story"] = asked
    edit_unsaved.watch(asked)
    edit_mend.give_back(folders[asked])
    return Desk(folders[asked], DraftFile.read(folders[asked]))


def _stories(label: str, folders: dict[str, Path], at: int | None) -> None:
    """The list of stories. `at` is the place of the one that is open."""
    names = list(folders)
    # A list of other stories, or another story, is another list: none keeps a choice.
    key = f"story-{'-'.join(names)}-{at}"
    titles = {name: edit_publish.title(folders[name]) or name for name in names}
    st.selectbox(label, names, index=at, key=key, on_change=_pick, args=(key,),
                 format_func=titles.__getitem__, width=480)  # fmt: skip


def _pick(key: str) -> None:
    st.session_state["edit-story"] = st.session_state[key]
    st.session_state.pop("edit-current", None)


def _first(commands: Commands, folders: dict[str, Path]) -> None:
    """The page while no story is open: an article is pasted into none that nobody chose."""
    with st.container(key="edit-first", width=560):
        st.header(_("New story") if folders else _("Your first story"))
        st.write(_("Give it a title. The text of the article comes next."))
        _begin(commands)
        if folders:
            _stories(_("Or go on with a story that is here"), folders, None)


def _begin(commands: Commands) -> None:
    """A new story out of its title."""
    with st.form("new-story-form", border=False):
        words = edit_unsaved.given_back(config.stories(), "new-title")
        title = st.text_input(_("Title"), words, key="new-title")
        if st.form_submit_button(_("Begin"), type="primary"):
            taken = {path.name for path in story_folders(config.stories())}
            slug = new_id(title, taken, "story")
            try:
                commands.new(argparse.Namespace(root=config.own_data(), slug=slug))
                edit_publish.describe(config.stories() / slug, {"title": title.strip()})
            except OverlandError as error:
                st.error(st_text(str(error)))
                return
            unsaved.written(config.stories(), {"new-title": title})
            st.session_state["edit-story"] = slug
            st.rerun()


def _check_key() -> None:
    """The secret comes in the address or is typed; session and browser's tab keep it."""
    secret = os.environ.get("OVERLAND_EDIT_SECRET", "")
    given = [st.query_params.get("key", ""), st.session_state.get("edit-key") or ""]
    if secret and any(hmac.compare_digest(one.encode(), secret.encode()) for one in given):
        st.session_state["edit-key"] = secret
        st.query_params.pop("key", None)
        edit_script.keep_key(secret)
        return
    edit_script.keep_key("")
    with st.container(width=560):
        st.text_input(_("Key"), type="password", key="edit-key")
        st.caption(_("It is the end of the address that “overland edit” wrote in the terminal, "
                     "behind “key=”. Each start has a key of its own."))  # fmt: skip
        if any(given):
            st.error(_("This is not the key of the app that runs now."))
    st.stop()


def tabs(page: Desk, commands: Commands) -> None:
    """The steps from left to right, beside the reader's view and the faults as they arise."""
    work, reader = st.columns([2, 1], gap="medium")
    with work:
        names = [_("Texts and files"), _("Proposals"), _("Points"), _("Lines"), _("Tables")]
        names.append(_("Before publishing"))
        open_first = names[1] if page.draft.open else names[0] if not page.draft.texts else names[1]
        # A new text, or a file's rows, lead on to the proposals.
        rows = sum(one.origin != "text" for one in page.draft.proposals)
        key = f"steps-{page.folder.name}-{len(page.draft.texts)}-{rows}"
        steps = st.tabs(names, default=open_first, key=key)
        with steps[0]:
            edit_sources.add(page.folder, commands.import_files)
        with steps[1]:
            edit_proposals.show(page)
        with steps[2]:
            edit_points.choose(page.folder)
        with steps[3]:
            edit_lines.choose(page.folder, commands.route)
        with steps[4]:
            edit_tables.edit(page.folder)
        with steps[5]:
            edit_publish.steps(page.folder, commands.check, commands.verify)
    with reader, st.container(key="edit-reader"):
        edit_reader.beside(page.folder, commands.check)
