"""May a story be published? What its verification record says of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from overland.errors import Problem
from overland.evidence.claims import attribution, claim_checks, figure_checks, whose_claim
from overland.evidence.doubts import answers, findings
from overland.evidence.doubts.rows import problem
from overland.evidence.verification import FILE, EvidenceState, claim_state
from overland.evidence.whole import (
    front_claims,
    front_speakers,
    front_unspaced,
    front_words,
    relation_checks,
    source_checks,
    story_checks,
)
from overland.story.models import Claim, Quote, Story

_RUN = "Run `overland verify {slug} --text {source}=FILE`"


def publication_check(story: Story) -> tuple[Problem, ...]:
    """Why a story may not be published, and every doubt about it that no note answers.

    What was not checked is a warning: it keeps no story back unless checks are strict.
    """
    return answers.open_ones(every_doubt(story))


def every_doubt(story: Story) -> tuple[Problem, ...]:
    """The same with the doubts that notes answer."""
    faults = (
        *claim_checks.against_excerpt(story),
        *story_checks.against_tables(story),
        *relation_checks.of_story(story),
        *source_checks.against_address(story),
        *front_words.of_attribution(story),
        *front_claims.of_front(story),
        *front_claims.amounts(story),
        *front_speakers.of_front(story),
        *front_unspaced.of_front(story),
        *attribution.of_speakers(story),
        *whose_claim.of_story(story),
    )
    doubts = answers.doubts(story, faults)
    # What the texts show of a row may repeat what its excerpt shows.
    every = (*_failures(story), *doubts, *findings.recorded(story), *changed(story))
    return tuple(dict.fromkeys(every))


def withholding_problems(story: Story) -> tuple[Problem, ...]:
    """The problems of `publication_check`, and nothing that only a doubt would be read for.

    Words not found or ambiguous, `stated` without evidence, figures that are not those of their
    excerpt, and what the texts showed.
    """
    figures = answers.doubts(story, figure_checks.wrong_figures(story))
    recorded = [p for p in findings.recorded(story) if p.severity == "problem"]
    return tuple(dict.fromkeys((*_failures(story), *answers.open_ones(figures), *recorded)))


def _failures(story: Story) -> Iterator[Problem]:
    for claim in story.claims:
        if claim.evidence is None:
            yield from _without_evidence(story, claim)
            continue
        checked = claim_state(story, claim.id)
        if checked.status in ("not_found", "ambiguous"):
            yield _failed(story, claim, checked)


def changed(story: Story) -> tuple[Problem, ...]:
    """The rows that the record does not speak for: new, changed since, or never checked."""
    if story.verification is None:
        source = next((claim.evidence.source for claim in story.claims if claim.evidence), "SOURCE")
        remedy = _RUN.format(slug=story.slug, source=source)
        return (Problem(FILE, 0, "", "", "no excerpt was checked", remedy, "warning"),)
    return tuple(_not_checked(story))


def _without_evidence(story: Story, claim: Claim) -> Iterator[Problem]:
    if isinstance(claim, Quote):
        message = f"quotation {claim.id!r} has no source that it could be found in"
        yield problem(story, claim, "exact", "", message, "Give source and exact")
    elif claim.basis == "stated":
        message = f"{claim.id!r} is stated without evidence"
        remedy = "Give source and exact, or say that it is inferred and from what"
        yield problem(story, claim, "exact", "", message, remedy)


def _failed(story: Story, claim: Claim, checked: EvidenceState) -> Problem:
    assert claim.evidence is not None
    if checked.status == "ambiguous":
        message = f"occurs more than once in {claim.evidence.source!r}"
        remedy = "Give the words before (prefix) or after it (suffix)"
    else:
        message = f"is not in {claim.evidence.source!r} (checked {checked.date})"
        remedy = "Correct the excerpt; `overland verify` shows the nearest passage"
    return problem(story, claim, "exact", claim.evidence.exact, message, remedy)


def _not_checked(story: Story) -> Iterator[Problem]:
    whys = {
        "no record": "was never checked",
        "changed since": "has changed since it was checked",
        "text changed": "was checked against another text than sources.csv names (sha256)",
        "no text": "was not checked: its source's text was not given",
    }
    for claim in story.claims:
        checked = claim_state(story, claim.id)
        if claim.evidence is None or checked.status != "not_checked":
            continue
        remedy = _RUN.format(slug=story.slug, source=claim.evidence.source)
        why = f"{claim.id!r} {whys.get(checked.reason, 'was not checked')}"
        yield problem(story, claim, "exact", claim.evidence.exact, why, remedy, "warning")
