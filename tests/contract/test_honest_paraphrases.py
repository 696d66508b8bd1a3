"""Honest headlines in other words than their source's: in eight languages nothing is told of them.

`honest_paraphrases.toml`: language -> sentences of a report, each with such a headline.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.planted import added_today, told_today

_FILE = Path(__file__).with_name("honest_paraphrases.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_RU = ("Учительница Анна Ким говорит, что дорога закрыта", "Анна Ким")
_UK = ("Вчителька Оксана Бондар каже, що дорога закрита", "Оксана Бондар")
_FR = ("L’enseignante Amina Saleh dit que la route est fermée", "Amina Saleh")
_DE = ("Womöglich kommen die Hirten bald, sagt der Rat", "Der Rat")
_ZH = ("红十字会发言人说，约2500人可能跟随他们", "红十字会发言人")
CASES = [(language, *row) for language, rows in _ROWS.items() for row in rows]


@pytest.mark.parametrize(("language", "sentence", "headline"), CASES)
def test_nothing_is_told_of_an_honest_headline(language: str, sentence: str, headline: str) -> None:
    exact = sentence.rstrip(".。")
    lines = told_today(added_today(language, headline, exact), sentence)
    assert [str(problem) for problem in lines] == []


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "No herder stayed.", "Every herder stays"),
        ("en", "The herders could not leave the mill.", "The herders leave the mill"),
        ("de", "Kein Hirte blieb.", "Alle Hirten bleiben"),
        ("es", "Ningún instrumento se mojó.", "Todos los instrumentos se mojan"),
        ("fr", "Personne n'est mort.", "Tous sont morts"),
        ("ru", "Никто не погиб.", "Все погибли"),
        ("uk", "Жоден трактор не зламався.", "Усі трактори зламалися"),
        ("ar", "لم يمت أحد.", "مات الجميع"),
        ("zh", "没有人死亡。", "所有人死亡"),
        ("en", "Nobody was hurt when the roof fell.", "Many are hurt when the roof falls"),
        ("fr", "Personne n'a été blessé.", "Tous sont blessés"),
        ("es", "Nadie resultó herido.", "Todos resultan heridos"),
        ("uk", "Ніхто не постраждав.", "Усі постраждали"),
        ("ar", "لم يصب أحد بأذى.", "أصيب الجميع بأذى"),
        ("zh", "无人受伤。", "所有人受伤"),
        ("ru", "Никто, кроме повара, не видел дыма.", "Все видели дым"),
        ("en", "The herders left the mill.", "The herders would not leave the mill"),
        ("en", "The herders agreed to leave.", "The herders will not leave"),
        ("es", "El hospital se quedó sin oxígeno.", "El hospital tiene oxígeno"),
        ("uk", "Лікарня залишилася без кисню.", "Лікарня має кисень"),
        ("de", "Die Kletterer kamen ohne Hilfe ins Tal.", "Kletterer kommen mit Hilfe ins Tal"),
        ("en", "Dutch vets treated the calves.", "Vets from Denmark treat the calves"),
        ("ru", "Голландские врачи лечили телят.", "Врачи из Дании лечили телят"),
        ("en", "Some of the miners came out before dawn.", "All the miners are out before dawn"),
        ("en", "Inspectors found nothing wrong with the brakes.", "Inspectors find faulty brakes"),
        ("en", "The ferry did not run for a month.", "The ferry runs for a month"),
        ("de", "Prüfer fanden an den Bremsen keine Mängel.", "Prüfer finden Mängel an den Bremsen"),
        ("fr", "Ils n'ont trouvé aucun défaut aux freins.", "Ils trouvent un défaut aux freins"),
        ("uk", "Вони не знайшли несправностей у гальмах.", "Вони знайшли несправності у гальмах"),
        ("ru", "Паром месяц не ходил.", "Паром месяц ходил"),
        ("en", "The herders lost their houses.", "The herders did not lose their houses"),
        ("ru", "Пассажиры лишились домов.", "Пассажиры не лишились домов"),
        ("uk", "Колона вирушила до Львова.", "Колона вирушає: наступна зупинка – Київ"),
        ("uk", "Дорога, ймовірно, закрита через повінь.", "Дорога закрита через повінь"),
        ("en", "The herders left the mill at 14:30.", "Herders leave the mill at 4:30 p.m."),
    ],
)
def test_a_no_left_out_is_told_as_ever(language: str, sentence: str, headline: str) -> None:
    exact = sentence.rstrip(".。")
    lines = told_today(added_today(language, headline, exact), sentence)
    assert [problem for problem in lines if problem.column == "headline"]


@pytest.mark.parametrize(
    ("language", "sentence", "headline", "wrong"),
    [
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier rejects claims that the workers had been paid",
            True,
        ),
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier denies that workers went unpaid",
            False,
        ),
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier rejects claims that the workers had not been paid",
            False,
        ),
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier denies failing to pay the workers",
            False,
        ),
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier rejects the claims of the workers",
            False,
        ),
        (
            "en",
            "Paul Dreier rejected claims that the workers had not been paid.",
            "Paul Dreier denies withholding pay",
            False,
        ),
        (
            "de",
            "Paul Dreier bestritt, dass die Arbeiter nicht bezahlt worden seien.",
            "Paul Dreier bestreitet, dass die Arbeiter bezahlt wurden",
            True,
        ),
        (
            "de",
            "Paul Dreier bestritt, dass die Arbeiter nicht bezahlt worden seien.",
            "Paul Dreier bestreitet, die Arbeiter nicht bezahlt zu haben",
            False,
        ),
        (
            "ru",
            "Пауль Драйер отрицал, что рабочим не заплатили.",
            "Пауль Драйер отрицает, что рабочим заплатили",
            True,
        ),
        (
            "ru",
            "Пауль Драйер отрицал, что рабочим не заплатили.",
            "Пауль Драйер отрицает, что рабочие не получили денег",
            False,
        ),
        (
            "ru",
            "Пауль Драйер отрицал, что рабочим не заплатили.",
            "Пауль Драйер отрицает невыплату рабочим",
            False,
        ),
        (
            "uk",
            "Пауль Драєр заперечив, що робітникам не заплатили.",
            "Пауль Драєр заперечує, що робітникам заплатили",
            True,
        ),
        (
            "uk",
            "Пауль Драєр заперечив, що робітникам не заплатили.",
            "Пауль Драєр заперечує, що робітникам не заплатили",
            False,
        ),
    ],
)
def test_a_no_within_what_is_denied_is_kept(
    language: str, sentence: str, headline: str, wrong: bool
) -> None:
    cells = {"status": "denied", "speaker": " ".join(headline.split()[:2])}
    story = added_today(language, headline, sentence.rstrip("."), **cells)
    lines = told_today(story, sentence)
    assert bool(lines) == wrong, lines


@pytest.mark.parametrize(
    ("language", "sentence", "headline", "speaker"),
    [
        ("ru", "«Дорога закрыта», — сказала учительница Анна Ким.", *_RU),
        ("uk", "«Дорога закрита», — сказала вчителька Оксана Бондар.", *_UK),
        ("fr", "« La route est fermée », a dit l’enseignante Amina Saleh.", *_FR),
        ("zh", "红十字会发言人说，约2500人可能在未来几天跟随他们。", *_ZH),
        ("de", "Die Hirten könnten bald kommen, sagte der Rat.", *_DE),
    ],
)
def test_nor_of_who_speaks_told_with_what_they_are_or_how_sure(
    language: str, sentence: str, headline: str, speaker: str
) -> None:
    status = "forecast" if language in ("de", "zh") else "claimed"
    cells = {"speaker": speaker, "status": status}
    story = added_today(language, headline, sentence.rstrip(".。"), **cells)
    assert [str(problem) for problem in told_today(story, sentence)] == []


def test_but_of_another_first_name() -> None:
    sentence = "«Дорога закрыта», — сказала учительница Анна Ким."
    headline = "Иван Ким говорит, что дорога закрыта"
    cells = {"speaker": "Анна Ким", "status": "claimed"}
    story = added_today("ru", headline, sentence.rstrip("."), **cells)
    assert any("lets “Иван” speak" in str(p) for p in told_today(story, sentence))
