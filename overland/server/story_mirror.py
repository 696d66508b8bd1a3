"""Stories from elsewhere: a local copy of the folder or object store that OVERLAND_STORIES names.

The copy is a data folder like any other, so nothing else knows where the stories came from. It is
read at start and refreshed in the background. A new state is put in place at once, when all of it
is there; while the store is down, or gives half of a state, the last good one stays.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import fsspec
from filelock import FileLock, Timeout

from overland import config, files, json_text
from overland.server import store_listing
from overland.server.local_stories import LocalStories, bring_rest
from overland.server.store_listing import StoreFailed

log = logging.getLogger(__name__)

REFRESH_S: Final = 60.0
START_S: Final = 30.0
"""How long a start waits for the store; later it is read in the background."""
SETTLE_S: Final = 3.0
"""How long the store must stay as it is before a new state of it is read."""
MOST_LOOKS: Final = 20
_STATE: Final = "state.json"
_OURS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What goes wrong here, and not in the store."""
_S3: Final = {"connect_timeout": 5, "read_timeout": 20, "retries": {"max_attempts": 2}}


@dataclass(slots=True)
class StoryMirror:
    """The copy of `address` in `folder`, with the ground and the gazetteer of `data` beside it.

    The address names a folder that holds one folder a story. Ground for them may lie beside it:
    for `s3://bucket/stories` in `s3://bucket/basemap/SLUG`.
    """

    address: str
    folder: Path
    data: Path
    refresh_s: float = REFRESH_S
    wait_s: float = START_S
    error: str = ""
    good: datetime | None = None
    left_out: tuple[str, ...] = ()
    """Folders of the store that cannot be read; they are shown as they were."""
    _state: dict[str, dict[str, str]] = field(default_factory=dict)
    _began: float = 0.0
    _read: threading.Event = field(default_factory=threading.Event)
    _stop: threading.Event = field(default_factory=threading.Event)
    _fs: tuple[Any, str] | None = None

    @property
    def current(self) -> Path:
        """The data folder to read."""
        return self.folder / "current"

    def start(self) -> None:
        """Read the store in a thread, at once and then again and again. Never raises.

        A store that does not answer is not waited for: what was kept is shown, or nothing.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with suppress(OSError, ValueError, AttributeError):
            kept = json_text.value((self.current / _STATE).read_text("utf-8"))
            self._state = {str(name): dict(state) for name, state in kept.items()}
        if not self.current.exists():
            self._publish({}, {})
        self._began = time.monotonic()
        threading.Thread(target=self._keep_up, name="overland-stories", daemon=True).start()
        if not self._read.wait(self.wait_s):
            log.error("the store of stories has not answered for %g s: it is asked on", self.wait_s)

    def stop(self) -> None:
        self._stop.set()

    def refresh(self) -> None:
        """Copy what changed, and put the new state in place. Never raises."""
        self._began = time.monotonic()
        try:
            found = self._listed()
            told = all(state["tag"] for state in found.values())
            if not told or found != self._state or not self.current.exists():
                found = self._settled(found) if self._state else found
                self._publish(self._state, found)
                self._state = found
                log.info("stories read from the store: %d files", len(found))
                if self._empty:
                    log.error("the store lists no story: is the address that it was given right?")
        except Exception as error:  # whatever a store's client raises, the last state stays
            if not self.error:
                log.error("the store of stories cannot be read: %s: %s", _kind(error), error)
            self.error = str(error) if isinstance(error, StoreFailed) else _kind(error)
            self._fs = None
            return
        finally:
            self._read.set()
        if self.error:
            log.info("the store of stories can be read again")
        self.error, self.good = "", datetime.now(UTC)

    def health(self) -> dict[str, object]:
        """What /healthz says of the store: whether it answers, and when it last did."""
        read = self.good.isoformat(timespec="seconds") if self.good else None
        why = self.error
        if not why and time.monotonic() - self._began > self.refresh_s + self.wait_s:
            why = "the store does not answer"
        elif not why and not read:
            why = "not read yet"
        told: dict[str, object] = {"state": "down" if why else "ok", "read": read}
        if not why and self._empty:
            told["state"], why = "empty", "the store lists no story"
        if why:
            told["why"] = why
        return told | ({"left_out": list(self.left_out)} if self.left_out else {})

    @property
    def _empty(self) -> bool:
        return not any(name.startswith("stories/") for name in self._state)

    def _keep_up(self) -> None:
        while True:
            self.refresh()
            if self._stop.wait(self.refresh_s):
                return

    def _listed(self) -> dict[str, dict[str, str]]:
        found, over = store_listing.listing(*self._store())
        if not self._empty and not any(name.startswith("stories/") for name in found):
            raise StoreFailed("the store holds no story any more")
        self.left_out = over
        return found

    def _settled(self, found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        """The listing once two in a row are equal: whoever uploads a story is done with it."""
        for _look in range(MOST_LOOKS):
            self._stop.wait(SETTLE_S)
            before, found = found, self._listed()
            if found == before:
                return found
        raise StoreFailed("the store has not stopped changing")

    def _store(self) -> tuple[Any, str]:
        """The store's file system, made anew after an error, and the address in its terms."""
        if self._fs is None:
            options: dict[str, Any] = {"skip_instance_cache": True}
            if self.address.startswith(("s3:", "s3a:")):
                options["config_kwargs"] = _S3
            self._fs = fsspec.core.url_to_fs(self.address, **options)
        fs, root = self._fs
        return fs, str(root).rstrip("/")

    def _publish(self, before: Mapping[str, Any], found: dict[str, dict[str, str]]) -> None:
        """Make a whole new data folder, then let `current` lead to it."""
        new = self.folder / f"state-{time.time_ns()}"
        try:
            self._fill(new, before, found)
            link = self.folder / f".current.{os.getpid()}"
            link.unlink(missing_ok=True)
            link.symlink_to(new.name, target_is_directory=True)
            os.replace(link, self.current)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        self._clear(keep=new)

    def _fill(self, new: Path, before: Mapping[str, Any], found: dict[str, dict[str, str]]) -> None:
        """Copy what is new; a story of which a file cannot be had stays as it was, and alone.

        What was not had is taken out of `found`: it is asked for again.
        """
        for name in ("stories", "basemap"):
            (new / name).mkdir(parents=True)
        own = {name.split("/")[1] for name in found if name.startswith("basemap")}
        bring_rest(self.data, new, own)
        folders = sorted({name.rpartition("/")[0] for name in found})
        failed = [one for one in folders if not self._copied(new, one, before, found)]
        if failed and len(failed) == len(folders):
            raise StoreFailed("no file of it can be read")
        for folder in failed:
            shutil.rmtree(new / folder)
            if (self.current / folder).is_dir():  # as it was, until it can be read again
                shutil.copytree(self.current / folder, new / folder, copy_function=os.link)
            for name in [name for name in found if name.rpartition("/")[0] == folder]:
                del found[name]
        self.left_out = tuple(sorted({*self.left_out, *failed}))
        files.replace(new / _STATE, json.dumps(found, ensure_ascii=False))

    def _copied(
        self,
        new: Path,
        folder: str,
        before: Mapping[str, Any],
        found: Mapping[str, Mapping[str, str]],
    ) -> bool:
        """Whether every file of a folder could be had."""
        fs, _root = self._store()
        (new / folder).mkdir()
        try:
            for name, state in found.items():
                target = new / name
                if name.rpartition("/")[0] != folder:
                    continue
                same = state["tag"] and before.get(name) == state
                if same and _linked(self.current / name, target):
                    continue
                fs.get_file(state["path"], str(target))
                if target.stat().st_size != int(state["size"]):
                    raise StoreFailed(f"{name} changed while it was read")
        except Exception as error:  # whatever a store's client raises
            if isinstance(error, OSError) and error.errno in _OURS:
                raise
            log.error("%s cannot be read from the store: %s: %s", folder, _kind(error), error)
            return False
        return True

    def _clear(self, keep: Path) -> None:
        """Remove older states, all but the one before, which somebody may be reading."""
        states = sorted(self.folder.glob("state-*"))
        for path in states[: states.index(keep) - 1 if keep in states else 0]:
            shutil.rmtree(path, ignore_errors=True)


def from_settings() -> StoryMirror | LocalStories | None:
    """What OVERLAND_STORIES asks for; None without it. Each process has a folder of its own."""
    address = os.environ.get("OVERLAND_STORIES", "").strip()
    if not address:
        return None
    data = config.data().resolve()
    local = "://" not in address or address.startswith("file://")
    named = str(Path(address.removeprefix("file://")).expanduser().resolve()) if local else address
    folder = _own_folder(sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:16])
    return LocalStories(Path(named), folder, data) if local else StoryMirror(named, folder, data)


_locks: list[FileLock] = []


def _own_folder(name: str) -> Path:
    """A folder that no other process uses now; after a restart the one before, with its state."""
    for number in range(1000):
        folder = config.cache("stories") / f"{name}-{number}"
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{folder}.lock")
        with suppress(Timeout):
            lock.acquire(timeout=0)
            _locks.append(lock)
            return folder
    raise StoreFailed("too many processes keep copies of these stories")


def _linked(known: Path, target: Path) -> bool:
    """Have a file that did not change in the new state too, without copying it."""
    try:
        os.link(known.resolve(strict=True), target)
    except OSError:
        return False
    return True


def _kind(error: Exception) -> str:
    return type(error).__name__
