"""Export formats, one module each. A new format is its module and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from overland.exports import csv_package, geojson
from overland.models import Story


class Format(Protocol):
    """What an export module offers. The same story always gives the same bytes."""

    MEDIA_TYPE: str
    SUFFIX: str
    TITLE: str

    def export(self, story: Story) -> bytes: ...


FORMATS: Final[Mapping[str, Format]] = {
    "geojson": geojson,
    "csv": csv_package,
}
