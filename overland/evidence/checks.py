"""The claim checks: one list, which `overland check` and `overland verify` both run.

A check that stands here is told by both; one that stands elsewhere is no claim check.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from overland.errors import Problem
from overland.evidence import lint, publication
from overland.evidence.doubts import answers
from overland.evidence.ground import place_checks
from overland.evidence.whole import translation_checks
from overland.story.models import Story

_LOG = logging.getLogger(__name__)

Check = Callable[[Story, Path], tuple[Problem, ...]]
"""Of a story and its folder, everything that is wrong or doubtful, with the doubts answered."""


def _rows(story: Story, folder: Path) -> tuple[Problem, ...]:
    return publication.every_doubt(story)


def _doubts(story: Story, folder: Path) -> tuple[Problem, ...]:
    return lint.every_doubt(story)


def _translations(story: Story, folder: Path) -> tuple[Problem, ...]:
    return translation_checks.every_doubt(story)


CLAIM_CHECKS: Final[tuple[Check, ...]] = (
    _rows,
    _doubts,
    place_checks.every_doubt,
    _translations,
)
"""Rows beside their excerpts and texts, rows beside each other, places, translations."""


def said_by(check: Check, story: Story, folder: Path) -> tuple[Problem, ...]:
    """What a check says; one that fails says so, and the others go on."""
    try:
        return check(story, folder)
    except Exception as error:
        _LOG.exception("a check of %s failed", story.slug)
        message = f"cannot be checked: {type(error).__name__}: {str(error)[:200]}"
        return (Problem(story.slug, 0, "", "", message, "Report this fault, with the folder"),)


def of_claims(story: Story, folder: Path) -> tuple[Problem, ...]:
    """What every claim check says of a story and no note answers, each thing once."""
    found = (problem for check in CLAIM_CHECKS for problem in said_by(check, story, folder))
    return tuple(dict.fromkeys(answers.open_ones(found)))
