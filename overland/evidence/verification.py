"""The verification record: every excerpt and quotation of a story against its source's text.

The record (`verification.json`) is made by `overland verify` and committed:

- `sources`: for each text that was read, `sha256` of the text as `normalise.normalised` gives it
  (UTF-8), its `characters`, the `date` on which its excerpts were checked, and `not_told`: the
  columns of its row that the text says nothing of;
- `excerpts`: for each claim `status` (found, not_found, ambiguous, not_checked; older
  records have `verified` for found), `source`,
  `start` and `end` (str indices into the text as it was read, end exclusive, or null) and `sha256`
  of prefix, exact and suffix, normalised, one a line;
- `quotations`: the same for the words of each quote, `sha256` of them normalised;
- `further`: the same for each further excerpt, as the claim's id, `+` and its number from 1;
- `rows` and `findings`: what the texts have against the rows (`findings`);
- `answers`, where there are any: for which cells notes answer doubts (`answer_record`);
- `overland`: the version that checked, `date`: the latest of the dates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Literal

from overland import files
from overland.errors import AmbiguousExcerpt
from overland.evidence import text_checks
from overland.evidence.doubts import answer_record, findings
from overland.evidence.text.brackets import words_spoken
from overland.evidence.text.normalise import Folded, fold, sha256_of
from overland.evidence.text.quotation_marks import behind_a_label, in_quotation_marks
from overland.evidence.text.selector import Match, find_excerpt, occurrences
from overland.evidence.whole import source_checks
from overland.story.models import Claim, Evidence, Quote, Story

Check = Literal["found", "not_found", "ambiguous", "not_checked"]
Reason = Literal["", "no evidence", "no record", "changed since", "text changed", "no text"]
Record = dict[str, object]

FILE = "verification.json"
_PARTS = ("excerpts", "further", "quotations")
_WORDS = {"verified": "found"}
"""What older records say, and what is said today."""


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """How a claim's words were checked. `date` (ISO) and `sha256` (12 digits) may be "".

    `reason` says why a claim counts as not checked.
    """

    status: Check
    date: str = ""
    sha256: str = ""
    reason: Reason = ""


def verify(
    story: Story,
    texts: Mapping[str, str],
    today: date,
    previous: Mapping[str, object] | None = None,
) -> Record:
    """Check every excerpt and quotation whose source has a text; the same input, the same record.

    Of a source without a text the previous record's results stand, for rows unchanged since; all
    other rows are "not_checked". `today` is used only for sources whose results have changed.
    """
    before = _of_today(previous or {})
    folded = {source: fold(text) for source, text in texts.items()}
    results = _results(story, folded, before)
    checked = _sources(story, texts, today, before, results)
    faults = text_checks.against_text(story, texts)
    told = findings.compared(replace(story, verification=before), texts, faults, before)
    answers = answer_record.given(story, before)
    record: Record = {**results, **told, "sources": checked, "answers": answers}
    known = {part: before.get(part) for part in record}
    if {**known, "answers": known["answers"] or {}} == record:
        return dict(before)
    if not answers:
        del record["answers"]
    dates = [str(source["date"]) for source in checked.values()]
    return {**record, "date": max(dates, default=""), "overland": _version()}


def _results(
    story: Story, folded: Mapping[str, Folded], before: Mapping[str, object]
) -> dict[str, dict[str, Record]]:
    excerpts: dict[str, Record] = {}
    further: dict[str, Record] = {}
    quotations: dict[str, Record] = {}
    for claim in story.claims:
        for key, evidence in further_of(claim):
            entry, _ = _check_excerpt(evidence, folded)
            further[key] = _or_before(entry, findings.part_of(before, "further"), key)
        if claim.evidence is None:
            continue
        entry, found = _check_excerpt(claim.evidence, folded)
        excerpts[claim.id] = _or_before(entry, findings.part_of(before, "excerpts"), claim.id)
        if isinstance(claim, Quote):
            entry = _check_quotation(claim, claim.evidence, folded, found)
            quotations[claim.id] = _or_before(
                entry, findings.part_of(before, "quotations"), claim.id
            )
    return {"excerpts": excerpts, "quotations": quotations, "further": further}


def write_record(path: Path, record: Mapping[str, object]) -> None:
    """Write a record with sorted keys; the old file stays whole until the new one is."""
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    files.replace(path, text)


def claim_state(story: Story, claim_id: str) -> EvidenceState:
    """What a reader is told of a claim: the worse of its excerpt and its quotation."""
    claim = story.claim(claim_id)
    if claim is None or claim.evidence is None:
        return EvidenceState("not_checked", reason="no evidence")
    states = [_state(story, "excerpts", claim.id, claim.evidence.source, _hash(claim.evidence))]
    if isinstance(claim, Quote):
        digest = sha256_of(claim.text)
        states.append(_state(story, "quotations", claim.id, claim.evidence.source, digest))
    for key, evidence in further_of(claim):
        states.append(_state(story, "further", key, evidence.source, _hash(evidence)))
    worst = ("not_found", "ambiguous", "not_checked", "found")
    found = min(states, key=lambda one: worst.index(one.status))
    if found.status == "found" and not _is_day(found.date):
        return EvidenceState("not_checked", reason="no record")
    return found


def state_of_further(story: Story, claim: Claim, number: int) -> EvidenceState:
    """What a reader is told of a claim's further excerpt, counted from 1."""
    evidence = claim.further[number - 1]
    key = f"{claim.id}+{number}"
    return _state(story, "further", key, evidence.source, _hash(evidence))


