"""Drafting in the languages that there are words for, on texts written for these tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting.draft import draft
from overland.drafting.lexicon import LANGUAGES
from overland.geocoding.index import Index, open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
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


@pytest.fixture(scope="module")
def index() -> Index:
    return open_index(TABLE)


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
