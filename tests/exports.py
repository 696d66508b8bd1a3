"""Exports of stories for tests: each is drawn once a run, whoever asks, and once more elsewhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from overland import config
from overland.exports import FORMATS
from overland.story import loader
from tests import stories

ROOT = Path(__file__).resolve().parents[1]


class Exports:
    """Kept in a folder that all processes of a test run share, by the content of the story."""

    def __init__(self, shared: Path) -> None:
        shared.mkdir(parents=True, exist_ok=True)
        self._shared = shared

    def of(self, folder: Path, name: str) -> bytes:
        """The export of the story in that folder."""
        path = self._shared / f"{content(folder)}.{name}"
        with FileLock(f"{path}.lock"):
            if not path.exists():
                path.write_bytes(written(folder, name))
        return path.read_bytes()

    def of_another_process(self, folder: Path, name: str) -> bytes:
        """The same by another interpreter, in which every set has another order.

        It draws the stories in data/ and the small one on the way: its start takes as long as they.
        """
        again = self._shared / "again"
        again.mkdir(exist_ok=True)
        with FileLock(f"{again}.lock"):
            if not (again / content(folder)).exists():
                beside = [path for path in config.stories().iterdir() if path.is_dir()]
                beside.append(small_with_gaps(again / "small" / "stories"))
                wanted = {content(path): str(path) for path in (*beside, folder)}
                lacking = [path for key, path in wanted.items() if not (again / key).exists()]
                command = [sys.executable, "-m", "tests.exports", str(again), *lacking]
                other = {**os.environ, "PYTHONHASHSEED": str(1 + hash(folder) % 1_000_000)}
                subprocess.run(command, cwd=ROOT, env=other, check=True)
        return (again / content(folder) / name).read_bytes()


def content(folder: Path) -> str:
    """A digest of a story's files."""
    digest = hashlib.sha256(folder.name.encode())
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]


def small_with_gaps(folder: Path) -> Path:
    """The small story with an event that has no place, and a place that has no point."""
    story = folder / stories.SLUG
    if not story.exists():
        stories.write(folder)
        events = stories.read_table(story / "events.csv")
        events[0]["place"], events[1]["date"] = "", "2020-05?"
        stories.write_table(story / "events.csv", events)
        places = stories.read_table(story / "places.csv")
        places[1]["latitude"] = places[1]["longitude"] = ""
        stories.write_table(story / "places.csv", places)
    return story


def written(folder: Path, name: str) -> bytes:
    with config.data_in(folder.parents[1]):
        return FORMATS[name].export(loader.load(folder))


if __name__ == "__main__":
    output, *folders = map(Path, sys.argv[1:])
    for each in folders:
        bodies = {name: written(each, name) for name in FORMATS}
        (output / content(each)).mkdir()
        for format_name, body in bodies.items():
            (output / content(each) / format_name).write_bytes(body)
