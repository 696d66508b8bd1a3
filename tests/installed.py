"""Overland as a wheel in an environment of its own, which borrows the packages that it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Installed:
    """The environment's interpreter, and the folder that the package was installed into."""

    python: Path
    package: Path

    def command(self, *words: str) -> list[str]:
        return [str(self.python.with_name("overland")), *words]

    def run(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """What `overland` says to these words, typed in a folder."""
        return subprocess.run(
            self.command(*words),
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )


def environment() -> dict[str, str]:
    """This process's, without what leads to the clone."""
    ours = ("PYTHONPATH", "OVERLAND_DATA", "OVERLAND_PUBLIC_URL")
    return {name: value for name, value in os.environ.items() if name not in ours}


def install(folder: Path) -> Installed:
    """Build the wheel and install it below `folder`, once for all processes; no network."""
    home = folder / "environment"
    packages = Path(sysconfig.get_path("purelib", "posix_prefix", {"base": str(home)}))
    with FileLock(f"{folder}.lock"):
        if not home.exists():
            folder.mkdir(exist_ok=True)
            offline = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
            wheels = folder / "wheels"
            pip("wheel", *offline, "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
            (wheel,) = wheels.glob("*.whl")
            venv.create(home, with_pip=False)
            pip("--python", str(home), "install", *offline, str(wheel))
            # A path file, so that what is installed here goes before what is borrowed.
            (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return Installed(home / "bin" / "python", packages / "overland")


def pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *words], env=environment(), check=True)
