"""Drafting in the languages that there are words for, on texts written for these tests."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting.draft import draft
from overland.drafting.lexicon import LANGUAGES
from overland.geocoding.index import Index

PUBLISHED = date(2013, 1, 22)  # a Tuesday
TEXTS = {
    "en": "BEIRUT, Lebanon - Four buses with about 80 people reached Beirut from Damascus on Tuesday. "  # noqa: E501
    "“We are ready,” said the driver Karim Haddad.",
    "ru": "БЕЙРУТ, Ливан. Четыре автобуса, в которых находились около 80 россиян, во вторник прибыли "  # noqa: E501
    "из Дамаска в Бейрут. «Мы готовы», — заявил водитель Андрей Денисов, и он был рад.",
    "uk": "Чотири автобуси, у яких було близько 80 людей, у вівторок прибули з Дамаска до Бейрута у "  # noqa: E501
    "Лівані. «Ми готові», — сказала речниця Олена Ковальчук, і вона була рада.",
    "fr": "BEYROUTH, Liban - Quatre bus avec environ 80 personnes sont arrivés de Damas à Beyrouth "
    "mardi. « Nous sommes prêts », a déclaré le chauffeur Jean Martin.",
    "es": "BEIRUT, Líbano - Cuatro autobuses con unas 80 personas llegaron de Damasco a Beirut el "
    "martes. «Estamos listos», dijo el conductor Carlos Pérez.",
    "de": "BEIRUT, Libanon - Vier Busse mit rund 80 Menschen sind am Dienstag aus Damaskus in Beirut "  # noqa: E501
    "angekommen. „Wir sind bereit“, sagte der Fahrer Hans Weber.",
    "ar": "بيروت، لبنان - وصلت أربع حافلات تقل نحو 80 شخصا من دمشق إلى بيروت يوم الثلاثاء. "
    "وقال السائق كريم حداد إن \"الجميع على استعداد للسفر\".",
}  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_report_gives_the_same_proposals_in_every_language(
    code: str, index: Index
) -> None:
    found = draft(TEXTS[code], index, PUBLISHED)
    assert found.language == code
    assert "GeoNames 276781" in {place.chosen for place in found.places}
    assert [when.edtf for when in found.dates] == ["2013-01-22"]
    figures = [(count.number, count.minimum, count.qualifier) for count in found.counts]
    assert figures == [(4, 4, ""), (80, None, "about")]
    assert len(found.quotes) == 1
    assert found.quotes[0].speaker
    assert [bool(leg.origin and leg.destination) for leg in found.legs] == [True]


def test_une_trentaine_is_about_thirty_and_not_one_and_thirty(index: Index) -> None:
    text = "Une trentaine de camions et vingt et une voitures sont partis de Lyon, en France."
    counts = draft(text, index, PUBLISHED, "fr").counts
    assert [(count.number, count.qualifier) for count in counts] == [(30, "about"), (21, "")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("وصلت ثلاث حافلات تقل ما بين 120 و150 شخصا إلى بيروت.", [(3, 3), (120, 150)]),
        ("غادر من 30 إلى 40 راكبا و11 ألف طن بيروت.", [(30, 40), (11000, 11000)]),
        ("بينهم عشرين جريحا ومئتي امرأة في بيروت.", [(20, 20), (200, 200)]),
        ("Entre 500 y 600 migrantes y otras 80 personas salieron.", [(500, 600), (80, 80)]),
        ("Al menos 12 personas siguen allí; otras 80 fueron llevadas.", [(12, None), (80, 80)]),
        ("Евакуювали від 3500 до 4000 людей із Сум, а сорока автобусів не вистачило.",
         [(3500, 4000), (40, 40)]),
        ("Zwischen 40 und 50 Menschen warteten zehn Minuten in Köln.", [(40, 50)]),
    ],
)  # fmt: skip
def test_figures_are_read_as_each_language_joins_them(
    text: str, figures: list[tuple[int, int | None]], index: Index
) -> None:
    found = draft(text, index, PUBLISHED).counts
    assert [(one.minimum, one.maximum) for one in found] == figures


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gao et Tombouctou ont été évacuées. Un convoi a quitté Gao. Kidal reste coupée.",
         {"Gao", "Tombouctou", "Kidal"}),
        ("Die Menschen wurden in Köln und Bonn untergebracht.", {"Köln", "Bonn"}),
        ("Busse haben die Stadt Schleiden verlassen.", {"Schleiden"}),
        ("Колона виїхала із Сум до Полтави. Полтава прийняла дітей із Маріуполя.",
         {"Сум", "Полтави", "Полтава", "Маріуполя"}),
        ("Колона прибула до Полтави через кордон із Польщею.", {"Полтави", "Польщею"}),
        ("قال الوزير إن الحافلات وصلت إلى بيروت وأن السفن غادرت.", {"بيروت"}),
    ],
)  # fmt: skip
def test_names_are_places_as_each_language_writes_them(
    text: str, places: set[str], index: Index
) -> None:
    assert {one.exact for one in draft(text, index, PUBLISHED).places} == places


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Plus d'eau », a déclaré à la presse Mariam Cissé, institutrice.", "Mariam Cissé"),
        ("«No hay agua», dijo a la prensa Yolanda Rincón, enfermera.", "Yolanda Rincón"),
        ("«Das Wasser kam», sagte der Nachrichtenagentur dpa Petra Lohmann.", "Petra Lohmann"),
    ],
)
def test_whoever_was_spoken_to_is_not_the_speaker(text: str, speaker: str, index: Index) -> None:
    assert [one.speaker for one in draft(text, index, PUBLISHED).quotes] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("وصلت ثلاث حافلات إلى بيروت، وقال الوزير أحمد علي إن نحو 1,200 شخص غادروا.",
         ["", "الوزير أحمد علي"]),
        ("Quelque 300 personnes ont quitté Gao, d'après l'OIM.", ["OIM"]),
        ("Pamplona espera a unos 350, según la Cruz Roja Colombiana.",
         ["la Cruz Roja Colombiana"]),
        ("ЛЬВІВ, Україна - Колона з сорока автобусів виїхала, повідомив голова ради Дмитро Лис.",
         ["Дмитро Лис"]),
        ("Nach Angaben des Roten Kreuzes wurden 1.300 Menschen in Köln versorgt.",
         ["des Roten Kreuzes"]),
    ],
)  # fmt: skip
def test_a_figure_is_its_speakers_where_the_verb_stands_before_them(
    text: str, speakers: list[str], index: Index
) -> None:
    counts = draft(text, index, PUBLISHED).counts
    assert [one.speaker for one in counts] == speakers


def test_a_plan_for_a_weekday_looks_ahead_in_ukrainian(index: Index) -> None:
    found = draft("Червоний Хрест планує нову колону в середу.", index, PUBLISHED).dates
    assert [one.edtf for one in found] == ["2013-01-23"]


def test_a_border_with_a_country_is_no_way_from_it(index: Index) -> None:
    text = "Кордон із Польщею перетнули понад 12 тисяч осіб."
    assert draft(text, index, PUBLISHED).legs == ()


@pytest.mark.parametrize(
    ("language", "content"),
    [
        # The genitive of Лубни sounds like Lüben, which is Lubin in Poland.
        ("uk", "Автобуси вирушили з Лубен до Польщі у вівторок. Мешканці Лубен чекали на кордоні."),
        ("ru", "Автобусы выехали из Лубен в Польшу во вторник. Жители Лубен ждали на границе."),
    ],
)
def test_a_name_that_only_sounds_like_one_of_a_country_that_is_named_is_not_chosen(
    index: Index, language: str, content: str
) -> None:
    found = [p for p in draft(content, index, PUBLISHED, language).places if p.exact == "Лубен"]
    assert found
    assert {p.chosen for p in found} == {None}
    assert {p.candidates[0].name for p in found} == {"Lubny"}


def test_a_name_in_another_case_is_chosen_in_the_country_that_is_named(index: Index) -> None:
    content = "Колонна из Люблина прибыла в Польшу, сказали в Перемышле во вторник."
    places = {p.exact: p for p in draft(content, index, PUBLISHED, "ru").places}
    assert places["Люблина"].name == "Люблин"  # as the text's own letters have it
    assert places["Перемышле"].country == "PL"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Deux pirogues et 45 pêcheurs ont quitté Gao.", [(2, "pirogues"), (45, "pêcheurs")]),
        ("300 ânes et six vieux camions ont suivi.", [(300, "ânes"), (6, "camions")]),
        ("Trois bus et 128 instituteurs et leurs familles.", [(3, "bus"), (128, "instituteurs")]),
        ("Le bilan est de 17 morts et 40 disparus.", [(17, "morts"), (40, "disparus")]),
        ("Environ 60 sont restés à Abéché; 12 manquent.", [(60, ""), (12, "")]),
        ("Ils ont payé 40 euros et marché 12 heures, puis dix jours.", []),
        ("En 2023 ont commencé les pluies, 3 fois plus tôt.", []),
    ],
)
def test_french_figures_count_the_plural_behind_them(
    index: Index, sentence: str, wanted: list[tuple[int, str]]
) -> None:
    found = draft("Au Mali, la pluie est tombée. " + sentence, index, date(2026, 5, 14), "fr")
    assert [(count.number, count.unit) for count in found.counts] == wanted


def test_a_place_in_another_case_is_proposed_by_its_own_name(index: Index) -> None:
    content = "Автобусы выехали из Люблина в Польше. Вечером они вернулись в Люблин."
    found = draft(content, index, PUBLISHED, "ru").places
    assert {p.exact: p.name for p in found if p.kind != "country"} == {
        "Люблина": "Люблин",
        "Люблин": "Люблин",
    }
    assert {p.name for p in found if p.kind == "country"} == {"Польша"}


def test_ochenta_y_dos_is_eighty_two_and_not_two(index: Index) -> None:
    text = "Ochenta y dos jornaleros salieron de Loja, en Ecuador. Iban dos autobuses."
    counts = draft(text, index, PUBLISHED, "es").counts
    assert [(one.number, one.unit) for one in counts] == [(82, "jornaleros"), (2, "autobuses")]


def test_a_name_that_ends_like_a_spanish_future_is_none(index: Index) -> None:
    text = "Llegaron a Macará dos autobuses. Mañana el grupo saldrá en tres autobuses."
    counts = draft(text, index, PUBLISHED, "es").counts
    assert [one.status for one in counts] == ["reported", "expected"]


@pytest.mark.parametrize(
    ("code", "text", "speakers"),
    [
        ("es", "Salieron 30 personas el lunes de Loja, en el sur de Ecuador, informó el consulado de Perú.",  # noqa: E501
         ["el consulado de Perú"]),
        ("es", "El alcalde, Rodrigo Celi, habló de 75 personas, mientras que la policía contó 82 en el "  # noqa: E501
         "puesto.", ["Rodrigo Celi", "la policía"]),
        ("ru", "В Бийск приехали 46 студентов, сообщило министерство образования Республики Алтай.",
         ["министерство образования Республики Алтай"]),
        ("ru", "По данным пограничной службы, границу пересекли 43 человека.",
         ["пограничной службы"]),
    ],
)  # fmt: skip
def test_a_figure_is_said_by_whoever_gives_it(
    code: str, text: str, speakers: list[str], index: Index
) -> None:
    assert [one.speaker for one in draft(text, index, PUBLISHED, code).counts] == speakers
