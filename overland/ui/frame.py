"""The frame of every page: style, header, story picker, notices, and the view asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec
from urllib.parse import parse_qs

import streamlit as st

from overland import config
from overland import view as views
from overland.assets import bundles, registry
from overland.html import language_switch, on_paper, share, skips
from overland.html import notices as notice_stack
from overland.html.markup import style, tag
from overland.i18n import _, direction, language, ngettext, text_language
from overland.presentation import catalog, metadata, navigation, vocabulary
from overland.presentation.announcements import announcements, framework_words
from overland.story import corrections
from overland.story import filter as filters
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.ui import page_script, sharing
from overland.view import View

_Args = ParamSpec("_Args")


@dataclass(frozen=True, slots=True)
class OpenPage:
    """An open page: its name, and the story and view to show on it."""

    name: str
    story: Story
    view: View


def pages() -> list[st.Page]:
    """The pages in st.navigation's terms: Streamlit names the tab after one before it is run."""
    asked = _asked()
    return [
        st.Page(
            str(config.app_folder() / "pages" / f"{name}.py"),
            title=_title(OpenPage(name, *asked)) if asked else f"{label} · Overland",
            url_path=name,
            default=name == "map",
        )
        for name, label in navigation.labels().items()
    ]


def _asked() -> tuple[Story, View] | None:
    """The story and view that the address names, or comes nearest to; None without a story."""
    stories = catalog.store().catalog().stories
    view = views.parse(dict(_parameters()), stories).view
    story = stories.get(view.story)
    return (story, view) if story else None


def _title(page: OpenPage) -> str:
    return metadata.tab_title(page.story, page.view, page.name)


def editing_pages() -> list[st.Page]:
    """The page on which stories are made, where the host has turned it on."""
    if not config.editing():
        return []
    script = str(config.app_folder() / "pages" / "edit.py")
    return [st.Page(script, title=f"{_('Edit')} · Overland", url_path="edit")]


def set_up() -> None:
    """Title, width and style: once a run, before any page."""
    use_readers_language()
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed", page_icon=_icon())
    # The first HTML has it already: a browser takes it from there, and no run sends it again.
    st.html(style(f'@import ".{registry.absolute(bundles.PAGE)}";'))


def use_readers_language() -> None:
    """Use the reader's language: in every run, and in a fragment, which runs without the frame."""
    views.use_language(dict(_parameters()), _accepted())


def in_readers_language(callback: Callable[_Args, None]) -> Callable[_Args, None]:
    """A callback that speaks the reader's language: it runs before the page chooses one."""

    @wraps(callback)
    def spoken(*args: _Args.args, **named: _Args.kwargs) -> None:
        use_readers_language()
        callback(*args, **named)

    return spoken


def _icon() -> str:
    """A page icon that no other host is asked for."""
    return str(Path(__file__).parent / "static" / "icon.svg")


def open_page(name: str) -> OpenPage:
    """Header, notices, and what the link asks for. Stops the run if no story can be shown."""
    shelf = catalog.store().catalog()
    asked = st.query_params.get("story", "")
    parsed = views.parse(dict(_parameters()), shelf.stories)
    story = shelf.stories.get(parsed.view.story)
    page = OpenPage(name, story, parsed.view) if story else None
    if page:
        st.set_page_config(page_title=_title(page))
    if not st.context.is_embedded:
        _header(name, page, asked)
    if asked in shelf.broken:
        page_script.mount({"query": {"story": asked}, "page": name, **_told()}, _follow)
        _leave_if_asked()
        _report(asked)
    if page is None:
        st.error(_("There is no story here that can be shown."))
        st.stop()
    _say((*views.lost(_parameters()), *parsed.notices, *_corrected(page.story)))
    if not st.context.is_embedded:
        st.html(on_paper.colophon(page.story, page.view, host(name), titled=name != "map"))
    told = {**_told(), "frame": metadata.map_words(page.story), "title": _title(page)}
    words = {"words": announcements(), "own": framework_words()}
    data = {"query": views.query(page.view), "page": name, **words, **told}
    page_script.mount(data, _follow)
    _leave_if_asked()
    return page


def _told() -> dict[str, str]:
    """What the page's script makes the document say of its language."""
    return {"lang": text_language(), "dir": direction()}


def _say(notices: Sequence[str]) -> None:
    """Notices stand in a place of their own, so that one that goes away moves nothing else."""
    with st.container(key="notices", gap=None):
        if notices:
            st.html(notice_stack.stack(notices))


def _corrected(story: Story) -> tuple[str, ...]:
    """What to tell of a correction that came while the story was open, until the next click."""
    read = st.session_state.setdefault("read", {}).setdefault(story.slug, story.version)
    st.session_state.setdefault("shown", {})[story.slug] = story.version
    by_the_link = st.query_params.get("v", "")
    return (corrections.corrected(story, read),) if read not in (story.version, by_the_link) else ()


