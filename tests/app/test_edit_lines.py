"""Lines on the page Edit: drawn one by one in sight of the editor, or said to be none."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from overland import i18n
from overland.commands import route
from overland.commands.outcome import Outcome
from overland.story.table_writer import TableText
from overland.ui import edit_lines
from tests.app.test_edit import opened

_PAGE = """
from pathlib import Path
import streamlit as st
from overland.commands import route
from overland.ui import edit_lines
edit_lines.choose(Path(st.session_state["folder"]), route.run)
"""


@pytest.fixture
def legs(folder: Path) -> Path:
    """A story with three legs by sea between three ports."""
    places = TableText.read(folder / "places.csv")
    for name, latitude, longitude in (("a", 33.9, 35.5), ("b", 34.7, 33.0), ("c", 36.8, 34.6)):
        point = {"latitude": str(latitude), "longitude": str(longitude)}
        places.insert({"id": name, "name": name.upper(), "kind": "port", "role": "stop"} | point)
    places.write(folder / "places.csv")
    table = TableText.read(folder / "legs.csv")
    for number, (one, two) in enumerate((("a", "b"), ("b", "c"), ("c", "a")), start=1):
        cells = {"mode": "sea", "status": "reported", "basis": "inferred", "note": "As told."}
        ends = {"id": f"{one}-{two}", "origin": one, "destination": two, "position": str(number)}
        table.insert({**ends, **cells})
    table.write(folder / "legs.csv")
    return folder


def _shown(folder: Path) -> AppTest:
    i18n.use("en")
    app = AppTest.from_string(_PAGE, default_timeout=60)
    app.session_state["folder"] = str(folder)
    return app.run()


def test_each_line_stands_before_the_next_leg_is_told_and_how_far_it_is_is_shown(
    legs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, str]] = []
    progress = st.progress

    class Bar:
        def __init__(self, bar: Any) -> None:
            self.bar = bar

        def progress(self, share: float, words: str) -> None:
            lines = legs / "routes.geojson"
            number = lines.read_text(encoding="utf-8").count('"method"') if lines.exists() else 0
            told.append((number, words.replace("\\", "")))
            self.bar.progress(share, words)

    monkeypatch.setattr(st, "progress", lambda share: Bar(progress(share)))
    app = _shown(legs)
    app.button(key="draw-all").click().run()
    assert not app.exception
    assert told == [(0, "Line 1 of 3: A → B"), (1, "Line 2 of 3: B → C"), (2, "Line 3 of 3: C → A")]
    assert len(app.info[0].value.splitlines()) == 3


def test_who_stops_keeps_what_is_drawn_and_is_told_of_it(
    legs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, asked = route.run, []

    def first_alone(arguments: argparse.Namespace) -> Outcome:
        asked.append(arguments.leg)
        if len(asked) > 1:
            st.stop()  # as a press on the page does
        return run(arguments)

    monkeypatch.setattr(route, "run", first_alone)
    app = _shown(legs)
    app.button(key="draw-all").click().run()
    assert asked == ["a-b", "b-c"]
    app.run()
    assert app.info[0].value.replace("\\", "").startswith("A → B: ")
    assert "Draw all 2" in app.button(key="draw-all").label


def test_a_leg_that_has_no_line_for_a_reason_wants_none(legs: Path) -> None:
    app = _shown(legs)
    app.text_input(key="no-line-a-b").set_value("nobody says which way the ship took").run()
    assert not app.exception
    row = TableText.read(legs / "legs.csv").rows()[0]
    assert row["note"] == "As told. id: “a-b” Nobody says which way the ship took."
    assert edit_lines.undrawn(legs, set()) == ["b-c", "c-a"]
    assert "Draw all 2" in app.button(key="draw-all").label
    assert app.selectbox[0].value == "b-c"
    label = next(one for one in app.selectbox[0].options if one.startswith("A → B"))
    assert label.endswith("no line, as its note says")
    assert {"Without a line: b-c, c-a"} <= {w.value.replace("\\", "") for w in opened().warning}
