"""`overland draft`: what an article proposes for a story's tables. Nothing is written."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from overland import config
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.commands.plurals import after_name, number_of
from overland.drafting import reading
from overland.drafting.draft import draft
from overland.drafting.proposals import Draft
from overland.errors import OverlandError, Problem, WrongUse
from overland.geocoding.index import open_index

HELP = "propose places, dates, figures, quotations and movements out of an article"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a .txt, .md, .html, .pdf or .docx file; - reads standard input",
    )
    parser.add_argument(
        "--published", metavar="DATE", default="", help="the day of publication, as 2013-01-22"
    )
    parser.add_argument(
        "--language", metavar="L", default="", help="the text's language (default: recognised)"
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Print the proposals. Raises WrongUse for a date that is none."""
    published = day(arguments.published)
    try:
        content = _content(arguments.file)
        table = config.gazetteer(arguments.root)
        gazetteer = open_index(table, _progress)
        proposals = draft(content, gazetteer, published, arguments.language)
    except WrongUse:
        raise
    except OverlandError as error:
        name = Path(arguments.file).name
        return Outcome(problems=(Problem(name, 0, "", "", after_name(str(error), name), ""),))
    return Outcome(lines=tuple(_lines(proposals)), data=as_values(proposals))


def _progress(share: float) -> None:
    tens = round(share * 10) * 10
    progress.step(f"preparing the names of places, once on this machine: {tens} %")


def day(text: str) -> date | None:
    """The day of publication. Raises WrongUse."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongUse(f"--published {text!r} is not a day: write it as 2013-01-22") from error


def _content(name: str) -> str:
    if name != "-":
        return reading.read(Path(name))
    return reading.text_of("standard input", sys.stdin.buffer.read(reading.LARGEST + 1))


def as_values(proposals: Draft) -> dict[str, Any]:
    """The proposals as values that JSON has."""
    return asdict(proposals)


def _lines(proposals: Draft) -> list[str]:
    lines = [f"language: {proposals.language}"]
    for place in proposals.places:
        point = place.chosen or f"{number_of(len(place.candidates), 'candidate')}, none chosen"
        lines.append(f"{place.start:>6} place  {place.exact}: {place.name}, {place.kind}. {point}")
    for when in proposals.dates:
        other = f" Or {when.other}." if when.other else ""
        lines.append(
            f"{when.start:>6} date   {when.exact}: {when.edtf or 'not resolved'}. {when.reason}{other}"  # noqa: E501
        )
    for count in proposals.counts:
        figure = count.number if count.number is not None else f"{count.minimum}..{count.maximum}"
        who = f", by {count.speaker}" if count.speaker else ""
        lines.append(
            f"{count.start:>6} count  {count.exact}: {count.qualifier} {figure} {count.unit}, {count.status}{who}"  # noqa: E501
        )
    for quote in proposals.quotes:
        lines.append(
            f"{quote.start:>6} quote  {quote.text!r}: {quote.speaker or 'speaker not told'}"
        )
    for leg in proposals.legs:
        lines.append(
            f"{leg.start:>6} leg    {leg.origin or '?'} -> {leg.destination or '?'}, {leg.mode or '?'}, {leg.status}"  # noqa: E501
        )
    kinds = {
        "place": proposals.places,
        "date": proposals.dates,
        "count": proposals.counts,
        "quote": proposals.quotes,
        "leg": proposals.legs,
    }
    told = ", ".join(number_of(len(found), kind) for kind, found in kinds.items())
    return [*lines, f"{told}. Nothing was written."]
