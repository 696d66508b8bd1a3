"""The tables themselves: the story's Data Package as a zip that any spreadsheet opens."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from overland.models import Story

MEDIA_TYPE: Final = "application/zip"
SUFFIX: Final = "zip"
TITLE: Final = "CSV (Data Package)"
STORIES: Final = Path(__file__).resolve().parents[2] / "data" / "stories"
_KINDS: Final = frozenset({".csv", ".json", ".geojson"})


def export(story: Story) -> bytes:
    """Every file of the story's folder. The zip carries no times: its bytes follow theirs."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted((STORIES / story.slug).iterdir()):
            if path.suffix in _KINDS and path.is_file():
                entry = zipfile.ZipInfo(
                    f"{story.slug}/{path.name}", date_time=(1980, 1, 1, 0, 0, 0)
                )
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, path.read_bytes())
    return held.getvalue()
