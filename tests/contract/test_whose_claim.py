"""Whose words and whose work a row gives: who says it, whom a line is of, who bears it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Relation, Route, Story, Translation
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told

_SHIELD = "Lowland used its vote to shield Midpost from sanctions over its crackdown on farmers"
_TEXT = TEXT.replace("In a statement,", f"{_SHIELD}.\n\nIn a statement,")


def _claims(headline: str) -> Story:
    """Two claims of the mayor, and a third with this headline."""
    first = STORY.event("not-evacuated")
    assert first
    second = replace(first, id="claim-2", headline="The mayor says that nobody was evacuated")
    third = replace(first, id="claim-3", headline=headline)
    return replace(STORY, events=(*STORY.events, second, third))


def _related(members: tuple[str, ...]) -> Story:
    note = "About 30 crossed; the mayor says that the villagers were not evacuated."
    return replace(STORY, relations=(Relation("both", "disagree", note, members),))


def _line(source: str) -> Story:
    rights = "The repository carries an MIT licence (Copyright (c) 2017 Ada Maker), since 2018."
    line = Route("down", ((45.1, 7.1), (45.2, 7.4)), "drawn", 50, (source,), {"rights": rights})
    return replace(STORY, routes={"down": line})


def _noted(note: str, language: str = "en") -> Story:
    return changed("gazette", note=note, language=language)


PLANTED: dict[str, tuple[Story, str, str]] = {
    "another word behind the verb": (
        added("Lowland uses its vote to shield farmers from sanctions", _SHIELD),
        *("headline", "“farmers” behind “shield”"),
    ),
    "a claim told as a fact": (
        _claims("The villagers were not evacuated"),
        *("headline", "leaves out that somebody says it"),
    ),
    "rows of which nobody is the mayor": (_related(("riders", "buses")), "members", "“mayor”"),
    "another holder of a copyright": (
        _line("Line by Ada, in a repository; MIT licence (Copyright (c) 2017 Big Company)"),
        *("down.sources", "Big Company"),
    ),
    "independent reporters": (
        _noted("Three independent reporters on the spot confirmed this report."),
        *("note", "“independent”"),
    ),
}
HONEST: dict[str, Story] = {
    "the same words behind the verb": added(
        "Lowland uses its vote to shield Midpost from sanctions", _SHIELD
    ),
    "what the note explains": added(
        "Lowland uses its vote to shield the farmers' council from sanctions",
        _SHIELD,
        note="No place: “Midpost” here means the farmers' council.",
    ),
    "who says it before a colon": _claims("Mayor Kovac: nobody was evacuated"),
    "a claim in other words": _claims("The villagers were not evacuated, according to the mayor"),
    "rows of which one is the mayor": _related(("riders", "not-evacuated")),
    "the same holder": _line("Line by Ada; MIT licence (Copyright (c) 2017 Ada Maker)"),
    "a source without a holder": _line("Road graph, from OpenStreetMap (ODbL)"),
    "nobody bore it out": _noted("No other reporter has confirmed this report."),
    "what the editors compared": _noted("The excerpts were compared with a copy of the text."),
}


@pytest.mark.parametrize("name", PLANTED)
def test_words_or_work_given_to_somebody_else_are_told(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _TEXT), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_words_and_work_given_to_whose_they_are_pass(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _TEXT)] == []


def test_a_story_whose_headlines_never_say_who_says_it_is_not_told_of_one() -> None:
    plain = _claims("The villagers were not evacuated")
    events = tuple(
        replace(e, headline="The villagers were not evacuated") if e.status == "claimed" else e
        for e in plain.events
    )
    told_of = [str(p) for p in told(replace(plain, events=events), _TEXT)]
    assert [line for line in told_of if "leaves out that somebody says it" in line] == []


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("de", "Drei unabhängige Reporter haben den Bericht bestätigt."),
        ("fr", "Trois reporters indépendants ont confirmé ce récit."),
        ("es", "Tres reporteros independientes confirmaron este relato."),
        ("ru", "Трое независимых репортёров подтвердили это сообщение."),
        ("uk", "Троє незалежних репортерів підтвердили це повідомлення."),
    ],
)
def test_others_who_bear_a_source_out_are_told_in_each_language(language: str, note: str) -> None:
    story = replace(_noted(note, language), language=language)
    assert untold(told(story, _TEXT), "note", "bear the source out") == []


_SPEAKER = {
    "ru": "Петра Ковач, мэр",
    "uk": "Петра Ковач, мерка",
    "ar": "بيترا كوفاتش، رئيسة البلدية",
    "fr": "Petra Kovac, maire",
}
_DISMISSES = {
    "ru": "Мэр {} опровергает сообщения о начале исхода из долины",
    "uk": "Мерка {} заперечує повідомлення про початок виходу з долини",
    "ar": "رئيسة البلدية {} تنفي تقارير عن بداية نزوح من الوادي",
    "fr": "La maire {} dément les informations sur le début d'un exode de la vallée",
}
_OTHERS = {"ru": "Лавров", "uk": "Лавров", "ar": "لافروف", "fr": "Lavrov"}


def _translated(*cells: tuple[str, str, str, str]) -> list[str]:
    made = tuple(Translation(*cell, "The editors") for cell in cells)
    return [str(p) for p in translation_checks.warnings(replace(STORY, translations=made))]


@pytest.mark.parametrize("language", _SPEAKER)
def test_another_name_in_a_translated_headline_is_told_and_the_speaker_s_own_is_not(
    language: str,
) -> None:
    speaker = ("exodus", "speaker", language, _SPEAKER[language])
    own = _SPEAKER[language].replace("،", ",").partition(",")[0].split()[-1]
    for name, wrong in ((own, False), (_OTHERS[language], True)):
        headline = ("exodus", "headline", language, _DISMISSES[language].format(name))
        found = [line for line in _translated(speaker, headline) if "leaves out" in line]
        assert bool(found) is wrong


@pytest.mark.parametrize(
    ("language", "honest", "planted"),
    [
        ("ru", "о прибытии не сообщается", "они прибыли в Москву"),
        ("uk", "про прибуття не повідомляється", "вони прибули до Москви"),
        ("ar", "ولا يذكر التقرير وصولهم", "ووصلوا إلى موسكو"),
        ("fr", "aucune arrivée n'est rapportée", "ils sont arrivés à Moscou"),
        ("es", "no se informa de ninguna llegada", "llegaron a Moscú"),
        ("de", "eine Ankunft wird nicht gemeldet", "sie sind heimgekehrt"),
    ],
)
def test_an_arrival_of_which_the_original_says_that_it_is_not_reported_is_told(
    language: str, honest: str, planted: str
) -> None:
    story = replace(STORY, description="Two buses crossed; no arrival is reported.")
    for text, wrong in ((honest, False), (planted, True)):
        made = Translation(story.slug, "description", language, text, "The editors")
        problems = translation_checks.warnings(replace(story, translations=(made,)))
        found = [str(p) for p in problems if "that it is not so" in p.message]
        assert bool(found) is wrong
