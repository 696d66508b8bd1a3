"""Honest rows that a check of kinds of people, of arrivals or of figures might take for false."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Translation
from tests.planted import added, added_today, told_today
from tests.valley_story import STORY

_OF_THEM = (
    "where the source only has",
    "which its source does not",
    "which the words of its source do not",
    "where the source names",
    "no source tells of such people",
    "counts “",
    "begins with “",
)
"""Parts of the messages of these checks; others have tests of their own."""

HEADLINES: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("The herders left Midpost and are now safe in Hilltown.", "Herders have reached Hilltown"),
        ("The herders drove to the mill, where they slept.", "Herders reach the mill"),
        ("The herders left and pulled into Hilltown.", "Herders reach Hilltown"),
        ("The herders left when they heard the news.", "The news reaches the herders who left"),
        ("Forty herders left the mill.", "Number of herders who left reaches 40"),
        ("A storm killed 15 people.", "Storm: 15 deaths"),
        ("The herders keep 40 sheep.", "Herders keep 40 animals"),
        ("They sold 40 crates of apples.", "They sell 40 boxes of apples"),
        ("They bought 40 tonnes of flour.", "They buy 40 tonnes of food"),
        ("The herders gave them bread, for they pitied them.", "Herders give bread out of pity"),
        ("The herders could not leave the mill.", "The mill keeps herders from leaving"),
        ("The wall stands between mill and meadow.", "A wall separates the mill from the meadow"),
        ("The herders left in the end.", "Herders leave after all"),
        ("No herder stayed.", "Every herder leaves"),
        ("Two buses left Hilltown and reached Midpost.", "Two buses left for Midpost"),
        (
            "The buses, bound for Midpost at first, were bound later for Baytown.",
            "The buses are bound for Baytown",
        ),
        ("The soldiers left. Thirty men went by bus.", "Soldiers leave, thirty men by bus"),
    ],
    "de": [
        (
            "Beide Seiten gingen auseinander, nachdem sie sich geeinigt hatten.",
            "Beide Seiten haben eine Einigung erreicht",
        ),
        ("Ein Sturm tötete 15 Menschen.", "Sturm: 15 Todesopfer"),
        ("Der Sturm traf 12 Häuser.", "Der Sturm trifft 12 Gebäude"),
        ("Die Hirten weinten, denn sie froren.", "Hirten weinen aus Kälte"),
        ("Kein Hirte blieb.", "Alle Hirten gehen"),
    ],
    "fr": [
        ("Les deux parties sont parties d'accord.", "Les deux parties parvenues à un accord"),
        ("Une tempête a tué 15 personnes.", "Tempête : 15 morts"),
        ("La tempête a touché 12 maisons.", "La tempête touche 12 habitations"),
        (
            "Les bergers ont néanmoins vendu le moulin.",
            "Les bergers vendent tout de même le moulin",
        ),
        ("Les bergers dorment à côté du moulin.", "Les bergers dorment tout près du moulin"),
    ],
    "es": [
        ("Las dos partes salieron de acuerdo.", "Las dos partes han llegado a un acuerdo"),
        ("Los pastores salían por la cuesta.", "Los pastores salen cuesta arriba"),
        ("Una tormenta mató a 15 personas.", "Tormenta: 15 muertos"),
        (
            "Los pastores venden principalmente el molino.",
            "Los pastores venden sobre todo el molino",
        ),
        ("Ningún pastor se quedó.", "Todos los pastores salen"),
    ],
    "ru": [
        ("Стороны вышли, договорившись обо всём.", "Стороны достигли договорённости"),
        ("Сорок пастухов вышли с мельницы.", "Число вышедших пастухов достигло 40"),
        ("У них 40 овец.", "У них 40 голов скота"),
        ("Пастухи боялись и молчали.", "Пастухи молчали из страха"),
        ("Один пастух продал мельницу.", "Один из них продал мельницу"),
        ("Пастухи до сих пор продают мельницу.", "Пастухи все ещё продают мельницу"),
        ("Ни один пастух не остался.", "Все пастухи ушли"),
    ],
    "uk": [
        ("Сторони вийшли, домовившись про все.", "Сторони дійшли згоди"),
        ("Один пастух продав млин.", "Один з них продав млин"),
        ("Пастухи та їхні діти продали млин.", "Пастухи з дітьми продали млин"),
        ("Пастухи злякалися й мовчали.", "Пастухи мовчали з переляку"),
    ],
    "ar": [
        ("غادر أربعون راعيا المطحنة.", "عدد الرعاة المغادرين بلغ 40"),
        ("قتلت عاصفة 15 شخصا.", "عاصفة: 15 قتيلا"),
    ],
    "zh": [
        ("牧民离开了石桥镇，现在在新城很安全。", "牧民抵达新城"),
    ],
}
CASES = [(language, *case) for language, cases in HEADLINES.items() for case in cases]


@pytest.mark.parametrize(("language", "sentence", "headline"), CASES)
def test_an_honest_headline_is_not_told(language: str, sentence: str, headline: str) -> None:
    exact = sentence.rstrip(".。")
    lines = told_today(added_today(language, headline, exact), sentence)
    assert [str(p) for p in lines if any(part in p.message for part in _OF_THEM)] == []


SPEAKERS = [
    (
        "en",
        "Ana Kol, a doctor, was at the mill. The herders had left, she said.",
        "Ana Kol, a doctor",
    ),
    ("en", "Two teachers spoke. The children had no bread, they said.", "Two teachers"),
    ("de", "Zwei Lehrer sprachen. Die Kinder hatten kein Brot, sagten sie.", "Zwei Lehrer"),
    ("fr", "Deux enseignants parlaient. Les enfants partaient, ont-ils dit.", "Deux enseignants"),
    ("ru", "Были два учителя. Дети остались без хлеба, сказали они.", "Два учителя"),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), SPEAKERS)
def test_they_who_speak_may_be_named_before(language: str, sentence: str, speaker: str) -> None:
    exact = sentence.partition(". ")[2].rstrip(".")
    story = added_today(language, exact, exact, speaker=speaker, status="claimed")
    assert [str(p) for p in told_today(story, sentence) if "lets “" in p.message] == []


@pytest.mark.parametrize(
    ("sentence", "counted", "unit"),
    [
        ("Students left the mill. Thirty of them, all women, left by bus.", "Thirty", "students"),
        ("The soldiers left the mill. Thirty men went by bus.", "Thirty men", "soldiers"),
    ],
)
def test_a_unit_may_be_named_in_the_sentence_before(sentence: str, counted: str, unit: str) -> None:
    exact = sentence.partition(". ")[2].rstrip(".")
    story = added("Thirty left by bus", exact)
    count = replace(
        story.counts[0],
        id="more-3",
        event="more-2",
        unit=unit,
        as_written=counted,
        minimum=30,
        maximum=30,
        evidence=story.events[-1].evidence,
    )
    lines = told_today(replace(story, counts=(*story.counts, count)), sentence)
    assert [str(p) for p in lines if "counts “" in p.message] == []


TRANSLATIONS = [
    ("legislators", "ru", "депутаты"),
    ("magistrates", "fr", "magistrats"),
    ("seafarers", "de", "Seeleute"),
    ("youths", "fr", "adolescents"),
    ("youths", "ru", "подростки"),
    ("barristers", "es", "abogados"),
    ("academics", "ru", "учёные"),
    ("peacekeepers", "fr", "soldats de la paix"),
    ("airmen", "ru", "лётчики"),
    ("clerics", "fr", "imams"),
    ("miners", "fr", "mineurs"),
]


@pytest.mark.parametrize(("said", "language", "told"), TRANSLATIONS)
def test_a_right_translation_of_people_is_not_told(said: str, language: str, told: str) -> None:
    first = replace(STORY.events[0], headline=f"Two {said} cross")
    made = Translation(first.id, "headline", language, told)
    story = replace(STORY, events=(first, *STORY.events[1:]), translations=(made,))
    lines = [str(problem) for problem in translation_checks.warnings(story)]
    assert not [line for line in lines if "nothing of that kind" in line]


@pytest.mark.parametrize(
    "text",
    [
        "unsere 5. Fahrt",
        "in diesem 9. Monat",
        "deren 2. Halt",
        "in 1. Klasse",
        "dem vierten und 5. Bus",
    ],
)
def test_a_german_rank_is_no_number_that_is_added(text: str) -> None:
    first = replace(STORY.events[0], headline="They leave")
    made = Translation(first.id, "headline", "de", f"Sie fahren, {text}")
    story = replace(STORY, events=(first, *STORY.events[1:]), translations=(made,))
    lines = [str(problem) for problem in translation_checks.warnings(story)]
    assert not [line for line in lines if "which its original does not" in line]


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "The herders left Midpost and are now safe in Hilltown.", "Herders reach Hilltown"),
        ("en", "The herders left and pulled into Hilltown.", "Herders reach Hilltown"),
        ("en", "A storm killed 15 people.", "Storm: 15 dead"),
        ("de", "Ein Sturm tötete 15 Menschen.", "Sturm: 15 Tote"),
        ("fr", "Une tempête a tué 15 personnes.", "Tempête : 15 morts"),
        ("es", "Una tormenta mató a 15 personas.", "Tormenta: 15 muertos"),
        ("ar", "قتلت عاصفة 15 شخصا.", "عاصفة: 15 قتيلا"),
    ],
)
def test_an_arrival_and_the_dead_have_other_words(
    language: str, sentence: str, headline: str
) -> None:
    lines = told_today(added_today(language, headline, sentence.rstrip(".")), sentence)
    assert [str(p) for p in lines if p.column == "headline"] == []
