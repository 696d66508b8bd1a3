"""GeoJSON (RFC 7946): places and legs, with what was said there and the words it came from.

Figures are given as written, with their qualifier and status. Places without a point have a null
geometry, as the standard provides, so that nothing that is imprecise gains a position.
"""

from __future__ import annotations

import json
from typing import Any, Final

from overland.models import Claim, Event, Leg, Place, Story

MEDIA_TYPE: Final = "application/geo+json"
SUFFIX: Final = "geojson"
TITLE: Final = "GeoJSON"


def export(story: Story) -> bytes:
    """The story as one FeatureCollection, UTF-8."""
    collection = {
        "type": "FeatureCollection",
        "name": story.slug,
        "title": story.title,
        "description": story.description,
        "version": story.version,
        "licenses": [dict(licence) for licence in story.licenses],
        "sources": [
            {
                "id": s.id,
                "title": s.title,
                "publisher": s.publisher,
                "published": s.published,
                "url": s.url,
            }
            for s in story.sources
        ],
        "features": [
            *(_place(story, place) for place in story.places),
            *(_leg(story, leg) for leg in story.legs),
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode() + b"\n"


def _place(story: Story, place: Place) -> dict[str, Any]:
    point = place.point
    return {
        "type": "Feature",
        "id": place.id,
        # GeoJSON is lon, lat; everything else here is lat, lon.
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]} if point else None,
        "properties": _common(place)
        | {
            "name": place.name,
            "name_ar": place.name_ar,
            "name_ru": place.name_ru,
            "kind": place.kind,
            "role": place.role,
            "country": place.country,
            "uncertainty_km": place.uncertainty_km,
            "events": [_event(story, event) for event in story.events if event.place == place.id],
        },
    }


def _leg(story: Story, leg: Leg) -> dict[str, Any]:
    route = story.routes.get(leg.id)
    line = [[lon, lat] for lat, lon in route.points] if route else []
    return {
        "type": "Feature",
        "id": leg.id,
        "geometry": {"type": "LineString", "coordinates": line} if line else None,
        "properties": _common(leg)
        | {
            "position": leg.position,
            "origin": leg.origin,
            "destination": leg.destination,
            "mode": leg.mode,
            "status": leg.status,
            "method": route.method if route else None,
            "error_m": route.error_m if route else None,
        },
    }


def _event(story: Story, event: Event) -> dict[str, Any]:
    return _common(event) | {
        "id": event.id,
        "date": event.date,
        "time_note": event.time_note,
        "kind": event.kind,
        "status": event.status,
        "headline": event.headline,
        "speaker": event.speaker,
        "counts": [
            _common(c)
            | {
                "id": c.id,
                "as_written": c.as_written,
                "qualifier": c.qualifier,
                "unit": c.unit,
                "minimum": c.minimum,
                "maximum": c.maximum,
                "status": c.status,
                "speaker": c.speaker,
            }
            for c in story.counts
            if c.event == event.id
        ],
        "quotes": [
            _common(q)
            | {
                "id": q.id,
                "text": q.text,
                "speaker": q.speaker,
                "role": q.role,
                "named": q.named,
                "language": q.language,
                "translated": q.translated,
                "said_at": q.said_at,
            }
            for q in story.quotes
            if q.event == event.id
        ],
    }


def _common(claim: Claim) -> dict[str, Any]:
    found = claim.evidence
    return {
        "basis": claim.basis,
        "note": claim.note,
        "evidence": {
            "source": found.source,
            "exact": found.exact,
            "prefix": found.prefix,
            "suffix": found.suffix,
        }
        if found
        else None,
    }
