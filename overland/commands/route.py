"""`overland route`: how long a story's lines are, their height profile, a line from an engine."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from overland import config, files, importing
from overland.basemap import packages, road_lines
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.errors import Problem, WrongUse
from overland.geography.distance import distance_km, length_km
from overland.geography.published_lengths import (
    StretchLength,
    published_problems,
    stretch_lengths,
)
from overland.routing import globe, profile, road_graph, tracks
from overland.routing.engines import KINDS, Engine, ask
from overland.story import loader, route_writer, routes, unfinished
from overland.story.models import Leg, Point, Story
from overland.story.vocabularies import MODE

HELP = "tell how long a story's lines are; redraw a leg by a routing engine; build the heights"

OFF_PLACE_KM = 5.0
"""A line that ends farther from its place than this, and than the place is known to, is told."""
KEY_VARIABLE = "OVERLAND_ENGINE_KEY"

Ask = Callable[[Engine, Point, Point], tuple[Point, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story, by the name of its folder")
    parser.add_argument("--engine", metavar="URL", default="", help="ask this routing server")
    parser.add_argument(
        "--kind", choices=tuple(KINDS), default="valhalla", help="what it is (default: %(default)s)"
    )
    parser.add_argument(
        "--leg", metavar="ID", default="", help="redraw this leg only (default: every road leg)"
    )
    parser.add_argument(
        "--from",
        dest="track",
        metavar="FILE",
        type=Path,
        help="cut the leg's line out of a GPX, KML, KMZ, GeoJSON, TCX or uMap file",
    )
    parser.add_argument(
        "--great-circle", action="store_true", help="draw sea and air legs as great circles"
    )
    parser.add_argument(
        "--roads", action="store_true", help="draw road legs along the highway graph of a package"
    )
    parser.add_argument(
        "--timeout", metavar="S", type=float, default=30.0, help="seconds (default: %(default)s)"
    )
    parser.add_argument(
        "--heights", metavar="WHEEL", type=Path, help=f"build {profile.FILE} from {globe.PACKAGE}"
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Report on a story's lines, after changing them if that was asked for.

    A key for openrouteservice is read from the environment variable OVERLAND_ENGINE_KEY.
    """
    folder = loader.folder(arguments.root, arguments.slug)
    # A line needs two places with points, not a story that is finished.
    drawing = arguments.engine or arguments.track or arguments.great_circle or arguments.roads
    read = unfinished.story if drawing else loader.load
    story = read(folder)
    done: list[str] = []
    if arguments.engine:
        key = os.environ.get(KEY_VARIABLE, "")
        engine = Engine(arguments.kind, arguments.engine, arguments.timeout, key)
        today = config.today().isoformat()
        done += redraw(story, folder, engine, today, only=arguments.leg)
        story = read(folder)
    elif arguments.roads:
        done += along_roads(story, folder, config.cache("basemap"), only=arguments.leg)
        story = read(folder)
    elif arguments.track or arguments.great_circle:
        done += draw(story, folder, arguments.track, only=arguments.leg)
        story = read(folder)
    elif arguments.leg:
        raise WrongUse(
            "--leg says which leg: give --from, --roads, --great-circle or --engine as well"
        )
    if arguments.heights:
        done.append(build_heights(story, folder, arguments.heights))
    return report(story, done)


def redraw(
    story: Story, folder: Path, engine: Engine, today: str, *, only: str = "", by: Ask = ask
) -> list[str]:
    """Replace the lines of the road legs (or one leg, by id), all of them or none.

    What was published about a leg is kept; its method, sources and anchors are the engine's now.
    """
    legs = [leg for leg in story.legs if leg.mode == "road" and only in ("", leg.id)]
    if not legs:
        raise WrongUse(f"{story.slug} has no road leg {only!r}".replace(" ''", ""))
    lines, told = [], []
    for leg in legs:
        progress.step(f"asking for {leg.id}")
        origin, destination = _ends(story, leg)
        points = by(engine, origin, destination)
        known = story.routes[leg.id].properties if leg.id in story.routes else {}
        properties = _properties(known, engine, today, origin, destination)
        lines.append(route_writer.feature(leg.id, points, properties))
        told.append(
            f"{leg.id}: {len(points)} points, {length_km(points):.1f} km from {engine.kind}"
        )
    route_writer.put(folder, lines)
    if (folder / profile.FILE).is_file():
        told.append(f"{profile.FILE} is of the line before: build it again with --heights")
    return told


