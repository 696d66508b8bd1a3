"""A story's basemap as its folder holds it: read with bounds and checked, so that drawing is safe.

What cannot be read is not there for a drawing; `problems` tells why.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from overland import config
from overland.errors import Problem
from overland.files import read_json
from overland.geography import extent
from overland.story import folders
from overland.story.models import Story

DESCRIPTION: Final = "basemap.json"
LABELS: Final = "labels.json"
WORLD: Final = "world.geojson"
RIGHTS: Final = "world.json"
"""Whom to thank for the world's coasts, borders and names."""
_LAYERS: Final = frozenset(("land", "lake", "river", "road", "admin1", "border"))
_DEPTHS: Final = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
MOST_POINTS: Final = 200_000
"""Points of a layer; the world's coasts and borders have 17,000."""
MOST_LABELS: Final = 5_000
MOST_COUNTRIES: Final = 400
LONGEST_LABEL: Final = 200
_REACH_DEGREES: Final = (6.0, 25.0)
"""How far from the journey the names of towns and of countries are of use."""
_LABEL_KINDS: Final = frozenset(
    ("country", "region", "town", "mountain", "pass", "river", "lake", "sea", "valley")
)

Fault = Callable[[str, object, str], None]
"""Where a check puts what it finds wrong: the part of the file, the value, and what is wrong."""


def described(slug: str) -> dict[str, Any]:
    """What `overland basemap` says of a story's ground; of the world's where that is not built."""
    own = config.basemap() / slug / DESCRIPTION
    value = _good(own if os.path.lexists(own) else config.world(RIGHTS))
    return value or {}


def labels(story: Story) -> list[dict[str, Any]]:
    """The names on a story's ground; where that is not built, the world's names around it."""
    own = config.basemap() / story.slug / LABELS
    if os.path.lexists(own):
        value: list[dict[str, Any]] = _good(own) or []
        return value
    if not extent.ranked(story):
        return []
    corners = extent.bounds(story)
    return [item for item in _good(config.world(LABELS)) or [] if _is_near(item, corners)]


def _is_near(item: dict[str, Any], corners: tuple[tuple[float, float], ...]) -> bool:
    """Whether a name may be seen in a picture of the journey: south-west and north-east corner."""
    (south, west), (north, east) = corners
    reach = _REACH_DEGREES[item["kind"] == "country"]
    from_west = (item["longitude"] - west + reach) % 360
    beside = from_west < east - west + 2 * reach
    return bool(beside and south - reach < item["latitude"] < north + reach)


def features(path: Path) -> list[dict[str, Any]]:
    """The features of a layer (GeoJSON: longitude, latitude); none where there is no such file."""
    value: dict[str, Any] = _good(path) or {}
    found: list[dict[str, Any]] = value.get("features", [])
    return found


def state(path: Path) -> object:
    """What changes with a file: whoever keeps what was made of it asks for this again."""
    entry = folders.entry(path)
    found = entry.status
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found else entry.reason


def is_good(path: Path) -> bool:
    """Whether a file of a basemap can be drawn."""
    return _good(path) is not None


def problems(slug: str) -> tuple[Problem, ...]:
    """What is wrong with the files of a story's own ground."""
    return _all_problems(config.basemap() / slug, f"Run overland basemap {slug} again")


def shared_problems() -> tuple[Problem, ...]:
    """What is wrong with the files that the grounds of all stories share."""
    return _all_problems(config.basemap(), "Restore the file")


def _all_problems(folder: Path, remedy: str) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for entry in folders.entries(folder):
        file = f"basemap/{entry.name}"
        if entry.name in (DESCRIPTION, LABELS, RIGHTS) or entry.name.endswith(".geojson"):
            for fault in _checked(entry.path)[1]:
                told = (fault.column, fault.value, fault.message, remedy)
                found.append(Problem(file, 0, *told))
        elif entry.status is None or entry.name != entry.path.name:
            message = f"cannot be read: {entry.reason or 'its name is no text'}"
            found.append(Problem(file, 0, "", "", message, "Remove it", "warning"))
    return tuple(found)


def _good(path: Path) -> Any:
    value, faults = _checked(path)
    return None if faults else value


def _checked(path: Path) -> tuple[Any, tuple[Problem, ...]]:
    found = state(path)
    if isinstance(found, str) and not path.is_symlink():
        return None, ()  # there is no such file
    return _read(path, found)


# The world's borders take 10 ms to read and check, and a picture asks for them twice.
@lru_cache(maxsize=64)
def _read(path: Path, _state: object) -> tuple[Any, tuple[Problem, ...]]:
    faults: list[Problem] = []
    value = read_json(path, faults.append)
    if not faults:

        def fault(where: str, wrong: object, message: str) -> None:
            faults.append(Problem(path.name, 0, where, repr(wrong)[:120], message, ""))

        check = {DESCRIPTION: _check_description, LABELS: _check_labels, RIGHTS: _check_rights}
        check.get(path.name, _check_layer)(value, fault)
    return value, tuple(faults[:1])


