"""Findings of the source texts against a story's rows, kept so that a check needs no text.

In the verification record: `rows`, for each row that was compared with a text the SHA-256 of its
cells; `findings`, for each row with faults a list of column, value, message, remedy, severity;
that of a doubt which a note answers is "answered", with the word for its value.
A row that has changed since is told as not compared, and its old findings are not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from overland.errors import Problem, Severity
from overland.evidence.doubts import answers
from overland.evidence.doubts.rows import Fault, Item, items, problem
from overland.evidence.text.normalise import normalised
from overland.story.models import Evidence, Relation, Source, Story

PARTS: Final = ("rows", "findings")
STORY: Final = "datapackage.json"
"""The key of the story's title and description; no row's id has a full stop."""
NOT_AS_COMPARED: Final = (
    "was not compared with the text of its source, which others were",
    "has changed since it was compared with its source",
)
"""How the message of a row ends that the text has to be read for again."""
_NOT_COMPARED: Final = frozenset(
    (
        *("id", "latitude", "longitude", "uncertainty_km", "country", "names", "position"),
        *("sha256", "archive_url"),
    )
)

Record = dict[str, object]


def compared(
    story: Story,
    texts: Mapping[str, str],
    faults: Iterator[Fault],
    before: Mapping[str, object],
) -> dict[str, Record]:
    """The record's two parts. Of sources without a text, what was found before stands."""
    rows: Record = {}
    findings: dict[str, list[Record]] = {}
    again = {key for key, item in keyed(story) if sources_of(story, item) & texts.keys()}
    for fault in faults:
        key = fault.item.id if fault.item else STORY
        findings.setdefault(key, []).extend(_entries(story, fault))
    old_rows, old_findings = (part_of(before, part) for part in PARTS)
    for key, item in keyed(story):
        digest = digest_of(story, item)
        if key in again:
            rows[key] = digest
        elif old_rows.get(key) == digest:
            rows[key] = digest
            if isinstance(old := old_findings.get(key), list):
                findings[key] = old
        elif key in old_rows:
            # What has changed stays so until its text is there to compare it with.
            rows[key] = old_rows[key]
    return {"rows": rows, "findings": dict(findings)}


def _entries(story: Story, fault: Fault) -> Iterator[Record]:
    """What is recorded of a fault; of an answered one each word."""
    further = {"further": fault.further} if fault.further else {}
    answered = answers.settled(story, fault)
    told = fault if answered else answers.as_told(story, fault)
    for value in fault.answers if answered else (fault.value,):
        yield {
            "column": told.column,
            "value": value,
            "message": told.message,
            "remedy": "" if answered else told.remedy,
            "severity": "answered" if answered else told.severity,
            **further,
        }


def recorded(story: Story) -> Iterator[Problem]:
    """The faults that the texts showed of rows that are as they were; and the other rows."""
    record = story.verification or {}
    rows, findings = (part_of(record, part) for part in PARTS)
    read = part_of(record, "sources").keys()
    for key, item in keyed(story):
        if key not in rows and not (rows and sources_of(story, item) & read):
            continue
        if key not in rows:
            message = NOT_AS_COMPARED[0]
            remedy = f"Run `overland verify {story.slug} --text SOURCE=FILE`"
            yield problem(story, item, "", "", f"{key!r} {message}", remedy, "warning")
            continue
        if rows[key] != digest_of(story, item):
            message = NOT_AS_COMPARED[1]
            name = key if item is not None else "the title or the description"
            remedy = f"Run `overland verify {story.slug} --text SOURCE=FILE`"
            yield problem(story, item, "", "", f"{name!r} {message}", remedy, "warning")
            continue
        for one in _list(findings.get(key)):
            if isinstance(one, Mapping):
                yield _problem(story, item, one)


def rows_told(story: Story) -> int:
    """How many rows have something recorded against them that no note answers."""
    found = part_of(story.verification or {}, "findings")
    return sum(any(not _is_answered(one) for one in told) for told in map(_list, found.values()))


def is_doubted(story: Story, key: str) -> bool:
    """Whether something is recorded against a row that no note answers."""
    found = part_of(story.verification or {}, "findings").get(key)
    return any(not _is_answered(one) for one in _list(found))


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _is_answered(found: object) -> bool:
    return isinstance(found, Mapping) and found.get("severity") == "answered"


def keyed(story: Story) -> Iterator[tuple[str, Item]]:
    """Every row that a text may contradict, by its id, and the story itself."""
    yield STORY, None
    for item in items(story):
        if isinstance(item, Source) or sources_of(story, item):
            yield item.id, item


def sources_of(story: Story, item: Item) -> frozenset[str]:
    """The sources whose texts speak for a row."""
    if item is None:
        return frozenset(source.id for source in story.sources)
    if isinstance(item, Source):
        return frozenset({item.id})
    if isinstance(item, Relation):
        members = [claim for name in item.members if (claim := story.claim(name))]
        return frozenset().union(*(sources_of(story, claim) for claim in members))
    evidence = (getattr(item, "evidence", None), *getattr(item, "further", ()))
    return frozenset(one.source for one in evidence if one)


def digest_of(story: Story, item: Item) -> str:
    """SHA-256 of the cells that are compared; an empty cell is as good as none."""
    if item is None:
        cells = {**dict(story.front), "note": story.note}
    else:
        cells = {
            field.name: _cell(getattr(item, field.name))
            for field in fields(item)
            if field.name not in _NOT_COMPARED
        }
    lines = [f"{name}={normalised(value)}" for name, value in sorted(cells.items()) if value]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _cell(value: object) -> str:
    if isinstance(value, Evidence):
        return "|".join((value.source, value.prefix, value.exact, value.suffix))
    if isinstance(value, tuple):
        return ";".join(map(_cell, value))
    return "" if value is None or value is False else str(value)


def _problem(story: Story, item: Item, found: Mapping[str, object]) -> Problem:
    column, value, message, remedy = (
        str(found.get(name, "")) for name in ("column", "value", "message", "remedy")
    )
    severity: Severity = "problem"
    if _is_answered(found):
        severity = "answered"
    elif found.get("severity") == "warning":
        severity = "warning"
    further = found.get("further")
    number = further if isinstance(further, int) else 0
    return problem(story, item, column, value, message, remedy, severity, number)


def part_of(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A part of a record that a person may have edited: whatever is no object counts as empty."""
    part = record.get(name)
    return part if isinstance(part, Mapping) else {}