def draw(story: Story, folder: Path, track: Path | None, *, only: str = "") -> list[str]:
    """Lines cut out of a track, or great circles of sea and air legs, with how each was made.

    Without a leg's id, a track is tried on every leg that has no line yet.
    """
    modes = ("sea", "air") if track is None else tuple(MODE)
    legs = [leg for leg in story.legs if leg.id == only or (not only and leg.mode in modes)]
    if track is not None and not only:
        legs = [leg for leg in legs if leg.id not in story.routes]
    if not legs:
        raise WrongUse(f"{story.slug} has no leg {only!r} to draw".replace(" ''", ""))
    lines = [line.points for line in importing.read(track).lines] if track else []
    features, told = [], []
    for leg in legs:
        origin, destination = _ends(story, leg)
        if track is None:
            points = tracks.great_circle(origin, destination)
            properties = _great_circle(leg)
        else:
            try:
                cut = tracks.best(lines, origin, destination)
            except tracks.OffTheTrack as error:
                told.append(f"{leg.id}: not drawn, {error}")
                continue
            points, properties = cut.points, _from_track(track.name, cut)
        features.append(route_writer.feature(leg.id, points, properties))
        told.append(f"{leg.id}: {len(points)} points, {length_km(points):.1f} km")
    route_writer.put(folder, features)
    return told


def along_roads(story: Story, folder: Path, cache: Path, *, only: str = "") -> list[str]:
    """Lines of the road legs (or one leg, by id) along a package's graph, where it reaches."""
    legs = [leg for leg in story.legs if leg.id == only or (not only and leg.mode == "road")]
    if not only:
        legs = [leg for leg in legs if leg.id not in story.routes]
    if not legs:
        raise WrongUse(f"{story.slug} has no leg {only!r} to draw".replace(" ''", ""))
    features, told = [], []
    archive = packages.fetch(packages.ROADS, cache)
    for leg in legs:
        progress.step(f"looking for the road of {leg.id}")
        try:
            found, properties = road_lines.between(archive, *_ends(story, leg))
        except road_graph.NoWay as error:
            told.append(f"{leg.id}: not drawn, {error}")
            continue
        features.append(route_writer.feature(leg.id, found.points, properties))
        told.append(f"{leg.id}: {len(found.points)} points, roads of {found.road_km:.0f} km")
    route_writer.put(folder, features)
    return told


def _great_circle(leg: Leg) -> dict[str, object]:
    way = {"air": "flight path", "sea": "course", "rail": "railway"}.get(leg.mode, "way")
    return {
        "method": f"A great circle between the two places: it shows a direction, not the {way}.",
        "anchors": [],
        "error_m": None,
        "error_basis": f"Not estimated: the {way} is not known.",
        "sources": ["WGS 84 geodesic (GeographicLib)"],
    }


def _from_track(name: str, cut: tracks.Cut) -> dict[str, object]:
    off_km = max(cut.origin_off_km, cut.destination_off_km)
    return {
        "method": f"Cut out of the track {name} between the two places.",
        "anchors": [],
        "error_m": None,
        "error_basis": (
            f"Not estimated: as right as the track. Its ends lie {cut.origin_off_km:.1f} and "
            f"{cut.destination_off_km:.1f} km from the places (at most {off_km:.1f} km)."
        ),
        "sources": [f"The editor's file {name}"],
    }


