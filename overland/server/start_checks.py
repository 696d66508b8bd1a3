"""Settings without which a start would fail later, or open the host: checked before anything."""

from __future__ import annotations

import ipaddress
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from overland import config
from overland.errors import WrongUse
from overland.server import security_headers


def _are_networks(value: str) -> bool:
    """Whether uvicorn takes each for an address or a network, and none for a mere word."""
    try:
        for one in value.split(","):
            ipaddress.ip_network(one.strip())
    except ValueError:
        return value.strip() == "*"
    return True


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and 1 <= int(value) <= 64


def _are_ancestors(value: str) -> bool:
    return value == "'none'" or security_headers.others_that_frame(value) is not None


_SWITCH: Final = (lambda value: value in ("0", "1"), "Write 1 or 0, or leave it empty")
_VALUES: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "OVERLAND_WORKERS": (_is_number, "Write a number from 1 to 64, or leave it empty"),
    "OVERLAND_LOG": (
        lambda value: value.lower() in ("text", "json"),
        "Write text or json, or leave it empty",
    ),
    "OVERLAND_LOG_ADDRESSES": _SWITCH,
    "OVERLAND_METRICS": _SWITCH,
    "OVERLAND_FRAME_ANCESTORS": (
        _are_ancestors,
        "Write the sites that may embed, without a path, such as https://www.example.org, with "
        "spaces between them, * for all, or 'none'",
    ),
    "FORWARDED_ALLOW_IPS": (
        _are_networks,
        "Write the proxies' addresses or networks, such as 10.0.0.0/8, with commas between, or "
        "* alone",
    ),
}
"""What a setting has to be, where it is not empty, and what to write where it is not."""


def check_settings() -> None:
    """Raises WrongUse for a setting that cannot hold, with its name, value and remedy."""
    _check_values()
    _check_public_url()
    _check_folders()
    _check_cache()


def _check_values() -> None:
    for name, (holds, remedy) in _VALUES.items():
        value = os.environ.get(name, "")
        if value and not holds(value):
            raise WrongUse(f"{name}: {value!r} cannot hold. {remedy}")


def _check_folders() -> None:
    """A name that was mistyped would be an app without stories, which answers all the same."""
    elsewhere = os.environ.get("OVERLAND_STORIES", "").strip().removeprefix("file://")
    folders = {
        # An editor's first story makes it.
        "OVERLAND_DATA": Path("." if config.editing() else os.environ.get("OVERLAND_DATA") or "."),
        "OVERLAND_STORIES": Path("." if "://" in elsewhere else elsewhere).expanduser(),
    }
    for name, folder in folders.items():
        if not folder.is_dir():
            raise WrongUse(f"{name}: there is no folder {str(folder)!r}. Name one that is there")


def _check_public_url() -> None:
    """Where OVERLAND_PUBLIC_URL is no address, any name would be the host's."""
    named = os.environ.get(config.PUBLIC_URL, "").strip()
    if named and not config.public_url():
        raise WrongUse(
            f"{config.PUBLIC_URL}: {named!r} is no web address. Write it as readers do, with "
            "https:// before it and nothing behind a ? or #, or leave it empty"
        )


def _check_cache() -> None:
    """Stories from elsewhere are copied into the cache, and nothing else is written there."""
    if not os.environ.get("OVERLAND_STORIES", "").strip():
        return
    folder = config.cache("stories")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise WrongUse(
            f"OVERLAND_CACHE: {str(folder.parent)!r} cannot hold the copy of the stories that "
            f"OVERLAND_STORIES names: {error.strerror}. Name a folder that this user may write to"
        ) from error
