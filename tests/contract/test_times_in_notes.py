"""Times, days, numbers, names and holders of an office in free texts, in eight languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_type_hints

import pytest

from overland import config
from overland.evidence.whole import free_texts
from overland.geocoding.candidates import Candidate
from overland.geocoding.ledger import LedgerEntry
from overland.story.models import Place
from tests.planted import added_today, told_today
from tests.valley_story import STORY, changed, told

_NOTES = [
    ("crossing", "“Friday” is 1 May. They waited until 4:45 p.m.", "16:45"),
    ("crossing", "“Friday” is 1 May; the order was given on 12 March.", "12/03"),
    ("crossing", "“Friday” is 1 May. Governor Orlov let them pass.", "Governor Orlov"),
    ("home", "He said it at 9:10 in the morning.", "9:10"),
    ("riders", "Counted on 7 June.", "07/06"),
    ("down", "They set out at 06:20.", "6:20"),
]
_CELLS = [
    ("baytown", "note", "The harbour of old Aleppo.", "Aleppo"),
    ("baytown", "note", "A town of 417 houses.", "417"),
    ("baytown", "note", "They were awaited until 4:45 p.m.", "16:45"),
    ("baytown", "note", "Awaited until 4:45 p.m. The banner, read by all, said welcome.", "16:45"),
    ("baytown", "note", "Awaited until 4:45. The banner read welcome.", "day, 4:45,"),
    ("crossing", "note", "“Friday” is 1 May. The buses came by old Aleppo.", "Aleppo"),
    ("to-the-bay", "note", "By the bridge of old Aleppo.", "Aleppo"),
    ("to-the-bay", "note", "By one of 417 roads.", "417"),
    ("to-the-bay", "carrier", "ferry 417", "417"),
    ("to-the-bay", "journey", "The boats of 4:45 p.m.", "16:45"),
    ("no-plan", "role", "Mayor of old Aleppo", "Aleppo"),
    ("riders", "note", "Told by the Red Crescent of old Aleppo.", "Aleppo"),
    ("riders", "unit", "people of 417 houses", "417"),
    ("gazette", "note", "Sent by the office of old Aleppo.", "Aleppo"),
    ("gazette", "note", "One of 417 reports.", "417"),
    ("how-many", "note", "About 30 crossed by old Aleppo, about 40 were announced.", "Aleppo"),
    ("how-many", "note", "About 30 crossed at 4:45 p.m., about 40 were announced.", "16:45"),
]
_OWN_KNOWLEDGE = [
    ("baytown", "note", "That it is the harbour of old Aleppo is the editors' own knowledge."),
    ("baytown", "note", "The harbour of Lowland, where the two ways meet."),
    ("to-the-bay", "note", "The line by Aleppo, one of 417 roads, is the editors' choice."),
    ("baytown", "note", "They were awaited there at 2:30."),
    ("gazette", "note", "Read at 4:45 p.m. in a feed of the Red Crescent."),
    ("gazette", "note", "The briefing of Saturday 2 May 2020, 2:13 p.m. EDT, read in a feed."),
    ("no-plan", "role", "Mayor of Hilltown"),
    ("riders", "unit", "people"),
    ("how-many", "note", "About 30 crossed on Friday at Midpost, about 40 were announced."),
]
DAY = "2026-11-28"
_RECORDS = [
    "Point: GeoNames 610612.",
    "Point: GeoNames 3041203 (division).",
    "Point: data/gazetteer masnaa-crossing: Wikipedia: Masnaa Border Crossing.",
    "Point: data/gazetteer mezzeh: WMO station 40110.",
    "Point: airportsdata OSDI.",
    "Точка: OpenStreetMap way 26608264.",
    "Wikidata Q3766 and OSM node/26608264 give the same point.",
    "The next of its name lies 1,745 km away.",
]
"""What the editors' tools write of a place, whose numbers are no source's."""
_PLANTED_BESIDE = [
    ("Point: GeoNames 610612. 3,000 waited here.", "3,000"),
    ("Point: GeoNames 610612, 3,000 waited here.", "3,000"),
    ("Point: Wikidata Q3766 by the harbour of old Aleppo.", "Aleppo"),
    ("Point: data/gazetteer x: Wikipedia: Baytown where 417 waited.", "417"),
]
_HONEST = [
    ("crossing", "“Friday” is 1 May. An official waited at 2:30 p.m."),
    (
        "crossing",
        "“Friday” is 1 May, the day before the paper's own, 2 May; 30 April was Thursday.",
    ),
    ("crossing", "“Friday” is 1 May. Mayor Kovac speaks of it as a trip."),
    ("crossing", "“Friday” is 1 May. The mayor of Hilltown is not named here."),
    ("home", "Where he said it the paper does not say."),
    ("down", "At what time they set out the paper does not say."),
]


@pytest.mark.parametrize(("row", "note", "words"), _NOTES)
def test_what_a_note_has_and_no_source_is_told(row: str, note: str, words: str) -> None:
    lines = [str(p) for p in told(changed(row, note=note)) if p.column == "note"]
    assert [line for line in lines if words in line], lines


@pytest.mark.parametrize(("row", "column", "text", "words"), _CELLS)
def test_every_free_text_is_compared(row: str, column: str, text: str, words: str) -> None:
    lines = [str(p) for p in told(changed(row, **{column: text})) if p.column == column]
    assert [line for line in lines if words in line], lines


@pytest.mark.parametrize(("row", "column", "text"), _OWN_KNOWLEDGE)
def test_what_the_editors_say_that_they_know_is_theirs(row: str, column: str, text: str) -> None:
    assert [str(p) for p in told(changed(row, **{column: text})) if p.column == column] == []


@pytest.fixture
def geocoded(tmp_path: Path) -> Iterator[None]:
    """The ledger of the story, in which Baytown is a record with another of its name far away."""
    choice = Candidate("Baytown", 34.0, 35.5, "town", "", "GeoNames 1", 1.0)
    entry = LedgerEntry(
        "Baytown (town)", "a person", "", (choice,), "GeoNames 1", "", 1744.572, DAY
    )
    folder = tmp_path / "stories" / STORY.slug
    folder.mkdir(parents=True)
    text = json.dumps({"baytown": asdict(entry)})
    (folder / "geocodes.json").write_text(text, encoding="utf-8")
    with config.data_in(tmp_path):
        yield


@pytest.mark.usefixtures("geocoded")
@pytest.mark.parametrize("note", _RECORDS)
def test_the_record_of_a_point_is_no_figure_of_a_source(note: str) -> None:
    assert [str(p) for p in told(changed("baytown", note=note)) if p.column == "note"] == []


@pytest.mark.usefixtures("geocoded")
@pytest.mark.parametrize(("note", "words"), _PLANTED_BESIDE)
def test_what_stands_beside_the_record_of_a_point_is_compared(note: str, words: str) -> None:
    lines = [str(p) for p in told(changed("baytown", note=note)) if p.column == "note"]
    assert [line for line in lines if words in line or words.replace(",", "") in line], lines


def test_no_column_of_free_text_is_left_out() -> None:
    """Those of other tables are read by a check of their own."""
    told_elsewhere = {
        *("headline", "speaker", "as_written", "qualifier", "text", "title", "publisher"),
        *("author", "name", "rights"),
    }
    for row, cells in free_texts.CELLS.items():
        texts = {name for name, kind in get_type_hints(row).items() if kind is str}
        words_of_lists = {"role"} if row is Place else set()
        assert texts - told_elsewhere - _NO_PROSE - words_of_lists == set(cells), row


_NO_PROSE = {
    *("id", "date", "place", "event", "leg", "origin", "destination", "country", "language"),
    *("said_at", "published", "url", "archive_url", "sha256", "second_hand"),
    *("kind", "basis", "status", "mode", "relation", "translated"),
}


@pytest.mark.parametrize(("row", "note"), _HONEST)
def test_what_a_source_or_a_row_has_is_not(row: str, note: str) -> None:
    assert [str(p) for p in told(changed(row, note=note)) if p.column == "note"] == []


def test_a_note_answers_for_its_own_time() -> None:
    note = "“Friday” is 1 May. They waited until 4:45 p.m. note: “16:45” is by the editors' watch."
    assert [str(p) for p in told(changed("crossing", note=note)) if p.column == "note"] == []


def test_when_a_briefing_was_held_may_stand_in_the_note_of_its_source() -> None:
    source = replace(STORY.sources[0], note="Read out at 4:45 p.m.")
    event = changed("crossing", note="“Friday” is 1 May; the paper read it out at 4:45 p.m.")
    whole = replace(event, sources=(source, *STORY.sources[1:]))
    assert [str(p) for p in told(whole) if p.column == "note"] == []


_TODAY = {
    "ar": ("انتظروا حتى الساعة 16:45 مساء.", "لا يذكر التقرير ساعة الوصول."),
    "de": ("Sie warteten bis 16:45 Uhr.", "Die Uhrzeit nennt der Bericht nicht."),
    "es": ("Esperaron hasta las 16:45.", "La hora no se dice."),
    "fr": ("Ils ont attendu jusqu'à 16 h 45.", "L'heure n'est pas donnée."),
    "ru": ("Они ждали до 16:45.", "Время не названо."),
    "uk": ("Вони чекали до 16:45.", "Час не названо."),
    "zh": ("他们等到16:45。", "报道没有说时间。"),
}
_DAYS = {
    "ar": "أعطي الأمر في 12 مارس.",
    "de": "Der Befehl kam am 12. März.",
    "es": "La orden se dio el 12 de marzo.",
    "fr": "L'ordre a été donné le 12 mars.",
    "ru": "Приказ отдан 12 марта.",
    "uk": "Наказ віддано 12 березня.",
    "zh": "命令于3月12日下达。",
}


@pytest.mark.parametrize("language", _TODAY)
def test_in_other_languages(language: str) -> None:
    def lines(note: str) -> list[str]:
        story = added_today(language, "–", "–")
        events = (replace(story.events[0], note=note), *story.events[1:-1])
        found = told_today(replace(story, events=events))
        return [str(p) for p in found if p.column == "note"]

    false, honest = _TODAY[language]
    assert [line for line in lines(false) if "16:45" in line]
    assert [line for line in lines(_DAYS[language]) if "12/03" in line]
    assert lines(honest) == []
