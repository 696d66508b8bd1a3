# ruff: noqa: E501
"""Reports of agencies that the rules met last: what they took for something else."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting.draft import draft
from overland.drafting.proposals import Draft
from overland.drafting.table_rows import About, rows
from overland.geocoding.index import Index

DAY = date(2019, 10, 17)
FERRY = """HERAKLION, Oct 17, 2019 – The last of 186 passengers of a ferry that lost power in the Libyan \
Sea were put ashore in the Cretan port of Ierapetra before dawn on Thursday, the Greek coast guard said.

The Varvara had sailed from Paleochora for the island of Gavdos on Tuesday evening. Winds of 8 to 9 \
Beaufort kept the tugs away until Wednesday afternoon. Two vessels, sent from Piraeus, brought a group to Heraklion.
"""
MINE = """SAN JUAN, 17 de octubre de 2019 – Unos 340 trabajadores llegaron el miércoles a la ciudad de San \
Juan, informó la Secretaría de Minería.

«Hubo víveres para quince días», afirmó en un comunicado su gerente, Patricia Lagos. Según el ministro \
de Salud, Oscar Balverdi, 20 personas fueron atendidas. El gremio habló de más de 30 afectados, y \
52 camioneros esperan en La Serena.
"""
FAMILIES = """دمشق، 17 تشرين الأول 2019 – وصلت 62 عائلة نازحة من بلدة شهبا في محافظة السويداء إلى العاصمة دمشق \
يوم الأربعاء، بحسب ما أعلن الهلال الأحمر العربي السوري.

ونفى المحافظ أن تكون الحافلات قد تعرضت لإطلاق نار. وقال للصحفيين في السويداء: «لم يصب أحد، والطريق آمن».

لكن سائقين قالا إن ما بين 10 و15 رصاصة أصابت الحافلة الأخيرة. وكانت القافلة قد غادرت شهبا صباح الثلاثاء.
"""


def drafted(index: Index, text: str) -> Draft:
    return draft(text, index, DAY)


def events(index: Index, text: str) -> list[dict[str, str]]:
    found = rows(text, drafted(index, text), About("wire", "Wire", DAY.isoformat()))
    return [dict(one.cells) for one in found if one.table == "events"]


def figures(index: Index, text: str) -> list[tuple[str, str]]:
    return [(one.exact, one.unit) for one in drafted(index, text).counts]


def test_where_something_happened_is_read_past_the_kind_of_the_place(index: Index) -> None:
    first, *_rest = events(index, FERRY)
    assert (first["place"], first["kind"], first["note"]) == ("ierapetra", "arrival", "")


def test_no_note_says_that_a_source_is_silent_where_it_names_a_place(index: Index) -> None:
    text = "A ferry lost power in the Libyan Sea on Tuesday. The storm passed Tyre on Wednesday."
    found = events(index, text)
    assert found[1]["note"] == ""
    assert "Where exactly is not said; named is Libyan Sea." in {one["note"] for one in found}
    (nowhere,) = events(index, "The storm was over on Wednesday.")
    assert nowhere["note"] == "The source does not say where."


def test_what_lasted_until_a_day_is_past(index: Index) -> None:
    assert "2019-10-16" in [one.edtf for one in drafted(index, FERRY).dates]


@pytest.mark.parametrize(
    "closed",
    [
        "The strait will remain closed until Friday, officials said.",
        "The strait is closed until Friday, officials said.",
        "All flights were suspended until Friday, officials said.",
        "The strait will be kept closed until Friday, officials said.",
    ],
)
def test_what_may_still_last_until_a_day_is_ahead(index: Index, closed: str) -> None:
    assert [one.edtf for one in drafted(index, closed).dates] == ["2019-10-18"]


def test_a_way_to_an_island_and_from_a_town_in_another_spelling(index: Index) -> None:
    ways = [(leg.origin, leg.destination) for leg in drafted(index, FERRY).legs]
    assert ("Paleochora", "Gavdos") in ways


def test_a_figure_counts_no_noun_of_the_next_phrase(index: Index) -> None:
    assert "tugs" not in {unit for _words, unit in figures(index, FERRY)}
    text = "She put the number of checkpoints at more than 20. At 19, she left Beirut for Tyre."
    assert figures(index, text) == [("more than 20", "checkpoints")]


def test_a_sum_over_years_is_no_way(index: Index) -> None:
    text = (
        "By the UN's count half of the population has moved from Aleppo since 2011. "
        "Some 270,000 people have entered Lebanon from Syria since February 24. "
        "Two frigates have brought 560 citizens out of Yemen since Sunday."
    )
    assert [leg.origin for leg in drafted(index, text).legs] == ["Yemen"]


def test_a_spanish_report(index: Index) -> None:
    found = drafted(index, MINE)
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("", "San Juan")]
    assert not found.legs[0].exact.startswith("SAN JUAN")
    assert "Salud" not in {place.exact for place in found.places}
    assert [quote.speaker for quote in found.quotes] == ["Patricia Lagos"]
    assert ("más de 30 afectados", "afectados") in figures(index, MINE)
    assert ("52 camioneros", "camioneros") in figures(index, MINE)
    other = figures(index, "Llegaron 20 antes del martes y los 10 primeros del lunes.")
    assert {unit for _words, unit in other} <= {""}


def test_an_arabic_report(index: Index) -> None:
    found = drafted(index, FAMILIES)
    first, *others = events(index, FAMILIES)
    assert first["date"] == "2019-10-16"
    assert not first["exact"].startswith("دمشق")
    assert "denied" in {one["status"] for one in others}
    ways = [(leg.origin, leg.destination, leg.status) for leg in found.legs]
    assert ways == [("شهبا", "دمشق", "claimed"), ("شهبا", "", "reported")]
    assert "السوري" not in {place.exact for place in found.places}
    assert [quote.speaker for quote in found.quotes] == [""]
    assert ("ما بين 10 و15 رصاصة", "رصاصة") in figures(index, FAMILIES)
    assert "ما" not in {count.speaker for count in found.counts}


FLOOD = """SEHWAN, Oct 17, 2019 (Indus Press) - Navy boats carried about 450 villagers out of the flooded town \
of Johi on Wednesday, officials said.

