"""Export formats, one module each. A new format is its module and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from overland.exports import csv_package, geojson, kml, linked_places, one_file, pdf, png
from overland.story.models import Story


class Format(Protocol):
    """What an export module offers: one story as one file.

    The same story always gives the same bytes, wherever it is asked for.
    """

    MEDIA_TYPE: str
    SUFFIX: str
    TITLE: str

    def export(self, story: Story) -> bytes: ...


FORMATS: Final[Mapping[str, Format]] = {
    "geojson": geojson,
    "lpf": linked_places,
    "kml": kml,
    "csv": csv_package,
    "png": png,
    "pdf": pdf,
    "html": one_file,
}


def filename(name: str, slug: str) -> str:
    """What a story's file in the format `name` is called."""
    return f"{slug}.{FORMATS[name].SUFFIX}"
