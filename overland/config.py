"""Settings of a host, from the environment: where the data lies, and where readers find the app.

The data folder is the one that OVERLAND_DATA names; or else `data` in the working directory, or
that directory itself, whichever has a folder `stories`; or else the example of the app.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import platformdirs

PUBLIC_URL = "OVERLAND_PUBLIC_URL"
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}")
_WEB = re.compile(r"https?://[^\s?#\"'<>]+", re.IGNORECASE)
_instead: ContextVar[Path | None] = ContextVar("data", default=None)


SETTINGS: Final[Mapping[str, tuple[str, str]]] = {
    "OVERLAND_DATA": (
        "`data` here, else the example",
        "the data folder: `stories/`, `basemap/`, `gazetteer/`",
    ),
    "OVERLAND_STORIES": (
        "`stories` in the data folder",
        "stories elsewhere: a folder, or an object store's address such as `s3://bucket/stories`",
    ),
    "OVERLAND_GAZETTEER": (
        "none",
        "country files of GeoNames (`SD.txt`, `SD.zip`), which `draft` and `geocode` read beside "
        "the packages; several are apart by `:` (`;` on Windows)",
    ),
    "OVERLAND_PUBLIC_URL": (
        "none",
        "the address that readers use, for permalinks and previews; "
        "the app then answers under that name and the machine's own only",
    ),
    "OVERLAND_FRAME_ANCESTORS": (
        "`*`",
        "which sites may embed the pages, as in CSP, with spaces between; this host may always",
    ),
    "OVERLAND_WORKERS": ("1 or 2", "processes that draw pictures and write exports, 1 to 64"),
    "OVERLAND_CACHE": (
        "where the system keeps caches",
        "a folder for what can be fetched again: answers of geocoders, archives, mirrored stories",
    ),
    "OVERLAND_LOG": ("text", "`json` makes every line of the log a JSON object"),
    "OVERLAND_LOG_ADDRESSES": ("0", "`1` keeps readers' addresses in the access log"),
    "OVERLAND_METRICS": ("0", "`1` opens Streamlit's metrics at `/_stcore/metrics`"),
    "OVERLAND_EDIT_SECRET": (
        "none",
        "set by `overland edit` for the app that it starts; nobody sets it by hand",
    ),
    "OVERLAND_ENGINE_KEY": ("none", "the key for a routing service, read by `overland route`"),
    "FORWARDED_ALLOW_IPS": (
        "none",
        "uvicorn's: the proxies, by address or network, whose `X-Forwarded-For` is believed; "
        "without it all readers behind a proxy are one address, with one share of the queues",
    ),
    "SOURCE_DATE_EPOCH": (
        "the clock",
        "seconds since 1970: what commands take for today, for files that can be made again",
    ),
}
"""Every environment variable that Overland reads: its default, and what it says."""


def data() -> Path:
    """The data folder; asked each time, so that a host can name another before a start."""
    return _named() or _at_hand() or app_folder() / "data"


def own_data() -> Path:
    """The data folder for what is written anew: never the example's; it need not exist."""
    return _named() or _at_hand() or Path.cwd() / "data"


def app_folder() -> Path:
    """Where app.py, pages/ and the example's data/ lie: in the installed package, or in a clone."""
    package = Path(__file__).resolve().parent
    installed = package / "app"
    return installed if installed.is_dir() else package.parent


def _named() -> Path | None:
    named = os.environ.get("OVERLAND_DATA")
    return _instead.get() or (Path(named) if named else None)


def _at_hand() -> Path | None:
    here = Path.cwd()
    return next((path for path in (here / "data", here) if (path / "stories").is_dir()), None)


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
    named = os.environ.get(PUBLIC_URL, "").strip()
    if not (_WEB.fullmatch(named) and _has_host(named)):
        return ""
    scheme, _, rest = named.partition("://")
    return f"{scheme.lower()}://{rest.rstrip('/')}/"


def _has_host(address: str) -> bool:
    """Whether a web address names a host, perhaps with a port, and nobody's password."""
    try:
        parts = urlsplit(address)
        return (
            bool(_HOST.fullmatch(parts.hostname or ""))
            and "@" not in parts.netloc
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        return False


EDIT = "OVERLAND_EDIT"
EDIT_SECRET = "OVERLAND_EDIT_SECRET"
EDIT_UPLOAD_MB = 20
"""What the page Edit takes, says it takes, and reads of one file."""
GAZETTEER = "OVERLAND_GAZETTEER"


def editing() -> bool:
    """Whether the app has the page on which stories are made: only with a secret beside it."""
    return os.environ.get(EDIT) == "1" and bool(os.environ.get(EDIT_SECRET))


def stories() -> Path:
    return data() / "stories"


def basemap() -> Path:
    return data() / "basemap"


def gazetteer(folder: Path) -> Path:
    """The table of places of a data folder, or the app's own where that folder has none."""
    own = folder / "gazetteer" / "places.csv"
    return own if own.is_file() else app_folder() / "data" / "gazetteer" / "places.csv"


def world(name: str) -> Path:
    """A file of the whole world's ground: the data folder's own, else the one that the app has."""
    own = basemap() / name
    return own if os.path.lexists(own) else app_folder() / "data" / "basemap" / name


def cache(name: str) -> Path:
    """A folder for what can be fetched again: below OVERLAND_CACHE, or where this system keeps it.

    It need not exist.
    """
    chosen = os.environ.get("OVERLAND_CACHE", "")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("overland")) / name


def today() -> date:
    """The day that commands write into files, in UTC: SOURCE_DATE_EPOCH's, else the clock's."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(named) if re.fullmatch(r"\d{1,11}", named) else datetime.now(UTC).timestamp()
    return datetime.fromtimestamp(moment, UTC).date()
