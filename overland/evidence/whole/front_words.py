"""A story's title and description in plain words: all, what befell people, what is over, who says.

A word stands if a text or a row has it; a doubt is answered in the story's own note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.claims.passages import texts_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.whole import front_reports
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story
from overland.story.vocabularies import STATUS

_SENTENCE: Final = re.compile(rf"(?<=[.!?؟۔]){NO_END}\s+|(?<=[。！？])")
_WITHIN: Final = 3
"""Words behind "all" in which it is told of whom."""
_ALIKE: Final = 2
_NEAR: Final = 40
"""Letters on either side of a word for "over" in which it is told what is."""
_WHO_SAYS: Final = ("attribution", "account", "source")
_TAKE: Final = "Take it from the source"


def of_front(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """The front's texts beside all texts in the story's language."""
    yield from front_reports.of_front(story, texts)
    words = lexicon.lexicon_of(story.language)
    if words is None or not texts_to_compare(story, texts):
        return
    rows = "\n".join(f"{event.headline}\n{event.note}" for event in story.events)
    known = "\n".join((*texts.values(), rows))
    for column, value in story.front:
        for word in _put_in(value, known, words):
            yield guess(None, column, value, f"says “{word}”, which no source says", _TAKE, word)


def of_attribution(story: Story) -> Iterator[Fault]:
    """A description that vouches for what one party or one report alone says. Needs no text."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not story.description:
        return
    told = story.description
    remedy = "Say whose account it is"
    done = [event for event in story.events if not STATUS[event.status].outlook]
    vouched = [event for event in done if event.status in ("reported", "headline")]
    if done and not vouched and not _says_who(story, told, words):
        message = "tells as fact what every row of the story has as somebody's claim"
        yield guess(None, "description", told, message, remedy)
    if len({s.id for s in story.sources if s.relation == "primary"}) != 1:
        return
    for sentence in _SENTENCE.split(told):
        first = words.found("first_time", sentence)
        if first and not _says_who(story, sentence, words) and not words.has("paper", sentence):
            message = f"says “{first[0]}” as a fact, and one source alone says so"
            yield guess(None, "description", told, message, remedy, first[0])


def _says_who(story: Story, text: str, words: Lexicon) -> bool:
    """Whether a text tells by a verb, or by a publisher's name, whose words it gives."""
    clean = re.sub(r"\s+", " ", text)
    publishers = [source.publisher for source in story.sources if source.publisher]
    return any(words.has(key, clean) for key in _WHO_SAYS) or any(p in clean for p in publishers)


def _put_in(told: str, known: str, words: Lexicon) -> Iterator[str]:
    if not words.has("harm", known):
        yield from words.found("harm", told)[:1]
    yield from _all(told, known, words)
    if words.spaced:
        yield from _ended(told, known, words)


def _ended(told: str, known: str, words: Lexicon) -> Iterator[str]:
    """ "The end of the war", where nothing is said to be over beside that word."""
    clean, other = lexicon.plain(told), lexicon.plain(known)
    if not words.has("end_of", told):
        return
    beside = [other[max(m.start() - _NEAR, 0) : m.end() + _NEAR] for m in _over(other, words)]
    there = [stems(one, words.language) for one in beside]
    for match in words.pattern("end_of").finditer(clean):
        of = stems(" ".join(clean[match.end() :].split()[: 2 * _WITHIN]), words.language)
        fewest = min(_ALIKE, len(of))
        if of and all(len(shared(of, one)) < fewest for one in there):
            yield match[0]


def _over(clean: str, words: Lexicon) -> Iterator[re.Match[str]]:
    return words.pattern("ending").finditer(clean)


def _all(told: str, known: str, words: Lexicon) -> Iterator[str]:
    """ "All Russians", where nothing says "all" of Russians."""
    here = list(_every(told, words))
    there = list(_every(known, words)) if here else []
    for word, of in here:
        if of and not any(shared(of, other) for _, other in there):
            yield word


def _every(text: str, words: Lexicon) -> Iterator[tuple[str, frozenset[str]]]:
    """Each word for all, with the first words that carry content behind it."""
    clean = words.without("rate", text)
    for match in words.pattern("every").finditer(clean):
        behind = " ".join(clean[match.end() : match.end() + 60].split()[:_WITHIN])
        if not words.spaced:
            behind = CLAUSE_MARK.split(clean[match.end() :])[0][: 2 * _ALIKE]
        yield match[0], stems(behind, words.language)
