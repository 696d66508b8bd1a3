"""The tables themselves: the story's Data Package as a zip that any spreadsheet opens."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from overland import home
from overland.models import Story

MEDIA_TYPE: Final = "application/zip"
SUFFIX: Final = "zip"
TITLE: Final = "CSV (Data Package)"
_KINDS: Final = frozenset({".csv", ".json", ".geojson"})


def export(story: Story) -> bytes:
    """Every file of the story's folder. The zip carries no times: its bytes follow theirs."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted((home.stories() / story.slug).iterdir()):
            if path.suffix in _KINDS and path.is_file():
                entry = zipfile.ZipInfo(
                    f"{story.slug}/{path.name}", date_time=(1980, 1, 1, 0, 0, 0)
                )
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, path.read_bytes())
    return held.getvalue()