def further_of(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    """A claim's further excerpts, each with its key in the record."""
    for number, evidence in enumerate(claim.further, start=1):
        yield f"{claim.id}+{number}", evidence


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_excerpt(evidence: Evidence, folded: Mapping[str, Folded]) -> tuple[Record, Match | None]:
    text = folded.get(evidence.source)
    if text is None:
        return _entry("not_checked", evidence.source, _hash(evidence)), None
    try:
        match = find_excerpt(evidence, text)
    except AmbiguousExcerpt:
        return _entry("ambiguous", evidence.source, _hash(evidence)), None
    status: Check = "found" if match else "not_found"
    return _entry(status, evidence.source, _hash(evidence), match), match


def _check_quotation(
    quote: Quote, evidence: Evidence, folded: Mapping[str, Folded], excerpt: Match | None
) -> Record:
    """Words that stand in the text more than once are told apart by the excerpt."""
    digest = sha256_of(quote.text)
    text = folded.get(evidence.source)
    if text is None:
        return _entry("not_checked", evidence.source, digest)
    words = words_spoken(quote, text)
    found = list(occurrences(words, text))
    near = [m for m in found if excerpt and m.start < excerpt.end and excerpt.start < m.end]
    chosen = near or found
    if len(chosen) > 1:
        return _entry("ambiguous", evidence.source, digest)
    match = chosen[0] if chosen else find_excerpt(words, text)
    if match and not (
        in_quotation_marks(text.original, match)
        or behind_a_label(text.original, match, quote.speaker)
    ):
        # The source says these words, but it does not quote them.
        match = None
    return _entry("found" if match else "not_found", evidence.source, digest, match)


def _entry(status: Check, source: str, digest: str, match: Match | None = None) -> Record:
    return {
        "status": status,
        "source": source,
        "start": match.start if match else None,
        "end": match.end if match else None,
        "sha256": digest,
    }


def _or_before(entry: Record, before: Mapping[str, object], claim_id: str) -> Record:
    old = before.get(claim_id)
    if entry["status"] != "not_checked" or not isinstance(old, Mapping):
        return entry
    same = all(old.get(key) == entry[key] for key in ("source", "sha256"))
    return dict(old) if same else entry


def _sources(
    story: Story,
    texts: Mapping[str, str],
    today: date,
    before: Mapping[str, object],
    results: Mapping[str, Mapping[str, Record]],
) -> dict[str, Record]:
    """Hash and date of each text; the date stays while text and results stay the same."""
    rows = {source.id: source for source in story.sources}
    old = findings.part_of(before, "sources")
    used = {str(entry["source"]) for part in results.values() for entry in part.values()}
    checked: dict[str, Record] = {}
    for source in sorted({*texts, *(used & set(old))}):
        was = old.get(source)
        if source not in texts:
            checked[source] = dict(was) if isinstance(was, Mapping) else {}
            continue
        found: Record = {"sha256": sha256_of(texts[source]), "characters": len(texts[source])}
        same = all(
            _of_source(part, source) == _of_source(findings.part_of(before, name), source)
            for name, part in results.items()
        )
        if columns := source_checks.not_told(rows[source], texts[source]):
            told: Record = {"not_told": list(columns)}
        else:
            told = {}
        kept = same and isinstance(was, Mapping) and all(was.get(k) == v for k, v in found.items())
        day = was.get("date") if kept and isinstance(was, Mapping) else today.isoformat()
        checked[source] = {**found, **told, "date": day}
    return checked


def _of_source(part: Mapping[str, object], source: str) -> dict[str, object]:
    return {
        claim: entry
        for claim, entry in part.items()
        if isinstance(entry, Mapping) and entry.get("source") == source
    }


def _state(story: Story, part: str, key: str, source: str, digest: str) -> EvidenceState:
    record = story.verification or {}
    entry = findings.part_of(record, part).get(key)
    if not isinstance(entry, Mapping):
        return EvidenceState("not_checked", reason="no record")
    if entry.get("sha256") != digest or entry.get("source") != source:
        return EvidenceState("not_checked", reason="changed since")
    text = findings.part_of(record, "sources").get(source)
    text = text if isinstance(text, Mapping) else {}
    sha256, checked = str(text.get("sha256", "")), str(text.get("date", ""))
    listed = story.source(source)
    if listed and listed.sha256 and sha256 and listed.sha256.lower() != sha256:
        return EvidenceState("not_checked", reason="text changed")
    status = entry.get("status")
    if status in ("found", *_WORDS) and sha256 and checked:
        return EvidenceState("found", checked, sha256[:12])
    if status == "not_found" or status == "ambiguous":
        return EvidenceState(status, checked, sha256[:12])
    return EvidenceState("not_checked", reason="no text")


def _of_today(record: Mapping[str, object]) -> Record:
    """A record in today's words: words are found, no fact is verified."""
    told = dict(record)
    for name in _PARTS:
        if name in record:
            told[name] = {
                k: _entry_of_today(entry) for k, entry in findings.part_of(record, name).items()
            }
    return told


def _entry_of_today(entry: object) -> object:
    if not isinstance(entry, Mapping) or str(entry.get("status")) not in _WORDS:
        return entry
    return {**entry, "status": _WORDS[str(entry["status"])]}


def _hash(evidence: Evidence) -> str:
    return sha256_of(evidence.prefix, evidence.exact, evidence.suffix)


def _version() -> str:
    try:
        return metadata.version("overland")
    except metadata.PackageNotFoundError:
        return "unknown"
