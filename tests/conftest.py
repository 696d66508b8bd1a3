"""Shared fixtures, and two profiles for property tests: the same examples on every machine."""

from __future__ import annotations

import gc
import os
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from overland import i18n
from tests import dealing, stories
from tests.exports import Exports
from tests.installed import Installed, install

# What one process of the run compiled, the others and every server that a test starts need not
# compile again: that is a third of the time of a start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A slow machine is no fault of the code, and a red run must stay red when it is repeated. `deep` is
# for properties without a number of their own, and tries others each time.
settings.register_profile("overland", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("deep", deadline=None, derandomize=False, max_examples=600)
settings.load_profile("overland")


QUICK = "not slow"
"""What `make test-quick` asks for."""
# What asks for one of these draws, installs, or waits for a server.
SLOW_FIXTURES = {
    *("browser", "server", "fresh_server", "preloaded", "container", "installed"),
    *("exports", "exported", "outputs", "mirror", "of_two_countries"),
}
SLOW_FOLDERS = {"app", "browser", "property"}
SLOW_FILES = {
    *("test_damaged_folders", "test_geocoders", "test_pictures", "test_one_file", "test_pool"),
    *("test_legend", "test_pdf_text", "test_many_places", "test_blank_cells", "test_webfont"),
    *("test_ground", "test_large_stories", "test_app_start", "test_web", "test_print"),
    *("test_api", "test_install", "test_panel_lines", "test_story_mirror", "test_page_bounds"),
    *("test_country_names", "test_rights", "test_progress", "test_doubted_rows"),
    *("test_verification_again", "test_headlines_of_languages", "test_ground_tiles"),
    *(
        "test_first_page",
        "test_first_pictures",
        "test_link_metadata",
        "test_recipes",
        "test_site",
        "test_valhalla",
    ),
}


PLANTING = (
    *("tests.planted", "tests.valley_story", "tests.doubts"),
    "tests.contract.test_stories_of_today",
)
"""A file that takes from these compares whole stories with their texts, a language a case."""
ONE_OF_THEM = "test_planted_falsehoods"
"""What of that a quick run has."""


@cache
def _is_slow_file(path: Path) -> bool:
    if path.stem in SLOW_FILES:
        return True
    plants = path.parent.name == "contract" and path.suffix == ".py" and path.stem != ONE_OF_THEM
    return plants and any(f"from {name} import" in path.read_text("utf-8") for name in PLANTING)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Quick tests wait for nothing, and each process reads all of Overland first: one a core.

    The cores are those of this process: a container may have fewer than its machine.
    """
    allowed = getattr(os, "sched_getaffinity", lambda _process: range(os.cpu_count() or 1))
    cores = len(allowed(0))
    quick = config.option.markexpr == QUICK
    return cores if quick else dealing.processes(cores, dealing.memory_bytes())


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is left out as a whole need not be read."""
    quick = config.option.markexpr == QUICK
    return True if quick and collection_path.is_file() and _is_slow_file(collection_path) else None


def pytest_collection(session: pytest.Session) -> None:
    """Look for no garbage while some ten thousand things are made that all stay."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Nor among them ever after: what a test leaves is found without going through the rest."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs a browser, a server or a drawing: `make test-quick` leaves it out."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        slow = item.path.parent.name in SLOW_FOLDERS or _is_slow_file(item.path)
        if SLOW_FIXTURES & fixtures or slow:
            item.add_marker(pytest.mark.slow)


class Dealing:
    """Asked last, when it is settled which tests run."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
        if processes > 1:
            items[:] = dealing.dealt(items, processes, lambda item: str(item.path), _kind)


def _kind(item: pytest.Item) -> str:
    folder, file = item.path.parent.name, item.path.stem
    if folder == "browser":
        return dealing.WAITING
    return dealing.LONG if folder in SLOW_FOLDERS or file in SLOW_FILES else dealing.SHORT


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Dealing())


@pytest.fixture(autouse=True)
def in_english() -> None:
    """Each test begins in English, whatever the one before it in this process left in use."""
    i18n.use("en")


@pytest.fixture
def story_folder(tmp_path: Path) -> Path:
    """The folder of a small valid story, a test's own to damage."""
    return stories.write(tmp_path / "stories")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def exports(run_folder: Path) -> Exports:
    """Exports that are drawn once a run, in whichever process of it."""
    return Exports(run_folder / "exports")


@pytest.fixture(scope="session")
def installed(run_folder: Path) -> Installed:
    """Overland as a wheel in an environment of its own."""
    return install(run_folder / "installed")
