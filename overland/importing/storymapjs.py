"""StoryMapJS: its slides as places and events."""

from __future__ import annotations

from typing import Any

from overland.i18n import _
from overland.importing import places, when
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "StoryMapJS"


def matches(file: File) -> bool:
    return isinstance(file.json, dict) and isinstance(file.json.get("storymap"), dict)


def read(file: File, options: Options) -> Imported:
    """A place for each slide that has one, and what its text says as an event."""
    rows: list[ProposedRow] = []
    left: list[str] = []
    slides = file.json["storymap"].get("slides")
    for number, slide in enumerate(slides if isinstance(slides, list) else (), start=1):
        origin = _("{file}, slide {n}").format(file=file.name, n=number)
        slide = slide if isinstance(slide, dict) else {}
        text = _object(slide.get("text"))
        headline = places.plain(text.get("headline"))
        location = _object(slide.get("location"))
        latitude, longitude = location.get("lat"), location.get("lon")
        if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
            left.append(_("{origin}: no place").format(origin=origin))
            continue
        name = places.plain(location.get("name")) or headline or f"slide {number}"
        told = headline or places.plain(text.get("text"))
        date = when.edtf(slide.get("date"))
        rows.extend(places.both(name, (float(latitude), float(longitude)), date, told, origin))
        if isinstance(slide.get("media"), dict) and slide["media"].get("url"):
            told = _("{origin}: its picture or video is left out")
            left.append(told.format(origin=origin))
    return Imported(NAME, tuple(rows), notices=tuple(left))


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
