"""A doubt right before an excerpt, between commas or not, is told in each language."""

from __future__ import annotations

import pytest

from tests.planted import added_today, told_today

CASES = [
    ("en", "The road is, presumably, closed by snow.", "presumably", "closed by snow"),
    ("ar", "أغلق الطريق على الأرجح بسبب الثلوج.", "الأرجح", "بسبب الثلوج"),
    ("ru", "Дорога, предположительно, закрыта из-за снега.", "предпол", "закрыта из-за снега"),
    ("uk", "Дорога, ймовірно, закрита через сніг.", "ймовірно", "закрита через сніг"),
    ("fr", "La route est vraisemblablement fermée.", "vraisemblablement", "fermée"),
    ("de", "Die Straße ist vermutlich gesperrt.", "vermutlich", "gesperrt"),
    ("zh", "道路据信因大雪而关闭。", "据信", "因大雪而关闭"),
]


@pytest.mark.parametrize(("language", "sentence", "doubt", "exact"), CASES)
def test_an_excerpt_begins_with_the_doubt(
    language: str, sentence: str, doubt: str, exact: str
) -> None:
    whole = sentence.rstrip(".。")
    found = told_today(added_today(language, whole, exact), sentence)
    assert any(p.column == "exact" and doubt in p.message for p in found), found
    assert not [
        p for p in told_today(added_today(language, whole, whole), sentence) if p.column == "exact"
    ]
