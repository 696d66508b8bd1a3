"""The page Edit after an answer: compared again by itself, points that ask nothing, languages."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from overland import config, i18n
from overland.commands import check
from overland.drafting import dateline, desk, groups
from overland.drafting.draft_file import DraftFile
from overland.evidence.doubts import findings
from overland.geocoding.index import open_index
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.ui import edit_card, edit_publish, edit_tables
from tests.app.conftest import ABOUT, GAZETTEER

ROOT = Path(__file__).parents[2]


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    return app.run()


def test_what_changed_since_it_was_compared_is_compared_again_by_itself(folder: Path) -> None:
    found = DraftFile.read(folder)
    for one in found.open:
        if groups.lacking(one):
            groups.drop(DraftFile.read(folder), one.id)
    desk.accept_all(DraftFile.read(folder), [one.id for one in DraftFile.read(folder).open])
    about = {
        "title": "Ferries",
        "description": "Ferries left Beirut.",
        "contributors": [{"title": "Ana"}],
    }
    edit_publish.describe(folder, {**about, "overland": {"timezone": "Asia/Beirut"}})
    app = opened()
    app.button(key="compare").click().run()
    assert not app.exception
    record = (folder / "verification.json").read_text()
    event = TableText.read(folder / "events.csv").rows()[0]["id"]
    edit_tables.change(folder / "events.csv", event, {"note": "It is the Monday before."})
    told = check.run(argparse.Namespace(root=config.data(), slugs=["trip"], strict=True)).problems
    assert any(one.message.endswith(findings.NOT_AS_COMPARED) for one in told)
    opened()
    told = check.run(argparse.Namespace(root=config.data(), slugs=["trip"], strict=True)).problems
    assert not any(one.message.endswith(findings.NOT_AS_COMPARED) for one in told)
    assert (folder / "verification.json").read_text() != record


def test_a_settled_point_asks_nothing_where_the_sentence_has_a_map_of_all(folder: Path) -> None:
    one = next(one for one in DraftFile.read(folder).open if one.cells.get("name") == "Lebanon")
    alone = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    alone.session_state["edit-mend"] = alone.session_state["edit-current"] = one.id
    alone.query_params["story"], alone.query_params["key"] = "trip", "open sesame"
    fields = {field.key for field in alone.run().text_input}
    assert f"point-{one.id}" in fields  # in the form that mends it
    shown = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    shown.session_state["edit-current"] = one.id
    shown.query_params["story"], shown.query_params["key"] = "trip", "open sesame"
    assert f"point-{one.id}" not in {field.key for field in shown.run().text_input}


def test_what_is_noted_of_a_text_is_in_its_language_and_why_in_the_pages(new_trip: Path) -> None:
    index = open_index(GAZETTEER)
    text = "ORURO, Bolivia – Ocho buses salieron de Uyuni el jueves.\n\nLlegaron 40 viajeros."
    desk.add_text(new_trip, text, index, ABOUT)
    told = {one.table: one for one in DraftFile.read(new_trip).open if one.table == "events"}
    notes = [one.cells["time_note"] for one in DraftFile.read(new_trip).open
             if one.table == "events" and one.cells["time_note"]]  # fmt: skip
    assert notes == ["“jueves”: El último jueves hasta la publicación, 2006-07-19."]
    assert told["events"].reason == "The sentence gives no date: until publication."
    i18n.use("es")
    try:
        assert edit_card.why_proposed(told["events"]).startswith("La frase no da fecha")
    finally:
        i18n.use("en")


_OWN_AND_ANOTHER = """
from pathlib import Path
import streamlit as st
from overland.drafting.draft_file import DraftFile
from overland.ui import edit_desk, edit_proposals

