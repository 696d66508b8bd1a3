"""Words that an editor chooses become an ordinary proposal, with its evidence and its event."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import chosen_rows, desk
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.geocoding.index import Index, open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = (
    "A convoy left Beirut, Lebanon, on Tuesday. It stopped in Byblos and reached Tripoli on 13 "
    'June. The harbour office put the number on board at "more than 360"; the ferry company '
    "counted 348. Nobody slept, the captain said. The quay was quiet at Qalamun. "
    "They walked about 15 km, of which 4 km by night."
)
ABOUT = {"title": "Convoy", "publisher": "Gazette", "published": "2024-06-14"}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    desk.add_text(folder, TEXT, _index(), ABOUT)
    return folder


def _index() -> Index:
    return open_index(TABLE)


def _made(folder: Path, words: str, table: str) -> Stored:
    name = chosen_rows.propose(DraftFile.read(folder), _index(), "gazette", words, 0, table)
    return DraftFile.read(folder).get(name)


def test_a_figure_that_the_draft_missed_gets_its_number_its_words_and_its_event(
    story: Path,
) -> None:
    made = _made(story, "the ferry company\ncounted 348", "counts")
    told = next(one for one in DraftFile.read(story).proposals if one.id != made.id
                and one.cells.get("id") == made.cells["event"])  # fmt: skip
    assert "counted 348" in told.cells["exact"]
    wanted = {"minimum": "348", "maximum": "348", "as_written": "348", "source": "gazette",
              "exact": "the ferry company counted 348"}  # fmt: skip
    assert wanted.items() <= made.cells.items()
    assert TEXT[made.start : made.end] == made.cells["exact"]
    assert made.state == "open"
    assert made.cells["speaker"] == "the ferry company"
    assert {"event", "unit"} <= set(made.guessed)
    # Chosen once more it is the same proposal.
    assert _made(story, "the ferry company counted 348", "counts").id == made.id
    desk.accept_all(DraftFile.read(story), [told.id, made.id])
    assert "348" in (story / "counts.csv").read_text(encoding="utf-8")


def test_words_that_stand_twice_are_those_that_were_chosen(story: Path) -> None:
    name = chosen_rows.propose(
        DraftFile.read(story), _index(), "gazette", "on", TEXT.index("on board"), "events"
    )
    made = DraftFile.read(story).get(name)
    assert made.start == TEXT.index("on board")
    assert made.cells["suffix"].startswith(" board")


def test_the_event_of_a_part_of_a_sentence_has_the_day_and_place_of_these_words(
    story: Path,
) -> None:
    made = _made(story, "reached Tripoli on 13 June", "events")
    assert (made.cells["date"], made.cells["place"]) == ("2024-06-13", "tripoli")
    assert made.cells["headline"] == "reached Tripoli on 13 June"
    other = _made(story, "It stopped in Byblos", "events")
    # The day is that of the rest of the sentence: a guess.
    assert other.cells["date"] == "2024-06-13"
    assert "date" in other.guessed


def test_a_place_a_quotation_and_a_leg_are_made_of_words(story: Path) -> None:
    place = _made(story, "Qalamun", "places")
    assert (place.cells["name"], place.cells["exact"]) == ("Qalamun", "Qalamun")
    said = _made(story, '"more than 360"', "quotes")
    assert said.cells["text"] == said.cells["exact"] == "more than 360"
    assert said.cells["event"]
    leg = _made(story, "reached Tripoli", "legs")
    assert leg.cells["destination"] == "tripoli"
    assert not leg.cells["origin"]
    assert leg.cells["id"] == "to-tripoli"
    assert leg.lacks == ("origin",)


@pytest.mark.parametrize("words", ["about 15 km", "15 km", "4 km"])
def test_a_length_is_a_figure_where_a_person_says_so(story: Path, words: str) -> None:
    assert not [o for o in DraftFile.read(story).open if o.cells.get("unit") == "km"]
    made = _made(story, words, "counts")
    assert (made.cells["unit"], made.cells["as_written"]) == ("km", words)


def test_a_figure_of_a_sentence_without_an_event_brings_that_event(story: Path) -> None:
    made = _made(story, "Nobody", "counts")
    event = next(o for o in DraftFile.read(story).open if o.cells["id"] == made.cells["event"])
    assert event.table == "events"
    assert "Nobody slept" in event.cells["exact"]


def test_the_end_of_a_leg_is_a_place_that_the_words_name_proposed_if_it_was_not(
    story: Path,
) -> None:
    leg = _made(story, "reached Tripoli", "legs")
    found = DraftFile.read(story)
    chosen_rows.end_of_leg(found, _index(), leg.id, "origin", "gazette", "Byblos", 0)
    assert DraftFile.read(story).get(leg.id).cells["origin"] == "byblos"
    chosen_rows.end_of_leg(found, _index(), leg.id, "destination", "gazette", "Qalamun", 0)
    now = DraftFile.read(story)
    assert now.get(leg.id).cells["id"] == f"byblos-{now.proposals[-1].cells['id']}"
    assert now.get(leg.id).cells["destination"] == now.proposals[-1].cells["id"]
    assert now.proposals[-1].table == "places"


def test_undo_takes_a_proposal_of_words_away_again_and_redo_brings_it_back(story: Path) -> None:
    before = len(DraftFile.read(story).open)
    _made(story, "Nobody", "counts")
    assert len(DraftFile.read(story).open) == before + 2
    desk.undo(DraftFile.read(story))
    assert len(DraftFile.read(story).open) == before
    desk.redo(DraftFile.read(story))
    assert len(DraftFile.read(story).open) == before + 2


def test_words_that_stand_in_no_text_and_a_place_that_is_there_are_refused(story: Path) -> None:
    place = next(o for o in DraftFile.read(story).open if o.cells.get("name") == "Byblos")
    desk.accept_all(DraftFile.read(story), [place.id])
    before = (story / "draft.json").read_bytes()
    with pytest.raises(DraftFault, match="do not stand in the text"):
        _made(story, "nowhere", "counts")
    with pytest.raises(DraftFault, match="has this already"):
        _made(story, "Byblos", "places")
    with pytest.raises(DraftFault, match="no row"):
        _made(story, "Byblos", "sources")
    assert (story / "draft.json").read_bytes() == before


@pytest.mark.parametrize(
    ("chosen", "table"), [("The quay was quiet", "events"), ("Qalamun", "places")]
)
def test_the_id_of_what_was_undone_is_free_again(story: Path, chosen: str, table: str) -> None:
    first = _made(story, chosen, table)
    desk.undo(DraftFile.read(story))
    again = _made(story, chosen, table)
    assert again.cells["id"] == first.cells["id"]
    if table == "places":
        found = DraftFile.read(story)
        assert desk.known_places(story, found)["Qalamun"] == again.cells["id"]
    # A person's own decision to drop it does not free it: undo may take that back.
    DraftFile.read(story).drop(again.id)
    assert _made(story, chosen, table).cells["id"] != first.cells["id"]


@pytest.mark.parametrize("published", ["2006-07-XX", "2006-07", "2006"])
def test_words_of_a_source_of_which_only_the_month_is_known_are_a_proposal(
    story: Path, published: str
) -> None:
    sources = story / "sources.csv"
    sources.write_text(sources.read_text("utf-8").replace("2024-06-14", published), "utf-8")
    made = _made(story, "the ferry company counted 348", "counts")
    assert made.cells["minimum"] == "348"
