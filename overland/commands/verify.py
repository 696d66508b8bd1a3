"""`overland verify`: every excerpt and quotation of a story against its source's text."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from overland import config
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.commands.plurals import number_of
from overland.errors import Problem, WrongUse
from overland.evidence import checks, not_compared, verification
from overland.evidence.claims import own_words
from overland.evidence.doubts import findings
from overland.evidence.doubts.rows import row_of, table_of
from overland.evidence.text import extract
from overland.evidence.text.brackets import words_spoken
from overland.evidence.text.fuzzy_match import nearest_passage
from overland.evidence.text.normalise import Folded, fold
from overland.story import loader
from overland.story.models import Evidence, Quote, Story

_TOLD: Final[Mapping[str, str]] = {
    "found": "whose words are found in the source",
    "not_found": "not found",
    "ambiguous": "found more than once",
    "not_checked": "not compared",
}
"""What is said of rows: that words stand in a text, never that a fact is verified."""

HELP = "check every excerpt and quotation against its source's text, and write the record"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story: its folder's name")
    parser.add_argument(
        "--text",
        metavar="SOURCE=FILE",
        action="append",
        default=[],
        help="the text (.txt, .html, .pdf) of a source, by its id in sources.csv; repeatable",
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Write `verification.json`; a problem for whatever is not found, with the nearest passage."""
    folder = loader.folder(arguments.root, arguments.slug)
    progress.step(f"reading {arguments.slug}")
    story = loader.load(folder)
    progress.step(f"reading {number_of(len(arguments.text), 'text')}")
    texts = _texts(story, arguments.text)
    progress.step(f"comparing {number_of(len(story.claims), 'statement')}")
    today = config.today()
    record = verification.verify(story, texts, today, story.verification)
    progress.step("judging what the texts say of each")
    verification.write_record(folder / verification.FILE, record)
    checked = replace(story, verification=record)
    # What the texts contradict is not clean, even where a person may know better.
    found = (replace(problem, severity="problem") for problem in checks.of_claims(checked, folder))
    problems = (*_other_texts(story, record), *found)
    return Outcome(problems, tuple(_lines(checked, texts)), record)


def _texts(story: Story, given: list[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for argument in given:
        source, divider, file = argument.partition("=")
        if not divider or not file:
            raise WrongUse(f"--text {argument}: write it as SOURCE=FILE")
        if story.source(source) is None:
            known = ", ".join(source.id for source in story.sources)
            raise WrongUse(f"--text {argument}: sources.csv has no {source!r}, but {known}")
        if source in texts:
            raise WrongUse(f"--text {argument}: {source!r} is given twice")
        try:
            texts[source] = extract.read(Path(file))
        except extract.UnreadableText as error:
            raise WrongUse(f"--text {source}: {error}") from error
    return texts


def _other_texts(story: Story, record: Mapping[str, object]) -> Iterator[Problem]:
    """The texts that are not those whose sha256 sources.csv gives."""
    sources = record["sources"]
    assert isinstance(sources, Mapping)
    for row, source in enumerate(story.sources, start=2):
        found = sources.get(source.id, {}).get("sha256", "")
        if source.sha256 and found and source.sha256.lower() != found:
            message = f"is not the hash of the text that was checked, {found}"
            remedy = "Give the right text, or correct the hash"
            yield Problem("sources.csv", row, "sha256", source.sha256, message, remedy)


def _lines(story: Story, texts: Mapping[str, str]) -> Iterator[str]:
    folded = {source: fold(text) for source, text in texts.items()}
    for claim in story.claims:
        if claim.evidence is None or claim.evidence.source not in folded:
            continue
        wanted = [("excerpts", claim.evidence)]
        if isinstance(claim, Quote):
            words = words_spoken(claim, folded[claim.evidence.source])
            wanted.append(("quotations", words))
        where = f"{table_of(claim)} row {row_of(story, claim)}, {claim.id}"
        for part, evidence in wanted:
            yield from _failure(story, where, part, claim.id, evidence, folded)
    yield from own_words.lines(story, texts)
    yield from not_compared.lines(story)
    counts = Counter(
        verification.claim_state(story, c.id).status for c in story.claims if c.evidence
    )
    tally = ", ".join(f"{n} {_TOLD[status]}" for status, n in sorted(counts.items()))
    told = findings.rows_told(story)
    rows = number_of(told, "row")
    doubts = f"; {rows} that the texts contradict or leave in doubt" if told else ""
    yield f"{story.slug}: {tally or 'no excerpts'}{doubts}"


def _failure(
    story: Story,
    where: str,
    part: str,
    claim_id: str,
    evidence: Evidence,
    folded: Mapping[str, Folded],
) -> Iterator[str]:
    entries = (story.verification or {}).get(part)
    entry = entries.get(claim_id) if isinstance(entries, Mapping) else None
    if isinstance(entry, Mapping) and entry.get("status") == "not_found":
        near = nearest_passage(evidence, folded[evidence.source])
        yield f"{where}: {evidence.exact!r} is not found; {near or 'nothing comes near it'}"
