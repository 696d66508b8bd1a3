"""Places told by the words beside them: descriptions are none, neighbours say which is meant."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting.draft import draft
from overland.geocoding.index import Index

PUBLISHED = date(2016, 8, 23)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Ferries left a Caspian port for Baku in Azerbaijan.", "en", ["Baku", "Azerbaijan"]),
        ("They left an Adriatic island and a Ukrainian port by bus.", "en", []),
        ("They reached the Baltic port, and an Anatolian village, on Friday.", "en", []),
        (
            "The Caspian Sea is far from Port Sudan.",
            "en",
            ["Caspian Sea", "Port Sudan"],
        ),
        ("Salieron de un puerto del Caspio y de la ciudad siria.", "es", []),
        ("Ils ont quitté un port de la Caspienne et la ville syrienne.", "fr", []),
        ("Der Kaspische Hafen und die syrische Stadt blieben leer.", "de", []),
        ("Каспийский порт опустел. Суда вышли из черноморского порта.", "ru", []),
        ("Каспійський порт спорожнів. Судна вийшли з чорноморського порту.", "uk", []),
        ("غادرت سفينة ميناء على بحر قزوين. وبقي أطفال في مدرسة قرب الميناء.", "ar", []),
    ],
)
def test_what_a_place_is_called_by_its_kind_alone_is_no_name(
    text: str, language: str, names: list[str], index: Index
) -> None:
    assert [place.exact for place in draft(text, index, PUBLISHED, language).places] == names


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("A bus stopped in Cofradía, west of Culiacán.", "Cofradía", "MX"),
        ("A bus stopped in Cofradía, near San Pedro Sula.", "Cofradía", "HN"),
        ("Автобус остановился в Восе. Из Душанбе и Куляба пришла помощь.", "Восе", "TJ"),
    ],
)
def test_the_place_near_its_neighbours_is_the_first_candidate(
    text: str, name: str, near: str, index: Index
) -> None:
    (place,) = (one for one in draft(text, index, PUBLISHED).places if one.exact == name)
    assert place.candidates[0].country == near


def test_of_two_towns_of_one_name_at_a_border_a_person_says_which(index: Index) -> None:
    told = "Buses left Baku, Ganja and Lerik in Azerbaijan. "
    told += "Nine crossed into Iran at Astara on Sunday."
    (astara,) = (one for one in draft(told, index, PUBLISHED).places if one.exact == "Astara")
    assert astara.chosen is None
    assert {"AZ", "IR"} <= {one.country for one in astara.candidates}
    told = "Buses left Baku in Azerbaijan and stopped at Astara."
    (astara,) = (one for one in draft(told, index, PUBLISHED).places if one.exact == "Astara")
    chosen = next(one for one in astara.candidates if one.source == astara.chosen)
    assert chosen.country == "AZ"
