"""Cells in other languages that say something else than their original, and honest ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Translation
from tests.valley_story import STORY

SAID = {
    "denied": ("exodus", "headline"),
    "could": ("more", "headline"),
    "expected": ("onward", "headline"),
    "presumably": ("route", "headline"),
    "about": ("riders", "as_written"),
    "no": ("no-plan", "text"),
}
"""What an original says -> where: the mayor's denial, hundreds more, the group, the route."""
IN_OTHER_LANGUAGES = {
    "ru": {
        "denied": (
            "Мэр Петра Ковач опровергает начало исхода",
            "Мэр Петра Ковач говорит об исходе",
        ),
        "could": ("Могут последовать ещё сотни", "За ними последуют ещё сотни"),
        "expected": ("Ожидается, что группа поедет в Бэйтаун", "Группа приехала в Бэйтаун"),
        "presumably": ("Путь выбран предположительно из-за снега", "Путь выбран из-за снега"),
        "about": ("около 30 человек", "30 человек"),
        "no": ("Нет плана опустошить долину", "Есть план опустошить долину"),
    },
    "ar": {
        "denied": ("رئيسة البلدية تنفي بداية نزوح", "رئيسة البلدية تتحدث عن بداية نزوح"),
        "could": ("مئات آخرون قد يلحقون بهم", "مئات آخرون يلحقون بهم"),
        "expected": ("من المتوقع أن تسافر المجموعة", "المجموعة سافرت"),
        "presumably": ("ربما اختير الطريق البري بسبب الثلج", "اختير الطريق البري بسبب الثلج"),
        "about": ("نحو 30 شخصاً", "30 شخصاً"),
        "no": ("لا خطة لإفراغ الوادي", "خطة لإفراغ الوادي"),
    },
    "uk": {
        "denied": ("Мерка заперечує початок виходу", "Мерка говорить про початок виходу"),
        "could": ("Можуть вирушити ще сотні", "Вирушають ще сотні"),
        "expected": ("Очікується, що група поїде", "Група приїхала"),
        "presumably": ("Шлях, імовірно, обрано через сніг", "Шлях обрано через сніг"),
        "about": ("близько 30 людей", "30 людей"),
        "no": ("Немає плану спорожнити долину", "Є план спорожнити долину"),
    },
    "fr": {
        "denied": ("La maire dément le début d'un exode", "La maire parle du début d'un exode"),
        "could": ("Des centaines pourraient suivre", "Des centaines suivent"),
        "expected": ("Le groupe devrait aller à Baytown", "Le groupe est allé à Baytown"),
        "presumably": (
            "Route sans doute choisie à cause de la neige",
            "Route choisie pour la neige",
        ),
        "about": ("environ 30 personnes", "30 personnes"),
        "no": ("Il n'y a pas de plan pour vider la vallée", "Il y a un plan pour vider la vallée"),
    },
    "es": {
        "denied": ("La alcaldesa niega el inicio de un éxodo", "La alcaldesa habla de un éxodo"),
        "could": ("Cientos más podrían seguir", "Cientos más siguen"),
        "expected": ("Se espera que el grupo viaje a Baytown", "El grupo viajó a Baytown"),
        "presumably": ("Ruta elegida presuntamente por la nieve", "Ruta elegida por la nieve"),
        "about": ("unas 30 personas", "30 personas"),
        "no": ("No hay plan de vaciar el valle", "Hay un plan de vaciar el valle"),
    },
    "de": {
        "denied": (
            "Die Bürgermeisterin bestreitet eine Flucht",
            "Die Bürgermeisterin meldet Flucht",
        ),
        "could": ("Hunderte weitere könnten folgen", "Hunderte weitere folgen"),
        "expected": ("Die Gruppe wird in Baytown erwartet", "Die Gruppe ist in Baytown"),
        "presumably": (
            "Der Weg wurde vermutlich wegen Schnees gewählt",
            "Weg wegen Schnees gewählt",
        ),
        "about": ("etwa 30 Menschen", "30 Menschen"),
        "no": ("Es gibt keinen Plan, das Tal zu räumen", "Es gibt einen Plan, das Tal zu räumen"),
    },
}


def _translated(language: str, what: str, text: str) -> list[str]:
    item, column = SAID[what]
    made = Translation(item, column, language, text)
    found = translation_checks.warnings(replace(STORY, translations=(made,)))
    return [str(problem) for problem in found]


@pytest.mark.parametrize("what", SAID)
@pytest.mark.parametrize("language", IN_OTHER_LANGUAGES)
def test_a_translation_keeps_what_the_original_says(language: str, what: str) -> None:
    honest, false = IN_OTHER_LANGUAGES[language][what]
    assert _translated(language, what, honest) == []
    assert any("translations.csv row 2" in line for line in _translated(language, what, false))


