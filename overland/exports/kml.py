"""KML 2.2, for Google Earth and QGIS: places, legs and events, each with its evidence.

KML has no word for doubt. A date that is approximate, uncertain or open at an end is given as the
span that is known, or not at all, and always as the story has it, in `ExtendedData`; what was
not reported says so in its name. No icon is named: each would be fetched from somewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from fastkml import KML, Data, Document, ExtendedData, Folder, Placemark, StyleUrl
from fastkml.atom import Link
from fastkml.geometry import LineString, Point
from fastkml.styles import LabelStyle, LineStyle, Style
from fastkml.times import KmlDateTime, TimeSpan, TimeStamp
from pygeoif import geometry as shapes

from overland import config
from overland.assets.tokens import LIGHT
from overland.html.markup import Safe, join, tag
from overland.i18n import line
from overland.presentation import (
    arrival,
    citation,
    corrections,
    figures,
    legs,
    metadata,
    points,
    record,
    relations,
    rights,
    sources,
    statements,
    vocabulary,
)
from overland.presentation.particulars import particulars
from overland.presentation.statements import Statement
from overland.story.models import Event, Leg, Place, Story
from overland.story.vocabularies import LINE_STYLES, line_sign
from overland.svg.elements import xml_text

MEDIA_TYPE: Final = "application/vnd.google-earth.kml+xml"
SUFFIX: Final = "kml"
TITLE: Final = "KML"

_DATE: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)


def export(story: Story) -> bytes:
    """The story as one document, UTF-8."""
    about = record.about(story)
    document = Document(
        id="story",
        name=xml_text(metadata.story_title(story)),
        atom_link=_link(about["permalink"]),
        description=_story_text(story, about),
        styles=[_style(name) for name in (*LINE_STYLES, "background")],
        extended_data=_data(about),
        features=[
            Folder(id="places", name="Places", features=_places(story)),
            Folder(id="legs", name="Legs", features=[_leg(story, leg) for leg in story.legs]),
            Folder(id="events", name="Events", features=[_event(story, e) for e in story.events]),
        ],
    )
    written = KML(features=[document]).to_string(prettyprint=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}'.encode()


def _places(story: Story) -> list[Placemark]:
    """Places; one without a point is listed and has no pin."""
    chosen = points.chosen(story)
    return [_place(story, p, record.place(story, p, chosen.get(p.id))) for p in story.places]


def _place(story: Story, place: Place, values: dict[str, Any]) -> Placemark:
    values["events"] = [event["id"] for event in values["events"]]  # each has a placemark
    told = statements.statement(story, place)
    return Placemark(
        id=f"place-{place.id}",
        name=xml_text(f"{told.said} ({told.known})"),
        description=_text(told, [*particulars(story, place)]),
        style_url=_styled("reported" if place.basis == "stated" else place.basis),
        extended_data=_data(values),
        # A pin in a city that nobody names would stand without its note.
        kml_geometry=_point(place),
    )


def _leg(story: Story, leg: Leg) -> Placemark:
    values, path = record.leg(story, leg), record.coordinates(story, leg)
    told = statements.statement(story, leg)
    facts = [*particulars(story, leg), vocabulary.mode(leg.mode)]
    facts += [statements.statement(story, c).one_line for c in story.counts if c.leg == leg.id]
    return Placemark(
        id=f"leg-{leg.id}",
        name=xml_text(f"{told.said} ({told.known})"),
        description=_text(told, facts),
        style_url=_styled(legs.drawn_style(story, leg)),
        extended_data=_data(values),
        kml_geometry=LineString(
            geometry=shapes.LineString([(lon, lat) for lon, lat in path]), tessellate=True
        )
        if path
        else None,
    )


def _event(story: Story, event: Event) -> Placemark:
    told = statements.statement(story, event)
    said = figures.said_of(story, event.id)
    return Placemark(
        id=f"event-{event.id}",
        name=xml_text(told.said if told.plain else told.status_first),
        description=_text(told, [statements.statement(story, item).one_line for item in said]),
        times=_times(event.date),
        style_url=_styled(event.status),
        extended_data=_data(record.event(story, event)),
        kml_geometry=_point(story.place(event.place)),
    )


def _point(place: Place | None) -> Point | None:
    # KML is lon, lat; everything else here is lat, lon.
    point = place.own_point if place else None
    return Point(geometry=shapes.Point(point[1], point[0])) if point else None


def _times(edtf: str) -> TimeSpan | TimeStamp | None:
    """A plain date, or an interval of plain dates and open ends; None for anything less sure."""
    first, slash, last = edtf.partition("/")
    begin, end = _plain(first), _plain(last)
    if not slash:
        return TimeStamp(timestamp=begin) if begin else None
    unsure = [part for part in (first, last) if part not in ("", "..") and not _plain(part)]
    return None if unsure or not (begin or end) else TimeSpan(begin=begin, end=end)


def _plain(date: str) -> KmlDateTime | None:
    return KmlDateTime.parse(date) if _DATE.fullmatch(date) else None


def _text(told: Statement, more: list[str]) -> str:
    """The balloon: facts, the words and where they stand, the note. It is HTML."""
    parts: list[str | None] = [tag("p", fact) for fact in (told.facts, *more) if fact]
    for found in told.evidence:
        address = found.address
        parts.append(tag("blockquote", found.quoted))
        parts.append(tag("p", tag("a", found.source, href=address) if address else found.source))
        parts.append(tag("p", line(found.checked, found.bears_out)))
    parts.append(tag("p", told.note.text) if told.note.text else None)
    return xml_text(join(parts))


def _story_text(story: Story, about: Mapping[str, Any]) -> str:
    version, licence = citation.version(story), rights.licence(story)
    told: list[Safe] = [
        tag("p", metadata.story_description(story)),
        *(tag("p", text) for text in filter(None, (arrival.unknown(story),))),
        tag("p", line(version, licence, about["permalink"])),
        tag("p", about["cite_as"]),
        tag("p", sources.credit(story)),
        *(tag("p", text) for text in (*about["attribution"], *about["rights"])),
        *(tag("p", text) for text in corrections.corrections(story)),
    ]
    for made in relations.related(story):
        told.append(tag("p", made.title))
        told += [tag("p", member.one_line) for member in made.members]
        told.append(tag("p", made.note.text))
    return xml_text(join(told))


def _data(values: Mapping[str, Any]) -> ExtendedData:
    """Every value under its own name: text as it is, anything else as JSON."""
    return ExtendedData(
        elements=[
            Data(name=name, value=xml_text(_value(value)))
            for name, value in values.items()
            if value not in (None, "", [])
        ]
    )


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _style(name: str) -> Style:
    sign = line_sign(name)
    red, green, blue = (LIGHT[sign.colour][at : at + 2] for at in (1, 3, 5))
    colour = f"{round(255 * sign.opacity):02x}{blue}{green}{red}"  # as KML has it
    looks = (LabelStyle(color=colour, scale=0.9), LineStyle(color=colour, width=4))
    return Style(id=f"status-{name}", styles=looks)


def _styled(status: str) -> StyleUrl:
    return StyleUrl(url=f"#status-{status}")


def _link(permalink: str) -> Link | None:
    return Link(href=permalink, rel="related") if config.public_url() else None
