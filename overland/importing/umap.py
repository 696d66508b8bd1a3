"""uMap's own file: layers of GeoJSON in one."""

from __future__ import annotations

from dataclasses import replace

from overland.importing import geojson
from overland.importing.imported import Imported, Options
from overland.importing.imported_file import File

NAME = "uMap"


def matches(file: File) -> bool:
    return isinstance(file.json, dict) and file.json.get("type") == "umap"


def read(file: File, options: Options) -> Imported:
    """Every layer's places and lines."""
    layers = file.json.get("layers")
    features = [
        feature
        for layer in (layers if isinstance(layers, list) else ())
        if isinstance(layer, dict)
        for feature in layer.get("features") or ()
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return replace(geojson.imported(whole, file.name, NAME), format=NAME)