folder = Path({folder!r})
page = edit_desk.Desk(folder, DraftFile.read(folder))
found = DraftFile.read(folder)
found.drop(found.open[-1].id)
st.session_state["edit-seen"] = {{str(folder): found.revision}}
st.write(str(edit_proposals.changed_elsewhere(page)))
found.drop(found.open[-1].id)
st.write(str(edit_proposals.changed_elsewhere(page)))
"""


def test_an_editors_own_decision_is_told_as_nobody_elses(folder: Path) -> None:
    app = AppTest.from_string(_OWN_AND_ANOTHER.format(folder=str(folder))).run()
    assert not app.exception
    assert [told.value for told in app.markdown] == ["False", "True"]


def test_a_row_that_another_needs_is_decided_on_first_where_it_is_not_shown_beside(
    folder: Path,
) -> None:
    figure = next(one for one in DraftFile.read(folder).open if one.table == "counts")
    event = next(one for one in DraftFile.read(folder).open if one.table == "events")
    needed = {one.id for one in groups.referred(DraftFile.read(folder), figure)}
    assert event.id in needed
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.session_state["edit-current"] = app.session_state["edit-mend"] = figure.id
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    app.run().button(key="accept").click().run()
    assert not app.exception
    assert "Nothing was accepted" in app.error[0].value
    assert app.session_state["edit-current"] in needed
    assert len(DraftFile.read(folder).open) == len(DraftFile.read(folder).proposals)
    assert TableText.read(folder / "events.csv").rows() == []


def test_a_key_that_is_quicker_than_the_page_is_no_other_editors(folder: Path) -> None:
    place = next(one for one in DraftFile.read(folder).open if one.cells.get("name") == "Lebanon")
    app = AppTest.from_string(_QUICK.format(folder=str(folder), name=place.id)).run()
    assert not app.exception
    assert [told.value for told in app.markdown] == ["told:"]
    assert DraftFile.read(folder).get(place.id).state == "accepted"


_QUICK = """
from pathlib import Path
import streamlit as st
from overland.drafting.draft_file import DraftFile
from overland.ui import edit_candidates, edit_desk, edit_mend, edit_proposals

page = edit_desk.Desk(Path({folder!r}), DraftFile.read(Path({folder!r})))
for key, typed in (("note", "se"), ("note", "seen")):
    st.session_state[key] = typed
    edit_mend._save(page, {name!r}, "note", key)
edit_candidates._take(page.folder, page.draft.revision, {name!r}, dict(latitude="33.9"))
st.session_state["point"] = ""
edit_candidates._paste(page.folder, {name!r}, "point")
st.session_state["point"] = "33.9, 35.5"
edit_candidates._paste(page.folder, {name!r}, "point")
edit_proposals.do(page, "accept", {name!r})
st.write("told:" + st.session_state.get("edit-told", ""))
"""


def test_a_card_and_its_fields_are_in_words_and_guesses_can_be_told_to_be_right(
    folder: Path,
) -> None:
    app = opened()
    one = groups.ordered(DraftFile.read(folder))[0]
    assert one.guessed
    shown = next(html.proto.body for html in app.get("html") if "ov-draft-card" in html.proto.body)
    for raw in ("latitude", "as_written", "time_note", ">kind<", ">role<"):
        assert raw not in shown
    app.button(key="right").click().run()
    assert not app.exception
    assert DraftFile.read(folder).get(one.id).guessed == ()
    assert DraftFile.read(folder).get(one.id).state == "open"
    assert "right" not in [button.key for button in app.button]
    app.button(key="undo").click().run()
    assert DraftFile.read(folder).get(one.id).guessed == one.guessed
    app.button(key="mend").click().run()
    fields = (*app.text_input, *app.selectbox)
    labels = {field.label for field in fields if (field.key or "").startswith("cell-")}
    assert labels
    assert not labels & {column.name for column in TABLES[one.table].columns}


def test_a_day_without_its_year_is_told_as_that(folder: Path) -> None:
    app = opened()
    words = "TYRE, July 25 - The boats left Tyre in Lebanon on Monday and reached Sidon."
    app.text_area(key="text-pasted-trip").set_value(words)
    next(b for b in app.button if b.label == "Propose rows").click().run()
    assert any("“July 25”, without a year" in one.value for one in app.warning)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ТИР, 25 июля — Суда вышли из порта и на борту было 40 человек.", "25 июля"),
        ("TIRO, 25 de julio. Los barcos salieron de la ciudad con los vecinos.", "25 de julio"),
        ("TYR, 25 juillet – Les navires ont quitté la ville avec des habitants.", "25 juillet"),
        ("TYROS, 25. Juli – Die Schiffe haben die Stadt mit den Menschen verlassen.", "25. Juli"),
        ("TYRE, July 25, 2006 - The boats left the city and the port of Tyre.", ""),
        ("TIRO, 25 de julio de 2006. Los barcos salieron de la ciudad.", ""),
        ("The boats left the city and the port of Tyre on Monday.", ""),
        ("GENEVA - At least 12 may have drowned, officials said on Monday.", ""),
    ],
)
def test_the_day_that_lacks_its_year_is_found_in_each_language(text: str, day: str) -> None:
    assert dateline.day_without_year(text) == day
