"""Kill every command that writes, again and again at a random moment, and look at what it left.

`python -m benchmarks.kills [KILLS [SEED [quick]]]`: that many kills over all commands, or over the
quick ones, on copies of a small story. A killed command must leave each file as it was or as it is
to be; the same command again must finish the work and leave nothing else. Moves and changes of
files take some milliseconds longer than usual, so that kills fall between them too. Prints one JSON
object; exit 1 is a failure. What is written holds the day: a run across midnight (UTC) fails.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from overland import cli
from overland.story import loader
from tests import small_story, stories

SLUG = stories.SLUG
STRETCH_S = 0.004


@dataclass
class Command:
    """A command, and how its folder is made ready for it."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda root: None
    kills: int = 0
    hits: int = 0
    failures: list[str] = field(default_factory=list)

    def arguments(self, root: Path) -> list[str]:
        return [word.replace("ROOT", str(root)) for word in self.words] + ["--root", str(root)]


def _text(root: Path) -> None:
    (root / "gazette.txt").write_text(small_story.TEXT, "utf-8")


def _earlier(root: Path) -> None:
    """A site and a file of earlier, which the new ones take the place of."""
    assert run(COMMANDS["export site"].arguments(root)) == 0
    package = root / "stories" / SLUG / "datapackage.json"
    text = package.read_text("utf-8")
    package.write_text(text.replace('"title": "', '"title": "New: ', 1), "utf-8")
    (root / "story.csv.zip").write_bytes(b"the file of earlier")


def _in_format_1(root: Path) -> None:
    """The story in the format before this one."""
    shutil.rmtree(root / "stories" / SLUG)
    stories.write_format_1(root / "stories")


COMMANDS: dict[str, Command] = {
    "new": Command(("new", "fresh")),
    "verify": Command(("verify", SLUG, "--text", "gazette=ROOT/gazette.txt"), _text),
    "geocode": Command(("geocode", SLUG)),
    "upgrade": Command(("upgrade", SLUG), _in_format_1),
    "export csv": Command(
        ("export", SLUG, "--format", "csv", "-o", "ROOT/story.csv.zip"),
        lambda root: (root / "story.csv.zip").write_bytes(b"the file of earlier") and None,
    ),
    "export html": Command(("export", SLUG, "--format", "html", "-o", "ROOT/story.html")),
    "export site": Command(("export", "--all", "--format", "site", "-o", "ROOT/site")),
}
COMMANDS["export site again"] = Command(COMMANDS["export site"].words, _earlier)
MULTI = ("upgrade",)
"""Commands that change several files one after the other: between them the story reads the same."""


SLOW = ("geocode", "export html", "export site", "export site again")


def run(arguments: list[str]) -> int:
    """The command in this process, silent."""
    with open(os.devnull, "w") as nothing:
        keep, sys.stdout = sys.stdout, nothing
        errors, sys.stderr = sys.stderr, nothing
        try:
            return cli.main(arguments)
        finally:
            sys.stdout, sys.stderr = keep, errors


def child(arguments: list[str]) -> int:
    """The process id of a child that runs the command, slowed down around moves."""
    pid = os.fork()
    if pid:
        return pid
    code = 3
    try:
        for name in ("replace", "rename", "chmod", "unlink"):
            setattr(os, name, _stretched(getattr(os, name)))
        code = run(arguments)
    finally:
        os._exit(code)


def _stretched(function: Callable[..., Any]) -> Callable[..., Any]:
    def slow(*arguments: Any, **named: Any) -> Any:
        time.sleep(STRETCH_S)
        try:
            return function(*arguments, **named)
        finally:
            time.sleep(STRETCH_S)

    return slow


def state(root: Path) -> dict[str, bytes]:
    """Every file that people see, and what it holds."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }


def left(root: Path) -> list[str]:
    """What only a killed command leaves."""
    return [str(p.relative_to(root)) for p in root.rglob("*") if p.name.startswith(".")]


class Trial:
    """One command on copies of one folder."""

    def __init__(self, name: str, base: Path, folder: Path) -> None:
        self.name, self.command, self.folder = name, COMMANDS[name], folder
        self.model = folder / f"model-{name.replace(' ', '-')}"
        shutil.copytree(base, self.model)
        self.command.prepare(self.model)
        # Addresses of files do not stand in what is written: every copy has the same place.
        self.root = folder / "root"
        self.before = state(self.model)
        self._fresh()
        run(self.command.arguments(self.root))  # imports and caches: children start with them
        self._fresh()
        began = time.monotonic()
        os.waitpid(child(self.command.arguments(self.root)), 0)
        self.seconds = time.monotonic() - began
        self.after = state(self.root)
        assert self.after != self.before, f"{name} writes nothing here"

    def _fresh(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.model, self.root)

    def kill(self, moment: float) -> None:
        """Kill it after that share of its time, and look."""
        self._fresh()
        arguments = self.command.arguments(self.root)
        pid = child(arguments)
        time.sleep(self.seconds * moment)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        self.command.kills += 1
        self.command.hits += os.WIFSIGNALED(status)
        self._look(f"killed at {moment:.3f}")
        found = state(self.root)
        if found != self.after:
            run(arguments)
        self._finished(f"again after {moment:.3f}")

    def _look(self, when: str) -> None:
        found = state(self.root)
        if self.name in MULTI:
            was = loader.inspect(self.model / "stories" / SLUG).story
            read = loader.inspect(self.root / "stories" / SLUG).story
            if was is not None and read != was:
                self._fails(f"{when}: the story reads otherwise")
            return
        if found not in (self.before, self.after):
            names = {n for n in found if found[n] not in (self.before.get(n), self.after.get(n))}
            self._fails(f"{when}: neither old nor new: {sorted(names) or 'files are missing'}")

    def _finished(self, when: str) -> None:
        found, rest = state(self.root), left(self.root)
        if found != self.after:
            names = {n for n in {*found, *self.after} if found.get(n) != self.after.get(n)}
            self._fails(f"{when}: not as it is to be: {sorted(names)}")
        if rest and self.command.hits:
            self._fails(f"{when}: leftovers {rest}")

    def _fails(self, what: str) -> None:
        self.command.failures.append(what)


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    choose = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stories.write(folder / "base" / "stories")
        os.environ["OVERLAND_CACHE"] = str(folder / "cache")
        for slow in SLOW if "quick" in sys.argv else ():
            del COMMANDS[slow]
        trials = [Trial(one, folder / "base", folder) for one in COMMANDS]
        # Seconds are shared, more or less: a quick command is killed more often than a slow one.
        weights = [1 / max(0.2, trial.seconds) for trial in trials]
        chosen = [*trials, *choose.choices(trials, weights, k=max(0, kills - len(trials)))]
        for trial in chosen[:kills]:
            trial.kill(1.1 * choose.random() ** 0.5)  # the later half is where it writes
    told = {
        name: {"kills": one.kills, "while it ran": one.hits, "failures": one.failures}
        for name, one in COMMANDS.items()
    }
    print(json.dumps(told, indent=1))
    return int(any(one.failures for one in COMMANDS.values()))


if __name__ == "__main__":
    sys.exit(main())
