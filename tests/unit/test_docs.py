"""Documents say what is true: made from the code where that can be, and compared with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overland import config, view
from overland.commands import COMMANDS
from overland.story import vocabularies
from tests import reference

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_reference_page_says_what_the_code_says(name: str) -> None:
    # Out of date? `make reference` writes it anew.
    assert (reference.DOCS / name).read_text("utf-8") == reference.PAGES[name]()


def test_every_setting_is_described_and_every_description_is_of_a_setting() -> None:
    sources = [*(ROOT / "overland").rglob("*.py"), *(ROOT / "deploy").iterdir()]
    read = {
        name
        for path in sources
        if path.name != "config.py" and path.is_file()
        for name in re.findall(r"OVERLAND_[A-Z_]*[A-Z]", path.read_text("utf-8"))
    }
    within = (ROOT / "overland" / "config.py").read_text("utf-8").split("SETTINGS")
    read |= set(re.findall(r'environ[^\n]*"(OVERLAND_[A-Z_]*[A-Z])"', within[-1]))
    read |= {"FORWARDED_ALLOW_IPS", "SOURCE_DATE_EPOCH"}  # other programs' words, for the same
    assert read == set(config.SETTINGS)


def test_every_parameter_of_a_link_is_described() -> None:
    assert set(view.PARAMETERS) <= set(reference.PARAMETERS)


def test_every_vocabulary_stands_on_the_page_of_words() -> None:
    told = (reference.DOCS / "format.md").read_text("utf-8")
    assert [value for value in vocabularies.STATUS if f"| `{value}` |" not in told] == []
    assert [value for value in vocabularies.PLACE_KIND if f"| `{value}` |" not in told] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_between_documents_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\(((?!https?:|#)[^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_shows_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    shown = re.findall(r"(?:^    |`)overland ([a-z]+)", text, re.MULTILINE)
    assert set(shown) <= set(COMMANDS)


def test_the_architecture_draws_every_package_and_names_only_files_that_exist() -> None:
    drawing = ARCHITECTURE.split("```")[1]
    inside = (ROOT / "overland").iterdir()
    names = {path.stem for path in inside if path.is_dir() or path.suffix == ".py"}
    packages = {name for name in names if not name.startswith("__")} - {"locale"}
    assert [name for name in packages if not re.search(rf"\b{name}\b", drawing)] == []
    quoted = re.findall(r"`([a-z_]+/[a-z_./]+\.(?:py|js|md))`", ARCHITECTURE)
    assert len(quoted) > 20
    folders = (ROOT, ROOT / "overland")
    assert [q for q in quoted if not any((folder / q).exists() for folder in folders)] == []


def test_the_page_on_falsehoods_names_every_file_that_plants_one() -> None:
    page = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    planting = re.compile(r"tests\.(?:planted|falsehoods|doubts|valley_story)|import doubts")
    files = (ROOT / "tests" / "contract").glob("test_*.py")
    planted = {path.name for path in files if planting.search(path.read_text("utf-8"))}
    assert {name for name in planted if f"`{name}`" not in page} == set()
    assert set(re.findall(r"`(\w+\.toml)`", page)) == {
        path.name for path in (ROOT / "tests" / "contract").glob("*.toml")
    }
