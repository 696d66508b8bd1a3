"""Messages of a second view: the page's script is not sent again for what it is told."""

from __future__ import annotations

from pathlib import Path

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
MOST_TOLD = 4_000
"""Bytes of what a view tells the script; the script itself has ten times as many."""


def _components(app: AppTest) -> list[BidiComponent]:
    found = (element.proto for element in app.get("bidi_component"))
    return [proto for proto in found if isinstance(proto, BidiComponent)]


def test_another_view_sends_what_the_script_is_told_and_not_the_script() -> None:
    app = AppTest.from_file(str(ROOT / "overland" / "ui" / "main.py"), default_timeout=60)
    app.query_params["story"] = "syria-2013"
    before = {one.SerializeToString() for one in _components(app.run())}
    app.query_params["place"] = "masnaa"
    after = {one.SerializeToString() for one in _components(app.run())}
    assert max(map(len, before)) > 10 * MOST_TOLD
    fresh = after - before
    assert fresh
    assert sum(map(len, fresh)) < MOST_TOLD
