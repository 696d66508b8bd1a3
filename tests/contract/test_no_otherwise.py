"""A "no", a "shall" and a future in other words than the source's, each beside a falsehood."""

from __future__ import annotations

import pytest

from tests.planted import added_today, told_today

_AHEAD = ("planned", "2024-05-17")
_DONE = ("reported", "2024-05-15")
HONEST = [
    ("en", "All but two trucks had arrived.", "Two trucks have not arrived", ("reported", "2020")),
    ("en", "All but two trucks had arrived.", "Every truck but two arrives", ("reported", "2020")),
    (
        "es",
        "El túnel abrirá en junio como muy pronto.",
        "El túnel no abrirá antes de junio",
        _AHEAD,
    ),
    ("fr", "Le tunnel ouvrira au plus tôt en juin.", "Le tunnel n'ouvrira pas avant juin", _AHEAD),
    (
        "de",
        "Der Tunnel soll frühestens im Juni öffnen.",
        "Vor Juni wird der Tunnel nicht öffnen",
        _AHEAD,
    ),
    (
        "de",
        "Die Hirten haben angeblich die Mühle verkauft.",
        "Die Hirten sollen die Mühle verkauft haben",
        _DONE,
    ),
    (
        "de",
        "Die Hirten fuhren in die Stadt, um Mehl zu kaufen.",
        "Hirten fahren in die Stadt, weil sie Mehl kaufen wollen",
        _DONE,
    ),
    (
        "fr",
        "Les bergers sont allés en ville pour acheter de la farine.",
        "Les bergers vont en ville acheter de la farine",
        _DONE,
    ),
    ("ru", "Пастухи пойдут в город в пятницу.", "В пятницу пастухи отправятся в город", _AHEAD),
    (
        "ru",
        "Колонна остановилась в пяти километрах от города.",
        "Колонна не доехала до города пяти километров",
        _DONE,
    ),
    ("uk", "Тунель відкриється у червні.", "У червні тунель відкриють", _AHEAD),
    ("ar", "سيفتح النفق في يونيو على أقرب تقدير.", "النفق لن يفتح قبل يونيو", _AHEAD),
    ("ar", "سيغلق السوق يوم الجمعة.", "السوق سيغلق أبوابه يوم الجمعة", _AHEAD),
    ("zh", "除两辆外，所有卡车都已抵达。", "还有两辆卡车没有抵达", _DONE),
    ("zh", "渡船险些沉没。", "渡船差一点就沉了", _DONE),
]
FALSE = [
    ("en", "All but two trucks had arrived.", "The trucks have not arrived", ("reported", "2020")),
    ("es", "El túnel abrirá en junio como muy pronto.", "El túnel no abrirá en junio", _AHEAD),
    ("fr", "Le tunnel ouvrira au plus tôt en juin.", "Le tunnel n'ouvrira pas en juin", _AHEAD),
    ("de", "Der Tunnel soll frühestens im Juni öffnen.", "Der Tunnel wird nicht öffnen", _AHEAD),
    (
        "de",
        "Die Hirten haben angeblich die Mühle verkauft.",
        "Die Hirten haben die Mühle verkauft",
        _DONE,
    ),
    (
        "fr",
        "Les bergers ont acheté de la farine en ville.",
        "Les bergers vont acheter de la farine en ville",
        _DONE,
    ),
    ("ru", "Пастухи проверяют мост.", "Пастухи проверят мост", _AHEAD),
    ("ru", "Колонна остановилась в городе.", "Колонна не остановилась в городе", _DONE),
    ("uk", "Тунель відкривають у червні.", "У червні тунель відкриють", _AHEAD),
    ("ar", "غادرت سيارة الحكومة السوق.", "السيارة ستغادر السوق", _AHEAD),
    ("zh", "除两辆外，所有卡车都已抵达。", "卡车没有抵达", _DONE),
    ("zh", "渡船险些沉没。", "渡船沉没", _DONE),
]


def _told(language: str, sentence: str, headline: str, cells: tuple[str, str]) -> list[str]:
    status, day = cells
    exact = sentence.rstrip(".。")
    story = added_today(language, headline, exact, status=status, date=day)
    found = told_today(story, sentence)
    return [str(problem) for problem in found if problem.column in ("headline", "status")]


@pytest.mark.parametrize(("language", "sentence", "headline", "cells"), HONEST)
def test_an_honest_headline_is_not_told(
    language: str, sentence: str, headline: str, cells: tuple[str, str]
) -> None:
    assert _told(language, sentence, headline, cells) == []


@pytest.mark.parametrize(("language", "sentence", "headline", "cells"), FALSE)
def test_a_false_one_is(
    language: str, sentence: str, headline: str, cells: tuple[str, str]
) -> None:
    assert _told(language, sentence, headline, cells)
