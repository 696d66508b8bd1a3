"""The commands of README.md, in its order, typed where Overland came as a wheel."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from overland.cli import CLEAN, PROBLEMS
from tests import stories
from tests.installed import Installed, environment

BLOCK = Path(__file__).resolve().parents[2].joinpath("README.md").read_text("utf-8")
LINES = [
    shlex.split(line.replace("FILE...", "FILE"), comments=True)[1:]
    for line in BLOCK.split("## Make a story")[1].split("## Host")[0].splitlines()
    if line.startswith("    overland ")
]
FILES = {"draft": "report.txt", "import": "places.csv", "verify": "report.txt"}
ELSEWHERE = ("edit", "basemap")
"""Commands that tests of their own carry out: browser/test_edit, contract/test_basemap."""
# All in one process, because each would read all of Overland first.
TYPED = """
import contextlib, io, json, shutil, sys
from overland.cli import main
told = []
for words in json.load(sys.stdin):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        told.append([main(words), said.getvalue()])
    if words[0] == "new":
        shutil.copytree("filled", "data/stories", dirs_exist_ok=True)
json.dump(told, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Typed:
    """Where the commands were typed, and by its first words what each answered."""

    folder: Path
    told: dict[str, tuple[int, str]]


def typed_words(line: list[str]) -> list[str]:
    words = [word.replace("FILE", FILES.get(line[0], "")) for word in line]
    return words + (["--root", "small"] if "site" in line else [])  # one story's pictures will do


@pytest.fixture(scope="module")
def typed(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    """Where the README tells to fill in what `new` wrote, that is done."""
    folder = tmp_path_factory.mktemp("newcomer")
    example = installed.package / "app" / "data" / "stories" / "syria-2013"
    shutil.copytree(example, folder / "data" / "stories" / example.name)
    stories.write(folder / "filled", "my-story")
    stories.write(folder / "small" / "stories")
    (folder / "report.txt").write_text("Four buses left Damascus on Monday.\n", "utf-8")
    (folder / "places.csv").write_text("name,latitude,longitude\nZahle,33.85,35.9\n", "utf-8")
    # Last what finds that a text is another's: the story is withheld from then on.
    here = [line for line in LINES if line[0] not in ELSEWHERE]
    lines = sorted(here, key=lambda line: line[0] == "verify")
    answered = subprocess.run(
        [str(installed.python), "-c", TYPED],
        cwd=folder,
        env=environment(),
        input=json.dumps([typed_words(line) for line in lines]),
        capture_output=True,
        text=True,
        check=True,
    )
    told = zip(lines, json.loads(answered.stdout), strict=True)
    return Typed(folder, {" ".join(line[:2]): (code, said) for line, (code, said) in told})


def test_the_readme_shows_every_step_from_a_text_to_a_site() -> None:
    shown = [line[0] for line in LINES]
    making = ["edit", "draft", "new", "import", "geocode", "route", "basemap", "verify", "check"]
    assert shown == [*making, "export", "export"]


def test_every_command_of_the_readme_does_its_work(typed: Typed) -> None:
    codes = {words: code for words, (code, _) in typed.told.items()}
    assert codes.pop("check --strict") == PROBLEMS  # not compared with a text, not translated
    assert codes.pop("verify syria-2013") == PROBLEMS  # the words are not in this text
    assert set(codes.values()) == {CLEAN}, typed.told


def test_every_command_of_the_readme_leaves_what_it_says(typed: Typed) -> None:
    left = {str(path.relative_to(typed.folder)) for path in typed.folder.rglob("*")}
    assert left >= {"story.html", "site/two-towns/index.html"}
    story = "data/stories/my-story"
    assert left >= {f"{story}/{name}" for name in ("places.csv", "geocodes.json", "draft.json")}
    assert "1 place" in typed.told["draft FILE"][1]
