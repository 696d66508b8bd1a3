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
