"""The page Edit as Streamlit runs it, and that a hosted app does not have it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit import config as streamlit_config
from streamlit.testing.v1 import AppTest

from overland import config
from overland.drafting import desk, groups, unsaved
from overland.drafting.draft_file import DraftFile
from overland.geocoding import ledger
from overland.html.draft_text import marked
from overland.story.table_writer import TableText
from overland.ui import edit_fields, edit_tables

ROOT = Path(__file__).parents[2]


def opened(key: str = "open sesame") -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"] = "trip"
    app.query_params["key"] = key
    return app.run()


def test_the_page_asks_for_the_key_and_shows_nothing_without_it(folder: Path) -> None:
    app = opened("guess")
    assert not app.exception
    assert [field.label for field in app.text_input] == ["Key"]
    assert "“overland edit” wrote in the terminal" in app.caption[0].value
    assert "not the key" in app.error[0].value
    # A link, or a tab, may still have that of an earlier start.
    app.text_input[0].set_value("open sesame").run()
    assert "Key" not in [field.label for field in app.text_input]
    assert "key" not in app.query_params


def test_a_page_opened_without_a_story_pastes_into_none_that_nobody_chose(folder: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["key"] = "open sesame"
    app.run()
    assert not app.exception
    assert [field.label for field in app.text_input] == ["Title"]
    assert not app.text_area
    assert app.selectbox[0].value is None
    app.selectbox[0].set_value("trip").run()
    assert any(button.key == "accept" for button in app.button)


def test_accepting_on_the_page_writes_the_row_and_undo_takes_it_out(folder: Path) -> None:
    app = opened()
    assert not app.exception
    app.button(key="accept").click().run()
    assert not app.exception
    assert (folder / "places.csv").read_text().splitlines()[1:]
    app.button(key="undo").click().run()
    assert (folder / "places.csv").read_text().splitlines()[1:] == []


def test_what_is_typed_in_a_cell_is_on_the_disk(folder: Path) -> None:
    app = opened()
    one = DraftFile.read(folder).open[0]
    app.button(key="mend").click().run()
    app.text_input(key=f"cell-{one.id}-note").set_value("seen twice").run()
    assert DraftFile.read(folder).get(one.id).cells["note"] == "seen twice"


def test_the_key_mend_pressed_before_the_next_proposal_is_drawn_opens_that_one(
    folder: Path,
) -> None:
    app = opened()
    draft = DraftFile.read(folder)
    draft.drop(groups.ordered(draft)[0].id)
    app.button(key="mend").click().run()
    following = groups.next_open(draft)
    assert following
    assert app.text_input(key=f"cell-{following.id}-note").value == ""


def test_a_decision_on_what_somebody_else_has_changed_is_not_carried_out(folder: Path) -> None:
    app = opened()
    other = DraftFile.read(folder)
    other.drop(other.open[-1].id)
    app.button(key="accept").click().run()
    assert "Somebody else changed this draft" in app.error[0].value.replace("\\", "")
    assert (folder / "places.csv").read_text().splitlines()[1:] == []


def test_an_accepted_place_is_in_the_ledger_too_and_undo_takes_it_out(folder: Path) -> None:
    app = opened()
    app.button(key="accept").click().run()
    row = TableText.read(folder / "places.csv").rows()[0]
    entry = ledger.read(folder / ledger.FILE)[row["id"]]
    assert entry.choice is not None
    assert f"{entry.choice.latitude:.5f}" == row["latitude"]
    app.button(key="undo").click().run()
    assert ledger.read(folder / ledger.FILE) == {}


def test_a_pasted_point_becomes_the_proposals_own(folder: Path) -> None:
    app = opened()
    one = DraftFile.read(folder).open[0]
    app.text_input(key=f"point-{one.id}").set_value("33°53'N 35°30'E").run()
    assert DraftFile.read(folder).get(one.id).cells["latitude"] == "33.883333"


def test_a_new_story_is_begun_by_its_title(folder: Path) -> None:
    app = opened()
    app.text_input(key="new-title").set_value("Ferries from Beirut")
    next(b for b in app.button if b.label == "Begin").click().run()
    assert not app.exception
    about = json.loads((folder.parent / "ferries-from-beirut" / "datapackage.json").read_text())
    assert about["title"] == "Ferries from Beirut"


def test_the_title_is_written_as_it_is_typed_and_nothing_else_changes(folder: Path) -> None:
    app = opened()
    path = folder / "datapackage.json"
    before = json.loads(path.read_text())
    app.text_input(key="about-trip-title").set_value("Two ferries").run()
    assert json.loads(path.read_text()) == {**before, "title": "Two ferries"}


def test_what_is_wrong_is_listed_beside_the_proposals(folder: Path) -> None:
    app = opened()
    assert any("before a reader sees it" in one.label for one in app.expander)


SHEET = 'id,name,kind,mine\n"tyre","Tyre",town,kept \nsidon,Sidon,town,\n'


def test_a_sheet_changes_the_cells_that_were_touched_and_no_other_byte() -> None:
    table = TableText(SHEET)
    edit_tables.apply(table, {"edited_rows": {1: {"kind": "city"}}}, ["tyre", "sidon"])
    assert table.text() == SHEET.replace("sidon,Sidon,town", "sidon,Sidon,city")


def test_rows_of_a_sheet_are_added_and_taken_out() -> None:
    table = TableText(SHEET)
    changed = {"added_rows": [{"id": "beirut", "name": "Beirut"}], "deleted_rows": [0]}
    edit_tables.apply(table, changed, ["tyre", "sidon"])
    assert [row["id"] for row in table.rows()] == ["sidon", "beirut"]


def test_a_short_mark_shows_inside_the_sentence_that_holds_it() -> None:
    marks = [(0, 20, "p1", "events", "open"), (4, 9, "p2", "places", "open")]
    assert 'id="mark-p2"' in marked("Off Tyre, they left.", marks)
    assert 'id="mark-p1"' in marked("Off Tyre, they left.", marks, current="p1")


HOSTED = """
import sys
import time
from overland.server import app
from overland.ui import frame
assert "edit" not in [m.kwargs.get("pages") for m in app.middleware() if "pages" in m.kwargs][0]
assert frame.editing_pages() == []
assert not [name for name in sys.modules if name.startswith(("overland.ui.edit", "overland.drafting"))]
"""  # noqa: E501


@pytest.mark.parametrize("turned_on", ["", "1"])
def test_a_hosted_app_has_no_page_to_edit_without_a_secret(turned_on: str) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", config.EDIT: turned_on}
    done = subprocess.run(
        [sys.executable, "-c", HOSTED], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_words_left_in_fields_stand_there_again_and_are_written_where_they_belong(
    folder: Path,
) -> None:
    one = DraftFile.read(folder).open[0]
    now = time.time()
    left = {f"cell-{one.id}-note": "seen", "about-trip-title": "Two", "text-url-trip": "https://a",
            "text-pasted-trip": "A second ferry", "sheet-events-1": "half a word"}  # fmt: skip
    unsaved.keep(folder, {key: (words, now) for key, words in left.items()})
    app = opened()
    assert not app.exception
    assert app.text_area(key="text-pasted-trip").value == "A second ferry"
    assert app.text_input(key="text-url-trip").value == "https://a"
    assert DraftFile.read(folder).get(one.id).cells["note"] == "seen"
    assert json.loads((folder / "datapackage.json").read_text())["title"] == "Two"
    app.button(key="forget-cells").click().run()
    assert sorted(unsaved.waiting(folder)) == ["text-pasted-trip", "text-url-trip"]
    assert app.text_area(key="text-pasted-trip").value == "A second ferry"


def test_next_leads_on_from_the_proposal_that_is_shown_first(folder: Path) -> None:
    app = opened()
    first, second = (one.id for one in DraftFile.read(folder).open[:2])
    app.button(key="next").click().run()
    assert app.session_state["edit-current"] == second != first


def test_one_button_draws_every_leg_without_a_line_and_tells_what_each_became(folder: Path) -> None:
    places = TableText.read(folder / "places.csv")
    for name, latitude, longitude in (("a", 33.9, 35.5), ("b", 34.7, 33.0), ("c", 36.8, 34.6)):
        point = {"latitude": str(latitude), "longitude": str(longitude)}
        places.insert({"id": name, "name": name.upper(), "kind": "port", "role": "stop"} | point)
    places.write(folder / "places.csv")
    legs = TableText.read(folder / "legs.csv")
    ends = [
        ("over", "a", "b", "sea"), ("back", "b", "c", "air"), ("train", "c", "a", "rail"),
        ("walk", "a", "c", "foot"), ("on", "c", "d", "sea"),
    ]  # fmt: skip
    for number, (name, origin, destination, mode) in enumerate(ends, start=1):
        row = {"origin": origin, "destination": destination, "mode": mode, "status": "reported"}
        legs.insert({"id": name, "position": str(number)} | row)
    legs.write(folder / "legs.csv")
    app = opened()
    assert {f.proto.max_upload_size_mb for f in app.file_uploader} == {edit_fields.upload_mb()}
    app.button(key="draw-all").click().run()
    assert not app.exception
    drawn = json.loads((folder / "routes.geojson").read_text())["features"]
    assert [line["id"] for line in drawn] == ["over", "back", "train", "walk"]
    assert drawn[2]["properties"]["method"].endswith("it shows a direction, not the railway.")
    told = app.info[0].value.replace("\\", "").split("  \n")
    ways = ["A → B", "B → C", "C → A", "A → C", "C → ?"]  # by its places, not by its id
    assert [line.partition(":")[0] for line in told] == ways
    assert "draw-all" not in [button.key for button in app.button]


def test_a_field_for_files_tells_the_size_that_the_server_lets_through(folder: Path) -> None:
    before = streamlit_config.get_option("server.maxUploadSize")
    for let_through, told in ((5, 5), (21, config.EDIT_UPLOAD_MB)):
        streamlit_config.set_option("server.maxUploadSize", let_through)
        try:
            app = opened()
        finally:
            streamlit_config.set_option("server.maxUploadSize", before)
        fields = [field.proto.max_upload_size_mb for field in app.file_uploader]
        assert len(fields) > 1
        assert set(fields) == {told}
        assert any(f"At most {told}\u00a0MB" in one.value for one in app.caption)


def test_what_is_proposed_for_the_story_is_written_by_one_press_and_stands_in_its_fields(
    folder: Path,
) -> None:
    one = next(one for one in DraftFile.read(folder).open if one.table == "places")
    DraftFile.read(folder).change(one.id, {"role": "origin"})
    desk.accept(folder, one.id)
    before = json.loads((folder / "datapackage.json").read_text())
    app = opened()
    app.button(key="about-take").click().run()
    assert not app.exception
    now = json.loads((folder / "datapackage.json").read_text())
    assert (before["overland"]["timezone"], now["overland"]["timezone"]) == ("", "Asia/Beirut")
    assert app.text_input(key="about-trip-timezone").value == "Asia/Beirut"


def test_a_text_without_any_day_is_asked_for_one_before_it_is_drafted(folder: Path) -> None:
    app = opened()
    before = len(DraftFile.read(folder).proposals)
    app.text_area(key="text-pasted-trip").set_value("The boats left Tyre in Lebanon on Monday.")
    propose(app)
    assert any("No day of publication is given" in one.value for one in app.warning)
    assert len(DraftFile.read(folder).proposals) == before
    dated = "TYRE, July 25, 2006 - The boats left Tyre in Lebanon on Monday."
    app.text_area(key="text-pasted-trip").set_value(dated)
    propose(app)
    found = DraftFile.read(folder).proposals[before:]
    assert "2006-07-24" in {one.cells.get("date") for one in found}
    assert app.text_area(key="text-pasted-trip").value == ""
    app.text_area(key="text-pasted-trip").set_value(dated)
    propose(app)
    assert any("in the story already" in one.value for one in app.error)
    assert len(DraftFile.read(folder).proposals) == before + len(found)
    assert "2006-07-25" in (folder / "sources.csv").read_text(encoding="utf-8")


def propose(app: AppTest) -> None:
    next(b for b in app.button if b.label == "Propose rows").click().run()


def test_a_refusal_speaks_the_readers_language(folder: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    app.query_params["lang"] = "es"
    app.run()
    event = next(o for o in DraftFile.read(folder).open if o.table == "events" and o.cells["place"])
    # While its form is open nothing stands beside it: its place is shown first.
    app.session_state["edit-current"] = app.session_state["edit-mend"] = event.id
    app.run()
    app.button(key="accept").click().run()
    assert any("No se ha aceptado nada" in told.value for told in app.error)
