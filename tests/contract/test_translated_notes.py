"""Translations that say more than their original: notes, places, hedges, a reason left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translated_words, translation_checks
from overland.evidence.words import lexicon
from overland.story.models import Relation, Story, Translation
from tests.valley_story import STORY, changed


def _told(story: Story, item: str, column: str, language: str, text: str) -> list[str]:
    made = Translation(item, column, language, text, "The editors")
    names = tuple(
        Translation(place, "name", language, name, "The editors")
        for place, name in _NAMES.get(language, {}).items()
    )
    places = tuple(
        replace(place, names={language: _NAMES.get(language, {}).get(place.id, place.name)})
        for place in story.places
    )
    told = replace(story, places=places, translations=(made, *names))
    return [p.message for p in translation_checks.warnings(told) if p.value == text[:120]]


_NAMES = {
    "ru": {"hilltown": "Хиллтаун", "midpost": "Мидпост", "baytown": "Бейтаун"},
    "ar": {"hilltown": "هيلتاون", "midpost": "ميدبوست", "baytown": "بايتاون"},
    "zh": {"hilltown": "山城", "midpost": "中站口岸", "baytown": "海湾港"},
    "de": {"hilltown": "Bergstadt", "midpost": "Mittelposten", "baytown": "Buchtstadt"},
}
_NOTE = "The paper does not say that they came from Hilltown; about 30 crossed."


@pytest.mark.parametrize(
    ("language", "honest", "planted"),
    [
        (
            "ru",
            "Газета не говорит, что они приехали из Хиллтауна; пересекли около 30.",
            "Газета говорит, что они приехали из Хиллтауна; пересекли около 30.",
        ),
        (
            "ar",
            "لا تقول الصحيفة إنهم جاؤوا من هيلتاون؛ عبر نحو 30.",
            "تقول الصحيفة إنهم جاؤوا من هيلتاون؛ عبر نحو 30.",
        ),
        ("zh", "报纸没有说他们来自山城；约30人过境。", "报纸说他们来自山城；约30人过境。"),
        (
            "zh",
            "报纸没有说他们来自山城；约30人过境。",
            "报纸没有说他们来自山城；约30人在13:40过境。",
        ),
        (
            "ru",
            "Газета не говорит, что они приехали из Хиллтауна; пересекли около 30.",
            "Газета не говорит, что они приехали из Хиллтауна; пересекли около 30. В 13:40, в 417.",
        ),
        (
            "de",
            "Die Zeitung sagt nicht, dass sie aus Bergstadt kamen; etwa 30 kamen herüber.",
            "Die Zeitung sagt nicht, dass sie aus Bergstadt kamen; etwa 300 kamen herüber.",
        ),
        (
            "de",
            "Die Zeitung sagt nicht, dass sie aus Bergstadt kamen; etwa 30 kamen herüber.",
            "Die Zeitung sagt nicht, dass sie aus Buchtstadt kamen; etwa 30 kamen herüber.",
        ),
    ],
)
def test_a_note_denies_and_names_in_each_language_what_it_denies_and_names(
    language: str, honest: str, planted: str
) -> None:
    story = changed("crossing", note=_NOTE)
    assert _told(story, "crossing", "note", language, honest) == []
    assert _told(story, "crossing", "note", language, planted)


def test_a_note_on_rows_is_compared_too() -> None:
    relation = Relation("both", "same", "One figure, not two to be added.", ("riders", "villagers"))
    story = replace(STORY, relations=(relation,))
    assert _told(story, "both", "note", "ru", "Одна цифра, а не две для сложения.") == []
    assert _told(story, "both", "note", "ru", "Это две цифры для сложения.")


@pytest.mark.parametrize(
    ("language", "honest", "planted"),
    [
        ("ru", "около 30 человек", "почти 30 человек"),
        ("ar", "نحو 30 شخصاً", "أكثر من 30 شخصاً"),
        ("zh", "约30人", "超过30人"),
        ("de", "rund 30 Menschen", "über 30 Menschen"),
        ("fr", "environ 30 personnes", "au moins 30 personnes"),
    ],
)
def test_a_hedge_is_translated_as_a_hedge_of_its_kind(
    language: str, honest: str, planted: str
) -> None:
    assert _told(STORY, "riders", "as_written", language, honest) == []
    assert _told(STORY, "riders", "as_written", language, planted)


@pytest.mark.parametrize(
    ("language", "honest", "planted"),
    [
        ("ru", "Жители долины пересекают границу", "Жители бегут из Хиллтауна"),
        ("ar", "أهالي الوادي يعبرون الحدود", "أهالي الوادي يهربون من هيلتاون"),
        ("zh", "谷中村民越过边境", "村民逃离山城"),
        ("de", "Talbewohner überqueren die Grenze", "Talbewohner fliehen aus Bergstadt"),
    ],
)
def test_a_place_that_the_original_does_not_name_is_told_in_a_title(
    language: str, honest: str, planted: str
) -> None:
    story = replace(STORY, title="Villagers of the valley cross the border")
    assert _told(story, story.slug, "title", language, honest) == []
    assert _told(story, story.slug, "title", language, planted)


@pytest.mark.parametrize(
    ("language", "honest", "planted"),
    [
        (
            "ru",
            "Чиновники отрицают, что помогают людям уехать из-за предупреждений о паводке",
            "Чиновники отрицают, что помогают людям уехать",
        ),
        (
            "ar",
            "المسؤولون ينفون أنهم يساعدون الناس على المغادرة بسبب تحذيرات الفيضان",
            "المسؤولون ينفون أنهم يساعدون الناس على المغادرة",
        ),
        ("zh", "官员否认因为洪水警告而帮助人们离开", "官员否认帮助人们离开"),
    ],
)
def test_a_denied_reason_stays_in_a_translation(language: str, honest: str, planted: str) -> None:
    headline = "Council officials deny that they help people leave because of flood warnings"
    story = changed("floods", headline=headline)
    assert not [m for m in _told(story, "floods", "headline", language, honest) if "reason" in m]
    assert [m for m in _told(story, "floods", "headline", language, planted) if "reason" in m]


@pytest.mark.parametrize(
    ("language", "planted"), [("ru", "Аэропорт"), ("de", "Auf dem Flughafen"), ("zh", "在机场")]
)
def test_near_stays_near_in_a_translation(language: str, planted: str) -> None:
    story = changed("crossing", headline="Fighting near the airport")
    honest = {"ru": "Бои близ аэропорта", "de": "Kämpfe nahe dem Flughafen", "zh": "机场附近的战斗"}
    told = _told(story, "crossing", "headline", language, honest[language])
    assert not [m for m in told if "near" in m]
    assert [m for m in _told(story, "crossing", "headline", language, planted) if "near" in m]


_SAME_FIGURES = [
    ("At 3 p.m.", "fr", "À 15 h."),
    ("At noon.", "de", "Um 12 Uhr."),
    ("At two in the afternoon.", "de", "Um 14 Uhr."),
    ("At 10 in the evening.", "zh", "晚上10点。"),
    ("On the second floor.", "de", "Im 2. Stock."),
    ("The third bus.", "fr", "Le 3e bus."),
]
_OTHER_FIGURES = [
    ("At 3 p.m.", "fr", "À 16 h.", "16"),
    ("They left.", "de", "Sie gingen um 14:30 Uhr.", "14:30"),
    ("The buses left.", "fr", "Les 80 bus sont partis.", "80"),
]


@pytest.mark.parametrize(("said", "language", "told"), _SAME_FIGURES)
def test_a_figure_that_its_original_has_as_words_is_the_same(
    said: str, language: str, told: str
) -> None:
    assert _figures(said, language, told) == []


@pytest.mark.parametrize(("said", "language", "told", "figure"), _OTHER_FIGURES)
def test_a_figure_that_its_original_has_not_is_told(
    said: str, language: str, told: str, figure: str
) -> None:
    assert figure in "".join(_figures(said, language, told))


def _figures(said: str, language: str, told: str) -> list[str]:
    own, words = lexicon.lexicon_of("en"), lexicon.lexicon_of(language)
    assert own
    assert words
    return [message for message, _ in translated_words.added_figures(said, own, told, words)]
