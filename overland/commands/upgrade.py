"""`overland upgrade`: a story's files in today's format."""

from __future__ import annotations

import argparse

from overland.commands.outcome import Outcome
from overland.errors import StoryInvalid
from overland.story import loader, upgrade_folder
from overland.story.upgrade import FORMAT

HELP = "bring a story's files forward to today's format"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story")


def run(arguments: argparse.Namespace) -> Outcome:
    """Upgrade the story in place. What is in today's format already stays as it is.

    Raises WrongUse for a story that is not there.
    """
    folder = loader.folder(arguments.root, arguments.slug)
    try:
        changed = upgrade_folder.bring_forward(folder)
    except StoryInvalid as error:
        return Outcome(problems=error.problems, lines=("nothing was changed",))
    lines = [f"{name} {what}" for name, what in changed.items()]
    lines.append(f"{arguments.slug} is in format {FORMAT}")
    return Outcome(lines=tuple(lines), data={"changed": dict(changed)})
