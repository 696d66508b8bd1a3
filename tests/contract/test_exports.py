"""Every export format: the same bytes twice, valid as what it claims to be, and nothing lost.

What Linked Places asks is asserted here as rules, read from the format's README (1.1, 1.2.2) and
from the schemas that World Historical Gazetteer published for it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastkml import config as kml_config
from fastkml import validator

from overland.exports import FORMATS, filename
from overland.story import loader
from overland.story.models import Story
from tests.exports import Exports, small_with_gaps

DATA = Path(__file__).resolve().parents[2] / "data"
REAL = sorted(path.name for path in (DATA / "stories").iterdir() if path.is_dir())
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?(-([0-2]\d|3[01]))?")
TERM = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(:\d+)?(/.*)?|\w+:\S+")
LPF_MEMBERS = {
    "type",
    "@id",
    "properties",
    "names",
    "types",
    "geometry",
    "relations",
    "links",
    "when",
    "descriptions",
    "depictions",
}
CERTAINTIES = ("certain", "less-certain", "uncertain")
PICTURES = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n", "text/html": b"<!"}
"""Formats for the eye, with their first bytes: what they show is tested where they are made."""


def strings(value: object) -> Iterator[str]:
    """Every text in a value of JSON, JSON within text included."""
    if isinstance(value, str):
        yield value
        if value[:1] in "[{":
            try:
                inner = json.loads(value)
            except ValueError:
                return
            yield from strings(inner)
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, list):
        yield from (text for item in value for text in strings(item))


def texts_of_json(body: bytes) -> set[str]:
    return set(strings(json.loads(body)))


def texts_of_kml(body: bytes) -> set[str]:
    return {text for node in ElementTree.fromstring(body).iter() for text in strings(node.text)}


def texts_of_zip(body: bytes) -> set[str]:
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            if name.endswith(".csv"):
                found |= {cell for row in csv.reader(io.StringIO(text)) for cell in row}
            elif name.endswith("json"):
                found |= texts_of_json(text.encode())
            else:
                found |= {part for line in text.splitlines() for part in (line, *line.split())}
    return found


def check_geojson(body: bytes) -> None:
    """RFC 7946: members of a FeatureCollection, positions, null geometries."""
    found = json.loads(body)
    assert found["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties", "crs"} & set(found)
    ids = [feature["id"] for feature in found["features"]]
    assert len(ids) == len(set(ids)) > 0
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        check_geometry(feature["geometry"], ("Point", "LineString", "MultiLineString"))


def check_geometry(geometry: Any, kinds: tuple[str, ...]) -> None:
    if geometry is None:
        return
    assert geometry["type"] in kinds
    found = list(positions(geometry["coordinates"]))
    assert found
    assert all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in found)


def positions(coordinates: list[Any]) -> Iterator[list[float]]:
    if coordinates and not isinstance(coordinates[0], list):
        yield coordinates
        return
    for part in coordinates:
        yield from positions(part)


def check_linked_places(body: bytes) -> None:
    """The schemas' rules: members, one-line texts, dates, URIs, and a time somewhere."""
    found = json.loads(body)
    assert found["type"] == "FeatureCollection"
    assert found["@context"].endswith("/linkedplaces-context-v1.1.jsonld")
    assert len({feature["@id"] for feature in found["features"]}) == len(found["features"]) > 0
    for feature in found["features"]:
        check_place(feature)


def check_place(feature: dict[str, Any]) -> None:
    assert set(feature) <= LPF_MEMBERS
    assert {"@id", "type", "properties", "geometry", "names", "types"} <= set(feature)
    assert TERM.fullmatch(feature["@id"])
    assert feature["properties"]["title"]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in feature["properties"].get("ccodes", []))
    check_geometry(feature["geometry"], ("Point",))
    assert (feature["geometry"] or {"certainty": "certain"})["certainty"] in CERTAINTIES
    for name in feature["names"]:
        assert set(name) <= {"toponym", "lang", "citations", "when"}
        assert re.fullmatch("[a-z]{2}", name["lang"])
    for link in feature.get("links", []):
        assert link["type"] in {"closeMatch", "exactMatch", "primaryTopicOf", "subjectOf"}
        assert link["identifier"].startswith("http")
    for relation in feature.get("relations", []):
        assert {"relationType", "relationTo", "label"} <= set(relation)
        assert TERM.fullmatch(relation["relationTo"])
        assert relation["certainty"] in CERTAINTIES
    assert all(described["value"] for described in feature.get("descriptions", []))
    for text in strings({k: v for k, v in feature.items() if k != "properties"}):
        assert re.fullmatch("(.*)", text)
    for when in [feature.get("when"), *(name.get("when") for name in feature["names"])]:
        check_when(when)


