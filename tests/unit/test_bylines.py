"""A line that says who wrote a report, where and when, tells nothing of the story."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
DAY = "2024-06-14"
REPORTS = {
    "en": ("By Claire Dubois, Marseille, 14 June 2024",
           "Two buses left Lyon on Tuesday, officials said."),
    "fr": ("Par Claire Dubois, Marseille, 14 juin 2024",
           "Deux bus ont quitté Lyon mardi, a indiqué la préfecture."),
    "es": ("Por Ana Vega, Marsella, 14 de junio de 2024",
           "Dos autobuses salieron de Lyon el martes, dijo la prefectura."),
    "de": ("Von Anna Vogel und Max Berg, Marseille, 14. Juni 2024",
           "Zwei Busse verließen am Dienstag Lyon, teilte die Präfektur mit."),
    "ru": ("Автор: Анна Ветрова, Марсель, 14 июня 2024 года",
           "Два автобуса выехали из Лиона во вторник, сообщила префектура."),
}  # fmt: skip


def _rows(language: str, head: str, body: str) -> list[Stored]:
    text = f"{head}\n\n{body}\n"
    found = draft(text, open_index(TABLE), date.fromisoformat(DAY), language)
    return table_rows.rows(text, found, table_rows.About("gazette", "Gazette", DAY))


@pytest.mark.parametrize("language", REPORTS)
def test_a_byline_is_no_event_and_its_town_no_place_of_the_story(language: str) -> None:
    head, body = REPORTS[language]
    rows = _rows(language, head, body)
    assert rows
    assert not [one.cells["exact"] for one in rows if one.start < len(head)]


def test_a_sentence_that_begins_like_a_byline_is_one_of_the_story() -> None:
    rows = _rows("en", "By Tuesday, 14 June, two buses had left Lyon for Marseille.", "So it went.")
    assert [one for one in rows if one.table == "events"]


@pytest.mark.parametrize(
    ("language", "head", "places"),
    [
        ("es", "Por Alepo y Homs", ["Alepo", "Homs"]),
        ("fr", "Par Alep et Homs", ["Alep", "Homs"]),
        ("de", "Von Aleppo und Homs", ["Aleppo", "Homs"]),
        ("en", "By Sea and Land in Syria and Lebanon", ["Syria", "Lebanon"]),
        ("en", "By Claire Dubois in Beirut", []),
        ("en", "By AFP in Beirut", []),
    ],
)
def test_a_heading_that_begins_like_a_byline_keeps_its_places(
    language: str, head: str, places: list[str]
) -> None:
    rows = _rows(language, head, REPORTS[language][1])
    named = [one for one in rows if one.table == "places" and one.start < len(head)]
    assert [one.cells["exact"] for one in named] == places


def test_a_place_of_the_byline_that_the_report_names_too_is_proposed_there() -> None:
    head, _body = REPORTS["en"]
    rows = _rows("en", head, "Two buses left Marseille on Tuesday, officials said.")
    (place,) = [one for one in rows if one.table == "places"]
    assert place.start > len(head)


def test_a_figure_of_the_headline_that_the_report_gives_is_proposed_once() -> None:
    body = "Two buses with 312 hikers left Lyon on Tuesday, officials said."
    again = _rows("en", "Buses bring 312 hikers home from Lyon", body)
    assert [one.cells["as_written"] for one in again if one.table == "counts"] == [
        "Two buses", "312 hikers",
    ]  # fmt: skip
    other = _rows("en", "Buses bring 300 hikers home from Lyon", body)
    assert "headline" in [one.cells["status"] for one in other if one.table == "counts"]
