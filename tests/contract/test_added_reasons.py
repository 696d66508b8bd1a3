"""A reason, a time of day, a deed to another and a speaker that a row adds; honest twins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.story.models import FurtherEvidence
from tests.contract.test_translated_notes import _told as translated
from tests.planted import added_today, told_today
from tests.valley_story import STORY, changed, told

_REASONS = [
    (
        *("en", "The train stood for hours because the border was closed."),
        *("The train stands for hours because of an accident", "A closed border halts the train"),
    ),
    (
        *("de", "Der Zug stand, weil die Grenze geschlossen war."),
        *("Der Zug steht wegen eines Unfalls", "Der Zug steht wegen der geschlossenen Grenze"),
    ),
    (
        *("fr", "Le train est resté à quai parce que la frontière était fermée."),
        "Le train est resté à quai à cause d'un accident",
        "Le train est resté à quai en raison de la frontière fermée",
    ),
    (
        *("es", "El tren se detuvo porque la frontera estaba cerrada."),
        *(
            "El tren se detuvo a causa de un choque",
            "El tren se detuvo debido a la frontera cerrada",
        ),
    ),
    (
        *("ru", "Поезд стоял, потому что граница была закрыта."),
        *("Поезд стоял из-за аварии", "Поезд стоял из-за закрытой границы"),
    ),
    (
        *("uk", "Потяг стояв на станції, бо кордон був закритий."),
        *("Потяг стояв на станції через аварію", "Через закритий кордон потяг стояв на станції"),
    ),
    (
        *("ar", "توقف القطار لأن الحدود كانت مغلقة."),
        *("توقف القطار بسبب حادث", "توقف القطار بسبب إغلاق الحدود"),
    ),
    (
        *("zh", "列车停在车站，因为边境关闭。"),
        *("列车停在车站，因为事故", "因为边境关闭，列车停在车站"),
    ),
]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), _REASONS)
def test_a_headline_gives_the_reason_that_its_source_gives(
    language: str, sentence: str, false: str, honest: str
) -> None:
    exact = sentence.rstrip(".。")
    lines = [
        [
            p.message
            for p in told_today(added_today(language, headline, exact), sentence)
            if "gives the reason" in p.message
        ]
        for headline in (false, honest)
    ]
    assert lines[0]
    assert not lines[1]


@pytest.mark.parametrize(
    ("language", "false", "honest"),
    [
        ("ru", "Их ждали там вечером.", "Их там ждали."),
        ("uk", "На них чекали там увечері.", "На них там чекали."),
        ("ar", "كان ينتظرهم هناك مساء.", "كان ينتظرهم هناك."),
        ("fr", "On les attendait là le soir.", "On les attendait là."),
        ("es", "Los esperaban allí por la noche.", "Allí los esperaban."),
        ("de", "Sie wurden dort am Abend erwartet.", "Sie wurden dort erwartet."),
        ("zh", "他们晚上在那里被等候。", "他们在那里被等候。"),
    ],
)
def test_a_translation_adds_no_part_of_the_day(language: str, false: str, honest: str) -> None:
    story = changed("baytown", note="They were expected there.")
    assert any("no time of day" in m for m in translated(story, "baytown", "note", language, false))
    assert translated(story, "baytown", "note", language, honest) == []


def test_the_word_for_by_day_is_a_day_too() -> None:
    story = changed("baytown", note="A day later they were expected there.")
    assert translated(story, "baytown", "note", "ru", "Днём позже их там ждали.") == []


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("About 30 crossed, about 40 were announced; the mayor accuses the council.", True),
        ("About 30 crossed, about 40 were announced; the farmers attack the council.", True),
        ("About 30 crossed, about 40 were announced; nobody accuses the council.", False),
        ("About 30 crossed, about 40 were announced; they were helping people leave.", False),
    ],
)
def test_a_note_has_nobody_accuse_another(note: str, is_told: bool) -> None:
    story = replace(STORY, relations=(replace(STORY.relations[0], note=note),))
    assert any("tells that somebody" in p.message for p in told(story)) is is_told


@pytest.mark.parametrize(
    ("exact", "is_told"),
    [("the United Farmers said", True), ("Mayor Petra Kovac dismissed", False)],
)
def test_an_excerpt_for_the_speaker_names_the_speaker(exact: str, is_told: bool) -> None:
    further = FurtherEvidence("gazette", exact, supports="speaker", row=2)
    story = changed("not-evacuated", further=(further,))
    assert any(p.file == "evidence.csv" for p in told(story)) is is_told
