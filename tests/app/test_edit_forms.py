"""The form of a proposal on the page Edit: what comes first, and what is chosen beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.elements.lib import policies
from streamlit.testing.v1 import AppTest

from overland import i18n
from overland.drafting import chosen_rows, desk, groups
from overland.drafting.draft_file import DraftFile, Stored
from overland.errors import Problem
from overland.geocoding.index import open_index
from overland.ui import edit_card, edit_told
from tests.app.test_edit import ROOT, opened


def _leg(folder: Path) -> Stored:
    """A leg that names neither end."""
    found = DraftFile.read(folder)
    index = open_index(ROOT / "data" / "gazetteer" / "places.csv")
    source = found.texts[0]["source"]
    name = chosen_rows.propose(found, index, source, "people", 0, "legs")
    return DraftFile.read(folder).get(name)


def test_the_words_of_the_source_come_right_behind_what_is_lacking(folder: Path) -> None:
    leg = _leg(folder)
    app = opened()
    app.session_state["edit-current"] = app.session_state["edit-mend"] = leg.id
    app.run()
    keys = [one.key or "" for one in app.main if getattr(one, "key", None)]
    fields = [key for key in keys if key.startswith(f"cell-{leg.id}-")]
    assert fields[:3] == [f"cell-{leg.id}-{name}" for name in ("origin", "destination", "exact")]


def test_an_end_that_is_chosen_beside_an_open_form_stands_in_it(folder: Path) -> None:
    leg = _leg(folder)
    app = opened()
    app.session_state["edit-current"] = app.session_state["edit-mend"] = leg.id
    app.run()
    app.button(key=f"candidate-{leg.id}-0").click().run()
    now = DraftFile.read(folder).get(leg.id)
    assert now.cells["origin"]
    assert app.selectbox(key=f"cell-{leg.id}-origin").value == now.cells["origin"]
    # Its name follows its ends, and stands in the form as well.
    assert app.text_input(key=f"cell-{leg.id}-id").value == now.cells["id"]


def test_why_there_is_no_day_is_not_told_of_a_day_that_the_editor_gave() -> None:
    reason = "The sentence gives no date: until publication."
    one = Stored("p", "events", {"date": "/2006-07-19"}, "text", guessed=("date",), reason=reason)
    assert edit_card.why_proposed(one) == reason
    given = Stored("p", "events", {"date": "2006-07-18"}, "text", reason=reason)
    assert edit_card.why_proposed(given) == ""


def test_the_cells_that_stand_as_proposed_are_named() -> None:
    i18n.use("en")
    rows = "places beirut: role, kind; counts a: unit"
    message = f"4 cells stand as guessed, touched by nobody: {rows}"
    told = edit_told.of_problem(Problem("draft.json", 0, "", "", message, "", "warning"))
    assert "Place: Role on the journey 1, Kind 1 (beirut); Figure: What is counted 1 (a)" in told
    many = "; ".join(f"places p{number}: kind" for number in range(9))
    message = f"9 cells stand as guessed, touched by nobody: {many}"
    told = edit_told.of_problem(Problem("draft.json", 0, "", "", message, "", "warning"))
    assert told.endswith("Place: Kind 9 (p0, p1, p2, p3, p4, p5, …)")


def _drafted(folder: Path, text: str) -> DraftFile:
    index = open_index(ROOT / "data" / "gazetteer" / "places.csv")
    about = {"title": "Coaches", "publisher": "Gazette", "published": "2024-06-14"}
    desk.add_text(folder, text, index, about)
    return DraftFile.read(folder)


def test_a_leg_without_an_end_is_given_one_beside_its_sentence_and_goes_in_with_it(
    folder: Path,
) -> None:
    found = _drafted(folder, "Six coaches left Tyre, Lebanon, on Tuesday. They reached Sidon.")
    leg = next(o for o in found.open if o.table == "legs" and not o.cells["origin"])
    one = next(o for o in found.open if o.table == "events" and o.start == leg.start)
    app = opened()
    app.session_state["edit-current"] = one.id
    app.run()
    offered = [button for button in app.button if f"candidate-{leg.id}-" in str(button.key)]
    # Both legs of the passage lack an end: each has keys of its own.
    keys = [str(button.key) for button in app.button if "candidate-" in str(button.key)]
    assert len({key.rpartition("-")[2] for key in keys}) == len(keys) > len(offered)
    assert offered[0].label.replace("\\", "") == "Origin: Tyre"
    offered[0].click().run()
    assert DraftFile.read(folder).get(leg.id).cells["origin"] == "tyre"
    assert app.session_state["edit-current"] == one.id
    app.button(key="together").click().run()
    assert DraftFile.read(folder).get(leg.id).state == "accepted"


def test_one_key_says_in_which_country_all_places_of_a_text_lie(folder: Path) -> None:
    found = _drafted(folder, "Six coaches left Ajaccio for Lyon on Tuesday, officials said.")
    lyon = next(o for o in found.open if o.cells.get("name") == "Lyon")
    app = opened()
    app.session_state["edit-current"] = lyon.id
    app.run()
    assert app.button(key="country").label.replace("\\", "") == "All in France: Ajaccio, Lyon"
    app.button(key="country").click().run()
    assert DraftFile.read(folder).get(lyon.id).cells["country"] == "FR"
    assert "country" not in [button.key for button in app.button]


def test_a_table_without_rows_has_its_columns_and_takes_a_first_row(folder: Path) -> None:
    app = opened()
    assert not app.exception
    sheet = app.dataframe[0]
    assert list(sheet.value.columns)[:3] == ["id", "date", "time_note"]


_RELATIONS = """
from pathlib import Path
import streamlit as st
from overland.ui import edit_relations
rows = [{"id": name, "as_written": name, "speaker": "Wire"} for name in ("a", "b")]
edit_relations.choose(Path(st.session_state["folder"]), rows)
"""


def test_a_relation_that_cannot_be_written_yet_says_what_it_lacks(tmp_path: Path) -> None:
    i18n.use("en")
    app = AppTest.from_string(_RELATIONS)
    app.session_state["folder"] = str(tmp_path)
    app.run()
    app.multiselect(key="relation-0").set_value(["a", "b"]).run()
    assert app.button(key="write-relation").disabled
    assert app.caption[-1].value == "Still needed: What a reader should know of it"
    app.text_input(key="relation-0-note").set_value("They differ.").run()
    assert not app.button(key="write-relation").disabled
    assert "Still needed" not in app.caption[-1].value


def test_a_key_for_a_proposal_that_was_gone_past_decides_nothing(folder: Path) -> None:
    app = opened()
    first = app.session_state["edit-current"]
    states = [one.state for one in DraftFile.read(folder).proposals]
    following = groups.next_open(DraftFile.read(folder), first)
    assert following is not None
    # "Next" was heard before "Accept", which was pressed on the page as it stood.
    app.session_state["edit-current"] = following.id
    app.button(key="accept").click().run()
    assert [one.state for one in DraftFile.read(folder).proposals] == states
    assert app.session_state["edit-current"] == following.id
    app.button(key="drop").click().run()
    now = DraftFile.read(folder)
    assert (now.get(first).state, now.get(following.id).state) == ("open", "dropped")


def test_a_proposal_that_was_gone_past_does_not_come_back_behind_the_next_decision(
    folder: Path,
) -> None:
    app = opened()
    first = app.session_state["edit-current"]
    app.button(key="next").click().run()
    second = app.session_state["edit-current"]
    app.button(key="drop").click().run()
    assert app.session_state["edit-current"] not in (first, second)
    assert DraftFile.read(folder).get(first).state == "open"


def test_a_place_of_the_passage_that_waits_for_a_point_is_given_one_there(folder: Path) -> None:
    text = "Nine buses left Adana in Turkey on Tuesday. They drove through Osmaniye to Mersin."
    found = _drafted(folder, text)
    place = next(o for o in found.open if o.cells.get("name") == "Osmaniye")
    assert groups.lacking(place)
    one = next(o for o in groups.beside(found, place) if o.table == "events")
    app = opened()
    app.session_state["edit-current"] = one.id
    app.run()
    button = app.button(key=f"beside-{place.id}-0")
    assert button.label.replace("\\", "").startswith("Osmaniye: Osmaniye, TR")
    button.click().run()
    assert not app.exception
    assert DraftFile.read(folder).get(place.id).cells["latitude"]
    assert app.session_state["edit-current"] == one.id
    app.button(key="together").click().run()
    assert DraftFile.read(folder).get(place.id).state == "accepted"


def test_words_that_another_field_gives_are_no_default_besides(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(policies, "_shown_default_value_warning", False)
    monkeypatch.setattr(policies._LOGGER, "warning", lambda words, key, **_more: told.append(key))
    app = opened()
    place = next(one for one in DraftFile.read(folder).open if one.table == "places")
    app.session_state["edit-current"] = app.session_state["edit-mend"] = place.id
    app.run()
    app.text_input(key=f"point-{place.id}").set_value("33.5, 35.5").run()
    assert app.text_input(key=f"cell-{place.id}-latitude").value == "33.5"
    assert told == []


def test_a_relation_is_headed_by_what_it_is_and_the_keys_are_told_from_the_start(
    folder: Path,
) -> None:
    heads = []
    for kind in ("part_of", "disagree"):
        cells = {"id": kind, "kind": kind, "note": "41.", "members": "a b"}
        one = Stored("", "relations", cells, "text", "open")
        heads.append(edit_card._heading(one))
    assert heads == ["Relation of figures: part of a whole", "Relation of figures: disagree"]
    assert any("K says that" in one.value for one in opened().caption)
