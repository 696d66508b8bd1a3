"""What a text proposes: places, dates, figures, quotations, movements."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks import drafting
from overland.drafting import table_rows
from overland.drafting.draft import UnknownLanguage, draft
from overland.drafting.proposals import Draft
from overland.drafting.resolution import NO_POINT
from overland.drafting.table_rows import About
from overland.geocoding.index import Index

PUBLISHED = date(2006, 7, 19)  # a Wednesday

REPORT = """BEIRUT, Lebanon - Two ferries carrying about 1,300 people left Beirut for Limassol on
Monday, the port authority said.

A convoy of 12 buses from Tyre reached Sidon on Tuesday. "We will send more than 80 trucks
tomorrow," said Karim Haddad, a spokesman for the organisers. "Nobody is left behind."

She said another 40 patients were expected in Damascus on Friday.
"""


@pytest.fixture(scope="module")
def report(index: Index) -> Draft:
    return draft(REPORT, index, PUBLISHED)


def test_every_proposal_is_its_words_in_the_text(report: Draft) -> None:
    stretches = [(item.start, item.end, item.exact) for item in report.places]
    stretches += [(item.start, item.end, item.exact) for item in report.dates]
    stretches += [(item.start, item.end, item.exact) for item in report.counts]
    stretches += [(item.start, item.end, item.exact) for item in report.quotes]
    stretches += [(item.start, item.end, item.exact) for item in report.legs]
    assert stretches
    assert all(REPORT[start:end] == exact for start, end, exact in stretches)


def test_a_place_is_chosen_only_in_a_country_that_the_text_names(report: Draft) -> None:
    chosen = {place.exact: place.chosen for place in report.places}
    assert chosen["BEIRUT"] == "GeoNames 276781"
    assert chosen["Tyre"]
    assert chosen["Limassol"] is None  # Cyprus is not named
    assert chosen["Damascus"] is None


def test_a_border_village_is_not_taken_for_its_neighbour_nor_a_base_for_a_valley(
    index: Index,
) -> None:
    text = (
        "Buses from Sudan went through Gallabat to Metemma in Ethiopia on Monday. They had passed "
        "Tunaybah, and a plane left Wadi Seidna, north of Khartoum, with 40 people."
    )
    found = {place.exact: place for place in draft(text, index, PUBLISHED).places}
    points = {name: (found[name].chosen or "")[:25] for name in ("Gallabat", "Wadi Seidna")}
    assert points["Gallabat"].startswith("data/gazetteer gallabat")
    assert points["Wadi Seidna"].startswith("data/gazetteer wadi-seidna"[:25])
    assert found["Tunaybah"].reason == NO_POINT
    assert found["Tunaybah"].candidates == ()


def test_a_village_that_is_left_is_a_place_and_a_state_in_a_name_is_no_verb(index: Index) -> None:
    text = (
        "A convoy is expected to leave Kashebere on Friday for Goma in Congo. Talks by the United "
        "States allowed thousands of people to leave, and Karim left Samsung for good."
    )
    found = draft(text, index, PUBLISHED)
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("Kashebere", "Goma")]
    assert [count.speaker for count in found.counts] == [""]


def test_a_country_that_says_whose_is_an_adjective_and_no_place(index: Index) -> None:
    text = "A U.S. government plane left Khartoum with U.K. citizens. It landed in the U.S. later."
    found = [place.start for place in draft(text, index, PUBLISHED).places if "U." in place.exact]
    assert found == [text.rindex("U.S.")]


def test_a_weekday_is_the_latest_before_or_the_first_after_where_the_clause_looks_ahead(
    report: Draft,
) -> None:
    assert {when.exact: when.edtf for when in report.dates} == {
        "Monday": "2006-07-17",
        "Tuesday": "2006-07-18",
        "tomorrow": "2006-07-20",
        "Friday": "2006-07-21",
    }


def test_a_figure_has_the_numbers_that_its_words_give(report: Draft) -> None:
    figures = {
        count.exact: (count.number, count.minimum, count.maximum, count.qualifier, count.unit)
        for count in report.counts
    }
    assert figures["about 1,300 people"] == (1300, None, None, "about", "people")
    assert figures["12 buses"] == (12, 12, 12, "", "buses")
    assert figures["more than 80 trucks"] == (80, 80, None, "more than", "trucks")
    assert figures["another 40 patients"] == (40, 40, 40, "", "patients")


def test_a_figure_says_who_gives_it_and_what_becomes_of_it(report: Draft) -> None:
    told = {count.exact: (count.status, count.speaker) for count in report.counts}
    assert told["about 1,300 people"] == ("claimed", "the port authority")
    assert told["12 buses"] == ("reported", "")
    assert told["another 40 patients"] == ("expected", "She")


def test_a_quotation_keeps_its_speaker_through_the_paragraph(report: Draft) -> None:
    assert [(quote.text, quote.speaker) for quote in report.quotes] == [
        ("We will send more than 80 trucks tomorrow,", "Karim Haddad"),
        ("Nobody is left behind.", "Karim Haddad"),
    ]


def test_a_movement_has_the_ends_of_its_own_clause(report: Draft) -> None:
    legs = [(leg.origin, leg.destination, leg.mode) for leg in report.legs]
    assert ("Beirut", "Limassol", "sea") in legs
    assert ("Tyre", "Sidon", "road") in legs


def test_without_a_day_of_publication_no_weekday_is_resolved(index: Index) -> None:
    assert {when.edtf for when in draft(REPORT, index, None).dates} == {""}


def test_a_language_without_words_is_told(index: Index) -> None:
    with pytest.raises(UnknownLanguage, match="language"):
        draft("Neljä bussia ylitti rajan tiistaina ja vei noin 80 ihmistä.", index, PUBLISHED)


def _dates(text: str, index: Index, published: date, language: str = "") -> dict[str, str]:
    return {when.exact: when.edtf for when in draft(text, index, published, language).dates}


def test_what_was_due_on_a_day_lies_back_and_what_is_to_come_ahead(index: Index) -> None:
    friday = date(2020, 1, 31)
    text = "The flight had been due to leave on Thursday. Four buses are to leave on Saturday."
    assert _dates(text, index, friday) == {"Thursday": "2020-01-30", "Saturday": "2020-02-01"}


def test_weeks_after_an_event_without_a_date_are_not_resolved(index: Index) -> None:
    text = "On Friday a train left Kherson, Ukraine, two weeks after the troops withdrew."
    assert _dates(text, index, date(2022, 11, 25))["two weeks after"] == ""


@pytest.mark.parametrize(
    ("text", "language", "words", "day"),
    [
        ("Llegaron a Madrid el 24 de abril con su familia.", "es", "24 de abril", "2023-04-24"),
        ("She left Madrid on the 24th of April 2023.", "en", "24th of April 2023", "2023-04-24"),
        ("Sie landeten am 24. April in Madrid.", "de", "24. April", "2023-04-24"),
        ("El Gobierno lo dijo el 3 de mayo de 2022.", "es", "3 de mayo de 2022", "2022-05-03"),
    ],
)  # fmt: skip
def test_a_day_and_its_month_are_one_date_in_every_order(
    text: str, language: str, words: str, day: str, index: Index
) -> None:
    found = _dates(text, index, date(2023, 5, 1), language)
    assert any(words.startswith(exact) or exact in words for exact in found)
    assert day in found.values()


@pytest.mark.parametrize("language", ["es", "uk", "ar", "ru", "de", "fr"])
def test_a_year_that_stands_alone_is_read_in_every_language(language: str, index: Index) -> None:
    assert draft("x 2022 y.", index, date(2023, 5, 1), language).language == language


def test_a_clause_goes_to_a_school_in_a_town(index: Index) -> None:
    found = draft("They walked to a school in Aleppo, Syria.", index, PUBLISHED)
    assert [(leg.destination, leg.mode) for leg in found.legs] == [("Aleppo", "foot")]


def test_according_to_somebody_leads_nowhere(index: Index) -> None:
    text = "Eleven buses drove from Tyre to Beirut, Lebanon, according to the Canadian embassy."
    found = draft(text, index, PUBLISHED)
    assert "Canadian" not in {place.exact for place in found.places}
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("Tyre", "Beirut")]


def test_the_labelled_texts_are_read_and_scored(index: Index) -> None:
    one = drafting.read(drafting.TEXTS / "en-1-ferries.txt")
    assert "{" not in one.text
    found = drafting.run([one], index, lambda text: text.language)["en"]
    assert found.right["count value"] == found.asked["count value"] == 6


def test_what_is_told_of_a_speaker_is_not_said_by_them(index: Index) -> None:
    text = '"We walked," said Halima Adam, who came to Adre, Chad, with her four sons.'
    (count,) = draft(text, index, PUBLISHED).counts
    assert (count.exact, count.speaker) == ("four sons", "")


def test_a_name_between_commas_is_the_speaker_and_not_the_role_before_it(index: Index) -> None:
    text = "The Foreign Secretary, William Hague, said 450 Britons had left Libya."
    assert [c.speaker for c in draft(text, index, PUBLISHED).counts] == ["William Hague"]


def test_a_ship_that_has_the_name_of_a_town_is_no_place(index: Index) -> None:
    text = (
        "The first ship, the Linyi, left Aden in Yemen on Sunday. "
        "On Monday the frigate Weifang took 449 passengers from Hodeidah, and China sent more. "
        "The ship reached Aden."
    )
    places = [place.exact for place in draft(text, index, PUBLISHED).places]
    assert places == ["Aden", "Yemen", "Hodeidah", "China", "Aden"]


def test_an_air_strike_carries_nobody(index: Index) -> None:
    text = (
        "Two frigates have brought 560 citizens out of Yemen since Sunday, "
        "as air strikes on Sanaa went on."
    )
    assert [leg.mode for leg in draft(text, index, PUBLISHED).legs] == ["sea"]


def test_doctors_in_a_town_are_the_speaker_and_not_the_town(index: Index) -> None:
    text = "Two sailors were treated for heat stroke, however, doctors in Djibouti said."
    assert [c.speaker for c in draft(text, index, PUBLISHED).counts] == ["doctors in Djibouti"]


def test_a_name_that_begins_as_names_of_towns_do_is_a_town(index: Index) -> None:
    text = "Buses left San Pedro Sula for Puerto Barrios, Guatemala. They saw San Nadie, Honduras."
    places = {p.exact: (p.kind, p.country) for p in draft(text, index, PUBLISHED).places}
    assert places["San Pedro Sula"] == ("city", "HN")
    assert places["Puerto Barrios"] == ("city", "GT")
    assert places["San Nadie"][0] == "town"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Red Cross said 312 people were on board on Monday.", "announcement"),
        ("A landslide closed the road with 3 buses on Monday.", "background"),
        ("Honduras closed the crossing to 40 lorries on Monday.", "background"),
        ("On Monday the 7 buses crossed at Corinto.", "crossing"),
        ("On Monday 7 buses reached Corinto.", "arrival"),
    ],
)
def test_an_event_is_of_the_kind_that_its_verb_says(sentence: str, kind: str, index: Index) -> None:
    rows = table_rows.rows(sentence, draft(sentence, index, PUBLISHED), About("gazette"))
    assert [row.cells["kind"] for row in rows if row.table == "events"] == [kind]


def test_who_is_taken_to_a_town_is_there(index: Index) -> None:
    text = "On Monday 7 buses took the families to a shelter in Puerto Barrios, Guatemala."
    rows = table_rows.rows(text, draft(text, index, PUBLISHED), About("gazette"))
    assert [row.cells["place"] for row in rows if row.table == "events"] == ["puerto-barrios"]


def test_what_somebody_could_not_do_is_no_forecast(index: Index) -> None:
    text = "The institute counted 287 entries and could not explain it. 40 more could come."
    rows = table_rows.rows(text, draft(text, index, PUBLISHED), About("gazette"))
    told = [row.cells["status"] for row in rows if row.table == "events"]
    assert told == ["claimed", "forecast"]


def test_a_city_that_has_the_name_of_its_country_is_offered_and_not_chosen(index: Index) -> None:
    place = draft("Three ships reached Djibouti on Monday.", index, PUBLISHED).places[0]
    assert (place.kind, place.chosen) == ("country", None)
    assert [candidate.kind for candidate in place.candidates] == ["city"]


def test_a_river_or_a_state_does_not_get_the_point_of_the_city_of_its_name(index: Index) -> None:
    content = (
        "KHARTOUM, Sudan - Buses crossed the bridge over the Atbara river on Monday. Officials of "
        "Kassala state met them in Kassala, and in Atbara nobody left."
    )
    places = {p.exact: p for p in draft(content, index, PUBLISHED).places}
    assert places["Atbara river"].chosen is places["Kassala state"].chosen is None
    assert places["Kassala"].chosen == "GeoNames 372753"
    assert places["Atbara"].chosen == "GeoNames 378231"


@pytest.mark.parametrize("word", ["Romanian", "Sudanese", "Turkish", "Ethiopian", "Lebanese"])
def test_an_adjective_of_a_country_is_no_place(index: Index, word: str) -> None:
    content = f"BEIRUT, Lebanon - On Monday the {word} border police counted 204 people."
    assert word not in {p.exact for p in draft(content, index, PUBLISHED).places}
