"""Columns and tables as a schema describes them, and the same as a Frictionless Table Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from overland.story.terms import Vocabulary

Type = Literal["string", "integer", "number", "boolean", "edtf", "id", "ids"]

WEB_ADDRESS = r"https?://(?![^/?#]*@)[^\s<>\"]+"
"""Without a user before the host: "https://paper.example@elsewhere.example" is of elsewhere."""
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
TRUE, FALSE = ("true", "yes", "TRUE", "True"), ("false", "no", "FALSE", "False")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required`: no empty cell. `optional`: the column itself may be absent.

    `references` is the table whose ids the cell holds; "*" means any table.
    """

    name: str
    description: str
    type: Type = "string"
    required: bool = False
    optional: bool = False
    vocabulary: Vocabulary[Any] | None = None
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    references: str = ""

    @property
    def enum(self) -> tuple[str, ...]:
        """The values that a cell may have, where it has one of a vocabulary."""
        return tuple(self.vocabulary or ())


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file. `optional`: may be absent; `may_be_empty`: may have a header only."""

    name: str
    row: str
    columns: tuple[Column, ...]
    optional: bool = False
    may_be_empty: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def carries_evidence(self) -> bool:
        """Whether a row rests on an excerpt of its own; `evidence.csv` adds excerpts to others."""
        return any(column.name == "basis" for column in self.columns)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


def field(column: Column) -> dict[str, Any]:
    """A column as a field of a Table Schema. Dates and lists stay strings there."""
    plain = column.type in ("edtf", "id", "ids")
    described: dict[str, Any] = {
        "name": column.name,
        "type": "string" if plain else column.type,
        "description": column.description,
    }
    if column.type == "boolean":
        described |= {"trueValues": list(TRUE), "falseValues": list(FALSE)}
    pattern = SLUG if column.type == "id" else column.pattern
    constraints = {
        "required": column.required or None,
        "unique": (column.name == "id") or None,
        "enum": list(column.enum) or None,
        "pattern": f"^({pattern})$" if pattern else None,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    constraints = {name: value for name, value in constraints.items() if value is not None}
    return described | ({"constraints": constraints} if constraints else {})


def foreign_keys(table: Table) -> list[dict[str, Any]]:
    """The references of a table that a Table Schema can express: one table, one id a cell."""
    return [
        {"fields": [column.name], "reference": {"resource": column.references, "fields": ["id"]}}
        for column in table.columns
        if column.type == "id" and column.references not in ("", "*")
    ]
