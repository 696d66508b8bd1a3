"""Kill every command that writes, again and again, and look at what it left.

`python -m benchmarks.kills [KILLS [SEED [WORD]]]`: that many kills over all commands, over the
quick ones (`quick`), or over those with a word in their names, on copies of a small story; with
`keep` as the word over all, and their counts are added to those in the documents (`make
reference`), where a SEED that is there already begins anew. First
each command is killed before and after every step that changes a folder (steps are few), then at
random moments, with steps that take longer than usual. A killed command must leave each file as it
was or as it is to be, or, where it writes one more than once, as a step of it left it whole; the
same command again must finish the work and leave nothing else. Prints
one JSON object, after an interrupt or SIGTERM too; exit 1 is a failure. The commands take one day
for today, whenever they run.
"""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import figures, writing_commands
from benchmarks.writing_commands import COMMANDS, SLUG, Command
from overland import config
from overland.story import loader
from tests import stories

STRETCH_S = 0.004
STEPS = (
    *((os, name) for name in ("mkdir", "replace", "rename", "chmod", "unlink", "rmdir")),
    (fcntl, "flock"),
)
"""What changes a folder, and what comes between a new file and its contents."""
MOST_MOMENTS = 120
"""Of a command: one that writes a thousand tiles has thousands, all alike."""
TODAY = "1600000000"
"""SOURCE_DATE_EPOCH: what is written holds the day, and a run may cross midnight."""


def child(command: Command, root: Path, end_at: int = -1, told: Path | None = None) -> int:
    """The process id of a child that performs the command, slowed down around its steps.

    It ends itself when it comes to that one of its moments, of which each step has two: before and
    after. How many it came to is written to the file `told`.
    """
    pid = os.fork()
    if pid:
        return pid
    try:
        moments = itertools.count()
        for module, name in STEPS:
            setattr(module, name, _stretched(getattr(module, name), moments, end_at))
        command.perform(root)
        if told:
            told.write_text(str(next(moments)), "ascii")
    finally:
        os._exit(0)


def _stretched(
    function: Callable[..., Any], moments: Iterator[int], end_at: int
) -> Callable[..., Any]:
    def moment() -> None:
        if next(moments) == end_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if end_at < 0:
            time.sleep(STRETCH_S)

    def slow(*arguments: Any, **named: Any) -> Any:
        moment()
        try:
            return function(*arguments, **named)
        finally:
            moment()

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

    def __init__(self, name: str, base: Path, folder: Path, choose: random.Random) -> None:
        self.name, self.command, self.folder = name, COMMANDS[name], folder
        self.model = folder / f"model-{name.replace(' ', '-')}"
        shutil.copytree(base, self.model)
        self.command.prepare(self.model)
        # Addresses of files do not stand in what is written: every copy has the same place.
        self.root = folder / "root"
        self.before = state(self.model)
        self._fresh()
        self.put = self._put()  # imports and caches too: children start with them
        self._fresh()
        told = folder / "moments.txt"
        began = time.monotonic()
        os.waitpid(child(self.command, self.root, told=told), 0)
        self.seconds = time.monotonic() - began
        self.moments = list(range(int(told.read_text("ascii"))))
        choose.shuffle(self.moments)
        self.steps = len(self.moments) // 2
        del self.moments[MOST_MOMENTS:]
        self.after = state(self.root)
        assert self.after != self.before, f"{name} writes nothing here"

    def _put(self) -> dict[str, set[bytes]]:
        """What the whole command puts in the place of each file, step by step."""
        put: dict[str, set[bytes]] = {}
        replace = os.replace

        def recording(source: Any, target: Any, **named: Any) -> None:
            replace(source, target, **named)
            path = Path(os.fsdecode(target))
            if path.is_file() and path.is_relative_to(self.root):
                name = str(path.relative_to(self.root))
                put.setdefault(name, set()).add(path.read_bytes())

        os.replace = recording
        try:
            self.command.perform(self.root)
        finally:
            os.replace = replace
        return put

    def _fresh(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.model, self.root)

    def kill(self, share: float) -> None:
        """Kill it at a moment where it was not killed yet, else after that share of its time."""
        self._fresh()
        if self.moments:
            moment = self.moments.pop()
            when = f"step {moment / 2:g} of {self.steps}"
            pid = child(self.command, self.root, moment)
        else:
            when = f"{share:.3f} of its time"
            pid = child(self.command, self.root)
            time.sleep(self.seconds * share)
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        self.command.kills += 1
        self.command.hits += os.WIFSIGNALED(status)
        self._look(f"killed at {when}")
        if state(self.root) != self.after or left(self.root):
            self.command.perform(self.root)
        self._finished(f"again after {when}")

    def _look(self, when: str) -> None:
        found = state(self.root)
        names = {
            name
            for name in {*found, *self.before, *self.after}
            if found.get(name) not in (self.before.get(name), self.after.get(name))
            and found.get(name) not in self.put.get(name, ())
        }
        if names:
            self._fails(f"{when}: neither old nor new: {sorted(names)}")
        elif not self.command.several and found not in (self.before, self.after):
            self._fails(f"{when}: some old, some new")
        if self.command.same:
            was, read = (_story(root) for root in (self.model, self.root))
            if was is not None and read != was:
                self._fails(f"{when}: the story reads otherwise")

    def _finished(self, when: str) -> None:
        found, rest = state(self.root), left(self.root)
        if found != self.after:
            names = {n for n in {*found, *self.after} if found.get(n) != self.after.get(n)}
            self._fails(f"{when}: not as it is to be: {sorted(names)}")
        if rest:
            self._fails(f"{when}: leftovers {rest}")

    def _fails(self, what: str) -> None:
        self.command.failures.append(what)


