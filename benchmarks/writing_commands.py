"""Every command that writes, with a folder made ready for it: what `benchmarks.kills` kills.

The decisions of `edit` are calls, as the page makes them. `basemap` needs the packages of the
ground: it has them from their package managers, or from the cache that they lie in. What it
computes is remembered after the first run, so that each kill meets what it writes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from overland import cli, config, files
from overland.basemap import packages, readers, story_ground, tiles, vectors, world
from overland.drafting import desk
from overland.drafting.draft_file import DraftFile
from overland.geocoding import index as gazetteer
from tests import routing_server, small_story, stories

SLUG = stories.SLUG
ENGINE = ""
"""The address of the routing server that answers while commands are killed."""
REPORT = "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday."
ABOUT = {"title": "A second report", "publisher": "Mail", "published": "2020-05-05"}


@dataclass
class Command:
    """A command, and how its folder is made ready for it; ROOT in a word is that folder,
    ENGINE a routing server's address, HEIGHTS the file of the height model.

    `call` is what a page does instead of a command, on the story's folder. `several` files change
    one after the other, each of them at once; elsewhere all do at once. `same` means that the story
    reads the same before, between and after. A `slow` one is not killed in every run of the tests.
    """

    words: tuple[str, ...] = ()
    prepare: Callable[[Path], None] = lambda root: None
    several: bool = False
    same: bool = False
    slow: bool = False
    kills: int = 0
    hits: int = 0
    call: Callable[[Path], object] | None = None
    failures: list[str] = field(default_factory=list)

    def perform(self, root: Path, loud: bool = False) -> object:
        if self.call:
            return self.call(root / "stories" / SLUG)
        heights = config.cache("basemap") / packages.HEIGHTS.file
        told = {"ROOT": str(root), "ENGINE": ENGINE, "HEIGHTS": str(heights)}
        words = list(self.words)
        for name, value in told.items():
            words = [word.replace(name, value) for word in words]
        return run([*words, "--root", str(root)], loud)


def run(arguments: list[str], loud: bool = False) -> int:
    """The command in this process, silent unless it is asked to speak."""
    with ExitStack() as quiet:
        if not loud:
            nothing = quiet.enter_context(open(os.devnull, "w"))
            quiet.enter_context(redirect_stdout(nothing))
            quiet.enter_context(redirect_stderr(nothing))
        return cli.main(arguments)


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


def engine() -> Any:
    """A routing server of this machine, which every `route --engine` asks from here on."""
    line = [[36.29, 33.51], [35.92, 33.70], [35.85, 33.81], [35.50, 33.89]]
    return routing_server.server(routing_server.says(routing_server.osrm(line)))


def _remembered(owner: Any, *names: str) -> None:
    """What these functions gave is given again: a command that is killed computes nothing anew."""
    for name in names:
        compute, known = getattr(owner, name), {}

        def remembering(
            *given: Any, _compute: Any = compute, _known: dict[str, Any] = known, **named: Any
        ) -> Any:
            # Shapes have no names of their own: each call of one story has the same ones.
            key = repr([one for one in given if isinstance(one, (Path, tuple, str, int))])
            if key not in _known:
                _known[key] = _compute(*given, **named)
            return _known[key]

        setattr(owner, name, remembering)


def _ground(root: Path) -> None:
    """What is read and drawn is remembered; what the command writes is not."""
    computed = ("coast", "countries", "rivers", "roads", "towns", "heights", "natural_earth")
    _remembered(readers, *computed, "alpha2")
    _remembered(vectors, "land", "lakes", "rivers", "borders", "admin1", "roads", "world")
    _remembered(tiles.Painter, "paint")
    _remembered(story_ground, "painter")
    _remembered(world, "names")


def _drafted(root: Path) -> None:
    """A text of which nothing is decided."""
    _draft(root / "stories" / SLUG)


def _decided(root: Path) -> None:
    """A text with a decision that can be taken back."""
    _drafted(root)
    _accept(root / "stories" / SLUG)


def names() -> gazetteer.Index:
    """The index of names, built where it is not."""
    places = Path(__file__).resolve().parents[1] / "data" / "gazetteer" / "places.csv"
    return gazetteer.open_index(places)


def _draft(folder: Path) -> None:
    desk.add_text(folder, REPORT, names(), ABOUT)


def _accept(folder: Path) -> None:
    """The first proposal of a place, if nobody has accepted it."""
    one = next(one for one in DraftFile.read(folder).proposals if one.table == "places")
    if one.state == "open":
        desk.accept(folder, one.id)
    else:
        _tidy(folder)


def _mend(folder: Path) -> None:
    DraftFile.read(folder).change("p1", {"note": "seen from the quay"})
    _tidy(folder)


def _drop(folder: Path) -> None:
    book = DraftFile.read(folder)
    if book.get("p1").state == "open":
        book.drop("p1")
    _tidy(folder)


def _undo(folder: Path) -> None:
    book = DraftFile.read(folder)
    if book.done:
        desk.undo(book)
    _tidy(folder)


def _tidy(folder: Path) -> None:
    """What the next decision does first."""
    with files.alone(folder):
        pass


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
    "route --engine": Command(("route", SLUG, "--engine", "ENGINE", "--kind", "osrm")),
    "basemap": Command(("basemap", SLUG), _ground, several=True, slow=True),
    "route --heights": Command(("route", SLUG, "--heights", "HEIGHTS"), slow=True),
    "edit: propose rows": Command(call=_draft, several=True),
    "edit: accept": Command(call=_accept, prepare=_drafted, several=True),
    "edit: mend": Command(call=_mend, prepare=_drafted),
    "edit: drop": Command(call=_drop, prepare=_drafted),
    "edit: undo": Command(call=_undo, prepare=_decided, several=True),
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
