"""Settings without which a start would fail later, or open the host: checked before anything."""

from __future__ import annotations

import os
import tempfile

from overland import config
from overland.errors import WrongUse


def check_settings() -> None:
    """Raises WrongUse for a setting that cannot hold, with its name, value and remedy."""
    _check_public_url()
    _check_cache()


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
