"""Where the data lies: the folder that OVERLAND_DATA names, or data/ where one is at hand.

And where readers find the app: OVERLAND_PUBLIC_URL.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import platformdirs

_BESIDE = Path(__file__).resolve().parents[1] / "data"
_WEB = re.compile(r"https?://[^\s?#]+")
_instead: ContextVar[Path | None] = ContextVar("data", default=None)


def data() -> Path:
    """The data folder; asked each time, so that a host can name another before a start."""
    named = os.environ.get("OVERLAND_DATA")
    return _instead.get() or (Path(named) if named else _at_hand())


def _at_hand() -> Path:
    """data/ in the folder at hand; from elsewhere, that of the checkout which the app runs from."""
    here = Path("data")
    beside = not (here / "stories").is_dir() and (_BESIDE / "stories").is_dir()
    return _BESIDE if beside else here.absolute()


@contextmanager
def data_in(folder: Path) -> Iterator[None]:
    """Take `folder` for the data folder, in this context, as a command's `--root` asks."""
    token = _instead.set(folder)
    try:
        yield
    finally:
        _instead.reset(token)


def public_url() -> str:
    """The web address that readers use, with a slash at the end; "" where the host names none."""
    named = os.environ.get("OVERLAND_PUBLIC_URL", "").strip()
    return f"{named.rstrip('/')}/" if _WEB.fullmatch(named) else ""


def stories() -> Path:
    return data() / "stories"


def basemap() -> Path:
    return data() / "basemap"


def cache(name: str) -> Path:
    """A folder for what can be fetched again: below OVERLAND_CACHE, or where this system keeps it.

    It need not exist.
    """
    chosen = os.environ.get("OVERLAND_CACHE", "")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("overland")) / name
