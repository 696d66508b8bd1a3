"""The order of the tree: its names, who may import whom, and what reads whose output."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.syntax import nodes

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "overland"
SOURCES = [*sorted(PRODUCT.rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MARKUP = re.compile(r"<(?![=!])|href=|\bid=|:root|@font|aria-|class=")
GROUP = re.compile(r"\(\?P<\w+>|\(\?<")
SEARCHES = {
    "compile",
    "sub",
    "subn",
    "findall",
    "finditer",
    "search",
    "match",
    "fullmatch",
    "split",
}
# Patterns that look for markup, by module: what each reads is somebody else's.
FOREIGN = {
    "server/prerender.py": 4,  # Streamlit's index.html
    "server/security_headers.py": 1,  # Streamlit's index.html
    "evidence/whole/source_checks.py": 1,  # an address between brackets
    "evidence/coverage.py": 1,  # an address between brackets, in the text of a source
    "config.py": 1,  # an address as a host writes it
    "importing/sheets.py": 2,  # sheets of workbooks
    "importing/places.py": 1,  # descriptions in maps of other tools
}


LONGEST = 300
"""Lines. A module that grows beyond it is split by what it is about."""
LONGEST_FUNCTION = 40
"""Lines, the signature and the docstring among them; some thirty are the rule."""
# Tables: one entry a line of the format, and nobody is helped if half of them lie elsewhere.
TABLES = {
    "overland/story/models.py",  # one class a table
    "overland/story/schemas.py",  # one line a column
    "overland/story/vocabularies.py",  # one entry a value
    "overland/drafting/lexicon/english.py",  # words by what they tell
}


def layers() -> list[list[str]]:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one.get("containers") == ["overland"]]
    return [re.findall(r"\w+", rung) for rung in contract["layers"]]


def test_the_order_of_imports_has_at_most_fifteen_rungs() -> None:
    assert len(layers()) <= 15


def test_every_name_at_the_top_of_the_package_has_its_rung() -> None:
    names = {path.stem for path in PRODUCT.iterdir() if path.suffix == ".py" or path.is_dir()}
    packages = {name for name in names if not name.startswith("__")} - {"locale"}
    assert packages == {name for rung in layers() for name in rung}
    assert len(packages) <= 28


def test_no_file_is_too_long_to_be_about_one_thing() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for kind in ("py", "js", "css")
        for folder in ("overland", "pages", "tests", "benchmarks", "tools")
        for path in (ROOT / folder).rglob(f"*.{kind}")
        if len(path.read_text("utf-8").splitlines()) > LONGEST
    }
    assert found <= TABLES


def long_functions(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield f"{path.relative_to(ROOT).as_posix()}: {node.name}"


@pytest.mark.slow
def test_no_function_is_too_long_to_be_taken_in_at_a_glance() -> None:
    assert {name for path in SOURCES for name in long_functions(path)} == set()


def imports_inside(path: Path) -> Iterator[str]:
    for function in nodes(path):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for node in ast.walk(function):
            modules = []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            yield from (name for name in modules if name.partition(".")[0] == "overland")


@pytest.mark.slow
def test_no_import_inside_a_function_gets_round_the_order() -> None:
    found = {str(path.relative_to(ROOT)): list(imports_inside(path)) for path in SOURCES}
    assert {path: names for path, names in found.items() if names} == {}


def test_json_comes_in_through_one_door_that_takes_finite_numbers_only() -> None:
    door = PRODUCT / "json_text.py"
    others = [path for path in SOURCES if path != door and _READS_JSON.search(path.read_text())]
    assert not others


_READS_JSON = re.compile(r"\bjson\.loads?\(|\.json\(\)|import loads?\b")


def patterns(path: Path) -> Iterator[str]:
    """Every pattern that a module hands to `re`, as it stands in the source."""
    for node in nodes(path):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in SEARCHES
            and node.args
        ):
            yield ast.unparse(node.args[0])


@pytest.mark.slow
def test_nothing_reads_its_own_output_back_with_a_pattern() -> None:
    counted = Counter(
        path.relative_to(PRODUCT).as_posix()
        for path in sorted(PRODUCT.rglob("*.py"))
        for pattern in patterns(path)
        if MARKUP.search(GROUP.sub("", pattern))
    )
    assert counted == FOREIGN


@pytest.mark.parametrize("package", ["presentation", "story", "evidence", "geography", "view"])
def test_what_decides_what_is_said_knows_nothing_of_how_it_is_drawn(package: str) -> None:
    drawing = {"folium", "branca", "fpdf", "resvg_py", "streamlit", "markupsafe", "PIL", "fastkml"}
    files = sorted((PRODUCT / package).rglob("*.py")) or [PRODUCT / f"{package}.py"]
    found = {
        f"{path.name}: {name}"
        for path in files
        for node in nodes(path)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
        if name.partition(".")[0] in drawing or name.startswith(("overland.html", "overland.svg"))
    }
    assert found == set()
