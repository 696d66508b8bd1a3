"""Sentences that belong to the event told before them, and what befalls people on their way."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import Index

PUBLISHED = date(2024, 3, 14)
CAME = {
    "en": "The mayor of Agadez, Niger, said 642 people had reached Arlit on Tuesday. ",
    "fr": "Le maire de Bamako a déclaré que 642 personnes avaient atteint Dakar mardi. ",
    "es": "El alcalde de Cali dijo que 642 personas habían llegado a Bogotá el martes. ",
    "ru": "Мэр сообщил, что в Агадес во вторник прибыли 642 человека. ",
}


def rows(text: str, language: str, index: Index, table: str) -> list[Stored]:
    about = table_rows.About("a-paper", "Southern Courier", PUBLISHED.isoformat())
    found = table_rows.rows(text, draft(text, index, PUBLISHED, language), about)
    return [row for row in found if row.table == table]


@pytest.mark.parametrize(
    ("language", "again"),
    [
        ("en", "The International Organization for Migration put the number at 587."),
        ("en", "An aid group gave the figure as 590."),
        ("en", "Police spoke of 587."),
        ("fr", "La police a évoqué 587."),
        ("es", "La policía habló de 587."),
        ("ru", "Полиция назвала цифру 587."),
    ],
)
def test_anothers_figure_is_of_the_event_that_it_counts(
    language: str, again: str, index: Index
) -> None:
    text = CAME[language] + again
    (event,) = rows(text, language, index, "events")
    counts = [row.cells for row in rows(text, language, index, "counts")]
    assert {row["event"] for row in counts} == {event.cells["id"]}
    assert counts[0]["speaker"] != counts[-1]["speaker"]


def test_a_figure_of_its_own_day_or_way_is_an_event_of_its_own(index: Index) -> None:
    other = CAME["en"] + "Police put the number at 587 on Wednesday."
    assert len(rows(other, "en", index, "events")) == 2
    alone = "It rained in Agadez, Niger. Police put the number at 587."
    assert len(rows(alone, "en", index, "events")) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", '"They told us to walk," said Ibrahima Diallo, 24, a mason from Guinea.'),
        ("en", '"We are tired," a woman said.'),
        ("fr", "« Nous sommes fatigués », a déclaré une femme."),
        ("ru", "«Мы устали», — сказала жительница."),
    ],
)
def test_words_alone_are_of_the_event_before_them(language: str, said: str, index: Index) -> None:
    text = f"{CAME[language]}\n\n{said}"
    (event,) = rows(text, language, index, "events")
    (quote,) = rows(text, language, index, "quotes")
    assert quote.cells["event"] == event.cells["id"]


def test_words_with_a_place_or_a_day_of_their_own_are_a_statement(index: Index) -> None:
    for said in ("an official in Agadez said.", "an official said on Wednesday."):
        text = f'{CAME["en"]}\n\n"Our centre is full," {said}'
        assert [row.cells["kind"] for row in rows(text, "en", index, "events")] == [
            "arrival", "statement"
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Two men died on the way, according to the aid group Alarme.", "incident"),
        ("en", "Three passengers were injured when a bus overturned near Agadez.", "incident"),
        ("fr", "Deux hommes sont morts en route, selon la police.", "incident"),
        ("es", "Dos hombres murieron en el camino, según la policía.", "incident"),
        ("ru", "Двое мужчин погибли по дороге, сообщила полиция.", "incident"),
        ("en", "The blast in Tyre on Saturday left 12 dead.", "background"),
        ("en", "The mayor denied that 2 men had died on the way.", "announcement"),
    ],
)
def test_who_dies_on_the_way_is_an_incident(
    language: str, text: str, kind: str, index: Index
) -> None:
    assert [row.cells["kind"] for row in rows(text, language, index, "events")] == [kind]
