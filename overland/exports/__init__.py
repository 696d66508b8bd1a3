"""Export formats, one module each. A new format is its module and one line in FORMATS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Protocol

from overland.exports import csv_package, geojson, kml, linked_places, one_file, pdf, png
from overland.i18n import LANGUAGES, Message
from overland.story.filter import EVERYTHING, Filter, filter_query
from overland.story.models import Story

_OTHER: Final = re.compile(r"[^0-9A-Za-z]+")
_LONGEST: Final = 100


class Format(Protocol):
    """What an export module offers: one story as one file.

    The same story always gives the same bytes, wherever it is asked for.
    """

    MEDIA_TYPE: str
    SUFFIX: str

    @property
    def TITLE(self) -> str | Message: ...

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


def filename(name: str, slug: str, wanted: Filter = EVERYTHING, language: str = "") -> str:
    """What a story's file in the format `name` is called.

    Of a part of it with what was asked, in another language than English with that.
    """
    asked = [f"{key}-{value}" for key, value in filter_query(wanted).items() if value]
    spoken = [language] if language not in ("", LANGUAGES[0]) else []
    told = "_".join(_OTHER.sub("-", part).strip("-") for part in (*spoken, *asked))
    return f"{slug}{'_' if told else ''}{told[:_LONGEST]}.{FORMATS[name].SUFFIX}"
