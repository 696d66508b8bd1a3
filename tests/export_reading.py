"""Exports of a small story, read back as their readers read them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from overland.exports import geojson, kml, linked_places
from overland.story.models import Story

KML = "{http://www.opengis.net/kml/2.2}"


def features(found: Story) -> dict[str, Any]:
    return {f["id"]: f for f in json.loads(geojson.export(found))["features"]}


def gazetteer(found: Story) -> dict[str, Any]:
    places = json.loads(linked_places.export(found))["features"]
    return {place["properties"]["place_id"]: place for place in places}


def placemarks(found: Story) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(kml.export(found))
    return {mark.attrib["id"]: mark for mark in root.iter(f"{KML}Placemark")}


def values(mark: ElementTree.Element) -> dict[str, str]:
    return {
        data.attrib["name"]: data.findtext(f"{KML}value", "") for data in mark.iter(f"{KML}Data")
    }


def changed_event(found: Story, **changes: Any) -> Story:
    return replace(found, events=(replace(found.events[0], **changes), *found.events[1:]))
