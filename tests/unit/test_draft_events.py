"""Which sentences make an event, and what the events say of where, when and by whom."""

from __future__ import annotations

from datetime import date

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import Index

PUBLISHED = date(2023, 2, 9)


def rows(text: str, index: Index, table: str) -> list[Stored]:
    about = table_rows.About("a-paper", "Southern Courier", PUBLISHED.isoformat())
    found = table_rows.rows(text, draft(text, index, PUBLISHED), about)
    return [row for row in found if row.table == table]


def test_a_movement_at_a_place_is_an_event_without_a_leg_a_figure_or_a_day(index: Index) -> None:
    text = "Coaches left Chokwe, Mozambique, on Wednesday. They crossed the river at Magude."
    magude = rows(text, index, "events")[-1]
    assert (magude.cells["kind"], magude.cells["place"]) == ("crossing", "magude")
    bridge = "Coaches left Chokwe, Mozambique, on Wednesday. The bridge at Magude is old."
    assert len(rows(bridge, index, "events")) == 1


def test_more_words_of_one_speaker_are_of_one_event(index: Index) -> None:
    text = (
        '"The water came up," said Amelia Cossa, a student. "We held our books."\n\n'
        '"We waited," said the driver.'
    )
    events, quotes = rows(text, index, "events"), rows(text, index, "quotes")
    assert [quote.cells["event"] for quote in quotes] == [
        events[0].cells["id"], events[0].cells["id"], events[1].cells["id"]
    ]  # fmt: skip
    apart = '"The water came up," said Amelia Cossa. "We waited," said the driver.'
    assert len(rows(apart, index, "events")) == 2


def test_what_is_said_was_said_where_the_speaker_is_and_not_where_the_words_are_of(
    index: Index,
) -> None:
    text = 'Mozambique. "There are no dead in Chokwe," she told reporters in Xai-Xai.'
    assert rows(text, index, "events")[-1].cells["place"] == "xai-xai"


def test_a_speaker_who_is_told_of_in_between_gives_the_figure_too(index: Index) -> None:
    text = "A nurse, who asked not to be named, said she had seen two bodies in Chokwe."
    assert rows(text, index, "counts")[0].cells["speaker"] == "A nurse"
    told_of = 'Then "it rained," said Mona Haddad, who has two sons in Chokwe.'
    assert rows(told_of, index, "counts")[0].cells["speaker"] != "Mona Haddad"


def test_a_denial_has_no_day_of_what_it_denies(index: Index) -> None:
    text = "The mayor of Chokwe denied that anyone had drowned when the river rose on Monday."
    assert rows(text, index, "events")[0].cells["date"] == "/2023-02-09"
    said = "The mayor of Chokwe denied on Monday that anyone had drowned."
    assert rows(said, index, "events")[0].cells["date"] == "2023-02-06"


def test_a_time_of_day_alone_is_of_the_day_told_of_before(index: Index) -> None:
    text = "Coaches left Chokwe, Mozambique, on Tuesday. They reached Macia at about 8 p.m."
    macia = rows(text, index, "events")[-1]
    assert (macia.cells["place"], macia.cells["date"]) == ("macia", "2023-02-07")
    assert "date" in macia.guessed
    assert macia.cells["time_note"] == "Counted from the date named before, 2023-02-07."
    ahead = "Coaches will leave Chokwe, Mozambique, on Friday. Others reached Macia at 8 p.m."
    assert rows(ahead, index, "events")[-1].cells["date"] == "/2023-02-09"
    untold = text.replace("at about 8 p.m.", "in the end.")
    assert rows(untold, index, "events")[-1].cells["date"] == "/2023-02-09"


def test_a_length_or_a_time_that_something_took_is_no_figure(index: Index) -> None:
    text = (
        "Three coaches left Chokwe, Mozambique, for Macia, 60 kilometres to the south. "
        "Their 31 passengers waited two hours, 12 of them in the rain."
    )
    counted = [row.cells["as_written"] for row in rows(text, index, "counts")]
    assert counted == ["Three coaches", "31 passengers", "12 of them"]