def _check_layer(value: Any, fault: Fault) -> None:
    found = value.get("features") if isinstance(value, dict) else None
    if not isinstance(found, list):
        fault("features", found, "is no list of features")
        return
    if (points := _points(found)) > MOST_POINTS:
        fault("features", points, f"are more points than a map draws: {MOST_POINTS:,} at most")
        return
    for index, feature in enumerate(found):
        where = f"features[{index}]"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        layer = properties.get("layer") if isinstance(properties, dict) else None
        if not isinstance(layer, str) or layer not in _LAYERS:
            fault(f"{where}.properties.layer", layer, f"is none of {', '.join(sorted(_LAYERS))}")
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        depth = _DEPTHS.get(kind) if isinstance(kind, str) else None
        if depth is None or not isinstance(geometry, dict):
            fault(f"{where}.geometry", kind, "is no line and no area")
        elif not _are_lines(geometry.get("coordinates"), depth):
            fault(f"{where}.geometry.coordinates", "", "are not those of a " + str(kind))


def _points(found: Any) -> int:
    """The pairs of numbers in a layer, however deep they lie."""
    count, waiting = 0, [found]
    while waiting and count <= MOST_POINTS:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += (one.get("geometry"), one.get("coordinates"))
        elif isinstance(one, list):
            if one and not isinstance(one[0], (list, dict)):
                count += 1
            else:
                waiting += one
    return count


def _are_lines(value: Any, depth: int) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if depth > 1:
        return all(_are_lines(part, depth - 1) for part in value)
    return all(map(_is_position, value))


def _is_position(value: Any) -> bool:
    """Whether it is a longitude and a latitude, with or without a height.

    There are some ten thousand in a ground: what most of them are, two fractions, is told first.
    """
    if type(value) is not list or len(value) not in (2, 3):
        return False
    longitude, latitude = value[0], value[1]
    if type(longitude) is float and type(latitude) is float:
        return -180 <= longitude <= 180 and -90 <= latitude <= 90
    return _is_number(longitude, 180) and _is_number(latitude, 90)


def _check_labels(value: Any, fault: Fault) -> None:
    if not isinstance(value, list):
        fault("", value, "is no list of labels")
        return
    countries = sum(isinstance(one, dict) and one.get("kind") == "country" for one in value)
    for many, most in ((len(value), MOST_LABELS), (countries, MOST_COUNTRIES)):
        if many > most:
            fault("", many, f"are more names than a map is given: {most:,} at most")
            return
    for index, label in enumerate(value):
        if not isinstance(label, dict):
            fault(f"[{index}]", label, "is no object")
            continue
        if str(label.get("kind")) not in _LABEL_KINDS:
            fault(f"[{index}].kind", label.get("kind"), "is no kind of label")
        if not isinstance(label.get("name"), str):
            fault(f"[{index}].name", label.get("name"), "is no text")
        for name in ("name", "name_ar", "name_ru"):
            text = label.get(name) or ""
            if not isinstance(text, str):
                fault(f"[{index}].{name}", text, "is no text")
            elif len(text) > LONGEST_LABEL:
                fault(f"[{index}].{name}", text, f"is longer than {LONGEST_LABEL} letters")
        for name, most in (("latitude", 90), ("longitude", 180), ("rank", 1_000)):
            if not _is_number(label.get(name), most):
                fault(f"[{index}].{name}", label.get(name), "is no number in range")
        for name in ("min_zoom", "max_zoom"):
            if label.get(name) is not None and not _is_number(label[name], 30):
                fault(f"[{index}].{name}", label[name], "is no zoom")


def _check_description(value: Any, fault: Fault) -> None:
    if not isinstance(value, dict):
        fault("", value, "is no object")
        return
    if not _is_box(value.get("bounds")):
        fault("bounds", value.get("bounds"), "are no two corners")
    _check_rights(value, fault)
    if value.get("tiles"):
        _check_tiles(value["tiles"], fault)


def _check_rights(value: Any, fault: Fault) -> None:
    if not isinstance(value, dict):
        fault("", value, "is no object")
        return
    if not isinstance(value.get("attribution", ""), str):
        fault("attribution", value["attribution"], "is no text")
    if not _are_texts(value.get("attributions", {})):
        fault("attributions", value["attributions"], "are no names by layer")
    licences = value.get("licences", [])
    if not isinstance(licences, list) or not all(isinstance(text, str) for text in licences):
        fault("licences", licences, "is no list of texts")


def _check_tiles(tiles: Any, fault: Fault) -> None:
    if not isinstance(tiles, dict):
        fault("tiles", tiles, "is no object")
        return
    styles = tiles.get("styles")
    if not isinstance(styles, dict) or not all(map(_are_texts, styles.values())):
        fault("tiles.styles", styles, "are no colours by style")
    for name in ("min_zoom", "max_zoom"):
        if not _is_number(tiles.get(name, 0), 30):
            fault(f"tiles.{name}", tiles[name], "is no zoom")
    if "bounds" in tiles and not _is_box(tiles["bounds"]):
        fault("tiles.bounds", tiles["bounds"], "are no two corners")
    if "detail" in tiles:
        detail = tiles["detail"]
        if not isinstance(detail, dict) or not _is_box(detail.get("bounds")):
            fault("tiles.detail", detail, "has no bounds")


def _are_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _is_box(value: Any) -> bool:
    """Whether it is a south-west and a north-east corner, each latitude and longitude."""
    return (
        isinstance(value, Sequence)
        and len(value) == 2
        and all(isinstance(c, Sequence) and len(c) == 2 for c in value)
        and all(_is_number(c[0], 90) and _is_number(c[1], 360) for c in value)
    )


def _is_number(value: Any, most: float) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and (isinstance(value, int) or math.isfinite(value))
        and abs(value) <= most
    )
