"""A story's front in a language without spaces between words: who says it, and what is denied.

Beside the rows by pairs of characters; `front_speakers` and `front_claims` do it by words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK, SENTENCE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.negated_words import without_no_negation
from overland.story.models import Count, Event, Quote, Story

_LONGEST_SUBJECT: Final = 14
"""Characters before a verb of speech in which who speaks is named."""
_SHARE: Final = 0.6
"""Of the pairs of what a front tells, those that a row has."""
_FEWEST: Final = 3
_NOBODY: Final = ("anonymous", "paper", "reports", "source", "persons")
_OPEN: Final = ("negation", "denial", "doubt", "possible")


def of_front(story: Story) -> Iterator[Fault]:
    """Each sentence of the front beside the rows that tell the same."""
    words = lexicon.lexicon_of(story.language)
    if words is None or words.spaced:
        return
    for column, value in story.front:
        for sentence in filter(None, SENTENCE_MARK.split(value)):
            if told := _other_speaker(story, sentence, words):
                subject, other = told
                message = f"has {subject} say what the story's rows have from {other}"
                remedy = f"Name who says it: {other}"
                yield guess(None, column, value, message, remedy, subject)
            for clause in CLAUSE_MARK.split(sentence):
                if row := _denied(story, clause, words):
                    word = words.found("denial", row.headline)[0]
                    message = f"tells as so what {row.id!r} has with “{word}” (“{clause[:80]}”)"
                    remedy = f"Say “{word}”, or leave it out"
                    yield guess(None, column, value, message, remedy, word)
                    break


def _other_speaker(story: Story, sentence: str, words: Lexicon) -> tuple[str, str] | None:
    """Who speaks in a sentence, and whose row has what is said, if that is somebody else."""
    clean = lexicon.plain(sentence)
    verb = words.pattern("speech").search(clean)
    subject = CLAUSE_MARK.split(clean[: verb.start()])[-1] if verb else ""
    own = stems(subject, words.language)
    if verb is None or not own or len(subject) > _LONGEST_SUBJECT:
        return None
    if any(words.has(key, subject) for key in (*_NOBODY, "according", "negation")):
        return None
    papers = stems("".join(s.publisher for s in story.sources), words.language)
    told = stems(clean[verb.end() :], words.language)
    if len(told) < _FEWEST or own & papers:
        return None
    claims: tuple[Event | Count | Quote, ...] = (*story.events, *story.counts, *story.quotes)
    theirs = [one for one in claims if _tells(told, one, words)]
    speakers = {one.speaker for one in theirs if not stems(one.speaker, words.language) & papers}
    if not speakers or any(own & stems(one, words.language) for one in speakers):
        return None
    return subject, min(speakers)


def _tells(told: frozenset[str], row: Event | Count | Quote, words: Lexicon) -> bool:
    cells = (str(getattr(row, c, "")) for c in ("headline", "as_written", "text"))
    said = stems("\n".join((*cells, excerpts(row))), words.language)
    return len(told & said) >= _SHARE * len(told)


def _denied(story: Story, clause: str, words: Lexicon) -> Event | None:
    """The row that denies what a clause tells without a "no"."""
    told, open_ = stems(clause, words.language), without_no_negation(clause, words)
    if len(told) < _FEWEST or any(words.has(key, open_) for key in _OPEN):
        return None
    done = "\n".join(
        event.headline
        for event in story.events
        if event.status != "denied" and not words.has("negation", event.headline)
    )
    others = stems(done, words.language)
    for event in story.events:
        match = words.pattern("denial").search(clean := lexicon.plain(event.headline))
        if event.status != "denied" or match is None:
            continue
        own = stems(clean[match.end() :], words.language)
        both = told & own
        sign = own - others
        if (
            sign
            and both & sign
            and len(both) >= max(_FEWEST - 1, _SHARE * min(len(own), len(told)))
        ):
            return event
    return None
