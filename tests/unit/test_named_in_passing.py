"""What no reader of the journey needs is not proposed: neighbours, homes, offices, old years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _rows(words: str, language: str = "en") -> list[Stored]:
    found = draft(words, open_index(TABLE), date(2024, 3, 4), language)
    return table_rows.rows(words, found, table_rows.About("x", "Wire", "2024-03-04"))


def _of(table: str, words: str, language: str = "en") -> list[dict[str, str]]:
    return [dict(one.cells) for one in _rows(words, language) if one.table == table]


@pytest.mark.parametrize(
    ("words", "language", "places"),
    [
        ('They reached Beirut. "We slept," said Ann Lee, a nurse from Utrecht.', "en", {"Beirut"}),
        ("Sie erreichten Beirut. »Gut«, sagte Petra Janssen, eine Lehrerin aus Kassel.", "de",
         {"Beirut"}),
        ('Llegaron a Beirut. "Sí", dijo Rosa Paz, maestra de Managua.', "es", {"Beirut"}),
        ("They reached Georgetown. Guyana, which borders Venezuela, Brazil and Suriname, closed "
         "its mines.", "en", {"Georgetown", "Guyana"}),
        ("They reached Beirut. The mayor of Tyre, Ann Lee, denied that 12 people had died.", "en",
         {"Beirut"}),
        ("They reached Beirut. Hundreds of people from Venezuela were with them.", "en",
         {"Beirut"}),
    ],
)  # fmt: skip
def test_a_place_named_in_passing_is_not_proposed(
    words: str, language: str, places: set[str]
) -> None:
    assert {one["name"] for one in _of("places", words, language)} == places


@pytest.mark.parametrize(
    "words",
    [
        "They left Tyre for Beirut. The mayor of Tyre, Ann Lee, denied that 12 people had died.",
        "They reached Beirut. The quay was quiet at Tyre.",
        "They fled, most of them from Tyre, to Beirut.",
    ],
)
def test_a_place_that_is_told_of_besides_is_proposed(words: str) -> None:
    assert {"Tyre", "Beirut"} <= {one["name"] for one in _of("places", words)}


def test_a_sentence_of_nothing_but_old_years_is_no_event() -> None:
    assert _of("events", "The road, built in 2008, is the main link with the coast.") == []
    assert _of("events", "Die Fähre nach Emden fährt seit 1888.", "de") == []
    assert len(_of("events", "In 2021 floods cut the road and 12 people died.")) == 1


def test_sentences_of_one_quotation_are_one_event() -> None:
    told = '"Nobody died on that road. Three porters were hurt," Ann Lee said.'
    (event,) = _of("events", told)
    (count,) = _of("counts", told)
    assert count["event"] == event["id"]


def test_a_headline_that_the_report_tells_again_is_no_event_and_no_figure() -> None:
    told = (
        "Trekkers reach Beirut; district denies 12 deaths\n\n"
        "Local media reported that 12 people died near Tyre. The district's chief, Ann Lee, "
        "denied this."
    )
    assert [one["as_written"] for one in _of("counts", told)] == ["12 people"]
    denied = [one for one in _of("events", told) if one["status"] == "denied"]
    (speaker,) = (one["speaker"] for one in denied)
    assert speaker.endswith("Ann Lee")


def test_a_day_since_which_somebody_waited_is_not_the_day_of_their_arrival() -> None:
    told = (
        "More than 180 trekkers who had been stranded since Wednesday reached Beirut on Saturday."
    )
    assert [one["date"] for one in _of("events", told)] == ["2024-03-02"]


def test_a_town_lies_in_no_country_that_is_named_as_a_neighbour() -> None:
    told = "Perú tiene menos agua en Loreto y Ucayali, regiones que limitan con Brasil."
    assert {one["country"] for one in _of("places", told, "es")} <= {"", "PE"}


def test_a_dateline_with_a_country_and_an_agency_in_brackets_begins_no_excerpt() -> None:
    told = "Pucallpa (Perú), 14 mar (EFE).- Unos 300 pasajeros llegaron este jueves a Iquitos."
    (event,) = _of("events", told, "es")
    assert event["exact"].startswith("Unos 300 pasajeros")


def test_how_long_something_took_by_somebodys_words_is_no_figure_and_no_day_of_theirs() -> None:
    told = (
        '"The water came up in less than one hour," said Delroy Prince, 41, who has worked there '
        "since 2016."
    )
    assert _of("counts", told) == []
    assert [one["date"] for one in _of("events", told)] == ["/2024-03-04"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ('"We carried the monkeys," said Ines Kapule, an artist from Lubango in Angola.', "en"),
        ("«Ми йшли по коліна в багнюці», — розповіла Оксана Білак, учителька з Полтави.", "uk"),
    ],
)
def test_where_a_speaker_is_from_begins_no_leg(words: str, language: str) -> None:
    assert _of("legs", words, language) == []
    assert _of("places", words, language) == []


def test_neighbours_in_a_slavic_list_are_no_places() -> None:
    told = "Закарпаття межує з Румунією, Угорщиною та Словаччиною."
    assert _of("places", told, "uk") == []


def test_a_road_that_is_to_be_opened_leads_nobody_and_march_is_no_walk() -> None:
    told = "The circus plans to stay in Opuwo until the road to Kamanjab is open again."
    assert _of("legs", told) == []
    (leg,) = _of("legs", "WINDHOEK, Namibia, March 3 (Reuters) - Tourists have reached Opuwo.")
    assert leg["mode"] == "unknown"
    assert [one["date"] for one in _of("events", "Goats drowned in the worst rain since 2011, "
                                       "and 300 were lost.")] == ["/2024-03-04"]  # fmt: skip


def test_a_village_that_people_are_taken_out_of_or_sleep_at_is_a_place() -> None:
    told = "96 people were driven out of Qerpupa and spent the night in a clinic at Qongwati."
    assert {one["name"] for one in _of("places", told)} == {"Qerpupa", "Qongwati"}


def test_a_headline_without_the_noun_is_the_figure_that_the_report_gives() -> None:
    told = "Tourists leave Opuwo; 29 still cut off\n\nTwenty-nine people remain in Opuwo."
    assert [one["as_written"] for one in _of("counts", told)] == ["Twenty-nine people"]


def test_since_the_weekend_is_from_its_first_day_until_publication() -> None:
    (event,) = _of("events", "The miners have been held in Tyre since the weekend.")
    assert event["date"] == "2024-03-02/2024-03-04"
    (event,) = _of("events", "The hikers have been waiting in Tyre since last week.")
    assert event["date"] == "2024-02-26/2024-03-04"


def test_an_organisation_that_is_named_after_an_area_is_no_place() -> None:
    told = (
        "The hikers reached Tyre, according to Secours Phone Sahel, a charity. "
        "Secours Phone Sahel counted 30."
    )
    assert {one["name"] for one in _of("places", told)} == {"Tyre"}


def test_a_speaker_keeps_the_noun_before_what_they_are() -> None:
    told = (
        "More than 30 hikers reached Tyre, mountain rescuers said. Four had died, local officials "
        "said. Later police officers said 6 people had left."
    )
    speakers = ["mountain rescuers", "local officials", "police officers"]
    assert [one["speaker"] for one in _of("counts", told)] == speakers
