"""The `overland` command: exit code 0 is clean, 1 is problems found, 2 is wrong use."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from overland import config
from overland.commands import (
    COMMANDS,
    READERS,
    SERVERS,
    Command,
    Outcome,
    problem_lines,
    progress,
)
from overland.errors import OverlandError, Problem, StoryInvalid, WrongUse

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
NOT_READ = 128 + 13
"""What a shell says of a program that ended because nobody reads on: `overland check | head -1`."""


class _NobodyReads(Exception):
    """Whoever read the output has closed it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and print what it found, as lines or (`--json`) as one JSON object.

    Wrong arguments end the process through argparse with exit code 2. Where nobody reads the
    output any more, it ends without a word.
    """
    try:
        try:
            return _main(argv)
        finally:
            print(end="", flush=True)
    except (_NobodyReads, BrokenPipeError):
        # What is still to be printed would be a message at the very end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_READ


def _main(argv: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        _print_anything(stream)
    given = list(sys.argv[1:] if argv is None else argv)
    wanted = next((word for word in given if word in COMMANDS), None)
    # What a command imports is a part of its work: of some it takes longer than a second.
    with _progress(wanted):
        parser, commands = _parser(wanted)
        arguments = parser.parse_args(given)
        finds = _Finds(None if arguments.json else sys.stdout)
        with progress.finds_shown(finds):
            outcome = _outcome(commands[arguments.command], arguments)
    if outcome is None:
        return WRONG_USE
    print(_as_json(outcome) if arguments.json else _as_lines(outcome, finds.printed))
    return CLEAN if outcome.clean else PROBLEMS


def _outcome(command: Command, arguments: argparse.Namespace) -> Outcome | None:
    """What a command found, or what kept it from its work; None for wrong use, which is told."""
    if arguments.root is None:
        arguments.root = config.data() if arguments.command in READERS else config.own_data()
    try:
        # Commands print nothing; the edtf package does, for some bad dates, and would spoil JSON.
        with contextlib.redirect_stdout(sys.stderr), _data_folder(arguments):
            return command.run(arguments)
    except WrongUse as error:
        print(f"overland {arguments.command}: {error}", file=sys.stderr)
        return None
    except StoryInvalid as error:
        return Outcome(problems=error.problems, lines=(str(error),))
    except (OverlandError, OSError) as error:
        closed = isinstance(error, PermissionError) and not isinstance(error, OverlandError)
        remedy = "Check the file and its permissions" if closed else ""
        return Outcome(problems=(Problem(arguments.command, 0, "", "", str(error), remedy),))


def _print_anything(stream: TextIO) -> None:
    """A letter that the terminal or pipe cannot show is written as its code: \\u0431 for б."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _data_folder(arguments: argparse.Namespace) -> contextlib.AbstractContextManager[None]:
    """The folder that a command works on. A server's is what its settings say, and they change."""
    if arguments.command in SERVERS:
        return contextlib.nullcontext()
    return config.data_in(arguments.root)


def _progress(command: str | None) -> contextlib.AbstractContextManager[None]:
    quiet = command is None or command in SERVERS
    return contextlib.nullcontext() if quiet else progress.shown(f"overland {command}")


def _parser(wanted: str | None) -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    """The parser with the wanted command alone, or with all of them for an overview."""
    parser = argparse.ArgumentParser(prog="overland", description="Stories as checkable maps.")
    _add_common(parser, json=False, root=None)
    under = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands: dict[str, Command] = {}
    for name in [wanted] if wanted else COMMANDS:
        try:
            command = cast(Command, importlib.import_module(COMMANDS[name]))
        except ModuleNotFoundError as error:
            if wanted:
                parser.exit(WRONG_USE, f"overland {name} needs the package {error.name!r}\n")
            under.add_parser(name, help=f"needs the package {error.name!r}")
            continue
        commands[name] = command
        own = under.add_parser(name, help=command.HELP, description=command.HELP)
        _add_common(own, json=argparse.SUPPRESS, root=argparse.SUPPRESS)
        command.add_arguments(own)
    return parser, commands


def _add_common(parser: argparse.ArgumentParser, *, json: object, root: object) -> None:
    parser.add_argument("--json", action="store_true", default=json, help="print one JSON object")
    told = "the data folder (default: data in this folder)"
    parser.add_argument("--root", type=Path, default=root, metavar="FOLDER", help=told)


@dataclass(slots=True)
class _Finds:
    """Prints problems as a command finds them; to no stream, none."""

    stream: TextIO | None
    printed: tuple[Problem, ...] = ()

    def __call__(self, problems: Sequence[Problem]) -> None:
        if self.stream is not None:
            self.printed += tuple(problems)
            try:
                for line in problem_lines.lines(problems):
                    print(line, file=self.stream, flush=True)
            except BrokenPipeError:  # not a fault of what the command works on
                raise _NobodyReads from None


def _as_lines(outcome: Outcome, printed: tuple[Problem, ...]) -> str:
    """What is not printed yet; a command that broke off tells of something else."""
    same = outcome.problems[: len(printed)] == printed
    rest = outcome.problems[len(printed) :] if same else outcome.problems
    return "\n".join((*problem_lines.lines(rest), *outcome.lines))


def _as_json(outcome: Outcome) -> str:
    whole = {
        "clean": outcome.clean,
        "problems": [problem.as_dict() for problem in outcome.problems],
        **outcome.data,
    }
    # JSON has codes of its own for what an encoding lacks.
    unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    return json.dumps(whole, ensure_ascii=not unicode, indent=2)
