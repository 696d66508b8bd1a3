"""The files that a map's frame loads, each at an address that holds a hash of its content.

Nothing comes from another host. An address may be cached for ever; a file that changes on disk
gets a new one within a second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from overland.assets.bundles import (
    BASEMAP,
    FROM_FRAME,
    ROOT,
    Asset,
    AssetMissing,
    Library,
    package_folder,
)

__all__ = ["BASEMAP", "ROOT", "Asset", "AssetMissing", "absolute", "get", "named", "names", "url"]


class Shelf:
    """The built assets, rebuilt when a source changes; looked at most once every `recheck_s`."""

    def __init__(
        self,
        library: Library,
        recheck_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library = library
        self._recheck_s = recheck_s
        self._clock = clock
        self._lock = threading.Lock()
        self._checked = float("-inf")
        self._state: tuple[object, ...] = ()
        self._assets: Mapping[str, Asset] = {}

    def all(self) -> Mapping[str, Asset]:
        """Every asset by name."""
        with self._lock:
            if self._clock() - self._checked >= self._recheck_s:
                state = _state(self._library.sources())
                if state != self._state:
                    self._assets, self._state = self._library.build(), state
                self._checked = self._clock()
            return self._assets


_shelf: Shelf | None = None


def shelf() -> Shelf:
    """The process's own shelf, made at first use."""
    global _shelf
    if _shelf is None:
        leaflet = package_folder("js_lib_leaflet") / "static" / "js_lib_leaflet"
        media = package_folder("streamlit") / "static" / "static" / "media"
        _shelf = Shelf(Library(leaflet, media))
    return _shelf


def named(name: str) -> Asset:
    """The asset of that name. Raises AssetMissing."""
    try:
        return shelf().all()[name]
    except KeyError:
        raise AssetMissing(f"there is no asset {name!r}") from None


def names() -> tuple[str, ...]:
    """The name of every asset."""
    return tuple(shelf().all())


def url(name: str) -> str:
    """The asset's address relative to a component's frame, right under any base path."""
    return f"{FROM_FRAME}/{named(name).hash}/{name}"


def absolute(name: str) -> str:
    """The asset's address from the app's root, without `server.baseUrlPath`."""
    return f"/assets/{named(name).hash}/{name}"


def get(content_hash: str, name: str) -> Asset | None:
    """The asset at that address; None for an unknown name or a hash that is not today's."""
    asset = shelf().all().get(name)
    return asset if asset is not None and asset.hash == content_hash else None


def _state(paths: Iterable[Path]) -> tuple[object, ...]:
    seen: list[object] = []
    for path in paths:
        try:
            found = path.stat()
        except OSError:  # whoever builds with it tells what is missing
            seen.append((path, None))
            continue
        seen.append((path, found.st_mtime_ns, found.st_size))
    return tuple(seen)
