"""Honest words that looked false, each beside a falsehood of the same kind that is told.

Since when something lasts, who leaves for a place, who speaks in a paragraph, a purpose, a denial.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import front_claims
from overland.story.models import Evidence
from tests.contract.test_stories_of_today import _story
from tests.planted import added_today, falsehood_and_twin, told_today, untold
from tests.valley_story import STORY

SINCE = [
    ("en", "Hikers stuck since Sunday left on {}.", "Hikers stuck since {} leave"),
    ("de", "Seit Sonntag gingen Hirten am {}.", "Seit {} gehen Hirten"),
    (
        "es",
        "Pastores bloqueados desde el domingo salieron.",
        "Pastores bloqueados desde el {} salen",
    ),
    ("fr", "Des bergers bloqués depuis dimanche partent.", "Des bergers bloqués depuis {} partent"),
    ("ar", "غادر الرعاة العالقون منذ الأحد.", "الرعاة العالقون منذ {} يغادرون"),
    ("zh", "自周日起被困的牧民离开。", "自{}起被困的牧民离开"),
]
DAYS = {
    "en": ("Sunday", "Saturday"),
    "de": ("Sonntag", "Samstag"),
    "es": ("domingo", "sábado"),
    "fr": ("dimanche", "samedi"),
    "ar": ("الأحد", "السبت"),
    "zh": ("周日", "周六"),
}


@pytest.mark.parametrize(("language", "sentence", "headline"), SINCE)
def test_a_weekday_since_which_something_lasts_is_that_of_the_text(
    language: str, sentence: str, headline: str
) -> None:
    sunday, other = DAYS[language]
    sentence = sentence.format("Thursday" if language == "en" else "Donnerstag")
    day = {"date": "2020-04-30" if language == "en" else "2024-05-09"}
    honest, false = (
        told_today(
            added_today(language, headline.format(weekday), sentence.rstrip(".。"), **day), sentence
        )
        for weekday in (sunday, other)
    )
    assert [str(problem) for problem in honest if "weekday" in problem.message] == []
    assert untold(false, "headline", "weekday") == []


def test_who_leaves_for_a_place_has_not_arrived_there() -> None:
    story = _story("fr")
    sentence = "Les villageois sont repartis mardi ; leur arrivée était attendue jeudi."
    cells = {"id": "again", "headline": "Les villageois repartent", "kind": "departure"}
    cells |= {"date": "2024-05-14", "time_note": "mardi", "place": "", "note": "–"}
    evidence = Evidence("gazette", "Les villageois sont repartis mardi")
    again = replace(story.events[0], evidence=evidence, **cells)  # type: ignore[arg-type]
    honest, false = (
        told_today(replace(story, events=(*story.events, again), description=description), sentence)
        for description in (
            "Les villageois sont repartis mardi vers Montclair. Leur arrivée était attendue jeudi.",
            "Les villageois sont repartis mardi et ont gagné Montclair.",
        )
    )
    assert [str(problem) for problem in honest] == []
    assert untold(false, "description", "tells as done") == []


SPOKEN = [
    ("fr", "« On dort ici », a dit Anne Morel. « On chante », a raconté Luc Ferrand."),
    ("fr", "« On dort ici », a dit Anne Morel. « On chante », s'est souvenu Luc Ferrand."),
    ("es", "«Dormimos», dijo Anne Morel. «On chante», relató Luc Ferrand."),
    ("de", "„Wir schlafen“, sagte Anne Morel. „On chante“, erzählte Luc Ferrand."),
    ("ru", "«Мы спим», — сказала Anne Morel. «On chante», — вспоминал Luc Ferrand."),
    ("uk", "«Ми спимо», — сказала Anne Morel. «On chante», — згадав Luc Ferrand."),
    ("en", "“We sleep,” said Anne Morel. “On chante,” recalled Luc Ferrand."),
]


@pytest.mark.parametrize(("language", "paragraph"), SPOKEN)
def test_who_speaks_in_the_sentence_comes_before_who_does_in_its_paragraph(
    language: str, paragraph: str
) -> None:
    story = _story(language) if language != "en" else STORY
    evidence = Evidence("gazette", "On chante")
    for speaker, wrong in (("Luc Ferrand", False), ("Anne Morel", True)):
        cells = {"id": "more-3", "speaker": speaker, "role": "", "text": "On chante"}
        quote = replace(story.quotes[0], evidence=evidence, **cells)  # type: ignore[arg-type]
        lines = told_today(replace(story, quotes=(*story.quotes, quote)), paragraph)
        told = [str(line) for line in lines if "who speaks in the paragraph" in line.message]
        assert bool(told) == (wrong and "souvenu" not in paragraph), told


def test_a_purpose_is_one_whoever_stands_within_it() -> None:
    sentence = "The herders shut the doors so they would not be seen by vets waiting at the border."
    false, honest = falsehood_and_twin(
        "en",
        sentence,
        "The herders shut the doors: vets waiting at the border would not see them",
        "The herders shut the doors so that vets waiting at the border would not see them",
    )
    assert [str(problem) for problem in honest] == []
    assert untold(false, "headline", "“would”") == []


@pytest.mark.parametrize(
    ("description", "wrong"),
    [
        ("Lorries from Lowland cross at Midpost, according to one report.", False),
        ("What the papers of Lowland said of the travellers.", False),
        ("Guards took money from the travellers.", True),
        ("Money was taken at Midpost.", True),
    ],
)
def test_a_front_tells_what_is_denied_and_not_who_reports_it(description: str, wrong: bool) -> None:
    sentence = "Council officials denied reports in Lowland papers that guards at Midpost had "
    sentence += "taken money from the travellers."
    cells = {"status": "denied", "speaker": "Council officials in Hilltown"}
    story = added_today("en", sentence.rstrip("."), sentence.rstrip("."), **cells)
    lines = list(front_claims.of_front(replace(story, title="Buses", description=description)))
    assert bool(lines) == wrong, lines


def test_a_weekday_of_what_another_sentence_tells_is_compared_with_that_sentence() -> None:
    paragraph = "The herders left on Thursday. They slept in the snow."
    later = "Reports of snow came in on Saturday. The herders reached Baytown on Sunday."
    honest, false = (
        told_today(
            added_today("en", "They sleep in the snow", "They slept in the snow", **cells),
            f"{paragraph}\n\n{later}",
        )
        for cells in (
            {"date": "2020-04-30", "time_note": "Before reaching Baytown on Sunday"},
            {"date": "2020-04-30", "time_note": "Before reaching Baytown on Saturday"},
        )
    )
    message = "names another weekday than the sentence before"
    assert [str(one) for one in honest if message in one.message] == []
    assert untold(false, "time_note", message) == []
