"""Each part of a story has a licence of its own, in words and by the name that machines know."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml.html import fromstring

from overland import config, i18n
from overland.exports import geojson, kml, pdf
from overland.html import data_and_about
from overland.importing import own_geojson
from overland.presentation import rights
from overland.story import loader
from overland.story.models import Story
from tests import readable
from tests.outputs import Outputs

SYRIA, SUDAN = (loader.load(config.stories() / slug) for slug in ("syria-2013", "sudan-2023"))
ODBL = {"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"}


def test_words_in_the_public_domain_are_told_so_and_others_stay_their_publishers() -> None:
    told = [part.words for part in rights.parts(SUDAN) if part.what.startswith("Words")]
    assert told == [
        "Words quoted from sources: U.S. Department of State, U.S. Department of Defense; "
        "in the public domain, as a work of the United States government"
    ]
    theirs = [part.words for part in rights.parts(SYRIA) if part.what.startswith("Words")]
    assert len(theirs) == 1
    assert "The Moscow Times; their publishers’ own" in theirs[0]


def test_sources_with_and_without_terms_of_their_own_stand_apart() -> None:
    first, *rest = SUDAN.sources
    mixed = replace(SUDAN, sources=(replace(first, publisher="A Paper", rights=""), *rest))
    told = [part.words for part in rights.parts(mixed) if part.what.startswith("Words")]
    assert len(told) == 2
    assert "A Paper; their publishers’ own" in told[0]
    assert "public domain" not in told[0]


def test_the_short_line_of_rights_names_the_licence_that_the_lines_have() -> None:
    for story, others in ((SYRIA, "ODbL-1.0, MIT, CC-BY-SA-4.0"), (SUDAN, "ODbL-1.0")):
        assert rights.licence(story).endswith(f"lines or points under {others})")
    assert "ODbL" not in rights.licence(replace(SYRIA, routes={}))


def test_every_maker_of_points_is_told_with_a_licence() -> None:
    (told,) = [part.words for part in rights.parts(SYRIA) if part.what == "Points of places"]
    for words in ("GeoNames (CC-BY-4.0)", "Wikipedia (CC-BY-SA-4.0)", "airportsdata (MIT)"):
        assert words in told


def test_a_program_that_reads_licences_finds_those_of_the_lines_and_points() -> None:
    made = json.loads(geojson.export(SYRIA))
    by_part = {item.get("part", ""): item["name"] for item in made["licenses"]}
    assert by_part[""] == "CC-BY-4.0"
    assert by_part["damascus-masnaa"] == "ODbL-1.0"
    assert all(item["covers"] for item in made["licenses"])
    legs = {
        f["id"]: f["properties"] for f in made["features"] if "leg" in f["properties"]["record"]
    }
    assert legs["damascus-masnaa"]["license"] == ODBL
    assert legs["masnaa-beirut"]["license"] == {**ODBL, "name": "ODbL-1.0 AND MIT"}
    assert legs["beirut-home"]["license"]["name"] == "CC-BY-4.0"
    named = {(item["part"], item["name"]) for item in made["licenses"] if item.get("part")}
    assert {("masnaa-beirut", "ODbL-1.0"), ("masnaa-beirut", "MIT")} <= named
    assert b"odbl/1-0" in kml.export(SUDAN)


def test_a_file_that_is_read_back_gives_the_data_its_own_licence_alone() -> None:
    about = json.loads(geojson.export(SYRIA))
    assert own_geojson._data_licences(about["licenses"]) == [dict(i) for i in SYRIA.licenses]


def test_whatever_line_names_openstreetmap_as_its_right_names_the_licence_for_machines() -> None:
    for path in (
        Path(config.stories()) / slug / "routes.geojson" for slug in ("syria-2013", "sudan-2023")
    ):
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            told = str(feature["properties"].get("rights", ""))
            license = feature["properties"]["license"]
            assert ("Open Database License" in told) == ("ODbL-1.0" in license.split(" AND "))
            for source in feature["properties"]["sources"]:
                assert "ODbL" not in source or "ODbL-1.0" in license
                assert "MIT" not in source or "MIT" in license


@pytest.mark.parametrize("name", ["geojson", "lpf", "kml", "csv", "one file", "paper"])
@pytest.mark.parametrize("story", [SYRIA, SUDAN])
def test_every_export_tells_the_rights_of_every_part(story: Story, name: str) -> None:
    """Excerpts are the publishers', each line has its own, points and ground theirs."""
    said = Outputs(story)[name]
    told = rights.parts(story)
    assert {part.leg for part in told if part.leg} == set(story.routes)
    assert [p.words for p in told if readable.line(p.words) not in said] == []
    assert "LGPL" in said or story is SUDAN


def test_the_print_names_its_licences_for_programs() -> None:
    root = ElementTree.fromstring(pdf._xmp(SYRIA))
    told = " ".join(root.itertext())
    assert "Words quoted from sources: The Moscow Times" in told
    assert {node.text for node in root.iter() if (node.text or "").startswith("https://")} >= {
        ODBL["path"],
        "https://creativecommons.org/licenses/by/4.0/",
    }


def test_whose_a_part_is_and_its_terms_stand_each_in_a_direction_of_their_own() -> None:
    i18n.use("ar")
    try:
        shown = fromstring(data_and_about.licences(SYRIA))
    finally:
        i18n.use("en")
    quoted = next(item for item in shown.iter("li") if "The Moscow Times;" in item.text_content())
    parts = [(span.get("dir"), span.text_content()) for span in quoted.iter("span")]
    assert [direction for direction, _text in parts] == ["auto", "auto"]
    assert parts[0][1] == "The Moscow Times;"
    assert "ترخيص" in parts[1][1]
