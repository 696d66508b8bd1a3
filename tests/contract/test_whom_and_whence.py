"""Other people than the source counts, who is there already, from where, and nobody else.

In eight languages: a sentence, the headline that says more, and one that does not.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.claims import kinds_of_people
from overland.evidence.words import lexicon
from tests import planted
from tests.planted import added, told_today

SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "en": [
        (
            "Most of the adults refused to answer the journalists.",
            "Most of the journalists refuse to answer",
            "Most of the adults refuse to answer",
        ),
        ("77 teachers left the valley.", "77 surgeons leave the valley", "77 teachers leave"),
        (
            "The herders said only that they were going home.",
            "The herders say only that they have reached home",
            "The herders say only that they are going home",
        ),
        (
            "The herders and the council opened the mill.",
            "The herders alone open the mill",
            "The herders, with the council, open the mill",
        ),
        (
            "The herders sold the mill.",
            "The herders from Oldham sell the mill",
            "The mill is sold by the herders",
        ),
        (
            "The mill took in 40 herders, and not only just from the convoys.",
            "The mill takes in 40 herders from the convoys",
            "The mill takes in 40 herders, not just from the convoys",
        ),
        (
            "The herders sold four mills.",
            "All herders sell four mills",
            "Herders sell all four mills",
        ),
    ],
    "de": [
        (
            "77 Lehrer verließen das Tal.",
            "77 Ärzte verlassen das Tal",
            "77 Lehrer verlassen das Tal",
        ),
        (
            "Die Hirten verließen die Mühle am Bach.",
            "Die Hirten haben Neustadt erreicht",
            "Die Hirten verlassen die Mühle",
        ),
        (
            "Die Hirten und die Gemeinde öffneten die Mühle.",
            "Die Hirten allein öffnen die Mühle",
            "Hirten und Gemeinde öffnen die Mühle",
        ),
        (
            "Die Hirten verkauften die Mühle.",
            "Hirten aus Rosenheim verkaufen die Mühle",
            "Die Hirten verkaufen die Mühle",
        ),
        (
            "Die Hirten verkauften vier Mühlen.",
            "Alle Hirten verkaufen vier Mühlen",
            "Hirten verkaufen alle vier Mühlen",
        ),
    ],
    "fr": [
        (
            "77 enseignants ont quitté la vallée.",
            "77 journalistes quittent la vallée",
            "77 enseignants quittent la vallée",
        ),
        (
            "Les bergers ont quitté le moulin du torrent.",
            "Les bergers ont atteint Montclair",
            "Les bergers quittent le moulin",
        ),
        (
            "Les bergers et la commune ont ouvert le moulin.",
            "Les bergers ouvrent seuls le moulin",
            "Les bergers et la commune ouvrent le moulin",
        ),
        (
            "Les bergers ont vendu le moulin.",
            "Les bergers venus de Belleville vendent le moulin",
            "Les bergers vendent le moulin",
        ),
        (
            "Les bergers ont vendu quatre moulins.",
            "Tous les bergers vendent quatre moulins",
            "Les bergers vendent tous les quatre moulins",
        ),
    ],
    "es": [
        (
            "77 maestros salieron del valle.",
            "77 periodistas salen del valle",
            "77 maestros salen del valle",
        ),
        (
            "Los pastores salieron del molino del arroyo.",
            "Los pastores han llegado a Santa Lucía",
            "Los pastores salen del molino",
        ),
        (
            "Los pastores y el municipio abrieron el molino.",
            "Solo los pastores abren el molino",
            "Los pastores y el municipio abren el molino",
        ),
        (
            "Los pastores vendieron el molino.",
            "Pastores procedentes de Robledo venden el molino",
            "Los pastores venden el molino",
        ),
        (
            "Los pastores vendieron cuatro molinos.",
            "Todos los pastores venden cuatro molinos",
            "Los pastores venden cuatro molinos",
        ),
    ],
    "ru": [
        (
            "77 учителей покинули долину.",
            "77 журналистов покинули долину",
            "Долину покинули 77 учителей",
        ),
        (
            "Пастухи выехали с мельницы у ручья.",
            "Пастухи добрались до Лесного",
            "Пастухи выехали с мельницы",
        ),
        (
            "Пастухи и посёлок открыли мельницу.",
            "Только пастухи открыли мельницу",
            "Пастухи и посёлок открыли мельницу",
        ),
        (
            "Пастухи продали мельницу.",
            "Пастухи из Дубков продали мельницу",
            "Пастухи продали мельницу",
        ),
        (
            "Пастухи продали четыре мельницы.",
            "Все пастухи продали четыре мельницы",
            "Пастухи продали все четыре мельницы",
        ),
    ],
    "uk": [
        (
            "77 вчителів покинули долину.",
            "77 журналістів покинули долину",
            "Долину покинули 77 вчителів",
        ),
        (
            "Пастухи виїхали з млина біля струмка.",
            "Пастухи дісталися Вишневого",
            "Пастухи виїхали з млина",
        ),
        (
            "Пастухи й громада відкрили млин.",
            "Лише пастухи відкрили млин",
            "Пастухи й громада відкрили млин",
        ),
        ("Пастухи продали млин.", "Пастухи з Дубків продали млин", "Пастухи продали млин"),
        (
            "Пастухи продали чотири млини.",
            "Усі пастухи продали чотири млини",
            "Пастухи продали всі чотири млини",
        ),
    ],
    "ar": [
        ("غادر 77 معلماً الوادي.", "77 صحفيا يغادرون الوادي", "77 معلما يغادرون الوادي"),
        ("غادر الرعاة المطحنة.", "الرعاة وصلوا إلى مخيم الزيتون", "الرعاة غادروا المطحنة"),
        (
            "فتح الرعاة والبلدية المطحنة.",
            "الرعاة وحدهم فتحوا المطحنة",
            "الرعاة والبلدية فتحوا المطحنة",
        ),
        ("باع الرعاة المطحنة.", "رعاة قادمون من البلوط باعوا المطحنة", "الرعاة باعوا المطحنة"),
        (
            "باع الرعاة أربع مطاحن.",
            "جميع الرعاة باعوا أربع مطاحن",
            "الرعاة باعوا المطاحن الأربع",
        ),
    ],
    "zh": [
        ("77名教师离开山谷。", "77名记者离开山谷", "77名教师离开山谷"),
        ("牧民离开了旧磨坊。", "牧民抵达新城", "牧民离开旧磨坊"),
        ("牧民和市政府打开了磨坊。", "牧民独自打开磨坊", "牧民和市政府打开磨坊"),
        ("牧民出售了磨坊。", "来自橡树村的牧民出售磨坊", "牧民出售磨坊"),
        ("牧民出售了四座磨坊。", "所有牧民出售四座磨坊", "牧民出售全部四座磨坊"),
    ],
}
CASES = [(language, *case) for language, cases in SENTENCES.items() for case in cases]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_what_the_source_does_not_say_is_told_and_its_honest_twin_is_not(
    language: str, sentence: str, false: str, honest: str
) -> None:
    lines, twin = planted.falsehood_and_twin(language, sentence, false, honest)
    assert [p for p in lines if p.column == "headline" and p.remedy], lines
    assert [str(problem) for problem in twin] == []


def test_a_unit_and_a_speaker_are_people_of_whom_the_source_speaks() -> None:
    exact = "Most of the adults said that they were going home"
    long = "The mill had been empty for years. " * 8
    sentence = f"Journalists waited at the mill.\n\n{long}\n\n{long}\n\n{exact}."
    cells = {"status": "claimed"}
    for speaker, told in (("journalists on a bus", True), ("adults on a bus", False)):
        story = added("Most say they are going home", exact, speaker, **cells)
        lines = [p for p in told_today(story, sentence) if "lets" in p.message]
        assert bool(lines) == told, lines
    story = added("Most of the adults say they are going home", exact, "adults", **cells)
    for unit, told in (("journalists", True), ("adults", False)):
        count = replace(
            story.counts[0],
            id="more-3",
            event="more-2",
            unit=unit,
            as_written="Most of the adults",
            minimum=None,
            maximum=None,
            qualifier="most",
            speaker="adults",
            evidence=story.events[-1].evidence,
            status="claimed",
        )
        lines = told_today(replace(story, counts=(*story.counts, count)), sentence)
        assert bool([p for p in lines if p.column == "unit"]) == told, lines


def test_every_language_has_the_same_kinds_of_people() -> None:
    known = [lexicon.lexicon_of(tag) for tag in lexicon.known()]
    assert len({frozenset(words.kinds) for words in known if words}) == 1
    for words in filter(None, known):
        assert all(named or more for named, more in words.kinds.values())
        assert not list(kinds_of_people.nowhere("–", "", words))
