"""Every table of a story and every column of it: the one source of truth.

The loader checks against these, the Table Schemas in each `datapackage.json` and the tables in
`data/README.md` are generated from them.
"""

from __future__ import annotations

from dataclasses import replace

from overland.story.columns import WEB_ADDRESS, Column, Table
from overland.story.vocabularies import (
    BASIS,
    EVENT_KIND,
    MODE,
    PLACE_KIND,
    RELATION_KIND,
    ROLE,
    SOURCE_RELATION,
    STATUS,
    TRANSLATED,
)

_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"

_ID = Column("id", "Name of the row, unique in the whole story; `a-z`, `0-9` and `-`", "id", True)
_STATUS = Column(
    "status", "How sure the source is that it happened", required=True, vocabulary=STATUS
)
_BASIS = Column(
    "basis",
    "`stated`: the source says so; `inferred`: the editor concludes it, and `note` says from what; "
    "`background`: known from elsewhere",
    required=True,
    vocabulary=BASIS,
)
_BASIS_OR_STATED = Column(
    "basis", "As in `places.csv`; empty means `stated`", optional=True, vocabulary=BASIS
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
_LANGUAGE_TAG = Column("language", "Language tag (BCP 47)", required=True, pattern=_LANGUAGE)


def _place(name: str, description: str, required: bool = False) -> Column:
    return Column(name, description, "id", required, references="places")


def _leg(description: str) -> Column:
    return Column("leg", description, "id", optional=True, references="legs")


SOURCES = Table(
    "sources",
    "a document",
    (
        _ID,
        Column("title", "Title as printed; empty if it is not known"),
        Column("publisher", "Who published it"),
        Column("author", "Byline as printed"),
        Column("published", "Date of publication", "edtf"),
        Column("url", "Where it is", pattern=WEB_ADDRESS),
        Column("archive_url", "An archived copy", pattern=WEB_ADDRESS),
        _LANGUAGE_TAG,
        Column(
            "sha256",
            "SHA-256 of the text that was checked, after normalising its white space",
            pattern="[0-9a-f]{64}",
        ),
        Column(
            "relation",
            "`primary`: the story is drawn from it; `related`: named beside it",
            required=True,
            vocabulary=SOURCE_RELATION,
        ),
        Column(
            "rights",
            "Under what its words may be used, if that is known: `In the public domain`, a licence",
            optional=True,
        ),
        Column(
            "second_hand",
            "How it was read, where that was not the document itself: `as newspapers quote it`",
            optional=True,
        ),
        Column("note", "What a reader should know about the document"),
    ),
)
PLACES = Table(
    "places",
    "a place",
    (
        _ID,
        Column("name", "Name in the language of the story", required=True),
        Column("kind", "What it is", required=True, vocabulary=PLACE_KIND),
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
        Column("role", "What the place is to the journey", required=True, vocabulary=ROLE),
        _BASIS,
        _NOTE,
        *_EVIDENCE,
    ),
)
NAMES = Table(
    "names",
    "a name in another language",
    (
        _place("item", "The place that has the name", True),
        _LANGUAGE_TAG,
        Column("name", "Its name in that language", required=True),
        Column("source", "Where the name is from, such as GeoNames or a source's id"),
    ),
    optional=True,
    may_be_empty=True,
)
EVENTS = Table(
    "events",
    "something that happened, was announced or was said",
    (
        _ID,
        Column("date", "When, as precisely as it is known (EDTF)", "edtf", True),
        Column("time_note", "Time of day, or how a relative date was resolved"),
        _place("place", "Where; empty where the source does not say"),
        _leg("The leg that it was part of"),
        Column("kind", "What it is", required=True, vocabulary=EVENT_KIND),
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
        replace(
            _EVENT,
            description="The event that the figure belongs to; empty where `leg` names a leg",
            required=False,
        ),
        _leg("The leg that the figure belongs to; empty where `event` names an event"),
        Column("unit", "What is counted: people, buses, planes, citizens...", required=True),
        Column(
            "minimum",
            'Lower bound that the words give, for sizing and sorting only; "about 80" has none',
            "integer",
            minimum=0,
        ),
        Column(
            "maximum",
            'Upper bound that the words give, for sizing and sorting only; "about 80" has none',
            "integer",
            minimum=0,
        ),
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
        Column(
            "text",
            "The words, without quotation marks; between square brackets what the editors put in",
            required=True,
        ),
        Column("language", "Language of `text` (BCP 47)", required=True, pattern=_LANGUAGE),
        Column(
            "translated",
            "Whether the words were translated",
            required=True,
            vocabulary=TRANSLATED,
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
    "one movement of one party over one stretch",
    (
        _ID,
        Column("position", "Order in the journey, from 1", "integer", True, minimum=1),
        Column(
            "journey",
            "The convoy, voyage or group that it belongs to, where the story has several",
            optional=True,
        ),
        _place("origin", "Where it starts", True),
        _place("destination", "Where it ends", True),
        Column("mode", "How people travel", required=True, vocabulary=MODE),
        Column("date", "When, as precisely as it is known (EDTF)", "edtf", optional=True),
        Column("carrier", "What or who carries them, such as a ship's name", optional=True),
        _STATUS,
        _BASIS,
        _NOTE,
        *_EVIDENCE,
    ),
    may_be_empty=True,
)
RELATIONS = Table(
    "relations",
    "how figures or statements stand to each other",
    (
        _ID,
        Column(
            "kind",
            "`disagree`: they do not say the same of what is, or may be, one thing; whether they "
            "can all be so is for `note`; `part_of`: the first is the whole and the others are "
            "parts of it; `same`: they are about the same thing",
            required=True,
            vocabulary=RELATION_KIND,
        ),
        Column("note", "What a reader should know of it, and why it is so if that is known"),
        Column("members", "Ids of the rows, separated by a space", "ids", True, references="*"),
    ),
    optional=True,
    may_be_empty=True,
)
EVIDENCE = Table(
    "evidence",
    "a further excerpt for any row, from any source",
    (
        Column("item", "Id of the row that it bears out", "id", True, references="*"),
        replace(_EVIDENCE[0], description="The source that holds the excerpt", required=True),
        replace(_EVIDENCE[1], description="The excerpt, letter for letter", required=True),
        *_EVIDENCE[2:],
        Column("supports", "What of the row it bears out; empty for the whole row"),
    ),
    optional=True,
    may_be_empty=True,
)
TRANSLATIONS = Table(
    "translations",
    "a text of the story in another language",
    (
        Column(
            "item",
            "Id of the row; the story's own name for its `title` and `description`",
            "id",
            True,
            references="*",
        ),
        Column(
            "column",
            "The column that holds the text; of a leg's line `method`, `error_basis`, `rights` "
            "or, a line each, `sources`",
            required=True,
            pattern="[a-z_]{1,64}",
        ),
        _LANGUAGE_TAG,
        Column("text", "The text in that language", required=True),
        Column("by", "Who translated it"),
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
    for table in (
        SOURCES,
        PLACES,
        NAMES,
        EVENTS,
        COUNTS,
        QUOTES,
        LEGS,
        RELATIONS,
        EVIDENCE,
        TRANSLATIONS,
        CORRECTIONS,
    )
}

OTHER_FILES: dict[str, str] = {
    "routes.geojson": "a leg's line: Feature.id is the leg's id; properties `method`, `anchors`, "
    "`error_m`, `sources`, and where there are any `attribution` (shown on the map), `rights` "
    "(shown on the About page), `license` (the name of the line's own, such as ODbL-1.0), "
    "`published` lengths and `marks` along the line",
    "geocodes.json": "how each place got its point",
    "verification.json": "how each excerpt was checked",
    "heights.json": "how high the ground is along the road",
}
"""Files besides the tables; each may be absent. All are JSON."""
