"""Linked Places Format 1.1: the places as a gazetteer.

World Historical Gazetteer and Peripleo read it,
https://github.com/LinkedPasts/linked-places-format. A feature has the members that the format knows
and no other (the published schema forbids more); the story's own rows stand whole in its
`properties`, and what belongs to no place stands beside the features. Only places are features:
a leg is a relation of two places, because nobody attests a name for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from overland import config
from overland.exports import gazetteer_time
from overland.exports.geojson import member_a_line, point_geometry
from overland.geocoding.candidates import Candidate
from overland.presentation import (
    figures,
    legs,
    points,
    record,
    record_files,
    sources,
    statements,
    vocabulary,
)
from overland.presentation.statements import Statement
from overland.story.models import Leg, Place, Story
from overland.story.vocabularies import PLACE_KIND

MEDIA_TYPE: Final = "application/ld+json"
SUFFIX: Final = "lpf.json"
TITLE: Final = "Linked Places (LPF)"

CONTEXT: Final = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
_RELATED: Final = "gvp:tgn3000_related_to"


def export(story: Story) -> bytes:
    """The story's places as one FeatureCollection, UTF-8."""
    chosen = points.chosen(story)
    collection = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        **record.about(story),
        "features": [_feature(story, place, chosen.get(place.id)) for place in story.places],
        "legs": [
            record.leg(story, leg) | {"line": record.coordinates(story, leg)} for leg in story.legs
        ],
        "events_without_place": [record.event(story, e) for e in record.without_place(story)],
        "story_files": record_files.of(story),
    }
    return member_a_line(collection)


def identifier(story: Story, place_id: str) -> str:
    """A place's URI: its permalink where the host names its address, else `overland:STORY/PLACE`.

    Without an address there is nothing to dereference; the name still tells places apart.
    """
    if config.public_url():
        return record.permalink(story, place=place_id)
    return f"overland:{story.slug}/{place_id}"


def _feature(story: Story, place: Place, chosen: Candidate | None) -> dict[str, Any]:
    label, letter, concept = PLACE_KIND[place.kind].lpf
    own = place.kind.replace("_", " ")
    kind: dict[str, Any] = {
        "label": label,
        "sourceLabels": [{"label": own, "lang": "en"}],
    }
    found: dict[str, Any] = {
        "@id": identifier(story, place.id),
        "type": "Feature",
        "properties": {
            "title": _line(place.name),
            "ccodes": [place.country] if place.country else None,
            "fclasses": [letter],
            **record.place(story, place, chosen),
        },
        "geometry": _geometry(place, chosen),
        "names": list(_names(story, place)),
        "types": [kind | {"identifier": concept} if concept else kind],
        "when": gazetteer_time.when(list(story.events_at(place.id))),
        "descriptions": list(_descriptions(story, place)),
        "relations": [_relation(story, leg) for leg in story.legs if leg.origin == place.id],
        "links": list(_links(story, place, chosen)),
    }
    # To this format's context `id` is the thing's URI.
    found["properties"]["place_id"] = found["properties"].pop("id")
    found["properties"] = {k: v for k, v in found["properties"].items() if v is not None}
    # A place that nothing happened at has no time; a geometry may be null, and says something.
    return {name: value for name, value in found.items() if value or name == "geometry"}


def _geometry(place: Place, chosen: Candidate | None) -> dict[str, Any] | None:
    """A point is never "certain": each is known to some kilometres, or inferred."""
    found = point_geometry(place.own_point)
    if found is None:
        return None
    found["certainty"] = "uncertain" if place.basis == "inferred" else "less-certain"
    if chosen:
        found["citations"] = [_citation(chosen.source, chosen.url)]
    return found


def _names(story: Story, place: Place) -> Iterator[dict[str, Any]]:
    """The story's own name as the source attests it, then the editor's in other languages."""
    name: dict[str, Any] = {"toponym": _line(place.name), "lang": story.language}
    source = story.source(place.evidence.source) if place.evidence else None
    if source:
        name["citations"] = [_citation(sources.source_line(story, source), source.url)]
        attested = gazetteer_time.timespan(source.published) if source.published else None
        if attested:
            name["when"] = {"timespans": [attested]}
    yield name
    for lang, toponym in place.names.items():
        yield {"toponym": _line(toponym), "lang": lang}


def _descriptions(story: Story, place: Place) -> Iterator[dict[str, str]]:
    """What is said of the place, each with its words and their source."""
    yield _description(statements.statement(story, place))
    for event in story.events_at(place.id):
        yield _description(statements.statement(story, event))
        for item in figures.said_of(story, event.id):
            yield _description(statements.statement(story, item))


def _description(told: Statement) -> dict[str, str]:
    words = [told.one_line, *(found.one_line for found in told.evidence), told.note.text]
    made = {"value": _line(". ".join(text.rstrip(".") for text in words if text))}
    made["lang"] = told.words.language
    addresses = [found.address for found in told.evidence if _is_web(found.address)]
    if addresses:
        made["@id"] = addresses[0]
        made["source"] = addresses[0].partition("#")[0]
    return made


def _relation(story: Story, leg: Leg) -> dict[str, Any]:
    told = statements.statement(story, leg)
    words = [told.one_line, legs.caption(story, leg), vocabulary.mode(leg.mode)]
    words += [legs.error(story, leg), told.note.text]
    relation: dict[str, Any] = {
        "relationType": _RELATED,
        "relationTo": identifier(story, leg.destination),
        "label": _line(". ".join(text.rstrip(".") for text in words if text)),
        "certainty": "certain" if told.plain else "uncertain",
    }
    if told.evidence:
        relation["citations"] = [_citation(e.source, e.address) for e in told.evidence]
    return relation


def _links(story: Story, place: Place, chosen: Candidate | None) -> Iterator[dict[str, str]]:
    """The gazetteer entry that was chosen, and the article that speaks of the place."""
    if chosen and _is_web(chosen.url):
        about = "closeMatch" if "geonames" in (urlsplit(chosen.url).hostname or "") else "subjectOf"
        yield {"type": about, "identifier": chosen.url}
    source = story.source(place.evidence.source) if place.evidence else None
    if source and _is_web(source.url):
        yield {"type": "subjectOf", "identifier": source.url}


def _citation(label: str, url: str) -> dict[str, str]:
    return {"label": _line(label)} | ({"@id": url} if _is_web(url) else {})


def _is_web(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https")


def _line(text: str) -> str:
    """`text` in one line: the published schema allows no other."""
    return " ".join(text.split())
