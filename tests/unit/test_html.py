"""One door for HTML: text shows and does nothing else."""

from __future__ import annotations

import pytest

from overland.html.markup import Safe, escape, harmless_url, join, tag


def test_text_keeps_none_of_the_characters_that_could_leave_it() -> None:
    shown = escape("&<>\"'`${alert(1)}\\\u2028\u2029\x00")
    assert shown == "&amp;&lt;&gt;&#34;&#39;&#96;&#36;&#123;alert(1)&#125;&#92;  \ufffd"


def test_what_is_html_already_is_not_escaped_again() -> None:
    assert escape(tag("b", "a & b")) == "<b>a &amp; b</b>"
    assert tag("p", tag("b", "x"), "<") == "<p><b>x</b>&lt;</p>"


def test_plain_text_is_escaped_wherever_a_child_may_stand() -> None:
    assert tag("p", ["<", None, ("y")], None, ">") == "<p>&lt;y&gt;</p>"
    assert join(["<", None, Safe("<i></i>")]) == "&lt;<i></i>"


def test_attributes_are_quoted_escaped_and_named_as_html_names_them() -> None:
    made = tag("a", "x", class_="one", data_event='"><script>', title=None, hidden=False, open=True)
    assert made == '<a class="one" data-event="&#34;&gt;&lt;script&gt;" open>x</a>'


def test_a_void_element_has_no_end() -> None:
    assert tag("br") == "<br>"
    assert tag("img", src="/a.png", alt="") == '<img src="/a.png" alt="">'


def test_what_is_added_to_html_is_escaped_too() -> None:
    assert Safe("<b>") + "${x}<" == "<b>&#36;&#123;x&#125;&lt;"
    assert Safe("<b>%s</b>") % "`" == "<b>&#96;</b>"
    assert Safe("<br>").join(["a&", Safe("<i>")]) == "a&amp;<br><i>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
        "//example.org/x",
        "http:x",
        "https://",
        "http://[",
        "relative.html",
    ],
)
def test_a_url_that_could_do_more_than_load_a_page_is_left_out(url: str) -> None:
    assert not harmless_url(url)
    assert tag("a", "x", href=url) == "<a>x</a>"


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a?b=c#d", "http://example.org", "./?story=x", "../a", "/a", "?a=b", "#a"],
)
def test_a_url_that_only_loads_a_page_is_kept(url: str) -> None:
    assert harmless_url(url)
    assert tag("a", "x", href=url) == f'<a href="{url}">x</a>'