def test_a_number_or_a_weekday_of_its_own_in_a_translation_is_told() -> None:
    assert any("says 300" in line for line in _translated("ru", "about", "около 300 человек"))
    made = Translation("crossing", "headline", "de", "Zwei Busse mit etwa 30 Menschen reisen aus")
    assert translation_checks.warnings(replace(STORY, translations=(made,))) == ()


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Im Bus waren 80. Der Zug fuhr ab", "80"),
        ("Der Bus fuhr um sechs ab. Es waren 90. Die Gruppe zog weiter", "90"),
        ("Zwei Busse mit 80. Busse fuhren", "80"),
        ("Am 22. Januar kam der 3. Bus, der 4. folgte", ""),
        ("3. Bus fährt ab", ""),
    ],
)
def test_a_german_number_that_ends_a_sentence_is_no_rank(headline: str, told: str) -> None:
    event = STORY.event("crossing")
    assert event
    story = replace(
        STORY,
        events=(replace(event, headline="On 22 January a third and a fourth bus leave"),),
        translations=(Translation("crossing", "headline", "de", headline),),
    )
    lines = [str(problem) for problem in translation_checks.warnings(story)]
    assert any(f"says {told}," in line for line in lines) == bool(told), lines


def test_a_translation_into_a_language_that_is_not_known_is_not_judged() -> None:
    assert _translated("sw", "about", "watu 300") == []


CELLS: dict[str, tuple[str, str, str, str]] = {
    # original, language, honest, false
    "another country": ("Two buses enter Lebanon", "es", "entran en el Líbano", "entran en Siria"),
    "a minister for a deputy": (
        *("The deputy minister speaks", "ru"),
        *("Говорит заместитель министра", "Говорит министр"),
    ),
    "an ambassador for an official": (
        *("An official waits", "ar"),
        *("مسؤول ينتظر", "السفير ينتظر"),
    ),
    "the night for the afternoon": (
        *("Friday afternoon", "ar"),
        *("الجمعة بعد الظهر", "الجمعة ليلاً"),
    ),
    "the evening for the afternoon": (
        *("Friday afternoon", "ru", "пятница, днём", "пятница, вечером"),
    ),
    "fewer for more": (
        *("more than 350 people", "de", "mehr als 350 Menschen", "weniger als 350 Menschen"),
    ),
    "a denial taken back": (
        *("The mayor denies an exodus", "uk"),
        *("Мерка заперечує вихід", "Мерка не заперечує виходу"),
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_translated_cell_says_no_other_place_rank_time_or_hedge(name: str) -> None:
    original, language, honest, false = CELLS[name]
    lands = tuple(
        replace(STORY.places[0], id=code.lower(), name=land, kind="country", country=code)
        for code, land in (("LB", "Lebanon"), ("SY", "Syria"))
    )
    first = replace(STORY.events[0], headline=original)
    story = replace(STORY, places=(*STORY.places, *lands), events=(first, *STORY.events[1:]))
    for text, wrong in ((honest, False), (false, True)):
        made = Translation(first.id, "headline", language, text)
        found = translation_checks.warnings(replace(story, translations=(made,)))
        assert bool(found) is wrong, [str(problem) for problem in found]


def test_had_in_an_arabic_translation_is_no_may() -> None:
    assert _translated("ar", "could", "المئات قد يتبعونهم") == []
    assert any("could" in line for line in _translated("ar", "could", "المئات قد تبعوهم"))
    assert any("could" in line for line in _translated("ar", "could", "لقد لحق المئات بهم"))


_HINT = "Officials say the road is shut, suggesting that most are herders"
_WHY = "Snow is presumably why the route was chosen, the report says"
DOUBTED = [
    (
        *(_HINT, "ar", "مسؤولون يقولون إن الطريق مغلق، ملمحين إلى أن معظمهم رعاة"),
        "مسؤولون يقولون إن الطريق مغلق، مؤكدين أن معظمهم رعاة",
    ),
    (
        *(
            _HINT,
            "ru",
            "Говорят, что дорога закрыта, и дают понять, что это в основном пастухи",
        ),
        "Чиновники говорят, что дорога закрыта, и подтверждают, что это в основном пастухи",
    ),
    (
        *(_WHY, "ar", "الثلج هو، على ما يُفترض، سبب اختيار الطريق، بحسب التقرير"),
        "الثلج هو سبب اختيار الطريق، بحسب التقرير",
    ),
    (
        *(_WHY, "de", "Schnee ist dem Bericht zufolge vermutlich der Grund für den Weg"),
        "Schnee ist dem Bericht zufolge der Grund für den Weg",
    ),
    (
        *(_WHY, "ru", "Снег, предположительно, и стал причиной выбора пути, говорится в сообщении"),
        "Снег и стал причиной выбора пути, говорится в сообщении",
    ),
]


@pytest.mark.parametrize(("said", "language", "honest", "false"), DOUBTED)
def test_who_says_it_is_no_doubt(said: str, language: str, honest: str, false: str) -> None:
    story = replace(STORY, events=(replace(STORY.events[0], headline=said), *STORY.events[1:]))
    for text, wrong in ((honest, False), (false, True)):
        made = Translation(STORY.events[0].id, "headline", language, text)
        found = [str(p) for p in translation_checks.warnings(replace(story, translations=(made,)))]
        assert bool([line for line in found if "leaves out" in line]) is wrong, found
