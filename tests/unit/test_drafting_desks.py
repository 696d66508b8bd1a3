"""Faults that drafts of agencies', offices' and a local paper's reports had, kind by kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.evidence.doubts import answers
from overland.geocoding.index import open_index

INDEX = open_index(Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv")
PUBLISHED = "2025-03-11"
"""A Tuesday."""


def rows(text: str, table: str) -> list[Stored]:
    found = draft(text, INDEX, date.fromisoformat(PUBLISHED))
    about = table_rows.About("source", "Gazette", PUBLISHED)
    return [one for one in table_rows.rows(text, found, about) if one.table == table]


def told(text: str, table: str, column: str) -> list[str]:
    return [one.cells.get(column, "") for one in rows(text, table)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Some 28,400 people left Tyre on Monday, the largest movement recorded this year, the "
            "International Organization for Migration (IOM) said.",
            ["the International Organization for Migration (IOM)"],
        ),
        ("More than 700 people left Tyre yesterday, county officials said.", ["county officials"]),
        ("In Beirut aid workers said that 50 people left for Sidon.", ["aid workers"]),
        (
            "По словам правозащитников, на базе укрылись более 8 тысяч жителей Минска.",
            ["правозащитников"],
        ),
    ],
)
def test_who_gives_a_figure_is_whoever_the_sentence_names(text: str, speakers: list[str]) -> None:
    assert told(text, "counts", "speaker") == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Dakar, 3 mars 2025 - « Chacun sera accompagné », a promis la ministre, Yassine Fall.",
            "Yassine Fall",
        ),
        ("La Paz. «Necesitamos agua y colirio», advierte la alcaldesa, Julia Montaño.", "Julia"),
    ],
)
def test_a_promise_and_a_warning_have_a_speaker(text: str, speaker: str) -> None:
    (found,) = told(text, "quotes", "speaker")
    assert speaker in found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Six in ten had been deported from Tyre, and 40 people stayed.", ["40 people"]),
        ("The convoy left Tyre on Monday, two drivers' associations said.", []),
        ("The army deported 1,900 Haitians through Haiti.", ["1,900 Haitians"]),
        ("Two officials said that 40 buses left Tyre.", ["40 buses"]),
        ('"I held my two boys on the roof," said Halima Abdi of Tyre.', []),
        ("From Tyre, about 900 continued towards Beirut.", ["about 900"]),
        ("Selon plusieurs rescapés, 30 passagers sont montés à Dakar.", ["30 passagers"]),
        (
            "Среди прибывших в Минск – 112 россиян, в том числе 54 ребёнка.",
            ["112 россиян", "54 ребёнка"],
        ),
        ("Военные в Минске называют другую цифру – около 6 тысяч.", ["около 6 тысяч"]),
    ],
)
def test_a_figure_counts_somebody_or_something(text: str, figures: list[str]) -> None:
    assert told(text, "counts", "as_written") == figures


def test_a_bare_figure_of_those_is_of_the_noun_that_the_sentence_begins_with() -> None:
    text = "Of the families who fled Kutum, some 2,100 went to Nyala, in Sudan."
    assert told(text, "counts", "unit") == ["families"]


def test_a_headlines_figure_is_the_reports_whatever_it_calls_them() -> None:
    text = (
        "Борт доставил в Минск 147 россиян\n\nСамолёт со 147 пассажирами на борту приземлился "
        "во вторник утром в Минске."
    )
    assert told(text, "counts", "as_written") == ["147 пассажирами"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The road at Tyre will be closed until Monday.", ["2025-03-11/2025-03-17"]),
        ("A further 600 people are expected to return to Tyre before 6 August.",
         ["2025-03-11/2025-08-06"]),
        ("Buses took 3,650 people to Tyre on Sunday and Monday.", ["2025-03-09/2025-03-10"]),
        ("Las 260 personas salieron de Uyuni entre el sábado y el domingo.",
         ["2025-03-08/2025-03-09"]),
        ("The army has announced two flights from Dubai to Tyre for Friday.", ["2025-03-14"]),
        ("Ещё один рейс из Минска запланирован на четверг.", ["2025-03-13"]),
        ("В ночь на понедельник 40 человек выехали из Минска.", ["2025-03-10"]),
        ("Buses left Tyre on Sunday and reached Beirut on Monday.", ["2025-03-10"]),
    ],
)  # fmt: skip
def test_a_time_is_as_long_as_it_is_told(text: str, days: list[str]) -> None:
    assert told(text, "events", "date") == days[:1]


def test_nothing_is_reported_of_a_day_to_come() -> None:
    text = "The army has announced two flights from Dubai to Tyre for Friday."
    assert told(text, "events", "status") == ["planned"]
    assert "status: “planned”" in told(text, "events", "note")[0]


def test_a_leg_that_is_only_announced_says_so_in_its_note() -> None:
    text = "The army has announced two cargo flights from Beirut to Tyre, Lebanon, with medicine."
    (leg,) = rows(text, "legs")
    assert leg.cells["status"] == "planned"
    note = leg.cells["note"]
    assert note.startswith("status: “planned”")
    assert answers._reasoned(note, "planned", "en")  # no answer that only repeats the status
    (other,) = rows("Two flights were due to leave Beirut for Tyre, Lebanon.", "legs")
    assert other.cells["note"] == ""


def test_a_titles_day_is_no_event_and_a_mark_of_a_list_no_word() -> None:
    text = (
        "Sudan: Situation Report, 4 March 2025\n\n• A convoy of 17 trucks reached Nyala on 2 March."
    )
    assert told(text, "events", "headline") == [
        "A convoy of 17 trucks reached Nyala on 2 March."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The road was closed at Tyre on Saturday, leaving some 60 buses stuck.", ["background"]),
        ("The blast in Tyre on Saturday left 12 dead.", ["background"]),
        ("On Saturday 12 people left Tyre.", ["departure"]),
        ("До пятницы эвакуированные будут жить в Минске.", ["background"]),
        ("Families were loaded onto trucks in Tyre on Monday and driven to Beirut.",
         ["departure"]),
    ],
)  # fmt: skip
def test_nobody_leaves_where_something_is_left(text: str, kinds: list[str]) -> None:
    assert told(text, "events", "kind") == kinds


def test_who_got_on_in_a_town_leaves_from_there() -> None:
    text = "LEBANON - Families were loaded onto trucks in Tyre on Monday and driven to Beirut."
    (leg,) = rows(text, "legs")
    assert (leg.cells["origin"], leg.cells["destination"]) == ("tyre", "beirut")


def test_a_journey_that_is_denied_is_no_leg_and_its_denial_no_plan() -> None:
    text = "The mayor of Tyre denied reports that the convoy would go on to Beirut on Friday."
    assert rows(text, "legs") == []
    assert told(text, "events", "status") == ["denied"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A driver from Sidon said 40 buses left Tyre, Lebanon.", {"Tyre", "Lebanon"}),
        ("The Beirut road has been closed at Tyre, Lebanon.", {"Tyre", "Lebanon"}),
        (
            "El alcalde de La Paz, Mauricio Viera, informó de que 12 personas llegaron a Uyuni.",
            {"Uyuni"},
        ),
        (
            '"Funding runs out in Herat," said Mihyung Park, the chief of mission in Afghanistan.',
            {"Herat", "Afghanistan"},
        ),
        ("Елена Хаддад, уроженка Казани, прилетела в Минск.", {"Минск"}),
    ],
)
def test_a_place_is_where_somebody_goes_and_no_part_of_who_they_are(
    text: str, names: set[str]
) -> None:
    assert {*told(text, "places", "name")} == names


def test_a_countrys_body_names_the_country() -> None:
    text = "The Kenya Red Cross sent six boats from Garissa to Masalani."
    assert told(text, "places", "country") == ["KE", "KE"]


def test_where_they_come_from_is_not_where_they_arrive() -> None:
    text = "90 человек приехали на авиабазу из Дамаска и Хомса в воскресенье."
    assert told(text, "events", "place") == [""]


def test_an_arrival_of_which_only_the_beginnings_are_told_says_so() -> None:
    text = "Families arrive exhausted, many after two days on buses from Tyre and Sidon, Lebanon."
    (note,) = told(text, "events", "note")
    assert "not" in note


def test_who_enters_through_a_crossing_is_there() -> None:
    text = "Of those, 21,300 entered through the Islam Qala border crossing in Afghanistan."
    assert told(text, "events", "kind") == ["crossing"]
    assert told(text, "events", "place") == ["islam-qala-border-crossing"]


def test_a_name_of_other_countries_alone_waits_for_nobody_unless_a_leg_ends_there() -> None:
    text = "La Paz, Bolivia. Dos bomberos murieron el lunes cerca de San Lorenzo."
    place = next(one for one in rows(text, "places") if one.cells["name"] == "San Lorenzo")
    assert place.candidates
    assert place.lacks == ()
    text = "La Paz, Bolivia. Dos autobuses llegaron el lunes a San Lorenzo."
    place = next(one for one in rows(text, "places") if one.cells["name"] == "San Lorenzo")
    assert place.lacks == ("latitude", "longitude")


def test_names_that_may_all_lie_in_one_country_that_is_not_named_wait_for_it() -> None:
    text = (
        "Haiti. Trucks came on Monday from San Pedro de Macorís. A man was still in La Romana on "
        "Tuesday, and 12 people were near Elías Piña on Wednesday."
    )
    names = ("San Pedro de Macorís", "La Romana", "Elías Piña")
    found = [one for one in rows(text, "places") if one.cells["name"] in names]
    assert len(found) == 3
    assert {one.lacks for one in found} == {("latitude", "longitude")}


def test_the_beginning_of_a_longer_name_is_that_place() -> None:
    text = (
        "Un convoy llegó el lunes a San Ignacio de Velasco, en Bolivia. La carretera a San Ignacio "
        "está cortada desde el domingo."
    )
    assert told(text, "places", "name") == ["San Ignacio de Velasco", "Bolivia"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Eleven people were rescued at Tyre and at least nine people are missing.", 0),
        ("The army said 77 people left Tyre. The mayor said about 80 people left Tyre.", 1),
    ],
)
def test_one_teller_means_two_things_by_two_figures_of_a_sentence(text: str, number: int) -> None:
    assert told(text, "relations", "kind").count("disagree") == number
