"""`overland dictionary`: what is generated from the schemas, brought up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from overland import files
from overland.commands.outcome import Outcome
from overland.errors import Problem
from overland.story import dictionary

HELP = "compare README.md and each datapackage.json with the schemas, or bring them up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="bring the files up to date")


def run(arguments: argparse.Namespace) -> Outcome:
    """Write what is generated, or tell what is out of date."""
    root: Path = arguments.root
    stale = {
        path: text
        for path, text in dictionary.generated(root).items()
        if path.read_text(encoding="utf-8") != text
    }
    names = [str(path.relative_to(root)) for path in stale]
    if not arguments.write:
        remedy = "Run overland dictionary --write"
        problems = tuple(Problem(name, 0, "", "", "is out of date", remedy) for name in names)
        return Outcome(problems=problems, data={"stale": names})
    for path, text in stale.items():
        files.replace(path, text)
    lines = tuple(f"{name} written" for name in names) or ("all is up to date",)
    return Outcome(lines=lines, data={"written": names})
