"""A story's front beside its sources: by how many reports, what befell nobody, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.claims import opposites
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story

_BEFORE: Final = 3
"""Words before "reports" in which their number stands: "two newspaper reports"."""
_PAIR: Final = 2
_TOLD: Final = ("knowing", "speech", "attribution", "paper", "source")
_COUNT: Final = "Count the sources that it is from"


def of_front(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """The front's texts, beside sources.csv and all texts in the story's language."""
    words = lexicon.lexicon_of(story.language)
    tags = {s.language.split("-")[0] for s in story.sources if s.id in texts}
    if words is None:
        return
    listed = sum(source.relation == "primary" for source in story.sources)
    told = "\n".join(f"{e.headline}\n{e.note}\n{excerpts(e)}" for e in story.events)
    known = "\n".join((*texts.values(), told))
    for column, value in story.front:
        for number, word, whole in _reports(value, words):
            # "Two of the four reports" are some of them.
            some = listed in numerals.numbers(value, words.language)
            if listed and (number > listed or (whole and number < listed and not some)):
                message = f"says “{word}”, and sources.csv has {listed} that the story is from"
                yield guess(None, column, value, message, _COUNT, word)
        for word in words.found("one_report", value):
            if listed > 1 and not words.has("reports", value):
                message = f"says “{word}”, and sources.csv has {listed} that the story is from"
                yield guess(None, column, value, message, _COUNT, word)
        if words.language not in tags:
            continue
        # Who leaves one place arrives at another: a story is of both.
        pairs = frozenset(words.opposites) - opposites.OF_SPEAKERS - {"arrive"}
        for there, here in opposites.turned(known, words, value, words, pairs):
            message = f"says “{here}” where every source says “{there}”"
            yield guess(None, column, value, message, "Take it from the source", here)
        if words.spaced:
            for word in _of_nobody(value, known, words):
                message = f"says “{word}”, of which no source tells at all"
                yield guess(None, column, value, message, "Leave it out, or add who says so", word)


def _reports(value: str, words: Lexicon) -> Iterator[tuple[int | float, str, bool]]:
    """Each number of reports with its words, and whether it is of all; "several" are never."""
    clean = lexicon.plain(value)
    for match in words.pattern("reports").finditer(clean):
        clause = CLAUSE_MARK.split(clean[: match.start()])[-1]
        before = " ".join(clause.split()[-_BEFORE:]) if words.spaced else clause[-_BEFORE:]
        numbers = numerals.numbers(before, words.language)
        near = " ".join(clause.split()[-_BEFORE - 1 :]) if words.spaced else clause
        whole = words.has("based_on", near)
        few = words.found("several", f"{before} {match[0]}")
        if numbers and before.split()[-1:]:
            yield numbers[-1], f"{before} {match[0]}", whole
        elif few or numerals.dual(match[0], words.language):
            yield _PAIR, f"{few[0] if few else ''} {match[0]}".strip(), whole and not few


def _of_nobody(value: str, known: str, words: Lexicon) -> Iterator[str]:
    """What befell nobody, where none of its words stands in a text or a row.

    What nobody knows, or says, is the editors' own to tell.
    """
    there: frozenset[str] | None = None
    for clause in CLAUSE_MARK.split(words.without("doubt", value)):
        harm = words.has("harm", clause) and not words.has("harm", known)
        if not words.has("negation", clause) or not (harm or words.has("nobody", clause)):
            continue
        if any(words.has(key, clause) for key in _TOLD):
            continue
        own = stems(words.without("nobody", words.without("negation", clause)), words.language)
        there = stems(known, words.language) if there is None else there
        same = words.has("harm", clause) and not harm
        if own and not same and not shared(own, there):
            yield re.sub(r"\s+", " ", clause).strip(" .")
