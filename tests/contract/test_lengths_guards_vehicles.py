"""How long it took, who guards or helps, what carries, what somebody feels, arrivals reported.

Each is planted alone in an honest story, in English, French and Arabic, beside an honest twin.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from overland.evidence import lint, verification
from overland.evidence.claims import certainty
from overland.evidence.publication import publication_check
from overland.evidence.words import lexicon
from overland.story.models import Story
from tests.contract.test_stories_of_today import _report, _story
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told
from tests.valley_story import words as words_of

_CROSS = "Two buses with about 30 people cross into Lowland"
_SEEN = "could see the lights of the town and came down"
_MORE = TEXT.replace(
    "In a statement,",
    "Herders said they could see the lights of the town and came down. Clerks said that the valley "
    "could see more snow and shut the mill.\n\nTrucks of the mill stood still. They waited for "
    "carts that Highland sent to fetch it.\n\n"
    "In a statement,",
)


def _crossing(headline: str) -> Story:
    return changed("crossing", headline=headline)


def _waiting(headline: str) -> Story:
    exact = "an official from the Hilltown council was waiting for them"
    return added(f"An official from {headline}", exact, place="midpost", note="–")


PLANTED: dict[str, tuple[Story, Story, str, str]] = {
    "how long it took": (
        _crossing(f"After three days on the road, {_CROSS[0].lower()}{_CROSS[1:]}"),
        _crossing(f"{_CROSS} on Friday"),
        *("headline", "says 3"),
    ),
    "whose vehicles": (
        changed("announced", headline="About 40 villagers to be taken out, Lowland officials say"),
        changed("announced", headline="About 40 villagers to be taken out, council officials say"),
        *("headline", "Lowland"),
    ),
    "guarded by whom": (
        *(_crossing(f"{_CROSS} under guard"), _crossing(f"{_CROSS} at Midpost")),
        *("headline", "guard"),
    ),
    "what somebody feels": (
        _crossing("Two buses with about 30 frightened people cross into Lowland"),
        _crossing("Two buses with about 30 people, mostly women and children, cross"),
        *("headline", "frightened"),
    ),
    "a vehicle in a headline": (
        changed("announced", headline="About 40 villagers to be taken out by truck, officials say"),
        changed("announced", headline="About 40 villagers to be taken out by bus, officials say"),
        *("headline", "truck"),
    ),
    "where somebody waits": (
        *(_waiting("the Hilltown council waits for them in Hilltown"),),
        *(_waiting("the Hilltown council waits for them at Midpost"),),
        *("headline", "where the source names Midpost"),
    ),
    "who has sent": (
        added("Lowland has sent carts to fetch it", "carts that Highland sent to fetch it"),
        added("Highland has sent carts to fetch it", "carts that Highland sent to fetch it"),
        *("headline", "Lowland"),
    ),
    "what is denied": (
        changed("exodus", headline="The mayor dismisses reports of the beginning of a harvest"),
        changed("exodus", headline="The mayor dismisses reports of the beginning of an exodus"),
        *("headline", "harvest"),
    ),
    "what somebody could see, foretold": (
        added("Herders say they could see the lights", _SEEN, status="forecast", speaker="Herders"),
        added("Herders say they could see the lights", _SEEN, status="claimed", speaker="Herders"),
        *("status", "no word"),
    ),
    "what a valley could see, told as done": (
        added("Clerks: the valley sees more snow", "valley could see more snow"),
        added(
            "Clerks: the valley could see more snow",
            "valley could see more snow",
            status="forecast",
            speaker="Clerks",
        ),
        *("status", "could"),
    ),
}
"""What is planted, its honest twin, column and words that are told."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    false, _twin, column, words = PLANTED[name]
    assert untold(told(false, _MORE), column, words) == []


@pytest.mark.parametrize("name", PLANTED)
def test_its_twin_is_not(name: str) -> None:
    assert [str(problem) for problem in told(PLANTED[name][1], _MORE)] == []


def test_a_front_has_the_vehicle_that_every_source_has() -> None:
    text = TEXT.replace("truck", "bus")
    by_truck = replace(STORY, title="To Midpost by truck", summary="Two trucks to Midpost")
    for column in ("title", "summary"):
        assert untold(told(by_truck, text), column, "truck") == []
    # Trucks that the text has somewhere may be what a title is of.
    assert not [p for p in told(by_truck, _MORE) if p.column == "summary"]


def _measured(unit: str) -> Story:
    event = added("Herders walk three hours", "The herders walked for three hours").events[-1]
    count = replace(
        STORY.counts[0],
        id="walk",
        event=event.id,
        unit=unit,
        minimum=3,
        maximum=3,
        qualifier="",
        as_written="three hours",
        evidence=words_of("walked for three hours"),
    )
    return replace(STORY, events=(*STORY.events, event), counts=(*STORY.counts, count))


def test_hours_are_no_people() -> None:
    text = TEXT.replace("In a statement,", "The herders walked for three hours.\n\nIn a statement,")
    assert untold(told(_measured("people"), text), "unit", "measures") == []
    assert [str(problem) for problem in told(_measured("hours"), text)] == []


