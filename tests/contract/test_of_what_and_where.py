"""What a figure is of, what befell things, whose mission, and the place behind the same word.

In eight languages: a sentence, the headline that says something else, and one that does not.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Translation
from tests import planted
from tests.planted import added_today, told_today
from tests.valley_story import STORY, changed, told

SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "en": [
        (
            "They bought 40 tonnes of flour.",
            "Buying 40 tonnes of sugar",
            "They buy 40 tonnes",
        ),
        ("Two barges came back empty.", "Two barges sank", "Two barges come back empty"),
        (
            "The consulate took the herders in.",
            "Embassy takes herders in",
            "Consulate takes them in",
        ),
    ],
    "de": [
        ("Sie kauften 40 Tonnen Mehl.", "Sie kaufen 40 Tonnen Zucker", "Kauf von 40 Tonnen Mehl"),
        (
            "Zwei Kähne kamen leer.",
            "Zwei Kähne sind gesunken",
            "Zwei Kähne kamen leer",
        ),
        (
            "Das Konsulat nahm die Hirten auf.",
            "Die Botschaft nahm die Hirten auf",
            "Das Konsulat nahm die Hirten auf",
        ),
    ],
    "fr": [
        (
            "Ils ont acheté 40 tonnes de farine.",
            "Ils ont acheté 40 tonnes de sucre",
            "Ils achètent 40 tonnes de farine",
        ),
        (
            "Deux barques sont revenues vides.",
            "Deux barques revenues vides ont coulé et sombré",
            "Deux barques sont revenues vides",
        ),
        (
            "Le consulat a accueilli les bergers.",
            "L'ambassade accueille les bergers",
            "Le consulat accueille les bergers",
        ),
    ],
    "es": [
        (
            "Compraron 40 toneladas de harina.",
            "Compran 40 toneladas de azúcar",
            "Compran 40 toneladas de harina",
        ),
        ("Dos barcas volvieron vacías.", "Dos barcas se hundieron", "Dos barcas vuelven vacías"),
        (
            "El consulado acogió a los pastores.",
            "La embajada acoge a los pastores",
            "El consulado acoge a los pastores",
        ),
    ],
    "ru": [
        ("Они купили 40 тонн муки.", "Они купили 40 тонн сахара", "Они купили 40 тонн муки"),
        ("Две баржи вернулись пустыми.", "Две баржи затонули", "Две баржи вернулись пустыми"),
        (
            "Консульство приняло пастухов.",
            "Посольство приняло пастухов",
            "Консульство приняло пастухов",
        ),
    ],
    "uk": [
        (
            "Вони купили 40 тонн борошна.",
            "Вони купили 40 тонн цукру",
            "Вони купили 40 тонн борошна",
        ),
        ("Дві баржі повернулися порожні.", "Дві баржі затонули", "Дві баржі повернулися порожні"),
        (
            "Консульство прийняло пастухів.",
            "Посольство прийняло пастухів",
            "Консульство прийняло пастухів",
        ),
    ],
    "ar": [
        ("اشتروا 40 طنا من الدقيق.", "اشتروا 40 طنا من السكر", "اشتروا 40 طنا من الدقيق"),
        ("عاد الزورقان فارغين.", "الزورقان غرقا", "الزورقان عادا فارغين"),
        ("استقبلت القنصلية الرعاة.", "السفارة استقبلت الرعاة", "القنصلية استقبلت الرعاة"),
    ],
    "zh": [
        ("两艘驳船空着回来。", "两艘驳船沉没", "两艘驳船空着回来"),
        ("领事馆接待了牧民。", "大使馆接待牧民", "领事馆接待牧民"),
    ],
}
CASES = [(language, *case) for language, cases in SENTENCES.items() for case in cases]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_something_else_than_the_source_has_is_told_and_its_honest_twin_is_not(
    language: str, sentence: str, false: str, honest: str
) -> None:
    lines, twin = planted.falsehood_and_twin(language, sentence, false, honest)
    assert [p for p in lines if p.column == "headline" and p.remedy], lines
    assert [str(problem) for problem in twin] == []


@pytest.mark.parametrize(
    ("language", "false", "honest"),
    [
        ("ar", "حافلتان تقلان نحو 30 طالبا", "حافلتان تقلان نحو 30 شخصا"),
        ("de", "Zwei Busse mit etwa 30 Ärzten", "Zwei Busse mit etwa 30 Menschen"),
        ("es", "Dos autobuses con unos 30 periodistas", "Dos autobuses con unas 30 personas"),
        ("fr", "Deux cars avec environ 30 bénévoles", "Deux cars avec environ 30 personnes"),
        (
            "ru",
            "Два автобуса примерно с 30 моряками",
            "Два автобуса примерно с 30 людьми",
        ),
        ("uk", "Два автобуси, близько 30 вчителів", "Два автобуси, близько 30 людей"),
        ("zh", "两辆大巴载着约30名记者", "两辆大巴载着约30人"),
    ],
)
def test_a_translation_names_no_kind_of_people_that_its_original_has_not(
    language: str, false: str, honest: str
) -> None:
    for text, wrong in ((false, True), (honest, False)):
        made = Translation("crossing", "headline", language, text)
        lines = translation_checks.warnings(replace(STORY, translations=(made,)))
        kinds = [str(problem) for problem in lines if "nothing of that kind" in problem.message]
        assert bool(kinds) == wrong, lines


def test_a_place_behind_the_same_word_is_the_one_that_the_source_has_there() -> None:
    exact = "expected to travel to Baytown"
    for place, wrong in (("Midpost", True), ("Baytown", False), ("Baytown from Midpost", False)):
        headline = f"The group, now at Baytown, is expected to travel to {place}"
        lines = [str(p) for p in told(changed("onward", headline=headline, exact=exact))]
        assert any("where the source names Baytown" in line for line in lines) == wrong, lines


def test_from_where_somebody_travels_is_not_where_to() -> None:
    headline = "The group is expected to travel from Midpost to Baytown"
    lines = [str(p) for p in told(changed("onward", headline=headline))]
    assert not any("where the source names" in line for line in lines), lines


def test_a_unit_for_vehicles_of_any_kind_is_honest_and_another_kind_is_not() -> None:
    for unit, wrong in (("vehicles", False), ("minibuses", True)):
        lines = [p for p in told(changed("buses", unit=unit)) if p.column == "unit"]
        assert bool(lines) == wrong, lines


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "Forty pupils walked to the ferry.", "40 children walk to the ferry"),
        ("en", "The bishop stayed with the sick.", "The bishop stays with patients"),
        ("en", "The ferry left with 60 people.", "The ferry leaves with 60 residents"),
        ("en", "The trucks reached the camp with medicine.", "Aid reaches the camp"),
        ("en", "Three boats turned back; nobody was hurt.", "Everyone unhurt as boats turn back"),
        ("de", "Vierzig Schüler gingen zur Fähre.", "40 Kinder gehen zur Fähre"),
        ("de", "Zwölf Bergleute fuhren zur Fähre.", "Zwölf Kumpel fahren zur Fähre"),
        ("fr", "Les pompiers ont remonté les douze mineurs.", "Tous les mineurs sont remontés"),
        ("es", "Cuarenta alumnos caminan hasta el molino.", "40 escolares caminan hasta el molino"),
        ("ru", "Сорок школьников дошли до парома.", "Сорок учеников дошли до парома"),
        ("zh", "四十名学生步行到渡口。", "40名孩子步行到渡口"),
    ],
)
def test_the_same_people_in_another_word_are_honest(
    language: str, sentence: str, headline: str
) -> None:
    story = added_today(language, headline, sentence.rstrip(".。"))
    lines = [str(p) for p in told_today(story, sentence) if p.column == "headline"]
    assert lines == []
