"""Figures that somebody gives: bare ones, in any case, whose they are, and those of no story."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting.draft import draft
from overland.drafting.proposals import CountProposal
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _counts(words: str, language: str = "en") -> tuple[CountProposal, ...]:
    return draft(words, open_index(TABLE), date(2024, 3, 4), language).counts


@pytest.mark.parametrize(
    ("words", "language", "exact", "speaker"),
    [
        ("The Guides' Association put the figure at 71.", "en", "71", "The Guides' Association"),
        ("The board's director, Ann Lee, gave a lower figure of 52.", "en", "52", "Ann Lee"),
        ("Un syndicat de mineurs a parlé de 16 morts.", "fr", "16 morts", "Un syndicat de mineurs"),
        ("Die Reederei sprach von neun Verletzten.", "de", "neun Verletzten", "Die Reederei"),
        ("Железная дорога сообщила о трёх раненых.", "ru", "трёх раненых", "Железная дорога"),
        ("Помощь понадобилась восьми пассажирам.", "ru", "восьми пассажирам", ""),
        ("Поезд вышел с 436 пассажирами.", "ru", "436 пассажирами", ""),
        ("El alcalde, Julio Paz, sostiene que eran 64.", "es", "64", "Julio Paz"),
        ("Une centaine, dont 23 enfants, sont restés à Kankan.", "fr", "Une centaine", ""),
        ("Otros 64, entre ellos cinco enfermos, salieron.", "es", "cinco enfermos", ""),
    ],
)  # fmt: skip
def test_a_figure_that_somebody_gives_is_proposed_as_theirs(
    words: str, language: str, exact: str, speaker: str
) -> None:
    found = {one.exact: one.speaker for one in _counts(words, language)}
    assert found[exact] == speaker


@pytest.mark.parametrize(
    ("words", "language", "speaker"),
    [
        ("Unos 300 pasajeros llegaron a Iquitos, en la Amazonía peruana, tras un viaje por río, "
         "informó la Marina de Guerra.", "es", "la Marina de Guerra"),
        ("Environ 450 mineurs, chassés du nord-est de la Guinée, sont arrivés à Conakry après un "
         "voyage, a annoncé le ministère de la Sécurité.", "fr", "le ministère de la Sécurité"),
        ("El alcalde, Juan Prado, anunció la evacuación de 300 personas.", "es", "Juan Prado"),
        ("Rund 640 Urlauber sind eingetroffen, wie der Landkreis Leer mitteilte.", "de",
         "der Landkreis Leer"),
        ("Nach Angaben des Landrats Matthias Groote wurden sechs Menschen verletzt.", "de",
         "Matthias Groote"),
    ],
)  # fmt: skip
def test_who_says_it_stands_behind_the_last_comma_or_the_verb(
    words: str, language: str, speaker: str
) -> None:
    assert {one.speaker for one in _counts(words, language)} == {speaker}


def test_what_is_said_besides_a_denial_is_claimed_and_not_denied() -> None:
    (count,) = _counts("La Marina negó que hubiera muertos y cifró en siete los heridos.", "es")
    assert (count.status, count.speaker) == ("claimed", "La Marina")
    (count,) = _counts("The mayor denied that 12 people had died.")
    assert count.status == "denied"


def test_some_of_them_are_of_what_was_counted_far_before() -> None:
    told = "450 mineurs sont arrivés. Ils ont dormi. Il a plu. 280 d'entre eux sont repartis."
    found = {one.exact: one.unit for one in _counts(told, "fr")}
    assert found["280 d'entre eux"] == "mineurs"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The others went on to Beni, a town of about 33,000 people.", "en"),
        ("Llegaron a Beni, una ciudad de unos 33.000 habitantes.", "es"),
        ("Ils ont gagné Beni, une ville de 33 000 habitants.", "fr"),
        ("Sie erreichten Beni, eine Stadt mit rund 33.000 Einwohnern.", "de"),
    ],
)
def test_how_many_live_in_a_town_is_no_figure_of_the_story(words: str, language: str) -> None:
    assert _counts(words, language) == ()


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Bürgermeister Akkermann wies Berichte zurück, wonach 12 Menschen ertranken.", "de"),
        ("Полиция опровергла гибель двух человек.", "ru"),
        ("Поліція спростувала загибель двох людей.", "uk"),
        ("La préfecture a nié que deux personnes soient mortes.", "fr"),
    ],
)
def test_a_denial_in_any_form_of_its_verb_is_one(words: str, language: str) -> None:
    assert {one.status for one in _counts(words, language)} == {"denied"}


@pytest.mark.parametrize(
    ("words", "exact", "speaker"),
    [
        ("Рятувальники вивезли 118 людей шістьма автобусами.", "шістьма автобусами", ""),
        ("У ДСНС повідомили про дев'ятьох постраждалих.", "дев'ятьох постраждалих", "ДСНС"),
        ("У п'ятницю 34 пасажири виїдуть.", "34 пасажири", ""),
        ("Поліція спростувала загибель двох підлітків.", "двох підлітків", "Поліція"),
        ("Близько 210 туристів прибули, повідомила обласна військова адміністрація.",
         "Близько 210 туристів", "обласна військова адміністрація"),
        ("За словами голови громади Віктора Медвідя, травмувалися п'ятеро людей.",
         "п'ятеро людей", "Віктора Медвідя"),
    ],
)  # fmt: skip
def test_ukrainian_figures_are_read_in_any_case(words: str, exact: str, speaker: str) -> None:
    assert {one.exact: one.speaker for one in _counts(words, "uk")}[exact] == speaker


def test_whoever_continues_on_foot_gives_no_figure() -> None:
    (count,) = _counts("On Monday they continued on foot to a camp, where 31 people slept.")
    assert count.speaker == ""


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Ferries would sail next week if the two governments agreed.", "en"),
        ("Both sides met, and the two countries opened the road.", "en"),
        ("Los dos gobiernos hablaron con las dos partes.", "es"),
        ("Les deux gouvernements ont ouvert la route.", "fr"),
    ],
)
def test_that_there_are_two_sides_is_no_figure(words: str, language: str) -> None:
    assert _counts(words, language) == ()


def test_two_of_other_things_are_a_figure() -> None:
    assert [one.exact for one in _counts("Two ministers and two trucks came.")] == [
        "Two ministers",
        "two trucks",
    ]