def _story(root: Path) -> object:
    return loader.inspect(root / "stories" / SLUG).story


def own_folders(folder: Path) -> None:
    """Caches and texts of this run alone, with the packages and names that take long to get."""
    packages = config.cache("basemap")
    writing_commands.names().close()
    names = max(config.cache("places").glob("*.sqlite"), key=lambda path: path.stat().st_mtime)
    own = folder / "cache"
    (own / "places").mkdir(parents=True)
    shutil.copy(names, own / "places")
    if packages.is_dir():
        shutil.copytree(packages, own / "basemap")  # where a user without rights may read them
    os.environ["OVERLAND_CACHE"] = str(own)
    os.environ["XDG_DATA_HOME"] = str(folder / "own")


def main() -> int:
    for end in (signal.SIGINT, signal.SIGTERM):  # a shell's background leaves the first ignored
        signal.signal(end, signal.default_int_handler)
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    choose = random.Random(seed)
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    word = sys.argv[3] if len(sys.argv) > 3 else ""
    kept, word = word == "keep", word.removeprefix("keep")
    names = [
        name for name, one in COMMANDS.items() if word in name or (word == "quick" and not one.slow)
    ]
    with tempfile.TemporaryDirectory() as name, writing_commands.engine() as (address, _):
        writing_commands.ENGINE = address
        folder = Path(name)
        stories.write(folder / "base" / "stories")
        own_folders(folder)
        trials = [Trial(one, folder / "base", folder, choose) for one in names]
        steps = [trial for trial in trials for _ in trial.moments]
        choose.shuffle(steps)
        # Seconds are shared, more or less: a quick command is killed more often than a slow one.
        weights = [1 / max(0.2, trial.seconds) for trial in trials]
        at_random = choose.choices(trials, weights, k=kills)
        try:
            for trial in [*trials, *steps, *at_random][:kills]:
                trial.kill(1.1 * choose.random() ** 0.5)  # the later half is where it writes
        except KeyboardInterrupt:
            print("broken off: what was done is told", file=sys.stderr)
    told = {
        trial.name: {
            "kills": trial.command.kills,
            "while it ran": trial.command.hits,
            "steps": trial.steps,
            "moments left": len(trial.moments),
            "failures": trial.command.failures,
        }
        for trial in trials
    }
    print(json.dumps(told, indent=1))
    if kept:
        figures.keep_kills(seed, told)
    return int(any(one.failures for one in COMMANDS.values()))


if __name__ == "__main__":
    sys.exit(main())
