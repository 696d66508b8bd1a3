"""How a host grows: its start with ever more stories, reading a story with ever more statements."""

from __future__ import annotations

import json
import shutil
import time
import urllib.request
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks import stories
from benchmarks.sides import ROOT, streamlit
from overland.html import panel, timeline
from overland.map import folium_map, others
from overland.story import loader
from overland.view import View

STORIES: Final = (1, 10, 100, 1000)
STATEMENTS: Final = (10, 100, 1000, 10_000, 100_000)


def starts(folder: Path, counts: Sequence[int]) -> dict[str, dict[str, float]]:
    """Seconds from the start of a server to its first answer, and to its first page."""
    found = {}
    for count in counts:
        data = folder / f"host-{count}"
        _host(data, count)
        began = time.monotonic()
        with streamlit(ROOT / "app.py", folder, data) as (address, answered):
            urllib.request.urlopen(f"{address}?story={stories.FIRST.name}", timeout=120).read()
            page = time.monotonic() - began
        shutil.rmtree(data)
        found[f"{count} stories"] = {"answers s": answered, "first page s": page}
    return found


def _host(data: Path, count: int) -> None:
    """A data folder with the first story and copies of it under other names."""
    for number in range(count):
        slug = stories.FIRST.name if not number else f"copy-{number}"
        copied = shutil.copytree(stories.FIRST, data / "stories" / slug)
        package = copied / "datapackage.json"
        described = {**json.loads(package.read_text("utf-8")), "name": slug}
        package.write_text(json.dumps(described, ensure_ascii=False), "utf-8")


def reading(folder: Path, counts: Sequence[int]) -> dict[str, dict[str, float]]:
    """Seconds to read a story, to build its map, to gather the places of its clusters, and to lay
    out what another view of it has: its panel and its timeline."""
    found = {}
    for count in counts:
        path = stories.write(
            folder / "reading",
            max(1, count // stories.EACH),
            name=f"of-{count}",
            events_each=stories.EACH,
        )
        clock = [time.monotonic()]
        story = loader.load(path)
        clock.append(time.monotonic())
        folium_map.build(story).get_root().render()
        clock.append(time.monotonic())
        others.as_json(story)
        clock.append(time.monotonic())
        timeline.timeline(story, View(story.slug))
        clock.append(time.monotonic())
        view = View(story.slug, place="masnaa")
        (panel.panel(story, view), timeline.timeline(story, view))
        clock.append(time.monotonic())
        steps = [after - before for before, after in pairwise(clock)]
        found[f"{count} statements"] = dict(
            zip(("read s", "map s", "clusters s", "first view s", "view s"), steps, strict=True)
        )
        shutil.rmtree(path)
    return found