def build_heights(story: Story, folder: Path, wheel: Path) -> str:
    """Write heights.json from the height model in the pinned package; tell what was written."""
    if not profile.road(story):
        raise WrongUse(f"{story.slug} has no road leg with a line")
    built = profile.build(story, globe.load(wheel), globe.ERROR_M, globe.SOURCE)
    files.replace(folder / profile.FILE, profile.as_text(built))
    top = max(built.points, key=lambda point: point.height_m)
    return (
        f"{profile.FILE}: {len(built.points)} points, highest {top.height_m:.0f} m "
        f"at km {top.distance_km:.1f}"
    )


def report(story: Story, done: list[str]) -> Outcome:
    """Lengths as drawn, straight and published, and what does not fit."""
    told = stretch_lengths(story)
    return Outcome(
        problems=(*_off_ends(story), *_missing(story), *published_problems(story)),
        lines=(*done, *(_line(figure) for figure in told)) or (f"{story.slug}: no lines yet",),
        data={"figures": [_data(figure) for figure in told], "done": done},
    )


def _line(figure: StretchLength) -> str:
    text = f"{figure.between}: {figure.drawn_km:.1f} km drawn, {figure.straight_km:.1f} straight"
    if figure.published_km is None or figure.difference_km is None:
        return text
    return (
        f"{text}, {figure.published_km:g} published ({figure.source}): "
        f"{figure.difference_km:+.1f} km, {100 * figure.difference_km / figure.published_km:+.1f} %"
    )


def _data(figure: StretchLength) -> dict[str, object]:
    return {
        "legs": list(figure.legs),
        "between": figure.between,
        "drawn_km": round(figure.drawn_km, 3),
        "straight_km": round(figure.straight_km, 3),
        "published_km": figure.published_km,
        "source": figure.source,
    }


def _off_ends(story: Story) -> list[Problem]:
    """Lines that do not start and end at their leg's places."""
    found = []
    for leg in story.legs:
        route = story.routes.get(leg.id)
        if route is None:
            continue
        for end, name in ((route.points[0], leg.origin), (route.points[-1], leg.destination)):
            place = story.place(name)
            if place is None or place.point is None:
                continue
            allowed = max(OFF_PLACE_KM, place.uncertainty_km or 0)
            if (off := distance_km(end, place.point)) > allowed:
                message = f"the line ends {off:.1f} km from {name}"
                remedy = "Draw it in the leg's direction, from its origin to its destination"
                found.append(Problem(routes.FILE, 0, leg.id, "", message, remedy, "warning"))
    return found


def _missing(story: Story) -> list[Problem]:
    remedy = f"Draw it in {routes.FILE}"
    return [
        Problem("legs.csv", row, "id", leg.id, "has no line", remedy, "warning")
        for row, leg in enumerate(story.legs, start=2)
        if leg.id not in story.routes
    ]


def _ends(story: Story, leg: Leg) -> tuple[Point, Point]:
    ends = [place.point for place in map(story.place, (leg.origin, leg.destination)) if place]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        raise WrongUse(f"leg {leg.id}: its origin or destination has no point to route between")
    return ends[0], ends[1]


def _properties(
    known: Mapping[str, object], engine: Engine, today: str, origin: Point, destination: Point
) -> dict[str, object]:
    kept = {key: known[key] for key in ("published", "marks", "stations") if key in known}
    anchors = [
        {"name": name, "latitude": point[0], "longitude": point[1], "source": "places.csv"}
        for name, point in (("origin", origin), ("destination", destination))
    ]
    return {
        "method": f"The driving route that {engine.kind} gave on {today} between the two places.",
        "anchors": anchors,
        "error_m": None,
        "error_basis": "Not estimated: it is as right as the engine's map, which may be newer.",
        "sources": [f"{engine.kind}, asked {today}", "© OpenStreetMap contributors (ODbL)"],
        "attribution": "© OpenStreetMap contributors",
        "rights": "© OpenStreetMap contributors, ODbL 1.0.",
        "license": "ODbL-1.0",
        **kept,
    }
