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


def _is_network(word: str) -> bool:
    try:
        ipaddress.ip_network(word, strict=False)
    except ValueError:
        return word == "*" or word.startswith("/")  # everybody, or a socket's file
    return True


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and 1 <= int(word) <= 64


_SWITCH: Final = (lambda word: word in ("0", "1"), "Write 1 or 0, or leave it empty")
_WORDS: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "OVERLAND_WORKERS": (_is_number, "Write a number from 1 to 64, or leave it empty"),
    "OVERLAND_LOG": (
        lambda word: word.lower() in ("text", "json"),
        "Write text or json, or leave it empty",
    ),
    "OVERLAND_LOG_ADDRESSES": _SWITCH,
    "OVERLAND_METRICS": _SWITCH,
    "OVERLAND_FRAME_ANCESTORS": (
        security_headers.is_ancestor,
        "Write the sites that may embed, such as https://www.example.org, with spaces between "
        "them, or * for all",
    ),
    "FORWARDED_ALLOW_IPS": (
        _is_network,
        "Write the proxies' addresses or networks, such as 10.0.0.0/8, with commas between them",
    ),
}
"""What each word of a setting has to be, and what to write where one is not."""


def check_settings() -> None:
    """Raises WrongUse for a setting that cannot hold, with its name, value and remedy."""
    _check_words()
    _check_public_url()
    _check_folders()
    _check_cache()


def _check_words() -> None:
    for name, (holds, remedy) in _WORDS.items():
        value = os.environ.get(name, "")
        words = value.replace(",", " ").split() if name == "FORWARDED_ALLOW_IPS" else value.split()
        for word in words:
            if not holds(word):
                raise WrongUse(f"{name}: {word!r} cannot hold. {remedy}")


def _check_folders() -> None:
    """A name that was mistyped would be an app without stories, which answers all the same."""
    elsewhere = os.environ.get("OVERLAND_STORIES", "").strip().removeprefix("file://")
    for name, folder in (
        ("OVERLAND_DATA", os.environ.get("OVERLAND_DATA", "")),
        ("OVERLAND_STORIES", "" if "://" in elsewhere else elsewhere),
    ):
        if folder and not Path(folder).expanduser().is_dir():
            raise WrongUse(f"{name}: there is no folder {folder!r}. Name one that is there")


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
