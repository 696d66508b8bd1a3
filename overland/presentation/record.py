"""A story as plain values for files that programs read: its rows as they are, and in words.

Rows are as the story has them: EDTF dates, statuses by value. `in_words` beside each says what a
reader of the page is told of it, and no less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from overland import config
from overland.evidence.doubts import note_answers
from overland.evidence.words import numerals
from overland.geocoding.candidates import Candidate
from overland.geography import extent
from overland.presentation import (
    arrival,
    citation,
    legs,
    places,
    relations,
    rights,
    selection,
    sources,
    statements,
    vocabulary,
)
from overland.presentation.particulars import particulars
from overland.story import routes
from overland.story.corrections import in_words
from overland.story.filter import filter_query
from overland.story.models import Claim, Count, Event, Leg, Place, Story


def about(story: Story) -> dict[str, Any]:
    """The story as a whole: which version of what, by whom, under which licence, from whom."""
    return {
        "name": story.slug,
        "title": story.title,
        "description": story.description,
        **_selection(story),
        "version": story.version,
        "created": story.created,
        "language": story.language,
        "timezone": story.timezone,
        "permalink": permalink(story),
        "cite_as": citation.text(story, config.public_url()),
        "licenses": rights.licenses(story),
        "rights": [part.words for part in rights.parts(story)],
        "contributors": [dict(person) for person in story.contributors],
        "attribution": list(rights.attribution(story)),
        "sources": [
            {
                **asdict(source),
                "note": note_answers.without_columns(source.note),
                "in_words": sources.source_line(story, source),
            }
            for source in story.sources
        ],
        "relations": [_relation(made) for made in relations.related(story)],
        "corrections": [
            {**asdict(change), "in_words": in_words(change)} for change in story.corrections
        ],
        "headline_counts": list(story.headline_counts),
        **({"summary": story.summary} if story.summary else {}),
    }


def permalink(story: Story, *, place: str = "", event: str = "") -> str:
    """A link to this version of the story, or of a place or an event in it.

    Absolute where the host names its address (OVERLAND_PUBLIC_URL); else the query alone, which
    belongs behind the address of whatever host shows the story.
    """
    return citation.permalink(story, config.public_url(), place=place, event=event)


def claim(story: Story, found: Claim) -> dict[str, Any]:
    """A row with everything it says, its evidence nested, and in words; a place without its point.

    A bound stands there only where the words give that number: what sorts them is no figure.
    """
    values = asdict(found)
    values.pop("latitude", None)
    values.pop("longitude", None)
    for further in values["further"]:
        further.pop("row")
    if isinstance(found, Count):
        given = numerals.numbers(found.as_written)
        for bound in ("minimum", "maximum"):
            values[bound] = values[bound] if values[bound] in given else None
    return values | {"in_words": _in_words(statements.statement(story, found))}


def _in_words(told: statements.Statement) -> dict[str, Any]:
    """A statement in words for files that programs read: what the panel says, and no less."""
    said = {
        "said": told.said,
        "language": told.words.language,
        "translated_by": told.translated_by,
        "who": told.who.text,
        "role": told.role.text,
        "when": told.when,
        "where": told.where or told.placeless,
        "known": told.known,
        "basis": told.answers,
        "translation": told.translation,
        "exactness": list(told.exactness),
        "unproved": told.unproved,
        "note": told.note.text,
        "evidence": [
            {
                "words": found.quoted,
                "source": found.source,
                "checked": found.checked,
                "supports": found.bears_out,
                "url": found.address,
            }
            for found in told.evidence
        ],
    }
    return {name: value for name, value in said.items() if value}


def place(story: Story, found: Place, chosen: Candidate | None) -> dict[str, Any]:
    """A place with what happened and was said there; `chosen` is the entry its point came from."""
    values = claim(story, found)
    unknown = arrival.unknown_at(story, found)
    values["in_words"]["particulars"] = [
        *particulars(story, found),
        *([unknown] if unknown else []),
    ]
    if found.gives_a_direction:
        values["direction_only"] = True
    return values | {
        "permalink": permalink(story, place=found.id),
        "point_from": chosen.source if chosen else None,
        "events": [event(story, e) for e in story.events_at(found.id)],
    }


def event(story: Story, found: Event) -> dict[str, Any]:
    """An event with its figures and quotations."""
    return claim(story, found) | {
        "permalink": permalink(story, event=found.id),
        "counts": [claim(story, count) for count in story.counts_of(found.id)],
        "quotes": [claim(story, quote) for quote in story.quotes if quote.event == found.id],
    }


def leg(story: Story, found: Leg) -> dict[str, Any]:
    """A leg with its figures, how its line was made, and how far it may be from the true path.

    `status` is what a reader is told, a path that no source gives never being "reported"; the
    table's own word is `status_in_table`. `drawn_as` is how its line looks.
    """
    route = story.routes.get(found.id)
    drawn = legs.provenance(story, found)
    return claim(story, found) | {
        "caption": legs.caption(story, found),
        "status": vocabulary.leg_style(found),
        "status_in_table": found.status,
        "drawn_as": legs.drawn_style(story, found),
        "counts": [claim(story, count) for count in story.counts_along(found.id)],
        "method": drawn.method.text if drawn else None,
        "error_m": route.error_m if route else None,
        "error": drawn.error if drawn else None,
        "error_basis": drawn.error_basis.text if drawn else None,
        "length": drawn.length if drawn else None,
        "line_sources": [source.text for source in drawn.sources] if drawn else [],
        "line_rights": drawn.rights.text if drawn else None,
        "license": rights.line_license(story, found.id),
        **(pointing() if legs.only_points(story, found) else {}),
    }


def pointing() -> dict[str, Any]:
    """What is said of a line that only gives a direction, where programs read it."""
    return dict(zip(routes.OF_A_DIRECTION, (True, places.only_a_direction()), strict=True))


def without_place(story: Story) -> Iterator[Event]:
    """The events that happened nowhere that the story knows."""
    return (found for found in story.events if not found.place)


def coordinates(story: Story, found: Leg) -> list[list[float]]:
    """A leg's line in GeoJSON's order, empty if nobody drew it.

    One that only gives a direction is as short as on the map: in no program does it end at a city.
    """
    points = extent.leg_line(story, found) if found.id in story.routes else ()
    # GeoJSON and KML are lon, lat; everything else here is lat, lon.
    return [[lon, lat] for lat, lon in points]


def _selection(story: Story) -> dict[str, Any]:
    """Of a part of a story: what was asked for, as a link says it and in words."""
    if not story.filter:
        return {}
    asked = {name: value for name, value in filter_query(story.filter).items() if value}
    return {"selection": asked | {"in_words": selection.filter_words(story.filter)}}


def _relation(made: relations.Related) -> dict[str, Any]:
    relation = made.relation
    return {
        "id": relation.id,
        "kind": relation.kind,
        "note": note_answers.without_columns(relation.note),
        "members": list(relation.members),
        "in_words": {
            "title": made.title,
            "members": [told.one_line for told in made.members],
            "note": made.note.text,
        },
    }
