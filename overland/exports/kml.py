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
from overland.evidence import selector
from overland.html.markup import Safe, join, tag
from overland.presentation import record
from overland.story.models import Claim, Event, Leg, Place, Story
from overland.story.vocabularies import LINE_STYLES, line_sign

MEDIA_TYPE: Final = "application/vnd.google-earth.kml+xml"
SUFFIX: Final = "kml"
TITLE: Final = "KML"

_DATE: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)
# What XML 1.0 cannot hold, not even escaped.
_UNFIT: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(story: Story) -> bytes:
    """The story as one document, UTF-8."""
    about = record.about(story)
    document = Document(
        id="story",
        name=_fit(story.title),
        atom_link=_link(about["permalink"]),
        description=_story_text(story, about),
        styles=[_style(name) for name in LINE_STYLES],
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
    chosen = record.points(story)
    return [_place(story, p, record.place(story, p, chosen.get(p.id))) for p in story.places]


def _place(story: Story, place: Place, values: dict[str, Any]) -> Placemark:
    values["events"] = [event["id"] for event in values["events"]]  # each has a placemark
    known = f"known to {place.uncertainty_km:g} km" if place.uncertainty_km else ""
    facts = [place.kind.replace("_", " "), place.role, known]
    return Placemark(
        id=f"place-{place.id}",
        name=_name(place.name, None, place),
        description=_text(story, place, facts),
        style_url=_styled("inferred" if place.basis == "inferred" else "reported"),
        extended_data=_data(values),
        kml_geometry=_point(place),
    )


def _leg(story: Story, leg: Leg) -> Placemark:
    values, line = record.leg(story, leg), record.coordinates(story, leg)
    named = [place.name if (place := story.place(end)) else end for end in _ends(leg)]
    error = f"estimated error: about {values['error_m']:g} m" if values["error_m"] else ""
    inferred = leg.status == "reported" and leg.basis != "stated"
    return Placemark(
        id=f"leg-{leg.id}",
        name=_name(" – ".join(named), leg.status, leg),
        description=_text(story, leg, [leg.mode, error, values["method"] or ""]),
        style_url=_styled("inferred" if inferred else leg.status),
        extended_data=_data(values),
        kml_geometry=LineString(
            geometry=shapes.LineString([(lon, lat) for lon, lat in line]), tessellate=True
        )
        if line
        else None,
    )


def _event(story: Story, event: Event) -> Placemark:
    values = record.event(story, event)
    said = [f"{c['as_written']} ({c['status']}; {c['speaker']})" for c in values["counts"]]
    said += [f"“{q['text']}” ({q['speaker']})" for q in values["quotes"]]
    return Placemark(
        id=f"event-{event.id}",
        name=_name(event.headline, event.status, event),
        description=_text(story, event, [event.date, event.time_note, event.speaker, *said]),
        times=_times(event.date),
        style_url=_styled(event.status),
        extended_data=_data(values),
        kml_geometry=_point(story.place(event.place)),
    )


def _ends(leg: Leg) -> tuple[str, str]:
    return leg.origin, leg.destination


def _point(place: Place | None) -> Point | None:
    # KML is lon, lat; everything else here is lat, lon.
    point = place.point if place else None
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


def _name(text: str, status: str | None, claim: Claim) -> str:
    doubts: list[str] = [status] if status and status != "reported" else []
    doubts += [claim.basis] if claim.basis == "inferred" else []
    return _fit(f"{text} ({', '.join(doubts)})" if doubts else text)


def _text(story: Story, claim: Claim, facts: list[str]) -> str:
    """The balloon: facts, the words and where they stand, the note. It is HTML."""
    source = story.source(claim.evidence.source) if claim.evidence else None
    parts: list[str | None] = [tag("p", fact) for fact in facts if fact]
    if claim.evidence and source:
        address = selector.fragment_url(source, claim.evidence)
        parts.append(tag("blockquote", claim.evidence.exact))
        cited = record.cited(story, claim)
        parts.append(tag("p", tag("a", cited, href=address) if address else cited))
    parts.append(tag("p", claim.note) if claim.note else None)
    return _fit(join(parts))


def _story_text(story: Story, about: Mapping[str, Any]) -> str:
    rights = ", ".join(str(item.get("name", "")) for item in about["licenses"])
    told: list[Safe] = [
        tag("p", story.description),
        tag("p", f"Version {story.version} · {rights} · {about['permalink']}"),
        *(tag("p", name) for name in about["attribution"]),
        *(tag("p", relation.note) for relation in story.relations if relation.note),
    ]
    return _fit(join(told))


def _data(values: Mapping[str, Any]) -> ExtendedData:
    """Every value under its own name: text as it is, anything else as JSON."""
    return ExtendedData(
        elements=[
            Data(name=name, value=_fit(_value(value)))
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


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
