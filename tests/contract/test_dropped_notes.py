"""A "not" that a note drops of what it quotes; "not alone" and "by any way" in translations."""

from __future__ import annotations

import pytest

from tests.contract.test_translated_notes import _told as translated
from tests.planted import added_today, told_today
from tests.valley_story import changed, told


@pytest.mark.parametrize(
    ("language", "sentence", "false", "honest"),
    [
        (
            *("en", "The figure is not specifically just of the herders from the mill."),
            "It is “specifically just of the herders from the mill”.",
            "It is not “specifically just of the herders from the mill”.",
        ),
        (
            *("fr", "Le refuge n'est pas réservé aux seuls villageois du hameau."),
            "Le refuge est « réservé aux seuls villageois du hameau ».",
            "Le refuge n'est pas « réservé aux seuls villageois du hameau ».",
        ),
        (
            *("de", "Die Zahl gilt nicht nur für die Leute aus dem Tal."),
            "Sie gilt „nur für die Leute aus dem Tal“.",
            "Sie gilt nicht „nur für die Leute aus dem Tal“.",
        ),
        (
            *("es", "La cifra no es solo de los vecinos de la aldea."),
            "La cifra «es solo de los vecinos de la aldea».",
            "La cifra no «es solo de los vecinos de la aldea».",
        ),
        (
            *("ru", "Число относится не только к пассажирам теплохода."),
            "Оно относится «только к пассажирам теплохода».",
            "Оно относится не «только к пассажирам теплохода».",
        ),
        (
            *("uk", "Число стосується не лише пасажирів потяга."),
            "Воно стосується «лише пасажирів потяга».",
            "Воно стосується не «лише пасажирів потяга».",
        ),
        (
            *("ar", "هذا العدد لا يخص ركاب القافلة وحدهم."),
            "العدد «يخص ركاب القافلة وحدهم».",
            "العدد لا «يخص ركاب القافلة وحدهم».",
        ),
    ],
)
def test_a_note_keeps_the_no_before_what_it_quotes(
    language: str, sentence: str, false: str, honest: str
) -> None:
    exact = sentence.rstrip(".")
    lines = [
        [
            p.message
            for p in told_today(added_today(language, exact, exact, note=note), sentence)
            if p.column == "note" and "quotes what the source has behind" in p.message
        ]
        for note in (false, honest)
    ]
    assert lines[0]
    assert not lines[1]


def test_words_that_stand_elsewhere_without_it_may_be_quoted() -> None:
    note = "“There is no plan to empty the valley” is the mayor's word."
    assert [p for p in told(changed("exodus", note=note)) if p.column == "note"] == []


@pytest.mark.parametrize(
    ("quoted", "is_told"),
    [
        ("two buses carrying about 30 people", False),
        ("the land route was presumably chosen", False),
        ("two lorries carrying about 30 people", True),
    ],
)
def test_what_begins_a_sentence_is_quoted_with_a_small_letter_too(
    quoted: str, is_told: bool
) -> None:
    story = changed("crossing", note=f"“Friday” is 1 May; they are those of the “{quoted}”.")
    assert any("which no source has" in p.message for p in told(story)) is is_told


_ALONE = "Of any bus, not of this one alone."


@pytest.mark.parametrize(
    ("language", "false", "honest"),
    [
        ("ru", "О людях этого автобуса.", "О любом автобусе, а не об одном этом."),
        ("de", "Von den Leuten dieses Busses.", "Von jedem Bus, nicht von diesem allein."),
        ("fr", "Des gens de ce car.", "De tous les cars, pas de celui-ci seulement."),
        ("es", "De la gente de este autobús.", "De cualquier autobús, no solo de este."),
        ("ar", "عن ركاب هذه الحافلة.", "عن أي حافلة، لا عن هذه وحدها."),
        ("zh", "说的是这辆车上的人。", "任何一辆车，不只是这一辆。"),
        ("uk", "Про людей цього автобуса.", "Про будь-який автобус, а не лише про цей."),
    ],
)
def test_not_alone_is_no_alone(language: str, false: str, honest: str) -> None:
    story = changed("riders", note=_ALONE)
    assert any("denies" in m for m in translated(story, "riders", "note", language, false))
    assert translated(story, "riders", "note", language, honest) == []


_ANY_WAY = "Two buses with about 30 people cross into Lowland by any way"


@pytest.mark.parametrize(
    ("language", "here", "any_way"),
    [
        ("ru", "Два автобуса примерно с 30 людьми въезжают в Низину", "любым путём"),
        ("uk", "Два автобуси приблизно з 30 людьми в'їжджають до Низини", "будь-яким шляхом"),
        ("de", "Zwei Busse mit etwa 30 Menschen kommen ins Tiefland", "auf jedem Weg"),
        (
            "fr",
            "Deux cars avec environ 30 personnes entrent en Basse-Terre",
            "par n'importe quelle voie",
        ),
        ("es", "Dos autobuses con unas 30 personas entran en Tierra Baja", "por cualquier vía"),
        ("ar", "حافلتان مع نحو 30 شخصا تعبران إلى الأرض المنخفضة", "بأي طريق"),
        ("zh", "两辆载有约30人的客车进入低地", "不论走哪条路"),
    ],
)
def test_by_any_way_stays_so(language: str, here: str, any_way: str) -> None:
    story = changed("crossing", headline=_ANY_WAY)
    for text, is_told in ((here, True), (f"{here} {any_way}", False)):
        found = translated(story, "crossing", "headline", language, text)
        assert any("leaves out “any way”" in m for m in found) is is_told, found
