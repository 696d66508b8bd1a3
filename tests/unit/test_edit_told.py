"""Doubts of the check on the page Edit: in the editor's language, and answered in plain words."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from overland import config, i18n
from overland.commands import check, new, verify
from overland.drafting import desk, groups, source_texts
from overland.drafting.accepted_rows import DraftFault, complete
from overland.drafting.draft_file import DraftFile
from overland.errors import Problem
from overland.files import read_json
from overland.geocoding.index import open_index
from overland.routing import road_graph
from overland.story.table_writer import TableText
from overland.ui import edit_compared, edit_faults, edit_publish, edit_reader, edit_told

ROOT = Path(__file__).parents[2]
TEXT = (
    "ORURO, Bolivia – Ocho buses salieron de Uyuni hacia Potosí el jueves.\n\nLlegaron 40 viajeros."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    story = tmp_path / "stories" / "trip"
    about = {"title": "Trenes", "publisher": "Agencia", "published": "2006-07-19"}
    desk.add_text(story, TEXT, open_index(ROOT / "data" / "gazetteer" / "places.csv"), about)
    return story


def _accept(folder: Path) -> None:
    found = DraftFile.read(folder)
    desk.accept_all(found, [one.id for one in groups.ready(found, found.open)])
    for one in DraftFile.read(folder).open:
        groups.drop(DraftFile.read(folder), one.id)
    about = {
        "title": "Buses",
        "contributors": [{"title": "Ana"}],
        "description": "En tren.",
        "version": "1.0.0",
    }
    edit_publish.describe(folder, {**about, "overland": {"timezone": "America/La_Paz"}})


def _found() -> tuple[Problem, ...]:
    asked = argparse.Namespace(root=config.data(), slugs=["trip"], strict=True)
    return check.run(asked).problems


def test_every_sentence_that_is_told_anew_is_one_that_the_program_says() -> None:
    own = (Path(edit_told.__file__), Path(edit_compared.__file__))
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overland").rglob("*.py")
                     if path not in own)  # fmt: skip
    for pattern, _words in (
        *edit_told._of_rows(),
        *edit_told._against_the_source(),
        *edit_told._lines(),
        *edit_compared._patterns(),
    ):
        literal = max(
            re.split(r"\(\?P<.*?\)|\(\?:.*?\)\??|\[[^\]]*\]|\.\*|\\.\+?|\|", pattern), key=len
        )
        assert literal.strip("'?$ ") in source, pattern


def test_what_a_draft_leads_to_is_told_in_the_editors_language(folder: Path) -> None:
    _accept(folder)
    i18n.use("es")
    found = _found()
    assert found
    told = [str(edit_reader._list(folder, [problem])) for problem in found]
    english = [words for words, one in zip(told, found, strict=True) if one.message in words]
    assert not english
    assert not [words for words in told if "overland verify" in words]


def test_a_doubt_is_answered_in_plain_words_behind_what_the_note_says(folder: Path) -> None:
    _accept(folder)
    path = folder / "places.csv"
    place = next(row for row in TableText.read(path).rows() if row["name"] == "Uyuni")
    table = TableText.read(path)
    table.set(place["id"], {"exact": "Uyuni", "prefix": "", "suffix": ""})
    table.write(path)
    doubt = next(one for one in _found() if "tells of no movement" in one.message)
    answer = edit_told.answer(doubt)
    assert answer is not None
    edit_faults._answer(
        path, place["id"], "Punto: GeoNames 1.", answer, "Los buses salieron de allí"
    )
    note = next(row for row in TableText.read(path).rows() if row["name"] == "Uyuni")["note"]
    assert note == "Punto: GeoNames 1. basis: “stated” Los buses salieron de allí."
    assert not [one for one in _found() if "tells of no movement" in one.message]


def test_a_doubt_of_the_title_is_answered_in_the_storys_own_note(folder: Path) -> None:
    remedy = "Correct it; or say why in overland.note of datapackage.json: title: “3” ..."
    doubt = Problem("datapackage.json", 0, "title", "3 trenes", "stands nowhere", remedy, "warning")
    answer = edit_told.answer(doubt)
    assert answer is not None
    edit_publish._answer(folder, answer, "Los contó la redacción")
    edit_publish._answer(folder, answer, " ")
    value = read_json(folder / "datapackage.json", lambda problem: None)
    assert isinstance(value, dict)
    assert value["overland"]["note"] == "title: “3” Los contó la redacción."


def test_what_is_answered_by_any_note_has_no_answer_of_its_own() -> None:
    remedy = "Give its place, or say in note why it has none"
    assert edit_told.answer(Problem("events.csv", 2, "place", "", "has none", remedy)) is None


def test_what_a_command_tells_of_a_line_is_in_the_editors_language() -> None:
    i18n.use("es")
    far = "leg: not drawn, the roads of the graph come no nearer than 147 km to a place. Draw the"
    assert "147" in edit_told.of_line(far)
    assert "nearer" not in edit_told.of_line(far)
    with pytest.raises(road_graph.NoWay) as refused:
        road_graph.way([((0.0, 0.0), (0.1, 0.0), 11.1)], (0.0, 0.0), (0.2, 0.1))
    told = edit_told.of_line(f"leg: not drawn, {refused.value}")
    assert "22.1 km" in told.replace("\xa0", " ")
    assert "along" not in told
    assert edit_told.of_line("leg: anything else") == "leg: anything else"


def test_what_the_comparison_tells_is_in_the_editors_language(folder: Path) -> None:
    _accept(folder)
    path = folder / "events.csv"
    table = TableText.read(path)
    event = table.rows()[0]["id"]
    table.set(event, {"exact": "Nueve buses salieron", "prefix": "", "suffix": ""})
    table.write(path)
    source = TableText.read(folder / "sources.csv").rows()[0]["id"]
    text = DraftFile.read(folder).texts[0]["text"]
    given = [f"{source}={source_texts.file(text)}"]
    lines = verify.run(argparse.Namespace(root=config.data(), slug="trip", text=given)).lines
    i18n.use("es")
    told = [edit_compared.of_line("trip", line) for line in lines]
    assert len(lines) > 1
    assert not {*told} & {*lines}
    assert not re.search(r"\b(not|the|compared)\b", " ".join(told))


def test_an_inferred_row_without_a_note_is_refused_in_the_editors_language(folder: Path) -> None:
    i18n.use("es")
    cells = {"id": "a", "name": "A", "kind": "town", "role": "context", "basis": "inferred"}
    with pytest.raises(DraftFault) as told:
        complete(folder, "places", {**cells, "source": "agencia", "exact": "Uyuni"})
    assert "concluded" not in str(told.value)


def test_two_doubts_of_the_same_words_have_one_field_for_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remedy = "Mend it; or say why in its note: time_note: “weekday” ..."
    row = TableText.read(folder / "sources.csv").rows()[0]["id"]
    doubts = [Problem("events.csv", 2, "time_note", "x", told, remedy, "warning")
              for told in ("names a weekday", "names another weekday")]  # fmt: skip
    keys: list[str] = []
    monkeypatch.setattr(
        edit_faults, "_row", lambda *_where: {"id": row, "note": "", "time_note": ""}
    )
    monkeypatch.setattr(
        "overland.ui.edit_unsaved.saved_field",
        lambda _folder, _label, _value, key, *_more, **_named: keys.append(key),
    )
    edit_faults.mend(folder, doubts, lambda _answer, _words: None)
    of_story = "Mend it; or say why in overland.note of datapackage.json: title: “3” ..."
    told = Problem("datapackage.json", 0, "title", "3", "stands nowhere", of_story, "warning")
    edit_faults.mend(folder, [told, told], lambda _answer, _words: None)
    assert len([key for key in keys if key.startswith("why-")]) == 2
    assert len(keys) == len(set(keys))
