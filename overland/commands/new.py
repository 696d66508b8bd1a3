"""`overland new`: the folder of a story, ready to be filled in."""

from __future__ import annotations

import argparse

from overland.commands.outcome import Outcome
from overland.story import new_story

HELP = "make the folder of a new story, with every table's header in place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its name: a-z, 0-9 and single hyphens")


def run(arguments: argparse.Namespace) -> Outcome:
    """Write the skeleton. Raises WrongUse for a bad slug or a folder that is there already."""
    folder = new_story.create(arguments.root / "stories", arguments.slug)
    lines = (
        f"made {folder}",
        f"its licence is {new_story.LICENCE['name']}: datapackage.json is where to change that",
        f"next: fill it in, then run overland check {arguments.slug}",
    )
    return Outcome(lines=lines, data={"folder": str(folder)})