def host(page: str) -> str:
    """The address that readers use, with a slash at the end; "" where nothing tells it.

    Streamlit tells the address of the page: the map's own is the app's root, without a slash.
    """
    here = (st.context.url or "").partition("?")[0].rstrip("/")
    root = here if page == "map" else here.removesuffix(f"/{page}")
    return config.public_url() or (f"{root}/" if root.startswith("http") else "")


def st_text(text: str) -> str:
    """Text that Streamlit's Markdown shows as it is."""
    return "".join("\\" + c if c in "\\`*_{}[]()<>#+-.!|$~:@^=" else c for c in text)


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _accepted() -> str:
    """The languages that the reader's browser asks for."""
    return st.context.headers.get("Accept-Language", "") or st.context.locale or ""


def go(view: View) -> None:
    """Show another view on this page: the only writer of the address."""
    st.session_state["read"] = dict(st.session_state.get("shown", {}))
    ours = {*views.PARAMETERS, views.LOST, *filters.FORMER}
    others = {k: v for k, v in st.query_params.to_dict().items() if k not in ours}
    st.query_params.from_dict(others | views.query(view))


def _follow() -> None:
    """A link was followed: on this page the address changes, to another page the run moves on."""
    page, _mark, text = page_script.followed().partition("?")
    try:
        asked = parse_qs(text, max_num_fields=100)
    except ValueError:
        asked = {}
    parsed = views.parse(asked, catalog.store().catalog().stories)
    view = parsed.view
    if (page or "map") == st.session_state.get("page"):
        go(view)
    elif page in navigation.PAGES and page != "map":
        st.session_state["leave"] = (page, views.query(view))
    elif st.session_state.get("page") != "map":
        st.session_state["leave"] = ("map", views.query(view))
    else:
        go(view)


def _leave_if_asked() -> None:
    leaving = st.session_state.pop("leave", None)
    if leaving:
        name, asked = leaving
        target = pages()[list(navigation.PAGES).index(name)]
        st.switch_page(target, query_params=asked)


def _header(name: str, page: OpenPage | None, asked: str) -> None:
    st.session_state["page"] = name
    asked_query = views.query(page.view) if page else {}
    if page and name == "map":
        st.html(skips.links())
    with st.container(horizontal=True, vertical_alignment="center", key="header", gap="medium"):
        st.html(tag("strong", "Overland", class_="ov-brand"), width="content")
        with st.container(horizontal=True, key="pages", gap="small", width="content"):
            for target, label in zip(pages(), navigation.labels().values(), strict=True):
                st.page_link(target, label=label, query_params=asked_query)
        st.space("stretch")
        _picker(page, asked)
        st.html(
            tag(
                "button",
                _("Copy link"),
                type="button",
                data_overland="copy",
                data_done=_("Copied"),
                class_="ov-copy",
            ),
            width="content",
        )
        shared = sharing.panel(page.story, page.view) if page else share.panel("Overland")
        st.html(shared, width="content")
        shown = page.view if page else View(story=asked)
        st.html(language_switch.switch(shown, "" if name == "map" else name), width="content")


def _picker(page: OpenPage | None, asked: str) -> None:
    shelf = catalog.store().catalog()
    options = [*shelf.stories, *shelf.broken]
    if not options:
        return
    shown = asked if asked in shelf.broken else page.story.slug if page else options[0]
    names = story_names(shelf)
    st.session_state["picker"] = shown
    st.selectbox(
        _("Story"),
        options,
        key="picker",
        on_change=_pick,
        label_visibility="collapsed",
        format_func=lambda slug: names.get(slug, slug),
        width=220,
    )


def story_names(shelf: Catalog) -> dict[str, str]:
    """What the picker calls each story (slug -> name): no two the same, or one could not be had."""
    known = shelf.summaries
    names = vocabulary.distinct(
        {
            slug: known[slug].titles.get(language(), title) if slug in known else title
            for slug, title in shelf.titles.items()
        }
    )
    unreadable = shelf.unreadable
    for slug in shelf.broken:
        said = _("{slug} (cannot be shown)") if slug in unreadable else _("{slug} (withheld)")
        names[slug] = said.format(slug=slug)
    return names


def _pick() -> None:
    lang = views.parse(dict(_parameters()), {}).view.lang
    go(View(story=st.session_state["picker"], lang=lang))


def _report(slug: str) -> NoReturn:
    """A story that cannot be shown says why, problem by problem."""
    problems = catalog.store().catalog().broken[slug]
    st.error(
        st_text(
            ngettext(
                "The story “{slug}” cannot be shown: it has {n} problem.",
                "The story “{slug}” cannot be shown: it has {n} problems.",
                len(problems),
            ).format(slug=slug, n=len(problems))
        )
    )
    told = [tag("li", str(problem)) for problem in problems[:200]]
    st.html(tag("ul", told, class_="ov-report", lang="en", dir="ltr"))
    st.stop()
