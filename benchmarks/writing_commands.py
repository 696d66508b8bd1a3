"""Every command that writes, with a folder made ready for it: what `benchmarks.kills` kills.

Left out are those that need other hosts' files (`basemap`, `route --engine`, `route --heights`):
they write by the same function, and so does `edit`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from overland import cli
from tests import small_story, stories

SLUG = stories.SLUG
STORY = f"ROOT/stories/{SLUG}"


@dataclass
class Command:
    """A command, and how its folder is made ready for it; ROOT in a word is that folder.

    `several` files change one after the other, each of them at once; elsewhere all do at once.
    `same` means that the story reads the same before, between and after.
    """

    words: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda root: None
    several: bool = False
    same: bool = False
    slow: bool = False
    kills: int = 0
    hits: int = 0
    failures: list[str] = field(default_factory=list)

    def arguments(self, root: Path) -> list[str]:
        return [word.replace("ROOT", str(root)) for word in self.words] + ["--root", str(root)]


def run(arguments: list[str]) -> int:
    """The command in this process, silent."""
    with open(os.devnull, "w") as nothing:
        keep, sys.stdout = sys.stdout, nothing
        errors, sys.stderr = sys.stderr, nothing
        try:
            return cli.main(arguments)
        finally:
            sys.stdout, sys.stderr = keep, errors


def _done(root: Path, *words: str) -> None:
    """A command that goes before."""
    code = run([word.replace("ROOT", str(root)) for word in words] + ["--root", str(root)])
    assert code == cli.CLEAN, f"overland {' '.join(words)} failed"


def _text(root: Path) -> None:
    (root / "gazette.txt").write_text(small_story.TEXT, "utf-8")


def _export_of_earlier(root: Path) -> None:
    (root / "story.csv.zip").write_bytes(b"the file of earlier")


def _site_of_earlier(root: Path) -> None:
    """A site and a file of earlier, which the new ones take the place of."""
    _done(root, *COMMANDS["export site"].words)
    package = root / "stories" / SLUG / "datapackage.json"
    text = package.read_text("utf-8")
    package.write_text(text.replace('"title": "', '"title": "New: ', 1), "utf-8")
    _export_of_earlier(root)


def _in_format_1(root: Path) -> None:
    """The story in the format before this one."""
    shutil.rmtree(root / "stories" / SLUG)
    stories.write_format_1(root / "stories")


def _table(root: Path) -> None:
    rows = ["name,latitude,longitude,date"]
    rows += [f"Camp {number},33.{number},36.{number},2020-05-0{number}" for number in range(1, 8)]
    (root / "camps.csv").write_text("\n".join(rows) + "\n", "utf-8")


def _package(root: Path) -> None:
    _done(root, *COMMANDS["export csv"].words)


def _pointless(root: Path) -> None:
    """Places without points, and the places that a gazetteer has for them."""
    table = root / "stories" / SLUG / "places.csv"
    rows = stories.read_table(table)
    for row, name in zip(rows, ("Damascus", "Beirut", "Masnaa"), strict=True):
        row.update(name=name, latitude="", longitude="", uncertainty_km="")
    stories.write_table(table, rows)
    _done(root, "geocode", SLUG)


def _by_sea(root: Path) -> None:
    table = root / "stories" / SLUG / "legs.csv"
    stories.write_table(table, [row | {"mode": "sea"} for row in stories.read_table(table)])


def _track(root: Path) -> None:
    points = "".join(
        f'<trkpt lat="{33.51 + n * 0.0038:.4f}" lon="{36.29 - n * 0.0079:.4f}"/>'
        for n in range(101)
    )
    text = f'<gpx version="1.1"><trk><trkseg>{points}</trkseg></trk></gpx>'
    (root / "track.gpx").write_text(text, "utf-8")


def _without_dictionary(root: Path) -> None:
    (root / "README.md").write_text("# Stories\n\n<!-- tables -->\n<!-- /tables -->\n", "utf-8")
    for path in (root / "stories").glob("*/datapackage.json"):
        text = path.read_text("utf-8")
        path.write_text(text.replace('"description": "', '"description": "Old: '), "utf-8")


COMMANDS: dict[str, Command] = {
    "new": Command(("new", "fresh")),
    "verify": Command(("verify", SLUG, "--text", "gazette=ROOT/gazette.txt"), _text),
    "geocode": Command(("geocode", SLUG), slow=True),
    "geocode --accept": Command(("geocode", SLUG, "--accept"), _pointless, several=True, slow=True),
    "geocode --point": Command(
        ("geocode", SLUG, "--place", "hilltown", "--point", "33.6, 36.3"), several=True
    ),
    "upgrade": Command(("upgrade", SLUG), _in_format_1, several=True, same=True),
    "import": Command(("import", SLUG, "ROOT/camps.csv"), _table),
    "import a package": Command(("import", "restored", "ROOT/story.csv.zip"), _package),
    "route --great-circle": Command(("route", SLUG, "--great-circle"), _by_sea),
    "route --from": Command(
        ("route", SLUG, "--from", "ROOT/track.gpx", "--leg", "hill-to-bay"), _track
    ),
    "dictionary": Command(("dictionary", "--write"), _without_dictionary, several=True),
    "export csv": Command(
        ("export", SLUG, "--format", "csv", "-o", "ROOT/story.csv.zip"), _export_of_earlier
    ),
    "export html": Command(
        ("export", SLUG, "--format", "html", "-o", "ROOT/story.html"), slow=True
    ),
    "export site": Command(("export", "--all", "--format", "site", "-o", "ROOT/site"), slow=True),
}
COMMANDS["export site again"] = Command(COMMANDS["export site"].words, _site_of_earlier, slow=True)