_OF_TODAY: dict[str, tuple[str, str, str, str, str]] = {
    "fr, how long it took": (
        *("fr", "crossing", "Après deux jours de marche, une trentaine de villageois au col"),
        *("Lundi, une trentaine de villageois franchissent le col de l'Aigle", "2"),
    ),
    "fr, helped by whom": (
        "fr",
        "crossing",
        "Une trentaine de villageois franchissent le col de l'Aigle, aidés par des gendarmes",
        *("Une trentaine de villageois franchissent le col de l'Aigle à pied", "gendarmes"),
    ),
    "ar, guarded by whom": (
        *("ar", "crossing", "سبع شاحنات مساعدات تعبر معبر باب النور برفقة الشرطة"),
        *("سبع شاحنات مساعدات تعبر معبر باب النور صباح الأربعاء", "الشرطة"),
    ),
    "fr, what would be opened": (
        *("fr", "shelter", "La commune annonce qu'un refuge est ouvert à Montclair"),
        *("La commune annonce l'ouverture d'un refuge à Montclair", "serait"),
    ),
    "ar, against whom it is shut": (
        *("ar", "denial", "وزارة الداخلية تنفي إغلاق المعبر أمام الشاحنات"),
        *("وزارة الداخلية تنفي إغلاق المعبر أمام المسافرين", "الشاحنات"),
    ),
    "ru, what is not damaged": (
        *("ru", "denial", "Мэрия опровергла сообщения о повреждении теплохода"),
        *("Мэрия опровергает сообщения о повреждении причала", "теплохода"),
    ),
    "ar, a reason": (
        *("ar", "return", "من المتوقع أن تعود الشاحنات إلى مدينة الميناء بسبب المطر"),
        *("من المتوقع أن تعود الشاحنات إلى مدينة الميناء يوم الجمعة", "بسبب"),
    ),
    "ar, how long it took": (
        "ar",
        "arrival",
        "مدير المعبر العلي يقول إن نحو 120 عائلة وصلت إلى مخيم الزيتون بعد ثلاثة أيام",
        *("مدير المعبر العلي يقول إن نحو 120 عائلة وصلت إلى مخيم الزيتون", "3"),
    ),
    "ar, another vehicle": (
        *("ar", "crossing", "سبع حافلات مساعدات تعبر معبر باب النور"),
        *("سبع شاحنات مساعدات تعبر معبر باب النور", "حافلات"),
    ),
}
"""Language, row, the false headline and the honest one, what is told."""


def _of_today(language: str, more: str = "", **cells: Any) -> list[str]:
    story = _story(language)
    row = cells.pop("row", "")
    events = tuple(replace(e, **cells) if e.id == row else e for e in story.events)
    story = replace(story, events=events) if row else replace(story, **cells)
    text = "\n\n".join((*_report(language)["paragraphs"], more))
    record = verification.verify(story, {"gazette": text}, date(2024, 6, 1))
    checked = replace(story, verification=record)
    return [str(problem) for problem in (*publication_check(checked), *lint.warnings(checked))]


@pytest.mark.parametrize("name", _OF_TODAY)
def test_in_french_and_arabic(name: str) -> None:
    language, row, false, honest, words = _OF_TODAY[name]
    assert [p for p in _of_today(language, row=row, headline=false) if words in p]
    assert _of_today(language, row=row, headline=honest) == []


def test_in_chinese_a_note_keeps_the_not_of_the_words_that_it_takes() -> None:
    row = next(e.id for e in _story("zh").events if e.note)
    more = "官员说没有人因为大雪而受困。"
    false = _of_today("zh", more, row=row, note="人因为大雪而受困。")
    honest = _of_today("zh", more, row=row, note="没有人因为大雪而受困。")
    assert [line for line in false if "note" in line and "没" in line]
    assert honest == []


def test_without_legs_the_arrival_that_is_expected_is_not_told_as_reported() -> None:
    """The families have arrived in the camp; the lorries are expected in the port."""
    own = _story("ar").description.split("،")[0]
    lines = _of_today("ar", description=f"{own}. وأعلن وصول الشاحنات إلى مدينة الميناء.")
    assert [line for line in lines if "description" in line]
    lines = _of_today("ar", description=f"{own}. وأعلن وصول نحو 120 عائلة إلى مخيم الزيتون.")
    assert lines == []


@pytest.mark.parametrize(
    ("sentence", "foretold"),
    [
        ("They could see the lights and came down.", False),
        ("From the pass they could hear the guns.", False),
        ("We could see them.", False),
        ("The region could see more snow and floods.", True),
        ("Lowland could see thousands more arrive.", True),
        ("Hundreds more could follow.", True),
    ],
)
def test_what_somebody_could_see_is_no_forecast(sentence: str, foretold: bool) -> None:
    words = lexicon.lexicon_of("en")
    assert words
    assert bool(certainty.outlook(sentence, words)) is foretold
