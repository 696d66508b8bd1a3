"""May a story be published? What its verification record says of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from overland.errors import Problem, Severity
from overland.evidence import claim_checks
from overland.evidence.claim_checks import Fault
from overland.evidence.verification import FILE, EvidenceState, cut_off, state
from overland.story.models import Claim, Count, Event, Leg, Place, Quote, Story

_FILES = {
    Place: "places.csv",
    Event: "events.csv",
    Count: "counts.csv",
    Quote: "quotes.csv",
    Leg: "legs.csv",
}
_RUN = "Run `overland verify {slug} --text {source}=FILE`"


def gate(story: Story) -> tuple[Problem, ...]:
    """Why a story may not be published: words not found or ambiguous, `stated` without evidence,
    figures that are not those of their excerpt.

    What was not checked is a warning: it keeps no story back unless checks are strict.
    """
    found: list[Problem] = []
    for claim in story.claims:
        if claim.evidence is None:
            found.extend(_without_evidence(story, claim))
            continue
        checked = state(story, claim.id)
        if checked.status in ("not_found", "ambiguous"):
            found.append(_failed(story, claim, checked))
        elif word := cut_off(story, claim):
            found.append(_cut(story, claim, word))
    for fault in claim_checks.against_excerpt(story):
        found.append(told(story, fault))
    return (*found, *changed(story))


def told(story: Story, fault: Fault) -> Problem:
    """A fault in a row's words, with its file and row."""
    return _problem(
        story,
        fault.claim,
        fault.column,
        fault.value,
        fault.message,
        fault.remedy,
        fault.severity,
    )


def changed(story: Story) -> tuple[Problem, ...]:
    """The rows that the record does not speak for: new, changed since, or never checked."""
    if story.verification is None:
        source = next((claim.evidence.source for claim in story.claims if claim.evidence), "SOURCE")
        remedy = _RUN.format(slug=story.slug, source=source)
        return (Problem(FILE, 0, "", "", "no excerpt was checked", remedy, "warning"),)
    return tuple(_not_checked(story))


def table_of(claim: Claim) -> str:
    """The file that a claim is a row of."""
    return _FILES[type(claim)]


def row_of(story: Story, claim: Claim) -> int:
    """The claim's row as a spreadsheet counts (the first record is row 2)."""
    table = [other.id for other in story.claims if type(other) is type(claim)]
    return table.index(claim.id) + 2


def _without_evidence(story: Story, claim: Claim) -> Iterator[Problem]:
    if isinstance(claim, Quote):
        message = f"quotation {claim.id!r} has no source that it could be found in"
        yield _problem(story, claim, "exact", "", message, "Give source and exact")
    elif claim.basis == "stated":
        message = f"{claim.id!r} is stated without evidence"
        remedy = "Give source and exact, or say that it is inferred and from what"
        yield _problem(story, claim, "exact", "", message, remedy)


def _failed(story: Story, claim: Claim, checked: EvidenceState) -> Problem:
    assert claim.evidence is not None
    if checked.status == "ambiguous":
        message = f"occurs more than once in {claim.evidence.source!r}"
        remedy = "Give the words before (prefix) or after it (suffix)"
    else:
        message = f"is not in {claim.evidence.source!r} (checked {checked.date})"
        remedy = "Correct the excerpt; `overland verify` shows the nearest passage"
    return _problem(story, claim, "exact", claim.evidence.exact, message, remedy)


def _cut(story: Story, claim: Claim, word: str) -> Problem:
    """A figure or a quotation without it says something else; an excerpt may be chosen so."""
    assert claim.evidence is not None
    message = f"leaves out {word!r}, which stands right before it"
    severity: Severity = "problem" if isinstance(claim, Count | Quote) else "warning"
    remedy = "Begin with that word, or with the beginning of the sentence"
    return _problem(story, claim, "exact", claim.evidence.exact, message, remedy, severity)


def _not_checked(story: Story) -> Iterator[Problem]:
    whys = {
        "no record": "was never checked",
        "changed since": "has changed since it was checked",
        "text changed": "was checked against another text than sources.csv names (sha256)",
        "no text": "was not checked: its source's text was not given",
    }
    for claim in story.claims:
        checked = state(story, claim.id)
        if claim.evidence is None or checked.status != "not_checked":
            continue
        remedy = _RUN.format(slug=story.slug, source=claim.evidence.source)
        why = f"{claim.id!r} {whys.get(checked.reason, 'was not checked')}"
        yield _problem(story, claim, "exact", claim.evidence.exact, why, remedy, "warning")


def _problem(
    story: Story,
    claim: Claim,
    column: str,
    value: str,
    message: str,
    remedy: str,
    severity: Severity = "problem",
) -> Problem:
    row = row_of(story, claim)
    return Problem(table_of(claim), row, column, value, message, remedy, severity)
