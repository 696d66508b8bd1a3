"""The result of a command, and the interface of a command module."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from overland.errors import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found and did.

    `lines` are for people, `data` (JSON values only) for `--json`. A command fails, with exit
    code 1, when any of `problems` has the severity "problem"; warnings alone do not fail it.
    """

    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return all(problem.severity != "problem" for problem in self.problems)


class Command(Protocol):
    """A module of this package. `arguments` holds `root` (a Path) and `json` (a bool) always."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None: ...

    def run(self, arguments: argparse.Namespace, /) -> Outcome: ...
