"""Checks of notes on rows beside each other: each figure by whom, each claim whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from overland.evidence.claims.figure_checks import HEDGES
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import NO_END
from overland.evidence.whole import same_things
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story import dates
from overland.story.models import Claim, Count, Event, Relation, Story
from overland.story.vocabularies import STATUS

_CLAUSE: Final = re.compile(rf"[;.!?:؛。；]{NO_END}\s*|,\s+(?=[“«\"„])")
_FEWEST: Final = 2
"""Words of one row, and of no other, by which a clause is known to be about it."""

_Marks = frozenset[tuple[int | float, str]]


@dataclass(frozen=True)
class _Member:
    """What tells a row from the others of its relation."""

    claim: Claim
    figures: _Marks
    speaker: frozenset[str]
    content: frozenset[str]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    of_headline: bool
    of_paper: bool


def of_story(story: Story) -> Iterator[Fault]:
    """Every relation of rows."""
    words = lexicon.lexicon_of(story.language)
    for relation in story.relations:
        claims = [c for name in relation.members if (c := story.claim(name))]
        yield from _kinds(story, relation, claims)
        if relation.kind == "same" and words is not None:
            yield from same_things.of_relation(story, relation, claims, words)
        if words is not None and len(claims) > 1:
            members = [_member(story, claim, words) for claim in claims]
            yield from _note(relation, members, words)


def _kinds(story: Story, relation: Relation, claims: Sequence[Claim]) -> Iterator[Fault]:
    """Different figures told as the same, the same as different; a part told as the whole."""
    counts = [claim for claim in claims if isinstance(claim, Count)]
    if len(counts) < 2 or len(counts) != len(claims):
        return
    spans = [same_things.span(story, count) for count in counts]
    bounds = {span for span in spans if span}
    alike = {
        (s, c.qualifier, c.unit, c.status, c.speaker) for s, c in zip(spans, counts, strict=True)
    }
    message = ""
    if relation.kind == "same" and len(bounds) > 1:
        message = "is said of figures that are not the same"
    elif relation.kind == "disagree" and len(alike) == 1 and bounds:
        message = "is said of figures that are the same"
    elif (
        relation.kind == "part_of"
        and _is_share(story, counts[0])
        and not _is_share(story, counts[1])
    ):
        message = "begins with a share as the whole"
    elif relation.kind == "part_of" and _exceeds(spans):
        message = "begins with a whole that is less than its part"
    elif relation.kind == "part_of" and _done_of_planned(counts):
        message = "is said of what was done as of a part of what was only announced"
    if relation.kind == "part_of" and not message:
        yield from _all_of_a_part(story, relation, counts[1])
    if message:
        remedy = "Write what they are to each other, the whole first"
        yield guess(relation, "kind", relation.kind, message, remedy, relation.kind)


def _exceeds(spans: Sequence[tuple[int | float | None, ...]]) -> bool:
    """Whether a part is surely more than the whole, the first of the two."""
    whole, part = spans[0], spans[1]
    most, least = whole[-1] if whole else None, part[0] if part else None
    return most is not None and least is not None and least > most


def _done_of_planned(counts: Sequence[Count]) -> bool:
    """Whether the whole is of what was to come, and the part of what has been."""
    return STATUS[counts[0].status].outlook and not STATUS[counts[1].status].outlook


def _all_of_a_part(story: Story, relation: Relation, part: Count) -> Iterator[Fault]:
    """ "All of them" in the note on a part that is "mostly" or "some"."""
    words = lexicon.lexicon_of(story.language)
    clauses = _CLAUSE.split(relation.note) if words else []
    clause = next((c for c in clauses if words and words.has("every", c)), "")
    every = words.found("every", words.without("rate", clause)) if words else ()
    if words and every and _is_share(story, part) and not words.has("part", clause):
        message = f"says “{every[0]}” of what its figure calls “{part.qualifier}”"
        remedy = "Say of each row what it says"
        yield guess(relation, "note", relation.note, message, remedy, every[0])


def _is_share(story: Story, count: Count) -> bool:
    """ "Mostly women and children", without a number."""
    words = lexicon.lexicon_of(story.language)
    lone = count.minimum is None and count.maximum is None
    return lone and words is not None and words.has("part", f"{count.qualifier} {count.as_written}")


def _member(story: Story, claim: Claim, words: Lexicon) -> _Member:
    language = words.language
    speaker = getattr(claim, "speaker", "")
    event = claim if isinstance(claim, Event) else story.event(getattr(claim, "event", ""))
    told = " ".join(str(getattr(claim, c, "")) for c in ("as_written", "headline", "text"))
    around = event.headline if event and isinstance(claim, Count) else ""
    publishers = stems(" ".join(s.publisher for s in story.sources), language)
    own = stems(speaker, language)
    figure = claim.as_written if isinstance(claim, Count) else ""
    day = _day(event)
    return _Member(
        claim,
        _figures(figure, words),
        own - publishers,
        stems(f"{told} {around} {excerpts(claim)}", language) - own,
        frozenset({(day.month, day.day)} if day else ()),
        frozenset({day.weekday()} if day else ()),
        getattr(claim, "status", "") == "headline",
        bool(own) and own <= publishers,
    )


def _day(event: Event | None) -> date | None:
    """The day of an event, if it is known."""
    try:
        moment = dates.parse(event.date) if event else None
    except ValueError:
        return None
    if moment is None or moment.precision != "day" or moment.lower != moment.upper:
        return None
    return moment.lower


def _figures(text: str, words: Lexicon) -> _Marks:
    """The numbers in a text, each with the hedge that the text has."""
    days = {day for _month, day in calendar_days.days_of_months(text, words.language)}
    hedge = next((key for key in HEDGES if words.has(key, text)), "")
    return frozenset((n, hedge) for n in numerals.numbers(text, words.language) if n not in days)


def _note(relation: Relation, members: Sequence[_Member], words: Lexicon) -> Iterator[Fault]:
    """A clause that has the figure, the speaker or the day of one row, and the words of another."""
    if relation.kind != "disagree":
        return
    for clause in filter(None, _clauses(relation.note, words)):
        if _disagree(clause, members, words):
            said = " ".join(clause.split())[:90]
            message = f"gives what one of its rows says to another (“{said}”)"
            remedy = "Say of each row what it says, and who says it"
            yield guess(relation, "note", relation.note, message, remedy, clause.strip())
            return


def _clauses(note: str, words: Lexicon) -> Iterator[str]:
    """What stands between full stops, semicolons, and commas before "and"."""
    joining = "|".join(map(re.escape, words.joining)) or "(?!)"
    for clause in _CLAUSE.split(note):
        yield from re.split(rf",\s+(?:{joining})\s", clause)


def _disagree(clause: str, members: Sequence[_Member], words: Lexicon) -> bool:
    """Whether one mark of a clause is of one row alone, and another mark of another row.

    Rows of one speaker are told apart by their figures and days only.
    """
    first = {m.speaker: n for n, m in reversed(list(enumerate(members))) if m.speaker}
    same = [first.get(m.speaker, n) for n, m in enumerate(members)]
    days = calendar_days.days_of_months(clause, words.language)
    weekdays = calendar_days.weekdays(clause, words.language)
    figures = _figures(clause, words)
    marked = (
        [n for n, m in enumerate(members) if m.figures & figures],
        [n for n, m in enumerate(members) if m.days & days],
        [n for n, m in enumerate(members) if m.weekdays & weekdays],
    )
    exact = {numbers[0] for numbers in marked if len(numbers) == 1}
    speakers = set(_speakers(clause, members, words, same))
    told = _content_of(clause, members, words, same)
    lone = {n for vote in (speakers, told) if len(vote) == 1 for n in vote}
    return len(exact) > 1 or len(lone | {same[n] for n in exact}) > 1


def _content_of(
    clause: str, members: Sequence[_Member], words: Lexicon, same: Sequence[int]
) -> set[int]:
    """The rows whose words a clause has most of, of those that no other row has."""
    told = stems(clause, words.language)
    scores: dict[int, int] = {}
    for number, member in enumerate(members):
        others = [m for n, m in enumerate(members) if same[n] != same[number]]
        rest = frozenset().union(*(m.content | m.speaker for m in others))
        own = {w for w in shared(member.content, told) if not shared({w}, rest)}
        scores[same[number]] = max(scores.get(same[number], 0), len(own - member.speaker))
    best = max(scores.values(), default=0)
    return {n for n, score in scores.items() if score == best and best >= _FEWEST}


def _speakers(
    clause: str, members: Sequence[_Member], words: Lexicon, same: Sequence[int]
) -> Iterator[int]:
    """Whose words a clause says that it tells: by the speaker, "the paper", "the headline"."""
    told = stems(clause, words.language)
    if any(m.of_headline for m in members) and any(not m.of_headline for m in members):
        is_headline = "headline" in lexicon.plain(clause)
        if is_headline or words.has("paper", clause):
            yield from (same[n] for n, m in enumerate(members) if m.of_headline is is_headline)
        return
    found = False
    for number, member in enumerate(members):
        others = [m for n, m in enumerate(members) if same[n] != same[number]]
        rest = frozenset().union(*(m.speaker for m in others))
        if shared(member.speaker - rest, told):
            found = True
            yield same[number]
    if not found and words.has("paper", clause):
        yield from (same[n] for n, m in enumerate(members) if m.of_paper)
