"""The container without an engine: the Dockerfile's files, user, environment and command."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import packages_distributions
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
NOBODY = 65534

# Imported by every Python that is started with it: the lock's packages and the standard library.
ONLY_THE_LOCK = """
import sys
from importlib.abc import MetaPathFinder

class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""


def not_locked() -> set[str]:
    """The modules here that the lock does not bring: it takes seconds to tell, so once."""

    def same(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    text = (ROOT / "requirements.txt").read_text("utf-8")
    locked = {same(n) for n in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    locked |= {"pip", "setuptools"}
    return {
        module
        for module, owners in packages_distributions().items()
        if module != "overland" and not locked & {same(owner) for owner in owners}
    }


def steps(word: str) -> list[str]:
    """What follows a word of the Dockerfile, a line each."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    return re.findall(rf"^{word}\s+(.+)$", text, re.MULTILINE)


class Container:
    """The Dockerfile's files in a folder that nobody may write to, and its command at work.

    It is a place that runs an app from a repository, too: `streamlit run app.py` beside the
    repository's files, with what requirements.txt names, an ordinary user and little memory.
    """

    def __init__(self, folder: Path) -> None:
        self.app, self.temporary = folder / "app", folder / "tmp"
        self.temporary.mkdir()
        self.temporary.chmod(0o1777)
        self.app.mkdir()
        for line in steps("COPY"):
            *names, target = line.split()
            for name in names:
                self._copy(ROOT / name, self.app / (name if target == name else target))
        site = folder / "site"
        site.mkdir()
        absent = f"ABSENT = set({sorted(not_locked())!r})\n"
        (site / "sitecustomize.py").write_text(absent + ONLY_THE_LOCK, "utf-8")
        for path in (folder, *folder.rglob("*")):
            if path != self.temporary and not path.is_symlink():
                path.chmod(0o555 if path.is_dir() else 0o444)
        self.site = site
        self.process: subprocess.Popen[bytes] | None = None

    def _copy(self, source: Path, target: Path) -> None:
        if source.is_dir():
            # With what Python has compiled, or each of its processes would do it again; but not
            # what another process of the run is about to rename.
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(source, target)

    def environment(self) -> dict[str, str]:
        """The Dockerfile's own, with /tmp elsewhere."""
        found = dict(pair.split("=", 1) for line in steps("ENV") for pair in shlex.split(line))
        moved = {name: re.sub(r"^/tmp", str(self.temporary), v) for name, v in found.items()}
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        # A place that runs a repository installs the lock and nothing else: no Overland.
        return {**moved, "PATH": path, "PYTHONPATH": str(self.site), "TMPDIR": str(self.temporary)}

    def run(self, command: list[str]) -> list[str]:
        """A command as the container's user would run it: without rights, but to read."""
        if os.getuid():
            return command
        who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        # The tests' Python may lie where only its owner may look.
        caps = "-all,+dac_read_search"
        return [*who, f"--inh-caps={caps}", f"--ambient-caps={caps}", *command]

    def start(self, port: int) -> None:
        (command,) = steps("CMD")[-1:]
        words = [re.sub(r"=8501$", f"={port}", word) for word in json.loads(command)]
        words[0] = str(Path(sys.executable).parent / words[0])
        with (self.temporary / "log.txt").open("wb") as log:
            self.process = subprocess.Popen(
                self.run([sys.executable, "-m", "streamlit", *words[1:]]),
                cwd=self.app,
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def most_memory(self) -> int:
        """No more than these bytes did the app and its workers ever hold: the highest of each."""
        assert self.process
        own = psutil.Process(self.process.pid)
        everybody = (own, *own.children(recursive=True))
        most = {}
        for one in everybody:
            with suppress(OSError):  # it ended meanwhile
                text = Path(f"/proc/{one.pid}/status").read_text("ascii")
                most[one.pid] = re.search(r"^VmHWM:\s+(\d+) kB$", text, re.MULTILINE)
        assert most[own.pid]
        return sum(int(peak[1]) * 1024 for peak in most.values() if peak)
