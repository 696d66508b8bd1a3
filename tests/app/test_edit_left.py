"""The end of the proposals on the page Edit: what passages left, and the key that drops it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from overland.drafting import desk, groups
from overland.drafting.draft_file import DraftFile
from overland.geocoding.index import open_index
from tests import drafted

ROOT = Path(__file__).parents[2]
TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday.\n\n"
    "Buses left Tyre on Tuesday. Another 40 people reached Sidon."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    return app.run()


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def test_passages_come_first_and_what_they_leave_goes_by_one_key(new_trip: Path) -> None:
    folder = new_trip
    desk.add_text(folder, TEXT, open_index(drafted.TABLE), ABOUT)
    app = opened()
    for _passage in range(2):
        assert "left" not in keys(app)
        app.button(key="together").click().run()
        assert not app.exception
    left = [one.id for one in DraftFile.read(folder).open]
    assert len(left) >= 2
    assert all(groups.lacking(DraftFile.read(folder).get(name)) for name in left)
    assert app.session_state["edit-current"] in left
    app.button(key="left").click().run()
    assert not app.exception
    assert DraftFile.read(folder).open == []
    app.button(key="undo").click().run()
    assert [one.id for one in DraftFile.read(folder).open] == left


def test_what_goes_with_a_dropped_event_is_told_with_how_many_and_undo_brings_it_back(
    folder: Path,
) -> None:
    app = opened()
    found = DraftFile.read(folder)
    event = next(one for one in found.open if one.table == "events")
    figure = next(one for one in found.open if one.table == "counts")
    assert figure.cells["event"] == event.cells["id"]
    app.session_state["edit-current"] = event.id
    app.run()
    app.button(key="drop").click().run()
    assert DraftFile.read(folder).get(figure.id).state == "dropped"
    (notice,) = [one.value for one in app.info if "left out" in one.value]
    assert "what belongs to it (2)" in notice.replace("\\", "")
    assert "Figure 2" in notice
    app.button(key="undo").click().run()
    assert {one.state for one in DraftFile.read(folder).proposals} == {"open"}
    assert not [one for one in app.info if "left out" in one.value]
