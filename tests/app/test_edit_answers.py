"""Every doubt that the last step of the page Edit lists has an answer there that closes it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from overland import i18n
from overland.drafting import desk, groups, guesses
from overland.drafting.draft_file import DraftFile
from overland.errors import Problem
from overland.evidence.doubts.note_answers import note_answers
from overland.geocoding.index import open_index
from overland.importing import spreadsheet
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.ui import edit_faults, edit_fields, edit_publish, edit_tables, edit_told, edit_words
from tests.app.conftest import ABOUT, GAZETTEER
from tests.app.test_edit import opened

_PAGE = """
from pathlib import Path
import streamlit as st
from overland.ui import edit_faults
edit_faults.mend(Path(st.session_state["folder"]), st.session_state["found"], print)
"""


def _shown(folder: Path, *found: Problem) -> AppTest:
    i18n.use("en")
    app = AppTest.from_string(_PAGE, default_timeout=60)
    app.session_state["folder"], app.session_state["found"] = str(folder), found
    return app.run()


def test_a_doubt_of_a_line_is_answered_in_the_note_of_its_leg(folder: Path) -> None:
    legs = TableText.read(folder / "legs.csv")
    legs.insert({"id": "over", "position": "1", "note": "By night."})
    legs.write(folder / "legs.csv")
    remedy = "Draw it; or say why in the note of its row in legs.csv: method: “by hand” ..."
    doubt = Problem("routes.geojson", 0, "over.method", "by hand", "is odd", remedy, "warning")
    app = _shown(folder, doubt)
    (field,) = [one for one in app.text_input if one.label == edit_faults.why()]
    field.set_value("the harbour office drew it").run()
    assert not app.exception
    (row,) = TableText.read(folder / "legs.csv").rows()
    assert row["note"] == "By night. method: “by hand” The harbour office drew it."


def test_a_doubt_of_an_excerpt_beside_is_answered_in_its_own_row(folder: Path) -> None:
    desk.accept(folder, next(o.id for o in DraftFile.read(folder).open if o.table == "events"))
    event = TableText.read(folder / "events.csv").rows()[0]["id"]
    words = f"item,source,exact,prefix,suffix\n{event},gazette,left,,\n"
    (folder / "evidence.csv").write_text(words, encoding="utf-8")
    remedy = "Mend it; or say why in the note of its row in events.csv: exact: “left” ..."
    doubt = Problem("evidence.csv", 2, "exact", "left", "is odd", remedy, "warning")
    app = _shown(folder, doubt)
    (field,) = [one for one in app.text_input if one.label == edit_faults.why()]
    field.set_value("the quay is meant by it").run()
    note = TableText.read(folder / "events.csv").rows()[0]["note"]
    assert note.endswith("exact: “left” The quay is meant by it.")


def test_an_answer_in_other_words_takes_the_place_of_the_first() -> None:
    answer = edit_told.PlainAnswer("headline", ("3",), of_story=False)
    note = edit_faults.answered("By night. speaker: “Haddad” the same man", answer, "it is so")
    again = edit_faults.answered(note, answer, "the editors counted hours")
    assert again == (
        "By night. speaker: “Haddad” the same man. headline: “3” The editors counted hours."
    )
    assert [one.column for one in note_answers(again)] == ["speaker", "headline"]


def test_guesses_that_went_in_are_told_to_be_right_by_one_press(folder: Path) -> None:
    found = DraftFile.read(folder)
    desk.accept_all(found, [o.id for o in groups.ready(found, groups.ordered(found))])
    assert list(guesses.untouched(folder))
    about = {"title": "Ferries", "version": "1.0.0", "description": "Ferries left Beirut."}
    more = {"contributors": [{"title": "Ana"}], "overland": {"timezone": "Asia/Beirut"}}
    edit_publish.describe(folder, {**about, **more})
    app = opened()
    told = [html.proto.body for html in app.get("html") if "stand as they were" in html.proto.body]
    assert told
    assert all("press the button below" in one for one in told)
    app.button(key="guesses-right").click().run()
    assert not app.exception
    assert not list(guesses.untouched(folder))
    assert "guesses-right" not in [button.key for button in app.button]
    desk.undo(DraftFile.read(folder))
    assert list(guesses.untouched(folder))


def test_who_denies_is_named_as_its_headline_begins(new_trip: Path) -> None:
    text = (
        "TYRE, Lebanon - The governor of Tyre, Karim Haddad, denied on Monday that anyone had "
        "been turned away at Tyre."
    )
    desk.add_text(new_trip, text, open_index(GAZETTEER), ABOUT)
    event = next(o for o in DraftFile.read(new_trip).open if o.table == "events")
    assert event.cells["speaker"] == "The governor of Tyre, Karim Haddad"
    assert event.cells["headline"].startswith(event.cells["speaker"])


def test_no_column_and_no_table_has_its_own_name_on_the_page(folder: Path) -> None:
    i18n.use("es")
    for table in TABLES.values():
        assert edit_fields.kind(table.name) not in ("", table.name)
        for one in table.columns:
            assert edit_words.column(one.name, table.name) != one.name, one.name
            assert edit_words.help_of(one) is None  # it is written in English
    fields = [*spreadsheet.FIELDS, "events.date", "places.name"]
    assert not set(fields) & {edit_words.imported_as(name) for name in fields}
    i18n.use("en")
    assert edit_words.imported_as("events.date") == "Event: Date"
    assert edit_words.column("role", "quotes") != edit_words.column("role", "places")
    app = opened()
    assert not app.exception
    columns = app.dataframe[0].proto.columns
    assert '"label": "Headline"' in columns
    assert app.selectbox(key="edit-table").options[0] == "Text"


def test_a_place_that_is_lacking_is_chosen_by_its_name(folder: Path) -> None:
    found = DraftFile.read(folder)
    desk.accept_all(found, [o.id for o in groups.ready(found, groups.ordered(found))])
    event = TableText.read(folder / "events.csv").rows()[0]
    edit_tables.change(folder / "events.csv", event["id"], {"place": ""})
    doubt = Problem("events.csv", 2, "place", "", "event 'a' has no place", "Give it", "warning")
    app = _shown(folder, doubt)
    field = next(one for one in app.selectbox if one.label == "Place")
    assert field.options == ["", "Beirut", "Lebanon"]
    field.set_value("beirut").run()
    assert not app.exception
    assert TableText.read(folder / "events.csv").rows()[0]["place"] == "beirut"


def test_a_column_that_is_not_understood_is_told_as_left_out_and_can_be_named(
    folder: Path,
) -> None:
    app = opened()
    words = b"Ort;Breite;Was\nBeirut;33,89;Abfahrt\n"
    app.file_uploader(key="files-trip").set_value([("a.csv", words, "text/csv")]).run()
    assert not app.exception
    sheet = next(one for one in app.dataframe if "Understood as" in one.value.columns)
    assert list(sheet.value["Understood as"]) == ["name", "latitude", "-"]
    assert '"label": "left out"' in sheet.proto.columns