The boats took nearly three hours to cross what until last month were rice fields and landed the families \
on the embankment at Bhan. Six buses left there at dusk and reached Hyderabad, Pakistan, a little ahead of the \
last truck and shortly before midnight, said the deputy commissioner, Murtaza Ali Shah.

"We have brought out everyone," Shah told reporters. A convoy was to leave Mehar for Larkana on Friday. \
Officials denied that the Indus Highway had been cut. At least 22 people have died since late August.
"""


def test_an_event_is_not_dated_by_what_its_sentence_says_beside_it(index: Index) -> None:
    drawn = draft(FLOOD, index, DAY)
    events = {e.cells["exact"]: e.cells for e in rows(FLOOD, drawn, About("s", "", "2019-10-17"))
              if e.table == "events"}  # fmt: skip
    dated = {exact.split()[0] + " " + exact.split()[1]: e["date"] for exact, e in events.items()}
    assert dated["The boats"] == "/2019-10-17"  # and not last month, when there were fields
    assert dated["A convoy"] == "2019-10-18"  # it "was to leave": not the Friday before
    assert dated["At least"] == "2019-08/2019-10-17"  # nobody says that all died in August


def test_boats_land_people_and_what_they_come_from_is_where_it_happened(index: Index) -> None:
    drawn = draft(FLOOD, index, DAY)
    assert {(leg.destination or leg.origin, leg.mode) for leg in drawn.legs} >= {
        ("Johi", "sea"), ("Bhan", "sea"),
    }  # fmt: skip
    found = rows(FLOOD, drawn, About("s", "", "2019-10-17"))
    first = next(e.cells for e in found if e.table == "events")
    assert (first["place"], first["kind"], first["note"]) == ("johi", "departure", "")
    assert not any(p.exact.startswith("Indus") for p in drawn.places)
    (spoken,) = (e.cells for e in found if e.table == "quotes")
    assert (spoken["speaker"], spoken["named"]) == ("Shah", "true")


def test_a_headline_does_not_end_before_what_its_last_word_leads_to(index: Index) -> None:
    found = rows(FLOOD, draft(FLOOD, index, DAY), About("s", "", "2019-10-17"))
    told = [e.cells["headline"] for e in found if e.table == "events"]
    assert not any(line.endswith(("shortly", "just")) for line in told)


FLOOD_AR = """ود مدني، السودان، 14 آب 2020 – نقلت قوارب نحو 300 شخص من قرى محاصرة بالسيول إلى مدينة ود مدني يوم \
الخميس. وقدرت لجنة عدد المحاصرين بأكثر من 700 شخص، وقالت إحداهن، وهي أم لأربعة أطفال، إنها تنتظر.

ونفى والي الجزيرة أن تكون الحكومة قد تأخرت. ومن المقرر أن تتحرك قافلة من الخرطوم يوم الأحد. ولقي ثلاثة أشخاص \
مصرعهم منذ يوم الإثنين.
"""


def test_an_arabic_country_behind_a_comma_is_named_and_floods_are_no_town(index: Index) -> None:
    # Before: no country, so no point was chosen; and the floods were Seoul, August was Ibb.
    day = date(2020, 8, 14)
    found = rows(FLOOD_AR, draft(FLOOD_AR, index, day), About("s", "", "2020-08-14"))
    places = {e.cells["id"]: e.cells["country"] for e in found if e.table == "places"}
    assert places == {"wad-medani": "SD", "sudan": "SD", "khartoum": "SD"}  # ids that say something
    figures = {e.cells["as_written"]: e.cells["minimum"] for e in found if e.table == "counts"}
    assert figures["بأكثر من 700 شخص"] == "700"
    more = next(e for e in found if "700" in e.cells.get("as_written", ""))
    assert (more.cells["qualifier"], more.cells["maximum"]) == ("أكثر من", "")  # as written
    assert "الخرطوم" in {e.cells["name"] for e in found if e.table == "places"}
    (leg,) = (e.cells for e in found if e.table == "legs" and e.cells["destination"])
    assert leg["mode"] == "sea"  # boats, and no flood
    dates = [e.cells["date"] for e in found if e.table == "events"]
    assert "2020-08-10/2020-08-14" in dates  # since Monday


TRAIN_ES = """ORURO, Bolivia, 5 de marzo de 2021 – El convoy, de seis vagones, salió de Uyuni el jueves y llegó a \
Oruro. Quedan entre 60 y 80 personas. Ocho buses esperan.
"""


def test_a_convoy_of_carriages_goes_by_rail_and_a_span_keeps_its_first_word(index: Index) -> None:
    found = draft(TRAIN_ES, index, date(2021, 3, 5))
    assert {leg.mode for leg in found.legs} == {"rail"}
    assert [count.exact for count in found.counts][-2:] == ["entre 60 y 80 personas", "Ocho buses"]
