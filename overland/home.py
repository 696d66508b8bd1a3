"""Where the data lies: the folder data/ beside the app, or the one that OVERLAND_DATA names."""

from __future__ import annotations

import os
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[1] / "data"


def data() -> Path:
    """The data folder; asked each time, so that a host can name another before a start."""
    return Path(os.environ.get("OVERLAND_DATA") or _BESIDE)


def stories() -> Path:
    return data() / "stories"


def basemap() -> Path:
    return data() / "basemap"
