"""Panels, the parts of a page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from overland import view as views
from overland.exports import FORMATS
from overland.html import (
    compare,
    data_and_about,
    embed,
    evidence_page,
    filters,
    headline,
    on_paper,
    panel,
    tables,
    timeline,
)
from overland.i18n import _
from overland.map import folium_map
from overland.presentation import catalog, vocabulary
from overland.ui import frame, map_component, profile
from overland.ui.frame import OpenPage


def story_map(page: OpenPage) -> None:
    """Headline figures, map and details side by side, and the timeline under them."""
    story, view = page.story, page.view
    if st.context.is_embedded:
        _embedded(page)
        return
    # The page's script knows what is chosen: so a click leaves all of this as it is.
    st.html(headline.with_filter(story, view.with_(place="", event="")))
    with st.container(horizontal=True, key="stage", gap=None, vertical_alignment="top"):
        with st.container(key="map"):
            _map(page)
            st.html(on_paper.picture(story, view))
        with st.container(key="details"):
            st.html(panel.panel(story, view))
    st.html(timeline.timeline(story, view))
    profile.shown(page)


def _embedded(page: OpenPage) -> None:
    """Inside another page: map, timeline, what was chosen with its words, whose report it is."""
    story, view = page.story, page.view
    st.html(embed.title(story, view))
    if narrowed := filters.shown(story, view):
        st.html(narrowed)
    with st.container(horizontal=True, key="stage", gap=None, vertical_alignment="top"):
        with st.container(key="map"):
            _map(page)
            st.html(on_paper.picture(story, view))
        if view.place or view.event:
            with st.container(key="details"):
                st.html(panel.panel(story, view))
    st.html(timeline.timeline(story, view))
    st.html(embed.source_line(story, view))
    st.html(on_paper.colophon(story, view, frame.host(page.name), titled=False))


def _map(page: OpenPage) -> None:
    key = folium_map.key(page.story)
    shown = folium_map.shown(
        page.view, profile.chosen_point(), folium_map.outside(page.story, page.view)
    )
    map_component.mount(page.story, shown, height=560, on_change=lambda: _chosen(key))


def _chosen(key: str) -> None:
    """A marker was clicked. Only the id counts, and only if the story has it."""
    value: Any = st.session_state.get(key)
    place = value.get("place") if isinstance(value, dict) else None
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    if isinstance(value, dict):
        # The map's own position and layers, which only the browser's address has.
        parameters |= {name: [str(value.get(name) or "")] for name in ("c", "layers")}
    view = views.parse(parameters, catalog.store().catalog().stories).view
    story = catalog.store().catalog().stories.get(view.story)
    if story and isinstance(place, str) and story.place(place):
        frame.go(view.with_(place=place, event="", at=""))


def evidence_table(page: OpenPage) -> None:
    """Every claim, with filter and search; a row's first cell opens its place on the map."""
    st.html(evidence_page.heading(page.story, page.view))
    st.html(evidence_page.body(page.story, page.view))


def downloads(page: OpenPage) -> None:
    """The tables to look at and to take away, and how to cite them."""
    st.html(data_and_about.data_heading())
    titles = {name: str(made.TITLE) for name, made in FORMATS.items()}
    st.html(filters.form(page.story, page.view, "data"))
    st.html(data_and_about.downloads(page.story, page.view, titles))
    st.html(data_and_about.how_to_cite(page.story, frame.host(page.name)))
    st.html(data_and_about.licences(page.story))
    for name in tables.names(page.story):
        with st.expander(name):
            st.html(tables.table(page.story, page.view, name))


def about(page: OpenPage) -> None:
    """Method, words, licences and limits."""
    st.html(data_and_about.about(page.story))


def compare_a_text(page: OpenPage) -> None:
    """A source text that the editor has, with every statement marked. Nothing of it is stored."""
    sources = [s for s in page.story.sources if s.relation == "primary"]
    with st.expander(_("Compare a text"), key="compare"):
        st.caption(
            _(
                "Paste or open a source that you have. It is read in this session only: "
                "nothing is stored and nothing leaves the server."
            )
        )
        named = vocabulary.distinct({source.id: source.title or source.id for source in sources})
        source = st.selectbox(_("Source"), list(named), format_func=lambda s: named[s])
        pasted = st.text_area(_("Text"), key="compare-text", height=160, max_chars=1_000_000)
        opened = st.file_uploader(_("or a text file"), type=["txt", "md"], key="compare-file")
        text = _decoded(opened.getvalue()) if opened else pasted
        if text and source:
            st.html(compare.comparison(page.story, page.view, source, text))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        st.error(_("This file is not UTF-8 text. Save it as UTF-8 and open it again."))
        return ""
