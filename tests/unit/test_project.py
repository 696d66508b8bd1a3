"""The repository itself: pins, names, colours, and documents that say what is true."""

from __future__ import annotations

import ast
import itertools
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from overland import __version__
from overland.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
LOCKS = ("requirements.txt", "requirements-test.txt")
# Written apart, so that this file does not hold what it forbids.
REGISTRIES = [
    "".join(parts) for parts in (("py", "pi.org"), ("pythonhosted", ".org"), ("npm", "js."))
]
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|work|root|Users)/\w")
LEFTOVER = re.compile(r"\.git|\.venv|__pycache__|\..*_cache|\.hypothesis|build|dist|.*\.egg-info")
PIN = re.compile(r"^([a-z0-9-]+)==([\w.]+)", re.MULTILINE)
IMPORT_NAMES = {
    "beautifulsoup4": "bs4",
    "django-js-lib-leaflet": "js_lib_leaflet",
    "xstatic-leaflet-markercluster": "xstatic",
    "fonttools": "fontTools",
    "fpdf2": "fpdf",
    "pillow": "PIL",
    "pyshp": "shapefile",
    "python-calamine": "python_calamine",
    "python-docx": "docx",
    "streamlit-folium": "streamlit_folium",
}


def project_files() -> Iterator[Path]:
    """Every file of the project; not what tools and environments leave in it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not LEFTOVER.fullmatch(name)]
        yield from (Path(folder, name) for name in names if not LEFTOVER.fullmatch(name))


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "ignore")


def test_no_file_names_a_package_registry() -> None:
    named = [path for path in project_files() if any(host in text_of(path) for host in REGISTRIES)]
    assert named == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    paths = [path for path in project_files() if path.suffix not in {".webp", ".png", ".npz"}]
    assert [path for path in paths if MACHINE_PATH.search(text_of(path))] == []


# Ranges and pins


def ranges(extras: Iterable[str]) -> dict[str, SpecifierSet]:
    """Name to the versions that the project works with, of what is always needed and of extras."""
    named = [PROJECT["project"]["optional-dependencies"][extra] for extra in extras]
    lines = [*PROJECT["project"]["dependencies"], *itertools.chain(*named)]
    return {
        canonicalize_name(asked.name): asked.specifier
        for asked in map(Requirement, lines)
        if asked.marker is None or asked.marker.evaluate()
    }


def locked(name: str) -> dict[str, set[str]]:
    """Name to versions of a lock; two versions where they depend on the Python."""
    versions: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / name).read_text("utf-8")):
        versions.setdefault(package, set()).add(version)
    return versions


@pytest.mark.parametrize(
    ("lock", "extras"),
    [(LOCKS[0], ("install", "basemap")), (LOCKS[1], ("install", "basemap", "s3", "test"))],
)
def test_a_lock_holds_a_version_of_everything_that_the_project_asks_for(
    lock: str, extras: tuple[str, ...]
) -> None:
    pinned = locked(lock)
    outside = {
        f"{name}{versions}: {pinned.get(name, 'missing')}"
        for name, versions in ranges(extras).items()
        if not pinned.get(name) or not all(map(versions.contains, pinned[name]))
    }
    assert outside == set()


def test_a_range_starts_at_the_locked_version_and_ends_before_a_release_that_may_break() -> None:
    pinned = locked(LOCKS[1])
    open_ended = set()
    for name, versions in ranges(("install", "basemap", "s3", "test")).items():
        least = {one.version for one in versions if one.operator in (">=", "==")}
        assert least == pinned[name]
        if not any(one.operator in ("<", "==") for one in versions):
            open_ended.add(name)
    # Versions that are dates promise nothing about what breaks.
    assert open_ended == {"airportsdata", "fsspec", "s3fs"}


def test_both_locks_agree() -> None:
    runtime, test = map(locked, LOCKS)
    assert {package: test.get(package) for package in runtime} == runtime


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text)
    assert [b for b in blocks if "==" in b and "--hash=sha256:" not in b] == []


def third_party_imports(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top != "overland":
                    yield top, path


@pytest.mark.slow
@pytest.mark.slow
def test_everything_that_is_imported_is_asked_for() -> None:
    asked = ranges(PROJECT["project"]["optional-dependencies"])
    known = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in asked}
    found = third_party_imports(ROOT / "overland")
    assert sorted({f"{name} in {path.name}" for name, path in found if name not in known}) == []


@pytest.mark.slow
def test_what_a_reader_of_the_readme_runs_needs_no_extra_but_the_one_for_building_ground() -> None:
    always = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in ranges(())}
    found = third_party_imports(ROOT / "overland")
    beyond = {path.parent.name for name, path in found if name not in always}
    assert beyond <= {"basemap"}


def test_pages_leave_maps_and_tables_to_the_app() -> None:
    found = {name for name, _ in third_party_imports(ROOT / "pages")}
    assert found & {"folium", "geopy", "pandas", "streamlit_folium"} == set()


def test_the_citation_names_this_version() -> None:
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


# Documents


def quoted(document: str) -> list[str]:
    """What a document sets in backticks, outside of fenced blocks."""
    text = re.sub(r"```.*?```", "", (ROOT / document).read_text("utf-8"), flags=re.DOTALL)
    return [" ".join(words.split()) for words in re.findall(r"`([^`]+)`", text)]


def test_every_file_that_contributing_names_exists() -> None:
    folders = {path.name for path in ROOT.iterdir()}
    named = [
        words
        for words in quoted("CONTRIBUTING.md")
        if words.split("/")[0] in folders and not re.search(r"[<\s]|my-story", words)
    ]
    assert len(named) > 15
    assert [words for words in named if not (ROOT / words).exists()] == []


def test_every_command_that_contributing_names_exists() -> None:
    words = [quote.split() for quote in quoted("CONTRIBUTING.md")]
    commands = {word[1] for word in words if word[0] == "overland"}
    assert {"new", "check", "geocode", "verify"} <= commands <= set(COMMANDS)
    targets = {word[1] for word in words if word[0] == "make"}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert {target for target in targets if not re.search(rf"^{target}:", makefile, re.M)} == set()


# Colours


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of "#rrggbb"."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor"])
def test_text_stands_out_from_its_ground_as_wcag_aa_asks(mode: str, ground: str, ink: str) -> None:
    theme = THEME["theme"][mode]
    assert contrast(theme[ink], theme[ground]) >= 4.5


def test_the_contrast_formula_agrees_with_the_standards_own_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_light_and_dark_name_the_same_colours() -> None:
    assert THEME["theme"]["light"].keys() == THEME["theme"]["dark"].keys()


def test_nothing_is_reported_home_and_no_question_is_asked() -> None:
    assert THEME["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert THEME["server"]["showEmailPrompt"] is False
