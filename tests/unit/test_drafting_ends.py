"""Ends of a movement that a verb has for its object, or leads to; towns named like persons."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting.draft import draft
from overland.geocoding.index import Index

PUBLISHED = date(2025, 3, 9)
Legs = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("language", "text", "legs"),
    [
        ("fr", "Les mineurs ont quitté samedi Bamako et sont arrivés dimanche à Dakar.",
         [("Bamako", "Dakar", "")]),
        ("fr", "Les passagers doivent gagner Dakar en autocar, par la route de Kayes.",
         [("", "Dakar", "road")]),
        ("fr", "Un train est parti de Bamako. Le convoi a fait halte à Kayes.",
         [("Bamako", "", "rail"), ("", "Kayes", "rail")]),
        ("fr", "Un convoi de camions est parti de Bamako.", [("Bamako", "", "road")]),
        ("fr", "Le maire a gagné samedi l'élection à Dakar.", [("", "Dakar", "")]),
        ("fr", "La route de Kayes est fermée.", []),
        ("de", "Die Gruppe erreichte gestern Hamburg. In Hamburg regnet es.",
         [("", "Hamburg", "")]),
        ("de", "Die Helfer sollen mit dem Zug nach Wien weiterreisen. In Wien regnet es.",
         [("", "Wien", "rail")]),
        ("uk", "Автобуси мають відвезти людей до Вінниці, а звідти дехто поїде потягом до Львова.",
         [("", "Вінниці", "road"), ("Вінниці", "Львова", "rail")]),
        ("uk", "Автобуси їдуть до Вінниці. Наступний рейс поїде до Львова.",
         [("", "Вінниці", "road"), ("", "Львова", "road")]),
        ("ar", "من المتوقع أن تغادر قافلة إلى طرابلس، فيما قد ينقل المرضى إلى بيروت جوا.",
         [("", "طرابلس", "road"), ("", "بيروت", "air")]),
        ("en", "The ferry left Juneau on Saturday and stopped in Petersburg.",
         [("Juneau", "Petersburg", "sea")]),
        ("en", "The ferry was due in Wrangell by midnight.", [("", "Wrangell", "sea")]),
        ("en", "Passengers bound for Juneau, Alaska, would be taken there by bus.",
         [("", "Juneau", "road")]),
        ("en", "The engines never stopped. Rent is due on Monday in Juneau.", []),
        ("en", "Work stopped at the port in Beirut. Talks are due in Beirut.", []),
        ("en", "Migrants arrived in the northern Niger town of Agadez on Thursday.",
         [("", "Agadez", "")]),
        ("en", "They walked from Libya to Niger's border village of Assamaka.",
         [("Libya", "Assamaka", "foot")]),
        ("en", "They fled from the Khartoum suburb of Omdurman to Alexandria, Egypt.",
         [("Omdurman", "Alexandria", "")]),
        ("en", "They were put down at a spot known as Point Zero and walked to Agadez, Niger.",
         [("", "Point Zero", ""), ("Point Zero", "Agadez", "foot")]),
        ("en", "Trucks dropped them off at a place called Hamra Gate.",
         [("", "Hamra Gate", "road")]),
        ("en", "They reached a village known locally as Tin Bouna.", [("", "Tin Bouna", "")]),
        ("en", "He is known as Captain Zero in Agadez, Niger.", []),
        ("fr", "Ils ont été conduits dans un lieu appelé Point Zéro.", [("", "Point Zéro", "")]),
        ("es", "Los llevaron a un lugar conocido como Punto Cero.", [("", "Punto Cero", "")]),
        ("en", "They arrived in Agadez, Niger, after being made to walk to the border.",
         [("", "Agadez", "")]),
        ("en", "They walked for days and reached Agadez, Niger.", [("", "Agadez", "foot")]),
        ("es", "Los migrantes llegaron a la ciudad nigerina de Agadez, en Níger.",
         [("", "Agadez", "")]),
    ],
)  # fmt: skip
def test_a_movement_has_the_ends_that_its_words_give(
    language: str, text: str, legs: Legs, index: Index
) -> None:
    found = draft(text, index, PUBLISHED, language).legs
    assert [(leg.origin, leg.destination, leg.mode) for leg in found] == legs


def _places(text: str, language: str, index: Index) -> list[tuple[str, str]]:
    return [(p.exact, p.kind) for p in draft(text, index, PUBLISHED, language).places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Passengers bound for Prince Rupert slept in the gym.", [("Prince Rupert", "town")]),
        ("The crew met with Prince Rupert on Monday.", []),
        ("She was travelling to Bellingham, Washington.",
         [("Bellingham", "town"), ("Washington", "area")]),
        ("She was travelling to Bellingham, Washington and Chicago.",
         [("Bellingham", "town"), ("Washington", "city"), ("Chicago", "city")]),
    ],
)  # fmt: skip
def test_a_title_or_a_state_is_read_by_what_stands_around_it(
    text: str, places: list[tuple[str, str]], index: Index
) -> None:
    assert _places(text, "en", index) == places


def test_an_arabic_town_without_a_point_is_named_by_the_way_that_leads_from_it(
    index: Index,
) -> None:
    text = (
        "كتبت: ريم الخوري\n\nنقل 340 نازحا من القبيات إلى بيروت. انطلقت الحافلات من القبيات صباحا."
    )
    assert [name for name, _kind in _places(text, "ar", index)] == ["القبيات", "بيروت", "القبيات"]
    fled = "فر السكان من الجوع إلى بيروت. يقول السكان إنهم خافوا من الجوع."
    assert [name for name, _kind in _places(fled, "ar", index)] == ["بيروت"]
    other = "خرج من المستشفى إلى بيروت، وقالت امرأة من بين الركاب إنها تركت كل شيء."
    assert [name for name, _kind in _places(other, "ar", index)] == ["بيروت"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Gusts of 71 miles per hour were recorded.", "en", False),
        ("Gusts of 110 km/h were recorded.", "en", False),
        ("The buses drove 71 miles on Monday.", "en", True),
        ("Le vent a soufflé à 110 kilomètres par heure.", "fr", False),
        ("Le convoi a parcouru 110 kilomètres.", "fr", True),
        ("Ветер достигал 30 метров в секунду.", "ru", False),
    ],
)
def test_a_speed_is_no_count(text: str, language: str, count: bool, index: Index) -> None:
    assert bool(draft(text, index, PUBLISHED, language).counts) is count


def test_a_byline_ends_with_its_line(index: Index) -> None:
    text = "Von Jonas Pichler\nPassau, 5. Juni 2024. Die Helfer kamen gestern nach Passau."
    assert _places(text, "de", index) == [("Passau", "town"), ("Passau", "town")]
    wrapped = (
        "She said on Monday that a ferry with many passengers had left Prince\nRupert at noon."
    )
    assert ("Prince", "town") not in _places(wrapped, "en", index)


@pytest.mark.parametrize(
    ("text", "language", "quoted", "speaker"),
    [
        ("»Das Wasser stand uns bis zu den Knien«, sagte Ioana M., die auf einem Hof arbeitet.",
         "de", "Das Wasser stand uns bis zu den Knien", "Ioana M"),
        ("«Das Wasser stand uns bis zu den Knien», sagte Bürgermeister Karl Huber.",
         "de", "Das Wasser stand uns bis zu den Knien", "Karl Huber"),
    ],
)  # fmt: skip
def test_german_marks_point_either_way(
    text: str, language: str, quoted: str, speaker: str, index: Index
) -> None:
    (quote,) = draft(text, index, PUBLISHED, language).quotes
    assert quote.exact.rstrip(",") == quoted
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "language", "unit", "speaker"),
    [
        ("Zwei Personen gelten nach Angaben der Polizei als vermisst, verletzt wurde niemand.",
         "de", "Personen", "der Polizei"),
        ("Verletzt wurde nach Angaben der Polizei niemand, zwei Personen gelten als vermisst.",
         "de", "Personen", "der Polizei"),
        ("Рятувальники вивезли 64 людей, серед них дітей, повідомила обласна адміністрація.",
         "uk", "людей", "обласна адміністрація"),
    ],
)  # fmt: skip
def test_a_figure_is_given_by_who_is_named(
    text: str, language: str, unit: str, speaker: str, index: Index
) -> None:
    (count,) = draft(text, index, PUBLISHED, language).counts
    assert (count.unit, count.speaker.endswith(speaker)) == (unit, True)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Fares rose from SDG 20,000 to SDG 75,000, said 12 traders.", [("traders", "reported")]),
        ("Rescue 1122 officials carried 9 pilgrims out.", [("pilgrims", "reported")]),
        ("Crews rescue 12 sailors.", [("sailors", "reported")]),
        ("Partners couldn't verify that 30 people died.", [("people", "claimed")]),
        ("The mayor denied any delay and confirmed that 40 people left.", [("people", "claimed")]),
        ("Partners could not verify reports that 30 people died.", [("people", "claimed")]),
        ("Partners saw that 30 people died.", [("people", "reported")]),
    ],
)
def test_money_and_numbers_of_services_are_no_counts_and_what_nobody_could_verify_is_claimed(
    text: str, counts: list[tuple[str, str]], index: Index
) -> None:
    found = draft(text, index, PUBLISHED, "en").counts
    assert [(one.unit, one.status) for one in found] == counts


@pytest.mark.parametrize(
    ("text", "ends", "status"),
    [
        ("Those who could afford it continued to El Obeid by bus.", ("", "El Obeid"), "reported"),
        ("Families could continue to El Obeid by bus.", ("", "El Obeid"), "forecast"),
        ("A convoy that left Port Sudan was still waiting.", ("Port Sudan", ""), "reported"),
        ("The pilgrims crossed from Iran at Taftan by bus. Taftan is in Pakistan.", ("Iran", ""),
         "reported"),
    ],
)  # fmt: skip
def test_a_movement_is_as_sure_as_its_own_verb(
    text: str, ends: tuple[str, str], status: str, index: Index
) -> None:
    (leg,) = draft(text, index, PUBLISHED, "en").legs
    assert ((leg.origin, leg.destination), leg.status) == (ends, status)


def test_a_rank_before_a_name_is_no_part_of_it(index: Index) -> None:
    text = "Deputy Commissioner Wasim Hamid Sindhu said five of the injured were discharged."
    (count,) = draft(text, index, PUBLISHED, "en").counts
    assert count.speaker == "Wasim Hamid Sindhu"


def test_what_stands_behind_a_semicolon_is_anothers_word(index: Index) -> None:
    text = "The daily has “well over three hundred”; the ferry company counted 348 people."
    (quote,) = draft(text, index, PUBLISHED, "en").quotes
    assert quote.speaker == ""
    spoken = "“We are well over three hundred”, the ferry company said; others waited."
    (quote,) = draft(spoken, index, PUBLISHED, "en").quotes
    assert quote.speaker == "the ferry company"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There were 312 French and Belgian hikers aboard.", "hikers"),
        ("There were 312 Afghans and Chinese aboard.", "Afghans"),
    ],
)
def test_two_peoples_are_of_the_noun_behind_them(text: str, unit: str, index: Index) -> None:
    (count,) = draft(text, index, PUBLISHED, "en").counts
    assert count.unit == unit
