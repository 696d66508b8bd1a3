"""Of two nameless people in a sentence, who speaks is the one before the verb, in five languages.

Beside them: how many reports a story is from, and arrivals that nobody reports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.story.models import Story
from tests.planted import added_today, told_today
from tests.valley_story import STORY, told

_SAID = [
    (
        "en",
        "An aid worker told a diplomat that the bridge was cut.",
        "a diplomat",
        "an aid worker",
        "The bridge was cut, {} says",
    ),
    (
        "en",
        "A nurse said on Monday that some drivers had slept in the mill.",
        "drivers",
        "a nurse",
        "Drivers had slept in the mill, {} says",
    ),
    (
        "es",
        "Una enfermera dijo a un diplomático que el puente estaba cortado.",
        "un diplomático",
        "una enfermera",
        "El puente estaba cortado, dice {}",
    ),
    (
        "fr",
        "Une infirmière a dit à un diplomate que le pont était coupé.",
        "un diplomate",
        "une infirmière",
        "Le pont était coupé, dit {}",
    ),
    (
        "ru",
        "Медсестра сказала дипломату, что мост разрушен.",
        "дипломат",
        "медсестра",
        "Мост разрушен, говорит {}",
    ),
    (
        "uk",
        "Медсестра сказала дипломату, що міст зруйновано.",
        "дипломат",
        "медсестра",
        "Міст зруйновано, каже {}",
    ),
]
_TURNED = [
    (
        "en",
        "The bridge near the mill was cut according to a diplomat.",
        "a diplomat",
        "The bridge was cut, a diplomat says",
    ),
    (
        "en",
        "“The bridge is cut,” said a diplomat near the mill.",
        "a diplomat",
        "The bridge is cut, a diplomat says",
    ),
    (
        "en",
        "According to a diplomat, the bridge near the mill is cut.",
        "a diplomat",
        "The bridge is cut, a diplomat says",
    ),
    (
        "de",
        "Am Montag sagte ein Diplomat, die Brücke sei gesperrt.",
        "ein Diplomat",
        "Brücke gesperrt, sagt ein Diplomat",
    ),
    (
        "fr",
        "Selon un diplomate, le pont est coupé.",
        "un diplomate",
        "Le pont est coupé, dit un diplomate",
    ),
    ("ar", "وقال دبلوماسي لممرضة إن الجسر مقطوع.", "دبلوماسي", "دبلوماسي يقول إن الجسر مقطوع"),
    ("zh", "一名外交官告诉护士，桥断了。", "外交官", "外交官说桥断了"),
]


def _of(language: str, sentence: str, speaker: str, headline: str) -> list[str]:
    exact = sentence.rstrip(".。")
    story = added_today(language, headline, exact, speaker=speaker, status="claimed")
    return [str(p) for p in told_today(story, sentence) if p.column == "speaker"]


@pytest.mark.parametrize(("language", "sentence", "false", "honest", "headline"), _SAID)
def test_who_is_told_something_does_not_say_it(
    language: str, sentence: str, false: str, honest: str, headline: str
) -> None:
    assert _of(language, sentence, false, headline.format(false))
    assert _of(language, sentence, honest, headline.format(honest)) == []


@pytest.mark.parametrize(("language", "sentence", "speaker", "headline"), _TURNED)
def test_who_stands_behind_the_verb_may_speak(
    language: str, sentence: str, speaker: str, headline: str
) -> None:
    assert _of(language, sentence, speaker, headline) == []


_ONE = {
    "ar": ("بحسب تقرير واحد", "بحسب تقريرين"),
    "de": ("nach einem einzigen Bericht", "nach zwei Berichten"),
    "en": ("by one report", "by two reports"),
    "es": ("según una sola fuente", "según dos informes"),
    "fr": ("selon un seul article", "selon deux articles"),
    "ru": ("по одному сообщению", "по двум сообщениям"),
    "uk": ("за одним повідомленням", "за двома повідомленнями"),
    "zh": ("据单一来源", "据两篇报道"),
}


def _front(story: Story, words: str) -> list[str]:
    lines = told_today(replace(story, summary=f"{story.title}: {words}"))
    return [str(p) for p in lines if p.column == "summary" and "sources.csv" in str(p)]


@pytest.mark.parametrize("language", _ONE)
def test_a_front_tells_of_as_many_reports_as_there_are(language: str) -> None:
    one, two = _ONE[language]
    story = added_today(language, "–", "–")
    lone = replace(story, events=story.events[:-1])
    more = replace(story.sources[0], id="second", title="")
    both = replace(lone, sources=(story.sources[0], more))
    assert _front(both, one)
    assert _front(both, two) == []
    assert _front(lone, one) == []
    assert _front(lone, two)


_LEFT = "On 1 May 2020 two buses with about 30 people crossed into Lowland at Midpost"


@pytest.mark.parametrize("end", ["they arrived", "they landed safely", "their arrival is reported"])
def test_a_front_has_nobody_arrive_who_is_only_expected(end: str) -> None:
    lines = told(replace(STORY, description=f"{_LEFT}; {end}."))
    assert [p for p in lines if p.column == "description"]


@pytest.mark.parametrize(
    "end",
    ["they are expected to arrive", "no arrival is reported", "they crossed in the afternoon"],
)
def test_it_may_say_that_they_are_expected(end: str) -> None:
    assert [str(p) for p in told(replace(STORY, description=f"{_LEFT}; {end}."))] == []


def _note(row: str, note: str) -> list[str]:
    tables: dict[str, Any] = {}
    for name in ("places", "events", "legs"):
        rows = getattr(STORY, name)
        tables[name] = tuple(replace(r, note=note) if r.id == row else r for r in rows)
    return [str(p) for p in told(replace(STORY, **tables)) if p.column == "note"]


_NOTES = [
    ("onward", "The group arrived in Baytown that evening."),
    ("onward", "Their arrival was reported later."),
    ("to-the-bay", "They reached Baytown by road."),
    ("baytown", "The group arrived here on Friday."),
]
_HONEST = [
    ("onward", "The paper reports no arrival."),
    ("onward", "That they arrived is not said."),
    ("onward", "Whether they arrived the paper does not say."),
    ("to-the-bay", "They were expected to reach Baytown; by which road the paper does not say."),
    ("baytown", "The group is expected to arrive here."),
    ("crossing", "“Friday” is 1 May. They reached the crossing in the afternoon."),
]


@pytest.mark.parametrize(("row", "note"), _NOTES)
def test_a_note_has_nobody_arrive_who_is_only_expected(row: str, note: str) -> None:
    assert _note(row, note)


@pytest.mark.parametrize(("row", "note"), _HONEST)
def test_a_note_may_say_what_is_not_said(row: str, note: str) -> None:
    assert _note(row, note) == []


_NOTES_OF_TODAY = {
    "ar": ("وصلت الشاحنات إلى مدينة الميناء.", "لا يذكر التقرير وصول الشاحنات."),
    "de": ("Sie sind dort angekommen.", "Dass sie angekommen sind, wird nicht gesagt."),
    "es": ("Llegaron esa misma noche.", "No se dice si llegaron."),
    "fr": ("Ils sont arrivés le soir.", "L'article ne dit pas s'ils sont arrivés."),
    "ru": ("Они прибыли вечером.", "О прибытии не сообщается."),
    "uk": ("Вони прибули ввечері.", "Про прибуття не повідомляється."),
    "zh": ("他们当晚抵达。", "报道没有说他们是否抵达。"),
}


@pytest.mark.parametrize("language", _NOTES_OF_TODAY)
def test_notes_in_other_languages(language: str) -> None:
    def lines(note: str) -> list[str]:
        story = added_today(language, "–", "–")
        events = [replace(e, note=note) if e.status == "expected" else e for e in story.events[:-1]]
        events = [replace(e, kind="arrival") if e.status == "expected" else e for e in events]
        found = told_today(replace(story, events=tuple(events)))
        return [str(p) for p in found if p.column == "note"]

    assert lines(_NOTES_OF_TODAY[language][0])
    assert lines(_NOTES_OF_TODAY[language][1]) == []


def _by_petra(speaker: str) -> list[str]:
    """A figure of council officials, given to a speaker; Petra Kovac is named elsewhere."""
    more = "Council officials in the valley said that 12 mules of Hilltown were counted."
    story = added_today(
        *("en", "12 mules were counted, it is said", "12 mules of Hilltown were counted"),
        speaker=speaker,
        status="claimed",
    )
    return [str(p) for p in told_today(story, more) if p.column == "speaker"]


def test_a_person_who_is_named_in_another_paragraph_does_not_say_it() -> None:
    """ "Hilltown" of the speaker's office stands near the words, and no word of the name."""
    assert [line for line in _by_petra("Petra Kovac, mayor of Hilltown") if "speaker" in line]
    assert _by_petra("Council officials in the valley") == []
