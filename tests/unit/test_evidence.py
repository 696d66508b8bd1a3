"""Finding an excerpt in its source text, and linking to it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from overland.errors import AmbiguousExcerpt
from overland.evidence.text.fuzzy_match import nearest_passage
from overland.evidence.text.normalise import fold
from overland.evidence.text.selector import LONGEST_EXACT, find_excerpt, fragment_url
from overland.story.models import Evidence
from tests.small_story import SOURCE, TEXT, words


def found(exact: str, text: str, prefix: str = "", suffix: str = "") -> str | None:
    match = find_excerpt(words(exact, prefix, suffix), fold(text))
    return text[match.start : match.end] if match else None


@pytest.mark.parametrize(
    ("exact", "text", "there"),
    [
        ("Russian women married", "many Russian\n\nwomen married", "Russian\n\nwomen married"),
        ("about 80 people", "carrying about\u00a080\u202fpeople", "about\u00a080\u202fpeople"),
        ("evacuation", "the evacu\u00adation began", "evacu\u00adation"),
        ("evacuation", "the evacu\u00ad\n  ation began", "evacu\u00ad\n  ation"),
        ("café in Zahlé", "the cafe\u0301 in Zahle\u0301.", "cafe\u0301 in Zahle\u0301"),
        ("cafe\u0301", "a 😀 café!", "café"),
        ("😀 two", "one 😀\ntwo", "😀\ntwo"),
        ("شارع الحمرا", "في \u200fشارع\u200f الحمرا\u200e.", "شارع\u200f الحمرا"),
        ("中文字", "看中文\n字。", "中文\n字"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8 x", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("one two", "x one\n\nPage 3 of 7\n\ntwo", "one\n\nPage 3 of 7\n\ntwo"),
        ("one two", "x one\n\nAdvertisement\n\ntwo", "one\n\nAdvertisement\n\ntwo"),
        ("at dawn", "Gazette\nleft at\n1\fGazette\ndawn\n2", "at\n1\fGazette\ndawn"),
    ],
)
def test_layout_is_ignored_and_offsets_are_those_of_the_original(
    exact: str, text: str, there: str
) -> None:
    assert found(exact, text) == there


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("It's", "It’s"),
        ('"home"', "“home”"),
        ("2011-2013", "2011–2013"),
        ("cafe", "café"),
        ("cafe", "cafe\u0301"),
        ("가", "\u1100\u1161\u11a8"),
        ("masnaa", "Masnaa"),
        ("about 80", "about 800 people"),
        ("about 80", "about 80,000 people"),
        ("about 80", "about 80\u00a0000 people"),
        ("5 people", "3.5 people"),
        ("authorized", "unauthorized"),
        ("1,200 wounded", "1, 200 wounded"),
        ("now here", "nowhere"),
        ("one two", "one three two"),
    ],
)
def test_letters_marks_figures_and_words_are_never_ignored(exact: str, text: str) -> None:
    assert found(exact, text) is None


def test_an_excerpt_that_occurs_twice_is_ambiguous_until_its_context_decides() -> None:
    text = "about 80 people came. Then about 80 people left."
    with pytest.raises(AmbiguousExcerpt, match="more than once"):
        found("about 80 people", text)
    match = find_excerpt(words("about 80 people", suffix="left"), fold(text))
    assert match is not None
    assert match.start == text.rindex("about 80")
    assert find_excerpt(words("about 80 people", prefix="Then"), fold(text)) == match


def test_a_prefix_that_does_not_stand_there_is_not_found_even_if_the_words_are() -> None:
    assert found("about 30 people", TEXT, prefix="without") is None
    near = nearest_passage(words("about 30 people", prefix="without"), fold(TEXT))
    assert near is not None
    assert near.part == "prefix"
    assert TEXT[near.start : near.end] == "about 30 people"
    assert "«with»" in str(near)


@pytest.mark.parametrize(
    ("exact", "passage", "told"),
    [
        ("about 31 people", "about 30 people", "«30» where the excerpt has «31»"),
        ("“We are going home", '"We are going home', "left double quotation mark"),
        ("left Hilltown dawn", "left Hilltown at dawn", "the source also has «at»"),
        ("crossed over at Midpost", "crossed at Midpost", "the excerpt has «over»"),
    ],
)
def test_a_near_miss_gives_the_nearest_passage_and_what_differs(
    exact: str, passage: str, told: str
) -> None:
    near = nearest_passage(words(exact), fold(TEXT))
    assert near is not None
    assert passage in near.passage
    assert TEXT[near.start : near.end] == near.passage
    assert told in str(near)


def test_words_that_are_like_nothing_in_the_text_have_no_near_miss() -> None:
    assert nearest_passage(words("zyx wvq kjh 999"), fold(TEXT)) is None


def test_a_link_carries_prefix_excerpt_and_suffix_with_marks_encoded() -> None:
    url = fragment_url(SOURCE, words("80–90% of, & so-on", "the pre-fix", "Зоя"))
    assert url == (
        "https://example.org/over-the-pass#:~:text=the%20pre%2Dfix-,"
        "80%E2%80%9390%25%20of%2C%20%26%20so%2Don,-%D0%97%D0%BE%D1%8F"
    )


def test_a_long_excerpt_is_linked_by_its_two_ends() -> None:
    long = " ".join(f"word{n}" for n in range(LONGEST_EXACT // 4))
    start, end = fragment_url(SOURCE, words(long)).split("text=")[1].split(",")
    assert long.startswith(unquote(start))
    assert long.endswith(unquote(end))


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://e.org/a?b=c&d", "https://e.org/a?b=c&d#:~:text=x"),
        ("https://e.org/a#part", "https://e.org/a#part:~:text=x"),
        ("https://e.org/a#:~:text=y", "https://e.org/a#:~:text=y&text=x"),
    ],
)
def test_a_query_or_fragment_of_the_address_is_kept(url: str, begins: str) -> None:
    assert fragment_url(replace(SOURCE, url=url), words("x")) == begins


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://e.org/a", "https://", "https://e.org/a b", "//e.org"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert fragment_url(replace(SOURCE, url=url), words("x")) == ""


def test_an_empty_excerpt_is_nowhere() -> None:
    assert find_excerpt(Evidence("gazette", " \u00ad"), fold(TEXT)) is None
