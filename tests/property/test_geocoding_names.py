"""What holds for the comparison of any names."""

from __future__ import annotations

import unicodedata
from typing import Literal, get_args

from hypothesis import given
from hypothesis import strategies as st

from overland.geocoding.names import likeness, name_key

ANY_TEXT = st.text(max_size=30)
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
LETTERS = "abcdefghiklmnopqrstuvwyzабвгдезийклмнопрстуфхцчшщыэюяبتثجحخدذرزسشصضطظعغفقكلمنهوي"
WORDS = st.text(LETTERS, min_size=3, max_size=10)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
MARKS = st.sampled_from("\u0300\u0301\u0308\u030c\u0323\u0331\u064e\u064f\u0651\u0652")


@given(ANY_TEXT)
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(NAMES)
def test_case_never_changes_a_name(name: str) -> None:
    assert name_key(name.upper()) == name_key(name) == name_key(name.title())


@given(NAMES, st.data())
def test_diacritics_never_change_a_name(name: str, data: st.DataObject) -> None:
    marked = "".join(
        letter + (data.draw(MARKS) if data.draw(st.booleans()) else "") for letter in name
    )
    assert name_key(marked) == name_key(name)


@given(NAMES, st.sampled_from(["al-", "Al ", "EL-", "el ", "ul-", "эль-", "аль "]))
def test_an_article_before_a_name_never_changes_it(name: str, article: str) -> None:
    assert name_key(article + name) == name_key(name)


@given(st.text("بتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=3, max_size=10))
def test_an_arabic_article_never_changes_a_name(name: str) -> None:
    assert name_key("ال" + name) == name_key(name)


@given(NAMES, st.sampled_from(get_args(Form)))
def test_the_unicode_form_never_changes_a_name(name: str, form: Form) -> None:
    assert name_key(unicodedata.normalize(form, name)) == name_key(name)


@given(ANY_TEXT, ANY_TEXT)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)


@given(ANY_TEXT, ANY_TEXT)
def test_only_the_same_name_is_wholly_alike(one: str, other: str) -> None:
    assert (likeness(one, other) == 1.0) == (name_key(one) == name_key(other) != "")
