"""Every page is a short list of sentences, and knows nothing of how a map or a table is made."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from overland.presentation import navigation

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "pages").glob("*.py"))
FORBIDDEN = {"folium", "streamlit_folium", "branca", "geopy", "pandas"}


def test_every_page_of_the_app_has_a_script_and_every_script_is_a_page() -> None:
    assert sorted((*navigation.PAGES, "edit")) == [script.stem for script in SCRIPTS]


def test_the_map_is_the_page_that_opens_by_itself() -> None:
    assert next(iter(navigation.PAGES)) == "map"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_page_is_short(script: Path) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_page_says_in_a_docstring_what_it_is_for(script: Path) -> None:
    assert ast.get_docstring(ast.parse(script.read_text(encoding="utf-8")))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_page_is_a_list_of_sentences(script: Path) -> None:
    sentences = (ast.Expr, ast.Assign, ast.Import, ast.ImportFrom, ast.With)
    tree = ast.parse(script.read_text(encoding="utf-8"))
    other = [type(part).__name__ for part in tree.body if not isinstance(part, sentences)]
    nested = (ast.For, ast.While, ast.Try, ast.Lambda, ast.FunctionDef, ast.ListComp)
    other += [type(part).__name__ for part in ast.walk(tree) if isinstance(part, nested)]
    assert other == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_page_imports_neither_maps_nor_geocoders_nor_tables(script: Path) -> None:
    imported: set[str] = set()
    for part in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in part.names}
        if isinstance(part, ast.ImportFrom):
            imported.add((part.module or "").split(".")[0])
    assert imported & FORBIDDEN == set()
