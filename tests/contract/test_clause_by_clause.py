"""What may be in one clause told as what will be, where another clause has its "could"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Translation
from tests.planted import added_today, told_today, untold
from tests.valley_story import STORY, told

ONE_OF_TWO = [
    (
        "en",
        "Hundreds of herders could leave the mill, and later trips could be by boat.",
        "Hundreds of herders {} leave the mill, and later trips could be by boat",
        *("will", "could"),
    ),
    (
        "de",
        "Hunderte Hirten könnten die Mühle verlassen und spätere Fahrten könnten per Schiff gehen.",
        "Hunderte Hirten {} die Mühle verlassen, und spätere Fahrten könnten per Schiff gehen",
        *("werden", "könnten"),
    ),
    (
        "fr",
        "Des bergers pourraient quitter le moulin et la suite pourrait se faire en bateau.",
        "Des bergers {} quitter le moulin, et la suite pourrait se faire en bateau",
        *("vont", "pourraient"),
    ),
    (
        "es",
        "Los pastores podrían dejar el molino y otros viajes podrían hacerse en barco.",
        "Los pastores {} dejar el molino, y otros viajes podrían hacerse en barco",
        *("van a", "podrían"),
    ),
]


@pytest.mark.parametrize(("language", "sentence", "headline", "false", "honest"), ONE_OF_TWO)
def test_each_clause_keeps_its_own_could(
    language: str, sentence: str, headline: str, false: str, honest: str
) -> None:
    exact = sentence.rstrip(".")
    one, other = (
        told_today(added_today(language, headline.format(verb), exact, status="forecast"), sentence)
        for verb in (false, honest)
    )
    assert untold(one, "headline", "where the source says") == []
    assert [str(problem) for problem in other] == []


@pytest.mark.parametrize(("verb", "wrong"), [("would", True), ("could", False), ("may", False)])
def test_a_front_keeps_the_could_of_its_clause(verb: str, wrong: bool) -> None:
    front = f"{STORY.description} Officials in Hilltown said that hundreds more {verb} follow."
    lines = [str(p) for p in told(replace(STORY, description=front))]
    assert bool([line for line in lines if "“would”" in line]) is wrong, lines
    assert bool(lines) is wrong


TRANSLATED = [
    (
        "ru",
        "За ними последуют ещё сотни и позднее пути могут идти по воде",
        "За ними могут последовать ещё сотни, и позднее пути могут идти по воде",
    ),
    (
        "ar",
        "مئات آخرون سيلحقون بهم، وقد تجري رحلات لاحقة بحراً",
        "مئات آخرون قد يلحقون بهم، وقد تجري رحلات لاحقة بحراً",
    ),
    (
        "fr",
        "Des centaines vont suivre, et la suite pourrait se faire en bateau",
        "Des centaines pourraient suivre, et la suite pourrait se faire en bateau",
    ),
    (
        "de",
        "Hunderte werden folgen, und spätere Fahrten könnten per Schiff gehen",
        "Hunderte und spätere Fahrten könnten folgen",
    ),
]


@pytest.mark.parametrize(("language", "false", "honest"), TRANSLATED)
def test_a_translation_keeps_each_could(language: str, false: str, honest: str) -> None:
    first = STORY.events[0]
    said = "Hundreds more could follow, and later trips could be by boat"
    story = replace(STORY, events=(replace(first, headline=said), *STORY.events[1:]))
    for text, wrong in ((false, True), (honest, False)):
        made = Translation(first.id, "headline", language, text)
        found = translation_checks.warnings(replace(story, translations=(made,)))
        assert bool(found) is wrong, [str(problem) for problem in found]