def check_when(when: dict[str, Any] | None) -> None:
    if when is None:
        return
    assert when["timespans"]
    assert when.get("certainty", "certain") in CERTAINTIES
    for span in when["timespans"]:
        assert {"start"} <= set(span) <= {"start", "end"}
        for end in span.values():
            assert set(end) in ({"in"}, {"earliest"}, {"latest"}, {"earliest", "latest"})
            assert all(DATE.fullmatch(date) for date in end.values())


def check_kml(body: bytes) -> None:
    """The schema of the Open Geospatial Consortium, which comes with fastkml."""
    assert validator.validate(element=kml_config.etree.fromstring(body)) is True


def check_zip(body: bytes) -> None:
    """A Frictionless Data Package, read as a zip; in a process of its own, for it warns."""
    program = (
        "import json, sys, tempfile; from frictionless import validate; "
        "file = tempfile.NamedTemporaryFile(suffix='.zip'); "
        "file.write(sys.stdin.buffer.read()); file.flush(); "
        "report = validate(file.name, type='package'); "
        "print(json.dumps([report.valid, report.flatten(['note', 'title']), report.stats]))"
    )
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, input=body, capture_output=True, check=True)
    valid, errors, stats = json.loads(done.stdout)
    assert errors == []
    assert valid is True
    assert stats["tasks"] > 5


READERS: dict[str, tuple[Callable[[bytes], set[str]], Callable[[bytes], None]]] = {
    "application/geo+json": (texts_of_json, check_geojson),
    "application/ld+json": (texts_of_json, check_linked_places),
    "application/vnd.google-earth.kml+xml": (texts_of_kml, check_kml),
    "application/zip": (texts_of_zip, check_zip),
}
FOR_MACHINES = [name for name, made in FORMATS.items() if made.MEDIA_TYPE in READERS]


@pytest.fixture(params=["a small one", *REAL])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a story: a small one with gaps in it, or one of those in data/."""
    if request.param in REAL:
        return DATA / "stories" / str(request.param)
    return small_with_gaps(tmp_path / "stories")


@pytest.fixture
def exported(folder: Path, exports: Exports) -> Callable[[str], tuple[Story, bytes]]:
    """The story, and an export of it."""
    return lambda name: (loader.load(folder), exports.of(folder, name))


def test_every_format_is_read_here_or_made_for_the_eye() -> None:
    known = {made.MEDIA_TYPE for made in FORMATS.values()}
    assert known <= set(READERS) | set(PICTURES)


def test_file_names_tell_formats_apart() -> None:
    assert len({filename(name, "a-story") for name in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_story_gives_the_same_bytes_in_every_process(
    name: str, folder: Path, exports: Exports
) -> None:
    assert exports.of(folder, name) == exports.of_another_process(folder, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_valid_for_its_media_type(
    name: str, exported: Callable[[str], tuple[Story, bytes]]
) -> None:
    kind, body = FORMATS[name].MEDIA_TYPE, exported(name)[1]
    if kind in READERS:
        READERS[kind][1](body)
    else:
        assert body.startswith(PICTURES[kind])


@pytest.mark.parametrize("name", FOR_MACHINES)
def test_no_claim_is_lost_nor_a_word_of_its_evidence(
    name: str, exported: Callable[[str], tuple[Story, bytes]]
) -> None:
    story, body = exported(name)
    texts = READERS[FORMATS[name].MEDIA_TYPE][0](body)
    wanted = {claim.id for claim in story.claims}
    wanted |= {claim.note for claim in story.claims if claim.note}
    wanted |= {
        text for e in (c.evidence for c in story.claims) if e for text in (e.source, e.exact)
    }
    wanted |= {
        text for e in (c.evidence for c in story.claims) if e for text in (e.prefix, e.suffix)
    }
    wanted |= {str(claim.basis) for claim in story.claims}
    wanted |= {event.status for event in story.events} | {leg.status for leg in story.legs}
    wanted |= {count.status for count in story.counts}
    wanted |= {event.date for event in story.events}
    wanted |= {count.as_written for count in story.counts}
    wanted |= {quote.text for quote in story.quotes}
    wanted |= {relation.note for relation in story.relations}
    wanted |= {correction.why for correction in story.corrections}
    wanted |= {route.method for route in story.routes.values()}
    assert wanted - texts - {""} == set()


@pytest.mark.parametrize("name", FOR_MACHINES)
def test_version_licence_attribution_and_permalink_travel_along(
    name: str, exported: Callable[[str], tuple[Story, bytes]]
) -> None:
    story, body = exported(name)
    texts = READERS[FORMATS[name].MEDIA_TYPE][0](body)
    wanted = {story.version, f"?story={story.slug}&v={story.version}"}
    wanted |= {licence["name"] for licence in story.licenses}
    wanted |= {source.publisher for source in story.sources if source.publisher}
    wanted |= {name for route in story.routes.values() for name in route.sources}
    assert wanted - texts == set()
