"""Drafting of what is planned, led on from, or told of "this town"; and what is none of these."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, event_kinds, leg_ends
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFile
from overland.geocoding.index import Index

PUBLISHED = date(2021, 7, 17)


@pytest.mark.parametrize(
    ("words", "language", "kind"),
    [
        ("Más de 200 viajeros permanecen varados.", "es", ""),
        ("Viajaron en camión.", "es", "departure"),
        ("Los demás esperaron en la escuela.", "es", ""),
        ("Se espera que salga el sol.", "es", "announcement"),
        ("Habían partido de Barreal.", "es", "departure"),
        ("El partido terminó tarde.", "es", ""),
        ("Ils ont marché à travers la forêt.", "fr", ""),
        ("Ils ont traversé la rivière.", "fr", "crossing"),
        ("Une partie des habitants dort.", "fr", ""),
        ("Elle est partie hier.", "fr", "departure"),
    ],
)
def test_a_word_that_only_begins_like_a_movement_is_none(
    words: str, language: str, kind: str
) -> None:
    assert event_kinds.kind(words, language) == kind


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("El grupo continuará hasta Managua y desde allí a Tegucigalpa.", "es",
         [("", "Managua", "expected"), ("Managua", "Tegucigalpa", "expected")]),
        ("Está previsto que el grupo continúe el lunes hasta Managua.", "es",
         [("", "Managua", "planned")]),
        ("Los maestros deben viajar a Managua.", "es", [("", "Managua", "expected")]),
        ("Los maestros habían partido de Managua el martes.", "es", [("Managua", "", "reported")]),
        ("El partido de Managua terminó tarde.", "es", []),
        ("A partir de Managua no se espera más nieve.", "es", []),
        ("Doce maestros siguen en Managua.", "es", []),
        ("Se preparan para viajar, dijo el alcalde de Managua.", "es", []),
        ("Врачи отправятся в Дамаск, а раненые полетят в Бейрут.", "ru",
         [("", "Дамаск", "expected"), ("", "Бейрут", "expected")]),
        ("Врачи выехали из Дамаска, а раненые остались в Бейруте.", "ru",
         [("Дамаска", "", "reported")]),
        ("Колонна вышла из Дамаска и оттуда в Бейрут не пошла.", "ru",
         [("Дамаска", "", "reported")]),
    ],
)  # fmt: skip
def test_what_is_planned_and_what_leads_on_are_movements_and_a_stay_is_none(
    text: str, language: str, ends: list[tuple[str, str, str]], index: Index
) -> None:
    legs = draft(text, index, PUBLISHED, language).legs
    assert [(leg.origin, leg.destination, leg.status) for leg in legs] == ends


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("El viento cerró la ruta 149 y el convoy paró.", "es", []),
        ("Llegaron dos o tres camiones.", "es", ["camiones"]),
        ("Две ночи люди спали в школе.", "ru", []),
        ("Прибыли около 180 вахтовиков.", "ru", ["вахтовиков"]),
        ("Прибыли 12 молодых геологов.", "ru", ["геологов"]),
        ("Прибули майже 150 туристів.", "uk", ["туристів"]),
        ("Вода стоит в четырёх кишлаках.", "ru", []),
        ("Закрыты 5 заводов.", "ru", []),
    ],
)
def test_a_number_counts_no_noun_of_the_next_phrase(
    text: str, language: str, units: list[str], index: Index
) -> None:
    assert [one.unit for one in draft(text, index, PUBLISHED, language).counts] == units


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Siete personas sufrieron heridas, aunque un portavoz de la Gendarmería habló de cinco.",
         ""),
        ("Siete personas murieron, pero dos se salvaron, dijo el alcalde Juan Pérez.",
         "Juan Pérez"),
    ],
)  # fmt: skip
def test_whoever_gives_another_figure_does_not_give_this_one(
    text: str, speaker: str, index: Index
) -> None:
    assert draft(text, index, PUBLISHED, "es").counts[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Está previsto que el grupo continúe en dos autobuses hasta Managua.", "planned"),
        ("El grupo contó que los dos autobuses llegaron a Managua.", "claimed"),
        ("Se rompió el puente que cruzaron dos autobuses.", "reported"),
    ],
)
def test_what_opens_a_clause_by_that_says_whether_its_figures_are_to_come(
    text: str, status: str, index: Index
) -> None:
    assert [one.status for one in draft(text, index, PUBLISHED, "es").counts] == [status]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def _drafted(folder: Path, text: str, index: Index) -> dict[str, list[dict[str, str]]]:
    desk.add_text(folder, text, index, {"title": "T", "published": "2021-07-17"})
    found: dict[str, list[dict[str, str]]] = {}
    for one in DraftFile.read(folder).open:
        found.setdefault(one.table, []).append(dict(one.cells))
    return found


def test_this_town_is_that_of_the_dateline_and_an_unknown_one_is_read_as_a_name(
    folder: Path, index: Index
) -> None:
    text = (
        "USPALLATA, Argentina, 17 de julio de 2021 (Agencia Andina) - Un grupo de 64 maestros "
        "llegó el sábado a esta localidad desde Mendoza.\n\nEl jueves salieron de esta provincia."
    )
    found = _drafted(folder, text, index)
    town = found["places"][0]
    assert (town["name"], town["country"]) == ("Uspallata", "AR")
    assert found["events"][0]["place"] == town["id"]
    assert [(leg["origin"], leg["destination"]) for leg in found["legs"]] == [
        ("mendoza", town["id"])
    ]

    assert town["exact"].startswith("USPALLATA, Argentina")
    assert town["exact"].endswith("desde Mendoza.")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Las máquinas de Vialidad ayudaron a 30 mineros.", True),
        ("Otros 12 mineros siguen en la mina; Gendarmería no lo confirma.", True),
        ("Los soldados ayudaron a 30 mineros en Cebollar.", False),
        ("Los soldados ayudaron a 30 mineros junto al paso de Cebollar.", False),
    ],
)
def test_an_office_does_not_say_where_and_a_name_behind_a_place_word_may(
    folder: Path, index: Index, text: str, note: bool
) -> None:
    event = _drafted(folder, text, index)["events"][0]
    assert (event["note"] == "La fuente no dice dónde.") == note


def test_a_convoy_behind_those_who_were_flown_out_goes_by_road(index: Index) -> None:
    text = "Dos heridos volaron en helicóptero a Managua. El convoy llegó a Granada."
    modes = [leg.mode for leg in draft(text, index, PUBLISHED, "es").legs]
    assert modes == ["air", "road"]


def test_whoever_goes_on_from_there_goes_as_they_came_unless_another_vehicle_is_named(
    index: Index,
) -> None:
    by_bus = "El grupo continuará en autobús hasta Managua y desde allí a Tegucigalpa."
    modes = [leg.mode for leg in draft(by_bus, index, PUBLISHED, "es").legs]
    assert modes == ["road", "road"]
    on_by_train = by_bus.replace("desde allí", "desde allí en tren")
    modes = [leg.mode for leg in draft(on_by_train, index, PUBLISHED, "es").legs]
    assert modes == ["road", "rail"]


@pytest.mark.parametrize(
    ("text", "language", "mode"),
    [
        ("Рабочие выехали из Дамаска на шести автобусах.", "ru", "road"),
        ("Людей вивезли з Харкова на вантажівках.", "uk", "road"),
        ("Рабочие выехали из Дамаска с документами.", "ru", ""),
    ],
)
def test_a_vehicle_says_the_way_in_whatever_form_it_stands(
    text: str, language: str, mode: str, index: Index
) -> None:
    assert [leg.mode for leg in draft(text, index, PUBLISHED, language).legs] == [mode]


def test_the_second_groups_words_begin_behind_what_sets_it_apart(index: Index) -> None:
    text = "Врачи отправятся в Дамаск, а раненые полетят в Бейрут."
    found = draft(text, index, PUBLISHED, "ru").legs
    assert [leg.exact for leg in found] == [
        "Врачи отправятся в Дамаск",
        "раненые полетят в Бейрут.",
    ]


def test_who_is_to_go_on_sets_out_from_where_they_arrived_last(folder: Path, index: Index) -> None:
    text = (
        "MANAGUA, Nicaragua, 17 de julio de 2021 (Agencia) - Un grupo de 64 maestros llegó el "
        "viernes a Managua.\n\nHabían salido de Tegucigalpa el lunes y el martes llegaron a León."
        "\n\nEstá previsto que el grupo continúe el lunes hasta Granada."
    )
    _drafted(folder, text, index)
    found = DraftFile.read(folder)
    planned = next(o for o in found.open if o.table == "legs" and o.cells["status"] == "planned")
    assert leg_ends.likely(found, planned)[0] == "managua"


def test_of_a_departure_that_names_only_where_they_go_the_source_does_not_say_where(
    folder: Path, index: Index
) -> None:
    event = _drafted(folder, "El grupo saldrá el lunes hacia Managua.", index)["events"][0]
    assert (event["kind"], event["place"]) == ("departure", "")
    assert event["note"] == "La fuente no dice dónde."


def test_legs_stand_in_the_order_of_their_days_where_each_has_one(
    folder: Path, index: Index
) -> None:
    text = (
        "Un grupo de 64 maestros llegó el viernes a Managua.\n\nSalieron de Tegucigalpa el lunes."
        "\n\nEl miércoles cruzaron a Granada."
    )
    legs = _drafted(folder, text, index)["legs"]
    assert [leg["position"] for leg in legs] == ["3", "1", "2"]


def test_legs_of_which_one_has_no_day_stand_as_they_are_told(folder: Path, index: Index) -> None:
    text = (
        "Un grupo de 64 maestros llegó el viernes a Managua.\n\nSalieron de Tegucigalpa.\n\n"
        "El miércoles cruzaron a Granada."
    )
    legs = _drafted(folder, text, index)["legs"]
    assert [leg["position"] for leg in legs] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("По словам акима района, вывезли более 900 человек.", "акима района"),
        ("По словам местных, вывезли более 900 человек.", ""),
    ],
)
def test_an_office_of_the_steppe_gives_a_figure(text: str, speaker: str, index: Index) -> None:
    assert [one.speaker for one in draft(text, index, PUBLISHED, "ru").counts] == [speaker]


def test_nobody_arrives_where_they_come_from_nor_leaves_where_they_go(
    folder: Path, index: Index
) -> None:
    text = (
        "Un grupo de 64 maestros llegó el sábado del valle de Tarija.\n\n"
        "Врачи должны отправиться в понедельник в Дамаск."
    )
    spanish, russian = text.split("\n\n")
    assert _drafted(folder, spanish, index)["events"][0]["place"] == ""
    desk.add_text(folder, russian, index, {"title": "R", "published": "2021-07-17"}, "ru")
    event = [one.cells for one in DraftFile.read(folder).open if one.table == "events"][-1]
    assert (event["kind"], event["place"]) == ("departure", "")


def test_a_russian_dateline_with_its_year_is_read_and_is_no_headline(
    folder: Path, index: Index
) -> None:
    text = (
        "КАРАГАНДА, Казахстан, 9 апреля 2022 г. (агентство «Степной вестник») — Около 180 "
        "рабочих прибыли в субботу в Караганду."
    )
    assert desk.day_told(text) == "2022-04-09"
    event = _drafted(folder, text, index)["events"][0]
    assert event["headline"].startswith("Около 180")


def test_a_name_behind_what_stands_there_is_a_place_without_a_point(
    folder: Path, index: Index
) -> None:
    text = "Cerca de Tambillos un camión volcó y siete personas sufrieron heridas."
    found = _drafted(folder, text, index)
    assert [place["name"] for place in found["places"]] == ["Tambillos"]
    assert found["events"][0]["place"] == found["places"][0]["id"]
    assert not draft("Cerca de Ernesto un camión volcó.", index, PUBLISHED, "es").places
