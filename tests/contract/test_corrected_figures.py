"""A figure that its source takes back is told; the one that stands is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overland.evidence import verification
from overland.evidence.claims import corrected_figures
from overland.evidence.publication import publication_check
from overland.evidence.words import lexicon
from overland.story.models import Evidence, Story
from tests.small_story import COUNT, EVENT, SOURCE, story_with

SAID = {
    "en": "The mayor said 70 people – 700, sorry, I apologize – 700 people crossed in 3 convoys.",
    "es": "El alcalde dijo primero que eran 80 heridos; luego rectificó: eran 70 heridos.",
    "ru": "Начальник порта сначала сказал, что опоздали 80 человек, потом поправился: 70 человек.",
    "uk": "Начальник порту спочатку сказав, що запізнилися 80 людей, потім виправився: 70 людей.",
    "de": "Der Wachmann sprach zuerst von 80 Säcken, korrigierte sich dann: 70 Säcke.",
    "fr": "Le maire a d'abord dit 80 blessés, puis il a rectifié : 70 blessés.",
    "ar": "قال الطبيب أولاً إن عدد المصابين 80، ثم صحح: 70 مصاباً.",
    "zh": "市长最初说有80人，随后更正为70人。",
}
HEADLINE = {
    "en": "The mayor says that {} people crossed",
    "es": "El alcalde dice que eran {} heridos",
    "ru": "Начальник порта говорит, что опоздали {} человек",
    "uk": "Начальник порту каже, що запізнилися {} людей",
    "de": "Der Wachmann spricht von {} Säcken",
    "fr": "Le maire dit {} blessés",
    "ar": "الطبيب يقول إن عدد المصابين {}",
    "zh": "市长说有{}人",
}


def _story(language: str, headline: str, as_written: str) -> Story:
    text = SAID[language]
    words = Evidence("gazette", text)
    event = replace(EVENT, id="said", kind="statement", status="claimed", evidence=words)
    event = replace(event, headline=headline, note="–")
    count = replace(COUNT, id="many", event="said", status="claimed", as_written=as_written)
    count = replace(count, qualifier="", minimum=None, maximum=None, evidence=words)
    source = replace(SOURCE, language=language, id="gazette")
    return story_with(
        language=language, sources=(source,), events=(event,), counts=(count,), quotes=(), legs=()
    )


def _told(story: Story) -> list[str]:
    texts = {"gazette": SAID[story.language]}
    checked = replace(story, verification=verification.verify(story, texts, date(2020, 6, 1)))
    return [p.column for p in publication_check(checked) if "takes back" in p.message]


@pytest.mark.parametrize("language", sorted(SAID))
def test_the_number_that_is_taken_back_is_told_and_the_one_that_stands_is_not(
    language: str,
) -> None:
    words = lexicon.lexicon_of(language)
    assert words
    taken_back, stands = corrected_figures.corrected(SAID[language], words) or (0, 0)
    assert (taken_back, stands) == ((70, 700) if language == "en" else (80, 70))
    false = HEADLINE[language].format(taken_back)
    true = HEADLINE[language].format(stands)
    assert sorted(_told(_story(language, false, str(taken_back)))) == ["as_written", "headline"]
    assert _told(_story(language, true, str(stands))) == []
    both = f"{true} ({taken_back})"
    assert _told(_story(language, both, str(stands))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sorry, the 80 seats are taken, said the guard.",
        "He first said 80 people crossed.",
        "They corrected the list, on which 80 people stood.",
        "First 80 people crossed, then 70.",
    ],
)
def test_where_nothing_is_taken_back_nothing_is_concluded(sentence: str) -> None:
    words = lexicon.lexicon_of("en")
    assert words
    assert corrected_figures.corrected(sentence, words) is None
