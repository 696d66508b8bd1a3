"""The data dictionary, generated from `schemas`: tables in data/README.md, resources of stories.

`overland dictionary --write` brings both up to date; without `--write` it tells what is not.
"""

from __future__ import annotations

import contextlib
import csv
import json
from pathlib import Path
from typing import Any

from overland import json_text
from overland.story.columns import Column, Table, field, foreign_keys
from overland.story.folders import own_folders
from overland.story.schemas import OTHER_FILES, TABLES

BEGIN = "<!-- generated from overland/story/schemas.py by overland dictionary --write -->"
END = "<!-- end of what is generated -->"

_MEDIA = {".geojson": "application/geo+json", ".json": "application/json"}


def tables_as_markdown() -> str:
    """Every table and column, as the middle of data/README.md."""
    return "\n".join(_table_as_markdown(table) for table in TABLES.values())


def readme_with_tables(readme: str) -> str:
    """`readme` with what stands between the two marks made anew."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables_as_markdown()}\n{END}{after}"


def resources(folder: Path, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The resources of a story: one for each file that is there.

    Columns stand in the order of the file; a column of the story's own keeps the description that
    it has among the `known` resources, and a file keeps licences of its own.
    """
    licences = {
        resource.get("path"): {"licenses": resource["licenses"]}
        for resource in known
        if "licenses" in resource
    }
    described = {
        (resource.get("path"), own["name"]): own
        for resource in known
        for own in resource.get("schema", {}).get("fields", [])
        if "name" in own
    }
    listed = [
        _resource(folder, table, described) | licences.get(table.file, {})
        for table in TABLES.values()
        if (folder / table.file).is_file()
    ]
    for name, description in OTHER_FILES.items():
        if (folder / name).is_file():
            path = Path(name)
            listed.append(
                {
                    "name": path.stem,
                    "path": name,
                    "description": description,
                    "mediatype": _MEDIA[path.suffix],
                    **licences.get(name, {}),
                }
            )
    return listed


def package_with_resources(folder: Path) -> str:
    """The text of a story's datapackage.json with its resources made anew."""
    package = json_text.value((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = resources(folder, package.get("resources", []))
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def generated(root: Path) -> dict[Path, str]:
    """Every file below the data folder that holds something generated -> what it should say."""
    readme = root / "README.md"
    made = {readme: readme_with_tables(readme.read_text("utf-8"))} if readme.is_file() else {}
    for folder in own_folders(root / "stories"):
        with contextlib.suppress(OSError, ValueError, AttributeError, csv.Error):  # check tells
            made[folder / "datapackage.json"] = package_with_resources(folder)
    return made


def _resource(folder: Path, table: Table, described: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    with (folder / table.file).open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    columns = [
        field(column)
        if (column := table.column(name))
        else described.get((table.file, name), {"name": name, "type": "string"})
        for name in header
    ]
    schema: dict[str, Any] = {"fields": columns, "missingValues": [""]}
    if table.column("id"):
        schema["primaryKey"] = ["id"]
    if keys := [key for key in foreign_keys(table) if key["fields"][0] in header]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": f"One row is {table.row}",
        "schema": schema,
    }


def _table_as_markdown(table: Table) -> str:
    presence = "may be absent" if table.optional else "must be there"
    if table.may_be_empty:
        presence += "; may hold a header only" if not table.optional else ""
    lines = [
        f"### {table.file}",
        "",
        f"One row is {table.row}. The file {presence}.",
        "",
        "| column | type | cell | what it holds |",
        "|---|---|---|---|",
        *(_column_as_markdown(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _column_as_markdown(column: Column) -> str:
    cell = "required" if column.required else "may be empty"
    if column.optional:
        cell = "the column may be absent"
    words = column.description
    if column.enum:
        words += ". One of " + ", ".join(f"`{value}`" for value in column.enum)
    if column.references:
        target = "any table" if column.references == "*" else f"`{column.references}.csv`"
        words += f". An id in {target}"
    return f"| `{column.name}` | {_TYPES[column.type]} | {cell} | {words} |"


_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "edtf": "EDTF date",
    "id": "id",
    "ids": "ids",
}
