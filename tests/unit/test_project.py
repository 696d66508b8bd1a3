"""The repository itself: pins, names, colours, and documents that say what is true."""

from __future__ import annotations

import ast
import itertools
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    "flit-core": "flit_core",
    "fonttools": "fontTools",
    "fpdf2": "fpdf",
    "pillow": "PIL",
    "pyshp": "shapefile",
    "streamlit-folium": "streamlit_folium",
}


def project_files() -> Iterator[Path]:
    """Every file of the project; not what tools and environments leave in it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not LEFTOVER.fullmatch(name)]
        yield from (Path(folder, name) for name in names)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "ignore")


def test_no_file_names_a_package_registry() -> None:
    named = [path for path in project_files() if any(host in text_of(path) for host in REGISTRIES)]
    assert named == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    paths = [path for path in project_files() if path.suffix not in {".webp", ".png", ".npz"}]
    assert [path for path in paths if MACHINE_PATH.search(text_of(path))] == []


# Pins


def pins(requirements: list[str]) -> dict[str, str]:
    """Name to version of requirements that must be exact."""
    exact = [requirement.partition(";")[0] for requirement in requirements]
    found = [PIN.fullmatch(requirement) for requirement in exact]
    assert all(found), f"not an exact version in {requirements}"
    return {match[1]: match[2] for match in found if match}


def locked(name: str) -> dict[str, set[str]]:
    """Name to versions of a lock; two versions where they depend on the Python."""
    versions: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / name).read_text("utf-8")):
        versions.setdefault(package, set()).add(version)
    return versions


def test_the_locks_hold_the_versions_that_the_project_asks_for() -> None:
    runtime = pins(PROJECT["project"]["dependencies"])
    extras = PROJECT["project"]["optional-dependencies"]
    test = pins([*itertools.chain(*(extras[name] for name in extras if name != "lock"))])
    for name, asked in (LOCKS[0], runtime), (LOCKS[1], runtime | test):
        found = locked(name)
        assert {package: found.get(package) for package in asked} == {
            package: {version} for package, version in asked.items()
        }


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


def test_everything_that_is_imported_is_asked_for() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = pins([*PROJECT["project"]["dependencies"], *itertools.chain(*extras)])
    known = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in asked}
    found = third_party_imports(ROOT / "overland")
    assert sorted({f"{name} in {path.name}" for name, path in found if name not in known}) == []


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
    assert commands == {"new", "check", "geocode", "verify"}
    assert commands <= set(COMMANDS)
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
