"""`overland import`: what other tools' files propose for a story's tables and lines."""

from __future__ import annotations

import argparse
from pathlib import Path

from overland import files, importing
from overland.commands.outcome import Outcome
from overland.commands.plurals import after_name, number_of
from overland.drafting.draft_file import DraftFile, Stored
from overland.errors import Problem, WrongUse
from overland.importing import own_geojson, package
from overland.importing.imported import (
    Imported,
    Options,
    ProposedRow,
    UnnamedColumns,
    Unreadable,
    Whole,
)
from overland.story import loader
from overland.story.ids import new_id
from overland.story.schemas import TABLES
from overland.story.table_writer import TableNotWritable, TableText
from overland.story.vocabularies import PLACE_KIND

HELP = "propose rows out of spreadsheets, tracks and other tools' maps; they wait in draft.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story, by the name of its folder")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path,
        help="what is imported; one CSV package, GeoJSON or Linked Places file that Overland made "
        "gives the story itself again, its KML only places and lines",
    )  # fmt: skip
    parser.add_argument(
        "--date-order", choices=("day-first", "month-first"), default="", help="for 03/04/2022"
    )
    parser.add_argument(
        "--column", metavar="HEADER=FIELD", action="append", default=[],
        help="a column that is not understood by itself, such as Ort=name",
    )  # fmt: skip
    parser.add_argument(
        "--show", action="store_true", help="tell how the files are understood; change nothing"
    )


def _problem(path: Path, told: str, remedy: str = "") -> Problem:
    """What a file's reader tells, which begins by the file's name, once. Only an option of this
    command is a `remedy`: on the page Edit there is none.
    """
    return Problem(path.name, 0, "", "", after_name(told, path.name), remedy)


def run(arguments: argparse.Namespace) -> Outcome:
    """Add proposals to draft.json. A file that cannot be read leaves the story as it was."""
    if len(arguments.files) == 1:
        path: Path = arguments.files[0]
        whole = package if package.is_package(path) else own_geojson
        if whole is package or own_geojson.is_export(path):
            return _restore(arguments, whole.read(path, arguments.slug))
    folder = loader.folder(arguments.root, arguments.slug)
    options = Options(arguments.date_order, _columns(arguments.column))
    found, problems, unnamed = _read(arguments.files, options)
    if problems:
        return Outcome(problems, ("nothing was changed",), {"unnamed": unnamed})
    if arguments.show:
        told = [line for path, one in found for line in _told(path, one)]
        told.append("nothing was changed; without --show the rows become proposals")
        return Outcome(lines=tuple(told), data=_data([one for _, one in found], 0))
    draft = DraftFile.read(folder)
    proposals = stored([row for _, one in found for row in one.rows], _taken(folder, draft))
    with_lines = [line for _, one in found for line in one.lines]
    if proposals:
        draft.add(proposals)
    lines = [line for path, one in found for line in _told(path, one)]
    waiting = number_of(len(proposals), "proposal waits", "proposals wait")
    lines.append(f"{waiting} in draft.json. Next: overland edit {arguments.slug}")
    if with_lines:
        lines.append(
            f"{len(with_lines)} line(s): overland route {arguments.slug} --from FILE --leg ID cuts one"  # noqa: E501
        )
    return Outcome(lines=tuple(lines), data=_data([one for _, one in found], len(proposals)))


def _read(
    paths: list[Path], options: Options
) -> tuple[list[tuple[Path, Imported]], tuple[Problem, ...], dict[str, list[str]]]:
    """What the files hold, why it cannot be taken, and by file the columns that need a name."""
    problems: list[Problem] = []
    found: list[tuple[Path, Imported]] = []
    unnamed: dict[str, list[str]] = {}
    for path in paths:
        try:
            found.append((path, importing.read(path, options)))
        except Unreadable as error:
            problems.append(_problem(path, str(error)))
            if isinstance(error, UnnamedColumns):
                unnamed[path.name] = list(error.headers)
    questions = [(path, q) for path, one in found for q in one.questions]
    problems += [_problem(path, question, "Option: --date-order") for path, question in questions]
    return found, tuple(problems), unnamed


