"""KML and KMZ (Google Earth, My Maps, Overland's own). What the file links to is not fetched."""

from __future__ import annotations

import re
from typing import Any

from overland.i18n import _
from overland.importing import places, when
from overland.importing.imported import Imported, Line, Options, ProposedRow, Unreadable
from overland.importing.imported_file import File, local_name
from overland.story.models import Point

NAME = "KML"
MOST = 10_000


def matches(file: File) -> bool:
    return (file.ending in (".kml", ".kmz") or b"<kml" in file.data[:2000]) and file.xml is not None


def read(file: File, options: Options) -> Imported:
    """Placemarks with a point become places, with a line lines. Raises Unreadable."""
    rows: list[ProposedRow] = []
    lines: list[Line] = []
    notices: list[str] = []
    number = 0
    own = any(local_name(e.tag) == "Document" and e.get("id") == "story" for e in file.xml)
    if own:
        notices.append(
            _(
                "{file}: a KML of Overland’s own gives places and lines; its GeoJSON or CSV "
                "package gives the whole story back"
            ).format(file=file.name)
        )
    for element in file.xml.iter():
        name = local_name(element.tag)
        if name == "NetworkLink":
            notices.append(_elsewhere(file.name, element))
        if name in ("GroundOverlay", "PhotoOverlay", "ScreenOverlay"):
            told = _("{file}: a {name} is left out; nothing is fetched from elsewhere")
            notices.append(told.format(file=file.name, name=name))
        if name != "Placemark":
            continue
        number += 1
        if number > MOST:
            told = _("{file} has more than {n:,} placemarks. Split it")
            raise Unreadable(told.format(file=file.name, n=MOST))
        origin = _("{file}, placemark {n}").format(file=file.name, n=number)
        if own:
            _own_placemark(element, origin, rows, lines)
        else:
            _placemark(element, origin, number, rows, lines, notices)
    return Imported(NAME, tuple(rows), tuple(lines), (), tuple(dict.fromkeys(notices)))


def _elsewhere(file: str, link: Any) -> str:
    """A link to a file that is not here: nothing of it is read, and a person can bring it."""
    address = next((e.text or "" for e in link.iter() if local_name(e.tag) == "href"), "").strip()
    told = _(
        "{file}: a NetworkLink is left out; nothing is fetched from elsewhere. What it shows is "
        "in another file ({address}): save that file from a browser, or from Google My Maps by "
        "“Export to KML” with all data in it, and give it here"
    )
    return told.format(file=file, address=address[:200] or "?")


def _own_placemark(element: Any, origin: str, rows: list[ProposedRow], lines: list[Line]) -> None:
    """A place or a line of Overland's own; what is told of it stands in other placemarks."""
    kind, _, item = str(element.get("id", "")).partition("-")
    named = next((child.text or "" for child in element if local_name(child.tag) == "name"), "")
    points = _coordinates(element)
    if kind == "place":
        name = _ROLE.sub("", places.plain(named))
        rows.append(places.place(name, points[0] if points else None, origin, id=item))
    elif len(points) > 1:
        lines.append(Line(item, points, origin))


_ROLE = re.compile(r" \([^()]*\)$")
"""What Overland puts behind a place's name: "Damascus (start of the journey)"."""


def _placemark(
    element: Any,
    origin: str,
    number: int,
    rows: list[ProposedRow],
    lines: list[Line],
    notices: list[str],
) -> None:
    texts = {local_name(child.tag): (child.text or "").strip() for child in element}
    name = places.plain(texts.get("name")) or f"place {number}"
    told = places.plain(texts.get("description"))
    dates = [c.text for c in element.iter() if local_name(c.tag) in ("when", "begin") and c.text]
    date = when.edtf(dates[0].strip()) if dates else ""
    seen = False
    track: list[Point] = []
    for part in element.iter():
        kind = local_name(part.tag)
        if kind in ("Point", "LineString"):
            points = _coordinates(part)
            if kind == "Point" and points:
                rows.extend(places.both(name, points[0], date, told, origin))
            elif len(points) > 1:
                lines.append(Line(name, points, origin))
            seen = True
        elif kind == "coord" and part.text:
            track += _points(part.text.replace(" ", ","))
        elif kind in ("Polygon", "Model"):
            notices.append(_("{origin}: a {kind} is not read").format(origin=origin, kind=kind))
            seen = True
    if len(track) > 1:
        lines.append(Line(name, tuple(track), origin))
    elif not seen:
        rows.extend(places.both(name, None, date, told, origin))


def _coordinates(element: Any) -> tuple[Point, ...]:
    text = next(
        (c.text for c in element.iter() if local_name(c.tag) == "coordinates" and c.text), ""
    )
    return tuple(_points(text))


def _points(text: str) -> list[Point]:
    found = []
    for part in text.split():
        numbers = part.split(",")
        try:
            longitude, latitude = float(numbers[0]), float(numbers[1])
        except (ValueError, IndexError):
            continue
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            found.append((latitude, longitude))
    return found
