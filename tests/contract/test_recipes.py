"""The recipes of CONTRIBUTING, each carried out on a copy of the repository and then used."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import stories

ROOT = Path(__file__).resolve().parents[2]


class Repository:
    """A copy of what is imported, and a story of its own to try an addition on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("overland", "pages", "tests", "benchmarks"):
            # With what Python compiled of them: copies keep the times of the files.
            leave = shutil.ignore_patterns("failures")
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        for name in ("app.py", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)
        self.story = stories.write(folder / "data" / "stories")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def add_line(self, name: str, after: str, line: str) -> None:
        """One line more, below the one line that ends in `after`."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(after) == 1, f"{after!r} stands {text.count(after)} times in {name}"
        path.write_text(text.replace(after, f"{after}\n{line}"), "utf-8")

    def run(self, program: str) -> str:
        """What a program prints that imports the copy."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def command(self, *words: str) -> str:
        return self.run(f"from overland import cli\nassert cli.main({[*words]!r}) == 0")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "copy")


EVERY_EXPORT = """
from pathlib import Path
from overland import config
from overland.exports import FORMATS
from overland.html import evidence_table, panel
from overland.presentation import statements
from overland.story import loader
from overland.view import View
folder = Path("data/stories/two-towns").resolve()
story = loader.load(folder)
texts = {}
with config.data_in(folder.parents[1]):
    for name in ("geojson", "lpf", "kml"):
        texts[name] = FORMATS[name].export(story).decode("utf-8", "replace")
    view = View(story=story.slug, place="hilltown")
    texts["panel"] = str(panel.panel(story, view))
    texts["table"] = str(evidence_table.table(story, view, statements.statements(story)))
"""


def test_a_page_is_its_script_and_one_line(repository: Repository) -> None:
    script = (ROOT / "pages" / "about.py").read_text("utf-8").replace('"about"', '"help"')
    repository.write("pages/help.py", script)
    repository.add_line(
        "overland/presentation/navigation.py",
        '    "about": lambda: _("About"),',
        '    "help": lambda: _("Help"),',
    )
    told = repository.run(
        "from starlette.applications import Starlette\n"
        "from starlette.testclient import TestClient\n"
        "from overland.server import app as web\n"
        "client = TestClient(Starlette(routes=web.routes(base='')))\n"
        "answer = client.get('/help')\n"
        "print(answer.status_code, '<h1>Help</h1>' in answer.text)"
    )
    assert told.split() == ["200", "True"]


def test_a_status_is_one_line_and_every_renderer_has_its_word(repository: Repository) -> None:
    repository.add_line(
        "overland/story/vocabularies.py",
        '    "status",',
        '    StatusTerm("alleged", N_("alleged"), N_("a party says so in court"), '
        'Sign("red", 4, (2, 9, 4, 9), opacity=0.5)),',
    )
    for name in ("events", "legs"):
        rows = stories.read_table(repository.story / f"{name}.csv")
        rows[0]["status"] = "alleged"
        stories.write_table(repository.story / f"{name}.csv", rows)
    told = repository.run(
        EVERY_EXPORT
        + "from overland.assets import stylesheet\n"
        + "print([name for name, text in texts.items() if 'alleged' not in text.lower()], "
        + "'.ov-line-alleged' in stylesheet.symbols())"
    )
    assert told.split() == ["[]", "True"]


def test_a_place_kind_is_one_line_and_every_renderer_has_its_word(repository: Repository) -> None:
    repository.add_line(
        "overland/story/vocabularies.py",
        '    "place kind",',
        '    PlaceKindTerm("lighthouse", N_("lighthouse"), N_("a light for ships"), '
        '("lighthouse", "S", "")),',
    )
    rows = stories.read_table(repository.story / "places.csv")
    rows[0]["kind"] = "lighthouse"
    stories.write_table(repository.story / "places.csv", rows)
    told = repository.run(
        EVERY_EXPORT + "print([n for n in ('geojson', 'lpf') if 'lighthouse' not in texts[n]])"
    )
    assert told.strip() == "[]"


def test_an_export_is_one_module_and_one_line(repository: Repository) -> None:
    repository.write(
        "overland/exports/titles.py",
        '"""Titles alone."""\n\nfrom overland.story.models import Story\n\n'
        'MEDIA_TYPE = "text/plain"\nSUFFIX = "txt"\nTITLE = "Title"\n\n\n'
        "def export(story: Story) -> bytes:\n    return story.title.encode()\n",
    )
    registry = "overland/exports/__init__.py"
    text = (repository.folder / registry).read_text("utf-8")
    repository.write(registry, re.sub(r"(, png)\n", r"\1, titles\n", text, count=1))
    repository.add_line(registry, '    "html": one_file,', '    "title": titles,')
    repository.command("export", "two-towns", "--format", "title", "-o", "title.txt")
    assert (repository.folder / "title.txt").read_text("utf-8") == "Two towns"


def test_an_import_is_one_module_and_one_line(repository: Repository) -> None:
    repository.write(
        "overland/importing/plain.py",
        '"""Lines of latitude and longitude."""\n\n'
        "from overland.importing.imported_file import File\n"
        "from overland.importing.imported import Imported, Line, Options\n\n"
        'NAME = "plain track"\n\n\n'
        "def matches(file: File) -> bool:\n    return file.ending == '.track'\n\n\n"
        "def read(file: File, options: Options) -> Imported:\n"
        "    points = tuple(tuple(map(float, row.split())) for row in file.data.splitlines())\n"
        "    return Imported(NAME, lines=(Line(file.name, points, file.name),))\n",
    )
    repository.add_line(
        "overland/importing/__init__.py",
        "READERS: tuple[str, ...] = (",
        '    "overland.importing.plain",',
    )
    repository.write("way.track", "33.5 36.3\n33.7 35.9\n")
    told = repository.run(
        "from pathlib import Path\nfrom overland import importing\n"
        "found = importing.read(Path('way.track'))\n"
        "print(found.lines[0].points)"
    )
    assert told.strip() == "((33.5, 36.3), (33.7, 35.9))"


def test_a_geocoder_is_one_module_and_one_line(repository: Repository) -> None:
    photon = (ROOT / "overland" / "geocoding" / "photon.py").read_text("utf-8")
    own = photon.replace('name="photon"', 'name="ours"').replace("photon.komoot.io", "example.org")
    repository.write("overland/geocoding/ours.py", own)
    repository.add_line(
        "overland/geocoding/__init__.py",
        '    "photon": "overland.geocoding.photon",',
        '    "ours": "overland.geocoding.ours",',
    )
    told = repository.run(
        "from tests.reference import PROVIDERS, command\nprint('ours' in command('geocode'))"
    )
    assert told.strip() == "True"


def test_a_language_is_one_catalogue(repository: Repository) -> None:
    spanish = (ROOT / "overland/locale/es/LC_MESSAGES/overland.po").read_text("utf-8")
    repository.write(
        "overland/locale/pt/LC_MESSAGES/overland.po",
        spanish.replace("Language: es", "Language: pt"),
    )
    told = repository.run(
        "from overland import i18n\nfrom overland.presentation import navigation\n"
        "i18n.use('pt')\n"
        "print('pt' in i18n.LANGUAGES, i18n.own_name('pt'), navigation.labels()['map'])"
    )
    assert told.split() == ["True", "Português", "Mapa"]


@pytest.mark.parametrize(
    "recipe",
    ["a page", "a status, a role or a kind", "an export", "an import", "a geocoder", "a language"],
)
def test_contributing_has_the_recipe(recipe: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.search(rf"^## Add {recipe}", text, re.MULTILINE)
