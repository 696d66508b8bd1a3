"""People told by a narrower word than the source counts them by: "700 citizens" of 700 people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planted import added, falsehood_and_twin, told_today, untold
from tests.valley_story import STORY

NARROWED = [
    ("en", "Convoys helped 700 individuals leave.", "Convoys help 700 {} leave"),
    ("de", "Die Konvois brachten 700 Menschen aus dem Tal.", "Konvois bringen 700 {} aus dem Tal"),
    ("es", "Los convoyes sacaron a 700 personas.", "Los convoyes sacan a 700 {}"),
    ("fr", "Les convois ont aidé 700 personnes.", "Les convois aident 700 {}"),
    ("ru", "Колонны вывезли 700 человек из долины.", "Колонны вывезли 700 {} из долины"),
    ("uk", "Колони вивезли 700 людей з долини.", "Колони вивезли 700 {} з долини"),
    ("ar", "نقلت القوافل 700 شخص من الوادي.", "القوافل تنقل 700 {} من الوادي"),
]
WORDS = {
    "en": ("Lowland citizens", "people"),
    "de": ("Staatsbürger", "Menschen"),
    "es": ("ciudadanos", "personas"),
    "fr": ("ressortissants", "personnes"),
    "ru": ("граждан", "человек"),
    "uk": ("громадян", "людей"),
    "ar": ("مواطن", "شخص"),
}


@pytest.mark.parametrize(("language", "sentence", "headline"), NARROWED)
def test_people_are_told_by_no_narrower_word(language: str, sentence: str, headline: str) -> None:
    narrow, wide = WORDS[language]
    false, honest = falsehood_and_twin(
        language, sentence, headline.format(narrow), headline.format(wide)
    )
    assert untold(false, "headline", "counts “") == []
    assert [str(problem) for problem in honest] == []


SAID = "Four buses carrying Lowland citizens crossed. Four buses had 70 people on board."
OTHERS = "The convoys helped 700 people leave. About 5,000 U.S. citizens had asked for help."


@pytest.mark.parametrize(
    ("text", "exact", "headline", "wrong"),
    [
        (SAID, "Four buses had 70 people on board", "Four buses with 70 Lowland citizens", False),
        (OTHERS, "helped 700 people leave", "The convoys help 700 U.S. citizens leave", True),
        (OTHERS, "helped 700 people leave", "The convoys help 700 people leave", False),
    ],
)
def test_nationals_named_near_the_words_may_be_they(
    text: str, exact: str, headline: str, wrong: bool
) -> None:
    lines = told_today(added(headline, exact), text)
    assert bool([line for line in lines if "counts “citizens”" in line.message]) == wrong


def test_a_front_counts_whom_its_rows_count() -> None:
    front = "On 1 May 2020 two buses with about 30 {} crossed into Lowland at Midpost."
    false, honest = (
        told_today(replace(STORY, description=front.format(whom)), "")
        for whom in ("citizens", "people")
    )
    assert untold(false, "description", "counts “citizens”") == []
    assert [str(problem) for problem in honest] == []
