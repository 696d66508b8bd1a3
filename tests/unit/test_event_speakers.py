"""Who tells of an event that a draft proposes, and where "his village" is."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.geocoding.index import Index

PUBLISHED = date(2024, 3, 14)


def events(text: str, index: Index, language: str = "en") -> list[dict[str, str]]:
    about = table_rows.About("a-paper", "Southern Courier", PUBLISHED.isoformat())
    found = table_rows.rows(text, draft(text, index, PUBLISHED, language), about)
    return [dict(row.cells) for row in found if row.table == "events"]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "status"),
    [
        ("en", "Forty people reached Agadez, Niger, on Monday, local officials said.",
         "local officials", "claimed"),
        ("en", "Two men died near Agadez, according to the aid group Alarme Phone Sahara.",
         "Alarme Phone Sahara", "claimed"),
        ("en", "Abdou Maman, a driver, said the buses left Agadez on Monday.",
         "Abdou Maman", "claimed"),
        ("en", "A flight is expected to leave Agadez on Friday, the official said.",
         "the official", "expected"),
        ("en", "She said the buses left Agadez on Monday.", "", "claimed"),
        ("en", "On Monday 12 buses left Agadez.", "", "reported"),
        ("en", 'The buses left Agadez on Monday. "It was hot," said a driver.', "", "reported"),
        ("en", "The company denied that buses had left Agadez.", "The company", "denied"),
        ("en", "The buses left Agadez on Monday and the company said more would follow.",
         "", "planned"),
        ("fr", "Ils sont arrivés jeudi à Bamako, ont indiqué des responsables locaux.",
         "des responsables locaux", "claimed"),
        ("es", "El alcalde de Cali dijo que 642 personas habían llegado a Bogotá el martes.",
         "El alcalde de Cali", "claimed"),
        ("ru", "Мигранты прибыли в четверг в Агадес, сообщили местные власти.",
         "местные власти", "claimed"),
    ],
)  # fmt: skip
def test_an_event_has_who_its_sentence_says_tells_of_it(
    language: str, text: str, speaker: str, status: str, index: Index
) -> None:
    first = events(text, index, language)[0]
    assert (first.get("speaker", ""), first["status"]) == (speaker, status)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Trucks left Arlit, Niger, for Agadez on Monday. Abdou Maman, the mayor of Agadez, "
         "said 642 people had reached his town on Tuesday.", "agadez"),
        ("fr", "Le maire de Bamako, Ali Diarra, a déclaré que 642 personnes avaient atteint sa "
         "ville mardi.", "bamako"),
        ("en", "Trucks left Arlit, Niger, for Agadez on Monday. Abdou Maman, the mayor of Agadez, "
         "said 642 people had passed on Tuesday.", ""),
    ],
)  # fmt: skip
def test_a_mayors_own_town_is_where_they_came_to(
    language: str, text: str, place: str, index: Index
) -> None:
    assert events(text, index, language)[-1]["place"] == place
