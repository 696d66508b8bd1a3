"""Falsehoods made of the text's own words, each caught; and honest twins of the same kinds, none.

A word for its opposite, a cause or a speaker of something else, numbers and names that change
places, what limits a word left out, a row tied to another, a translation that says something else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overland.evidence import place_checks, translation_checks
from overland.story.models import Relation, Story, Translation
from tests.valley_story import STORY, TEXT, changed, told

Cells = dict[str, Any]
_MORE = TEXT.replace(
    "In a statement,",
    "Deputy Interior Minister Dana Reed said the border had opened early on Friday near the "
    "airport.\n\nThe floods began in March, the council said.\n\nHighland sent the Coast Guard to "
    "protect Lowland from smugglers.\n\nThe trip would not have been possible without council staff "
    "who facilitated the movement out of the valley.\n\nIn a statement,",
)


def _added(headline: str, exact: str, **cells: Any) -> Story:
    """The valley story with another event, of the sentences that its text has here besides."""
    first = changed("crossing", exact=exact, headline=headline).event("crossing")
    assert first
    row: Cells = {"id": "more-2", "place": "", "kind": "background", "note": "No place.", **cells}
    return replace(STORY, events=(*STORY.events, replace(first, **row)))


def _lines(story: Story) -> list[str]:
    return [str(problem) for problem in told(story, _MORE)]


def _relation(note: str, kind: str = "disagree") -> Story:
    return replace(STORY, relations=(Relation("how-many", kind, note, ("riders", "villagers")),))


_OPEN = "the border had opened early on Friday near the airport"
_GUARD = "Highland sent the Coast Guard to protect Lowland from smugglers"
_STAFF = "staff who facilitated the movement out of the valley"
_REED = {"speaker": "Dana Reed, deputy interior minister", "status": "claimed"}

PLANTED: dict[str, tuple[Story, str, str]] = {
    "an opposite": (
        _added("The floods ended", "The floods began"),
        *("headline", "“ended” where the source says “began”"),
    ),
    "an opposite of time": (
        _added("The border opens", _OPEN, time_note="late on Friday", **_REED),
        *("time_note", "“late” where"),
    ),
    "an opposite beside “not without”": (
        _added("Council staff hindered the movement out of the valley", _STAFF),
        *("headline", "“hindered” where the source says “facilitated”"),
    ),
    "a word of another sentence": (
        changed("onward", headline="The group is expected to be evacuated to Baytown"),
        *("headline", "says of something else"),
    ),
    "a noun that comes only later": (
        changed("route", headline="The land route, presumably chosen because of the harvest"),
        *("headline", "harvest"),
    ),
    "a reason that is none": (
        changed(
            "crossing",
            headline="Two buses with about 30 people cross because of the exodus",
        ),
        *("headline", "gives a reason"),
    ),
    "numbers that change places": (
        changed("crossing", headline="About 30 buses with two people cross into Lowland"),
        *("headline", "otherwise than its source"),
    ),
    "who and whom turned around": (
        _added("Lowland sent the Coast Guard to protect Highland from smugglers", _GUARD),
        *("headline", "who and whom"),
    ),
    "deputy left out": (
        _added(
            *("Reed says the border opened near the airport", _OPEN),
            speaker="Dana Reed, interior minister",
            status="claimed",
        ),
        *("speaker", "leaves out “deputy”"),
    ),
    "near left out": (
        _added("Deputy minister Reed says the border opened at the airport", _OPEN, **_REED),
        *("headline", "leaves out “near”"),
    ),
    "again out of nowhere": (
        changed("crossing", headline="Two buses with about 30 people cross into Lowland again"),
        *("headline", "“again”"),
    ),
    "force out of nowhere": (
        changed("announced", headline="About 40 villagers to be forced out by bus, officials say"),
        *("headline", "“forced”"),
    ),
    "he for she": (
        changed("not-evacuated", speaker="Petra Kovac, mayor, as he calls himself"),
        *("speaker", "“he”"),
    ),
    "a figure of another event": (
        changed("hundreds", event="crossing"),
        *("event", "beside whose words the figure stands"),
    ),
    "a quotation of another event": (
        changed("home", event="exodus"),
        *("event", "somebody else speaks"),
    ),
    "another kind of event": (
        changed("crossing", kind="departure"),
        *("kind", "what its headline tells with “cross”"),
    ),
    "remaining without a word for it": (
        changed("riders", status="remaining"),
        *("status", "no word"),
    ),
    "what somebody says vouched for": (
        changed("not-evacuated", status="reported"),
        *("status", "this somebody says"),
    ),
    "figures of a relation swapped": (
        _relation("About 40 people are on the two buses that cross; about 30 were announced."),
        *("note", "to another"),
    ),
    "different figures as the same": (
        _relation("About 30 crossed, about 40 were announced.", "same"),
        *("kind", "not the same"),
    ),
    "another author": (changed("gazette", author="Ivan Petrov"), "author", "By Ana Writer"),
    "a number in a note": (
        changed("crossing", note="“Friday” is 1 May. The ride had lasted 9 hours."),
        *("note", "says 9"),
    ),
    "a city known to some metres": (
        changed("baytown", uncertainty_km=0.01),
        *("uncertainty_km", "wide"),
    ),
}

HONEST: dict[str, Story] = {
    "help beside “not without”": _added(
        "Council staff helped the movement out of the valley", _STAFF
    ),
    "the same word in another form": _added("The floods begin", "The floods began"),
    "who and whom in the passive": _added(
        "The Coast Guard was sent by Highland to protect Lowland", _GUARD
    ),
    "near in another word": _added(
        "Deputy minister Reed says the border opened close to the airport", _OPEN, **_REED
    ),
    "the time that the source has": _added(
        "The border opens", _OPEN, time_note="early on Friday", **_REED
    ),
    "the whole title of a deputy": _added(
        "The deputy interior minister says the border opened", _OPEN, **_REED
    ),
    "the reason that the source has": changed(
        "route", headline="The land route, presumably chosen because of snow on the pass"
    ),
    "figures of a relation as they are": _relation(
        "About 30 people are on the two buses that cross; about 40 were announced."
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_in_the_words_of_the_text_is_told(name: str) -> None:
    story, column, words = PLANTED[name]
    problems = [*told(story, _MORE), *place_checks.warnings(story, Path("nowhere"))]
    here = [p for p in problems if p.column == column and words in f"{p.value} {p.message}"]
    assert here, [str(problem) for problem in problems]
    assert all(problem.remedy for problem in here)


@pytest.mark.parametrize("name", HONEST)
def test_its_honest_twin_passes(name: str) -> None:
    assert _lines(HONEST[name]) == []


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


def test_a_translation_into_a_language_that_is_not_known_is_not_judged() -> None:
    assert _translated("sw", "about", "watu 300") == []
