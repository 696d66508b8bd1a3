"""Notes that tell what somebody did, or what for, in words that no source has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Self

from overland.evidence.claims.passages import texts_to_compare
from overland.evidence.doubts.answer_record import beside_answers, note_of
from overland.evidence.doubts.rows import Fault, guess, items
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import sentences
from overland.evidence.whole.note_claims import SENTENCE
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD
from overland.story.models import Story

_NO_DEED: Final = (
    *("editors", "tables", "source", "paper", "reports", "byline", "corrected", "at_first"),
    *("negation", "attribution", "speech", "according", "possible", "doubt", "hearsay"),
)
"""Words with which a note tells what the editors or a source do, what is not so or unsure."""
_ONE_SENSE: Final = ("departing", "arriving", "crossing", "come", "remaining", "going", "expected")
"""Keys whose words say the same: who "departed" has left."""
_WHEN: Final = ("auxiliary", "relative_day", "daypart")
_KNOWN: Final = 0.75
"""Of the words of such a sentence, those that two neighbouring sentences of a source have."""
_FEWEST: Final = 2
_CLAIMED: Final = ("headline", "time_note", "unit", "name", "journey", "carrier", "role", "title")


@dataclass(frozen=True)
class _Told:
    """What the sources say: of each sentence its words, those with the words before it, and
    whether it has a "no"; all words; and which of `_ONE_SENSE` they tell.
    """

    each: tuple[tuple[frozenset[str], frozenset[str], bool], ...]
    every: frozenset[str]
    senses: frozenset[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, text: str, beside: str, words: Lexicon) -> Self:
        spans = [text[a:b] for a, b in sentences(text).spans]
        own = [stems(span, words.language) for span in spans]
        before = [frozenset(), *own]
        each = tuple(
            (one, one | other, words.has("negation", span))
            for one, other, span in zip(own, before, spans, strict=False)
        )
        every = frozenset().union(*own) | stems(beside, words.language)
        return cls(each, every, frozenset(key for key in _ONE_SENSE if words.has(key, text)))


def of_story(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Every note beside all texts in the story's language, and the cells that are compared."""
    words, own = lexicon.lexicon_of(story.language), texts_to_compare(story, texts)
    if words is None or not own:
        return
    rows = list(items(story))
    cells = [str(getattr(row, c, "")) for row in (*rows, *story.sources) for c in _CLAIMED]
    told = _Told.of("\n\n".join(own), "\n".join(cells), words)
    for item in rows:
        note = beside_answers(note_of(story, item))
        for sentence in SENTENCE.split(marks_left_out(note)):
            if lone := _lone(sentence, told, words):
                message = f"tells “{' '.join(lone)}”, which no sentence of a source does"
                remedy = "Take it from the source, or say that the editors know it"
                yield guess(item, "note", note, message, remedy, *lone)


def _lone(sentence: str, told: _Told, words: Lexicon) -> tuple[str, ...]:
    """The words of a deed that are in no source; none where a sentence of it tells the deed."""
    own = stems(sentence, words.language)
    if len(own) < _FEWEST or any(words.has(key, sentence) for key in _NO_DEED):
        return ()
    lone = tuple(_absent(sentence, told, words))
    if not lone or "?" in sentence or not _is_deed(sentence, told, words):
        return ()
    most = max((len(shared(own, both)) for _one, both, _no in told.each), default=0)
    best = [
        max((len(shared(own, one)) for one, _both, no in told.each if no is denied), default=0)
        for denied in (False, True)
    ]
    # What a source denies is compared with notes by `turned_notes`.
    return lone if most < _KNOWN * len(own) and best[0] >= best[1] else ()


def _absent(sentence: str, told: _Told, words: Lexicon) -> Iterator[str]:
    """Those words of a sentence that nobody says, nor another of the same sense."""
    clean = lexicon.plain(sentence)
    if not words.spaced:
        if len(shared(stems(clean, words.language), told.every)) < len(
            stems(clean, words.language)
        ):
            yield clean.strip("。；， ")
        return
    for word in WORD.findall(clean):
        own = stems(word, words.language)
        same = any(words.has(key, word) for key in (*_WHEN, *told.senses)) or word in words.months
        if own and not same and not shared(own, told.every):
            yield word


def _is_deed(sentence: str, told: _Told, words: Lexicon) -> bool:
    """Whether a sentence has a verb of the past, and does not begin as a question does.

    In Chinese it begins with somebody of whom a source tells, in Arabic with the verb.
    """
    tokens = WORD.findall(lexicon.plain(sentence))
    asking = words.pattern("asking")
    if not tokens or asking.fullmatch(tokens[0]):
        return False
    if not words.spaced:
        # What begins with Latin letters is another language's.
        own = stems(tokens[0][:2], words.language)
        return not tokens[0].isascii() and bool(shared(own, told.every))
    if words.language == "ar":
        one, other = (*tokens, "")[:2]
        first, second = stems(one, "ar"), stems(other, "ar")
        noun = one.startswith("ال") or not other.startswith("ال")
        return not noun and not shared(first, told.every) and bool(shared(second, told.every))
    # "Named as the employer", "the archived copy" and "people whom it moved" tell no deed.
    for before, word in pairwise(tokens):
        if asking.fullmatch(word):
            return False
        if words.pattern("did").fullmatch(word) and not words.pattern("articles").fullmatch(before):
            return True
    return False
