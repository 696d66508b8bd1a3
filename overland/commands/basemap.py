"""`overland basemap`: the ground under a story, from pinned packages, as files for review."""

from __future__ import annotations

import argparse
from pathlib import Path

from overland import config
from overland.basemap import ground, packages, story_ground
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.errors import Problem
from overland.story import loader

HELP = "draw the ground under a story: coast, borders, water, roads, names, relief"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story")
    parser.add_argument(
        "--no-relief", action="store_true", help="leave the relief tiles as they are"
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Write data/basemap/SLUG and the tiles. Raises WrongUse for a story that is not there."""
    root: Path = arguments.root
    progress.step(f"reading {arguments.slug}")
    story = loader.load(loader.folder(root, arguments.slug))
    folder = root / "basemap"
    journey = story_ground.journey_box(story)
    clip = story_ground.surroundings(journey)
    try:
        archives = story_ground.fetch_all(config.cache("basemap"), tell=progress.step)
    except packages.SourceFailed as error:
        remedy = "Look at the package's name, version and hash in overland/basemap/packages.py"
        return Outcome((Problem("data/basemap", 0, "", "", str(error), remedy),))
    fresh = not (folder / story.slug / ground.DESCRIPTION).is_file()
    if fresh:
        # The app shows each step at once; what is there already is not made less.
        progress.step("names")
        story_ground.write_names(archives, clip, journey, folder, story.slug)
        story_ground.describe(clip, journey, folder, story.slug, with_relief=False)
    progress.step("coast, borders, water, roads and names")
    story_ground.write_vectors(archives, clip, journey, folder, story.slug)
    story_ground.describe(clip, journey, folder, story.slug, with_relief=not fresh)
    number = 0
    if not arguments.no_relief:
        others = story_ground.other_boxes(folder, story.slug)
        progress.step("the land that the tiles show")
        number = story_ground.write_tiles(archives, clip, journey, folder, others, progress.step)
    story_ground.describe(clip, journey, folder, story.slug)
    line = f"{story.slug}: layers written to {folder / story.slug}, {number} tiles"
    return Outcome(lines=(line,), data={"slug": story.slug, "tiles": number})
