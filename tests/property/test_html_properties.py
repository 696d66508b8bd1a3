"""Hostile text stays inert wherever a story's words are shown."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from overland.html import panel, timeline
from overland.html.markup import escape, harmless_url, tag
from overland.map import folium_map
from overland.story import loader
from overland.story.models import Story
from overland.view import View

SYRIA = loader.load(Path(__file__).parents[2] / "data" / "stories" / "syria-2013")
HOSTILE = st.lists(
    st.text(max_size=8)
    | st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload='alert(1)'>",
            "`",
            "${alert(1)}",
            "$`{",
            "\\`",
            "\\u0060",
            "{{ 7*7 }}",
            "{% raw %}",
            "<!--",
            "]]>",
            "\u2028",
        ]
    ),
    min_size=1,
    max_size=4,
).map("".join)
# An empty text is left out of a page altogether, element and all.
SAID = HOSTILE.map(lambda text: "x" + text)


class Structure(HTMLParser):
    """The elements of HTML and the names of their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((name, *(key for key, _ in attrs)))

    def handle_endtag(self, name: str) -> None:
        self.found.append(("/" + name,))

    def handle_comment(self, data: str) -> None:
        self.found.append(("!",))


def told(text: str) -> Story:
    """The first story with `text` for the name of its crossing and all that is said there."""
    return replace(
        SYRIA,
        places=tuple(replace(p, name=text, note=text) for p in SYRIA.places),
        events=tuple(replace(e, headline=text, time_note=text) for e in SYRIA.events),
        counts=tuple(replace(c, as_written=text, speaker=text) for c in SYRIA.counts),
        quotes=tuple(replace(q, text=text, speaker=text, role=text) for q in SYRIA.quotes),
        legs=tuple(replace(leg, note=text) for leg in SYRIA.legs),
    )


@given(HOSTILE | st.text())
def test_escaped_text_has_nothing_that_could_leave_its_place(text: str) -> None:
    shown = escape(text)
    assert not set(shown) & set("<>\"'`$\\\u2028\u2029\x00")


@given(st.text(alphabet=st.characters(exclude_characters="\u2028\u2029\x00")))
def test_a_reader_sees_the_text_as_it_was_written(text: str) -> None:
    assert unescape(escape(text).replace("&#36;", "$")) == unescape(escape(text))
    assert re.sub("&#?[a-z0-9]+;", lambda m: unescape(m[0]), escape(text)) == text


@given(HOSTILE, HOSTILE)
def test_no_text_adds_an_element_or_an_attribute(text: str, value: str) -> None:
    made = tag("p", text, title=value)
    assert Structure(made).found == [("p", "title"), ("/p",)]


@given(
    st.sampled_from(["javascript:", "data:", "vbscript:", "JAVASCRIPT:", "\tjavascript:"]), HOSTILE
)
def test_a_url_with_another_scheme_is_dropped_whatever_follows(scheme: str, rest: str) -> None:
    assert tag("a", "x", href=scheme + rest) == "<a>x</a>"


@given(st.text() | HOSTILE)
def test_a_url_that_is_kept_only_loads_a_page(url: str) -> None:
    if harmless_url(url):
        assert urlsplit(url).scheme in ("", "http", "https")
        assert not url.startswith("//")


@settings(max_examples=20)
@given(SAID)
def test_hostile_text_does_not_change_the_panel_or_the_timeline(text: str) -> None:
    for view in (View(place="masnaa"), View(place="damascus"), View(event="headline-navy")):
        harmless = Structure(panel.panel(told("words"), view)).found
        assert Structure(panel.panel(told(text), view)).found == harmless
    harmless = Structure(timeline.timeline(told("words"), View())).found
    assert Structure(timeline.timeline(told(text), View())).found == harmless


@settings(max_examples=20)
@given(SAID)
def test_hostile_text_stays_inside_popup_and_tooltip(text: str) -> None:
    script = str(folium_map.build(told(text)).get_root().render())
    harmless = str(folium_map.build(told("words")).get_root().render())
    for mark in ("`", "</script", "<script", "<!--"):
        assert script.count(mark) == harmless.count(mark)
    for literal in re.findall(r"`([^`]*)`", script):
        assert "${" not in literal
        assert "\\" not in literal
