"""Every table of a story and every column of it: the one source of truth.

The loader checks against these, the Table Schemas in each `datapackage.json` and the tables in
`data/README.md` are generated from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from overland.story.vocabularies import (
    BASIS,
    EVENT_KIND,
    MODE,
    PLACE_KIND,
    ROLE,
    SOURCE_RELATION,
    STATUS,
    TRANSLATED,
)

Type = Literal["string", "integer", "number", "boolean", "edtf", "id", "ids"]

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
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    references: str = ""


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
        return any(column.name == "exact" for column in self.columns)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_URL = r"https?://[^\s<>\"]+"
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"

_ID = Column("id", "Name of the row, unique in the whole story; `a-z`, `0-9` and `-`", "id", True)
_STATUS = Column(
    "status", "How sure the source is that it happened", required=True, enum=tuple(STATUS)
)
_BASIS = Column(
    "basis",
    "`stated`: the source says so; `inferred`: the editor concludes it, and `note` says from what; "
    "`background`: known from elsewhere",
    required=True,
    enum=tuple(BASIS),
)
_BASIS_OR_STATED = Column(
    "basis", "As in `places.csv`; empty means `stated`", optional=True, enum=tuple(BASIS)
)
_NOTE = Column("note", "What a reader should know; required where `basis` is `inferred`")
_NOTE_OPTIONAL = Column("note", _NOTE.description, optional=True)
_EVIDENCE = (
    Column(
        "source",
        "The source that holds the excerpt; required where `basis` is `stated`",
        "id",
        references="sources",
    ),
    Column("exact", "The excerpt, letter for letter; required where `basis` is `stated`"),
    Column("prefix", "What stands right before it, where the excerpt alone occurs twice"),
    Column("suffix", "What stands right after it, where the excerpt alone occurs twice"),
)
_EVENT = Column("event", "The event that the row belongs to", "id", True, references="events")


def _place(name: str, description: str, required: bool = False) -> Column:
    return Column(name, description, "id", required, references="places")


SOURCES = Table(
    "sources",
    "a document",
    (
        _ID,
        Column("title", "Title as printed; empty if it is not known"),
        Column("publisher", "Who published it"),
        Column("author", "Byline as printed"),
        Column("published", "Date of publication", "edtf"),
        Column("url", "Where it is", pattern=_URL),
        Column("archive_url", "An archived copy", pattern=_URL),
        Column("language", "Language tag (BCP 47)", required=True, pattern=_LANGUAGE),
        Column(
            "sha256",
            "SHA-256 of the text that was checked, after normalising its white space",
            pattern="[0-9a-f]{64}",
        ),
        Column(
            "relation",
            "`primary`: the story is drawn from it; `related`: named beside it",
            required=True,
            enum=tuple(SOURCE_RELATION),
        ),
        Column("note", "What a reader should know about the document"),
    ),
)
PLACES = Table(
    "places",
    "a place",
    (
        _ID,
        Column("name", "Name in English", required=True),
        Column("name_ar", "Name in Arabic"),
        Column("name_ru", "Name in Russian"),
        Column("kind", "What it is", required=True, enum=tuple(PLACE_KIND)),
        Column("country", "ISO 3166-1 alpha-2 code", pattern="[A-Z]{2}"),
        Column(
            "latitude",
            "Degrees north, WGS 84; empty together with `longitude` where no point is known",
            "number",
            minimum=-90,
            maximum=90,
        ),
        Column("longitude", "Degrees east, WGS 84", "number", minimum=-180, maximum=180),
        Column("uncertainty_km", "How far the true place may be, km", "number", minimum=0),
        Column("role", "What the place is to the journey", required=True, enum=tuple(ROLE)),
        _BASIS,
        _NOTE,
        *_EVIDENCE,
    ),
)
EVENTS = Table(
    "events",
    "something that happened or was announced",
    (
        _ID,
        Column("date", "When, as precisely as it is known (EDTF)", "edtf", True),
        Column("time_note", "Time of day, or how a relative date was resolved"),
        _place("place", "Where; empty where the source does not say"),
        Column("kind", "What it is", required=True, enum=tuple(EVENT_KIND)),
        _STATUS,
        Column("headline", "The event in one line", required=True),
        Column("speaker", "Who says so", optional=True),
        _BASIS,
        _NOTE,
        *_EVIDENCE,
    ),
)
COUNTS = Table(
    "counts",
    "one figure as one party gave it",
    (
        _ID,
        _EVENT,
        Column("unit", "What is counted: people, buses, planes, citizens...", required=True),
        Column("minimum", "Lower bound, for sizing and sorting only", "integer", minimum=0),
        Column("maximum", "Upper bound, for sizing and sorting only", "integer", minimum=0),
        Column("qualifier", "The word that keeps it from being exact: about, several, nearly..."),
        Column("as_written", "The figure in the words of the source; what is shown", required=True),
        _STATUS,
        Column("speaker", "Who gave the figure", required=True),
        _BASIS_OR_STATED,
        _NOTE_OPTIONAL,
        *_EVIDENCE,
    ),
    may_be_empty=True,
)
QUOTES = Table(
    "quotes",
    "words in quotation marks",
    (
        _ID,
        _EVENT,
        Column("speaker", "Who is quoted, by name or by role", required=True),
        Column("role", "What the speaker is"),
        Column("named", "`true` if the source names the speaker", "boolean", True),
        Column("text", "The words, without the quotation marks", required=True),
        Column("language", "Language of `text` (BCP 47)", required=True, pattern=_LANGUAGE),
        Column(
            "translated",
            "Whether the words were translated",
            required=True,
            enum=tuple(TRANSLATED),
        ),
        _place("said_at", "Where it was said; empty where the source does not say"),
        _BASIS_OR_STATED,
        _NOTE_OPTIONAL,
        *_EVIDENCE,
    ),
    may_be_empty=True,
)
LEGS = Table(
    "legs",
    "a stretch of the journey",
    (
        _ID,
        Column("position", "Order in the journey, from 1", "integer", True, minimum=1),
        _place("origin", "Where it starts", True),
        _place("destination", "Where it ends", True),
        Column("mode", "How people travel", required=True, enum=tuple(MODE)),
        _STATUS,
        _BASIS,
        _NOTE,
        *_EVIDENCE,
    ),
    may_be_empty=True,
)
CONFLICTS = Table(
    "conflicts",
    "figures or statements that disagree",
    (
        _ID,
        Column("note", "What they disagree on, and why if that is known", required=True),
        Column("members", "Ids of the rows, separated by a space", "ids", True, references="*"),
    ),
    optional=True,
    may_be_empty=True,
)
CORRECTIONS = Table(
    "corrections",
    "a change made after publication",
    (
        Column("date", "When it was changed (EDTF)", "edtf", True),
        Column("item", "Id of the row that changed", "id", True, references="*"),
        Column("was", "What it said before"),
        Column("now", "What it says now"),
        Column("why", "Why it was changed", required=True),
        Column("version", "Data version that first has the change, such as 1.1.0", optional=True),
    ),
    optional=True,
    may_be_empty=True,
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (SOURCES, PLACES, EVENTS, COUNTS, QUOTES, LEGS, CONFLICTS, CORRECTIONS)
}

OTHER_FILES: dict[str, str] = {
    "routes.geojson": "a leg's line: Feature.id is the leg's id; properties `method`, `anchors`, "
    "`error_m`, `sources`, and where there are any `attribution` (shown on the map), `rights` "
    "(shown on the About page), `published` lengths and `marks` along the line",
    "geocodes.json": "how each place got its point",
    "verification.json": "how each excerpt was checked",
}
"""Files besides the tables; each may be absent. All are JSON."""


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
        "unique": column is _ID or None,
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