def _columns(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    wrong = [header for header, sign, field in pairs if not (sign and field)]
    if wrong:
        raise WrongUse(f"--column {wrong[0]!r}: write HEADER=FIELD")
    return {header: field for header, _, field in pairs}


def _restore(arguments: argparse.Namespace, whole: Whole) -> Outcome:
    """A whole story out of Overland's own package or GeoJSON, into a folder not there yet."""
    folder: Path = arguments.root / "stories" / arguments.slug
    if folder.exists():
        raise WrongUse(f"{folder} exists already, and is never overwritten. Name another story")
    for table in TABLES.values():
        if _has_row(whole.files.get(table.file, ""), arguments.slug):
            told = (
                f"{arguments.slug!r} is the id of a row of {table.file}, which a story cannot share"
            )
            raise WrongUse(f"{told}. Name another story")
    files.make_folder(folder.parent)
    with files.draft_folder(folder) as draft:
        for name, text in whole.files.items():
            files.replace(draft / name, text)
        draft.rename(folder)
    lines = (
        f"restored {number_of(len(whole.files), 'file')} in {folder}",
        *(f"not in the file: {part}" for part in whole.lost),
        f"next: overland check {arguments.slug}",
    )
    data = {"folder": str(folder), "files": sorted(whole.files), "lost": [*whole.lost]}
    return Outcome(lines=lines, data=data)


def _has_row(table: str, name: str) -> bool:
    """Whether a table has a row of that id; one that is no table is told by the check."""
    try:
        return bool(table) and TableText(table).has(name)
    except TableNotWritable:
        return False


def _taken(folder: Path, draft: DraftFile) -> set[str]:
    """Ids of the story's rows and of proposals."""
    taken = {one.cells.get("id", "") for one in draft.proposals}
    for table in TABLES.values():
        path = folder / table.file
        if path.exists():
            taken |= {row.get("id", "") for row in TableText.read(path).rows()}
    return taken - {""}


def stored(rows: list[ProposedRow], taken: set[str]) -> list[Stored]:
    """Rows as proposals: ids out of names, and references to places and events by id."""
    ids: dict[tuple[str, str], str] = {}
    found: list[Stored] = []
    for row in rows:
        cells = dict(row.cells)
        name = cells.get("name") or cells.get("headline") or cells.get("as_written", "")
        if row.table == "places" and ("places", name) in ids and not row.cells.get("id"):
            continue  # the same place, named in another row
        has_id = any(column.name == "id" for column in TABLES[row.table].columns)
        if has_id and not cells.get("id"):
            cells["id"] = new_id(name, taken, row.table.rstrip("s"))
        for column, table in (("place", "places"), ("event", "events"), ("item", "places")):
            if column in cells:
                cells[column] = ids.get((table, cells[column]), cells[column])
        ids.setdefault((row.table, name), cells.get("id", ""))
        guessed = _defaults(row.table, cells)
        found.append(Stored("", row.table, cells, row.origin, "open", guessed, row.lacks))
    return found


_DEFAULTS = {
    "places": {"role": "context", "kind": "other", "basis": "background"},
    "events": {"kind": "background", "status": "claimed", "basis": "background"},
    "counts": {"status": "claimed", "basis": "background", "speaker": "not named in the file"},
}


def _defaults(table: str, cells: dict[str, str]) -> tuple[str, ...]:
    """Fill what every row needs by the weakest value; the columns that were filled."""
    filled = {c: v for c, v in _DEFAULTS.get(table, {}).items() if not cells.get(c)}
    cells.update(filled)
    if table == "places" and cells.get("kind") not in PLACE_KIND:
        cells["note"] = f"{cells.get('note', '')} Kind in the file: {cells['kind']}.".strip()
        cells["kind"] = "other"
    return tuple(filled)


def _told(path: Path, one: Imported) -> list[str]:
    lines = [
        f"{path.name}: {one.format}, {number_of(len(one.rows), 'row')}, "
        f"{number_of(len(one.lines), 'line')}"
    ]
    lines += [f"  {header} -> {field or '(left out)'}" for header, field in one.mapping]
    return lines + [f"  {notice}" for notice in one.notices]


def _data(found: list[Imported], count: int) -> dict[str, object]:
    return {
        "proposals": count,
        "files": [
            {
                "format": one.format,
                "rows": len(one.rows),
                "lines": len(one.lines),
                "mapping": dict(one.mapping),
                "notices": list(one.notices),
            }
            for one in found
        ],
    }
