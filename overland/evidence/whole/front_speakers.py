"""Speakers on a story's front: who is named there, beside who says it in the story's own rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import bare, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD
from overland.story.models import Count, Event, Quote, Story

_SENTENCE: Final = re.compile(rf"(?<=[.:;!?؛؟]){NO_END}\s+|\s[—–]\s")
_PERSON: Final = re.compile(r"[,;،؛(]")
_ASIDE: Final = re.compile(r"\(.*?\)")
_NOT_BY_CAPITALS: Final = frozenset({"ar", "de"})
"""Languages in which a capital letter tells no name."""
_SAYING: Final = ("speech", "attribution", "denial", "according")
_FEWEST: Final = 2
"""Words of a sentence that another's row has, and no row of whom it names."""
_OF_PAPER: Final = 3
"""The same of what the report itself tells."""
_BEGINNING: Final = 3
_ENDING: Final = 3
"""Letters in which forms of one word agree, and by which they may differ."""
_NOBODY: Final = ("paper", "reports", "source", "account", "anonymous", "negation")
"""Words for what has no row of its own to speak in."""
_MOST: Final = 0.75
"""Of a sentence's words, those that the row of somebody else has."""
_SAME: Final = 0.5
"""The share of a speaker's name and office by which two are of one house, or both are named."""


@dataclass(frozen=True)
class _Speaker:
    """`cell` are the words for who it is, `rows` the stems of what each row has it say.

    By most words of one of `units` it is named: of the name, the family name, the office.
    """

    name: str
    cell: frozenset[str]
    units: tuple[frozenset[str], ...]
    rows: tuple[frozenset[str], ...]
    is_paper: bool


def of_front(story: Story) -> Iterator[Fault]:
    """Each sentence that has one of the story's speakers say what the row of another says."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    speakers = _Speakers(story, words)
    for column, value in story.front:
        for sentence in _SENTENCE.split(value):
            # "By this one report" has nobody report.
            verbs = words.without("reports", words.without("paper", sentence))
            if not any(words.has(key, verbs) for key in _SAYING):
                continue
            # "Denies" is no form of "Denisov".
            told = words.without("denial", words.without("attribution", sentence))
            named, other = speakers.turned(told, sentence)
            if named and other:
                message = f"has {named} say what the story's rows have from {other}"
                remedy = f"Name who says it: {other}"
                yield guess(None, column, value, message, remedy, named)


class _Speakers:
    """Those who speak in a story's rows."""

    def __init__(self, story: Story, words: Lexicon) -> None:
        papers = {name for s in story.sources for name in (s.publisher, s.author) if name}
        cells: dict[str, set[str]] = {}
        units: dict[str, set[str]] = {}
        rows: dict[str, list[frozenset[str]]] = {}
        claims: tuple[Event | Count | Quote, ...] = (*story.events, *story.counts, *story.quotes)
        for claim in claims:
            if name := _PERSON.split(claim.speaker)[0].strip():
                told = (str(getattr(claim, c, "")) for c in ("headline", "as_written", "text"))
                said = "\n".join((*told, excerpts(claim)))
                cell = name if name in papers else _ASIDE.sub(" ", claim.speaker)
                cells.setdefault(name, set()).update(_content(cell, words))
                units.setdefault(name, set()).update(_PERSON.split(cell))
                rows.setdefault(name, []).append(stems(said, words.language))
        names = StoryNames(story)
        self._all = [
            _Speaker(
                *(name, frozenset(cells[name]), tuple(_units(units[name], names, words))),
                *(tuple(rows[name]), name in papers),
            )
            for name in rows
        ]
        others = (speaker for speaker in self._all if not speaker.is_paper)
        self._often = Counter(one for speaker in others for one in speaker.cell)
        self._words = words

    def turned(self, sentence: str, whole: str) -> tuple[str, str]:
        """Whom a sentence names, and whose row has what it says; "" where it is as in the rows.

        `whole` has its verb of speech, too.
        """
        told = _content(sentence, self._words)
        named = max(
            (one for one in self._all if not one.is_paper and _is_named(one, told)),
            key=lambda one: (self._weight(one, told), one.name),
            default=None,
        )
        if named is None:
            return self._from_nobody(whole)
        each = stems(sentence, self._words.language)
        left = each - stems(" ".join(named.cell), self._words.language)
        own = shared(left, frozenset().union(*named.rows))
        for other in self._all:
            if self._are_one(named, other) or self._is_named_too(other, named, told):
                continue
            for row in other.rows:
                theirs, mine = shared(left, row) - own, own - shared(left, row)
                fewest = _OF_PAPER if other.is_paper else _FEWEST
                better = len(theirs) > len(mine) * (_OF_PAPER - 1 if other.is_paper else 1)
                if len(theirs) >= fewest and better:
                    return named.name, other.name
        return "", ""

    def _from_nobody(self, sentence: str) -> tuple[str, str]:
        """Somebody who speaks in no row, and whose row has what they say: “the passengers say”."""
        words = self._words
        verb = words.pattern("speech").search(sentence) or words.pattern("denial").search(sentence)
        # Behind a comma stands who says it: "..., officials said".
        before = sentence[: verb.start()] if verb else ""
        who = [one for one in WORD.findall(before) if stems(one, words.language)]
        own = stems(before, words.language)
        cells = stems(" ".join(word for one in self._all for word in one.cell), words.language)
        nobody = any(words.has(key, before) for key in _NOBODY) or CLAUSE_MARK.search(before)
        if not who or nobody or shared(own, cells) or any(one[0].isupper() for one in who[1:]):
            return "", ""
        left = stems(words.without("speech", sentence), words.language) - own
        for other in self._all:
            for row in () if other.is_paper else other.rows:
                if max(_FEWEST, _MOST * len(left)) <= len(shared(left, row)):
                    return before.strip(), other.name
        return "", ""

    def _weight(self, speaker: _Speaker, told: frozenset[str]) -> float:
        """How surely a text names a speaker: by words that few others have."""
        return sum(1 / (self._often[one] or 1) for one in _of_both(speaker.cell, told))

    def _are_one(self, one: _Speaker, other: _Speaker) -> bool:
        """Whether two are of one house: embassy officials, and the embassy's head of protocol."""
        whole = min(self._weight(one, one.cell), self._weight(other, other.cell))
        return self._weight(one, other.cell) > _SAME * whole

    def _is_named_too(self, other: _Speaker, named: _Speaker, told: frozenset[str]) -> bool:
        own = other.cell - _of_both(other.cell, named.cell)
        return sum(1 / (self._often[one] or 1) for one in _of_both(own, told)) >= _SAME


def _units(cells: Iterable[str], names: StoryNames, words: Lexicon) -> Iterator[frozenset[str]]:
    """The words of a name and of an office, but those for a people or a place.

    "Moscow has helped Russians leave" names no Russian officials in Moscow.
    """
    places = _content(names.places, words)
    for cell in cells:
        each = WORD.findall(cell)
        is_person = len(each) > 1 and all(word[0].isupper() for word in each)
        own = _content(cell, words)
        if is_person:
            yield _content(each[-1], words)
        elif words.language not in _NOT_BY_CAPITALS:
            own = frozenset(word for word in own if word in names.small)
        yield own - _of_both(own, places)


def _is_named(speaker: _Speaker, told: frozenset[str]) -> bool:
    return any(len(_of_both(unit, told)) * 2 > len(unit) for unit in speaker.units)


def _content(text: str, words: Lexicon) -> frozenset[str]:
    """The words of a text that carry content, without what is written together with them."""
    found = WORD.findall(lexicon.plain(text))
    return frozenset(bare(one, words) for one in found if stems(one, words.language))


def _of_both(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of some words of which others are a form: "Denisov's", no "steam" for "steamship"."""
    return frozenset(one for one in some if any(_alike(one, other) for other in others))


def _alike(one: str, other: str) -> bool:
    letters = enumerate(zip(one, other, strict=False))
    same = next((n for n, (a, b) in letters if a != b), min(len(one), len(other)))
    return one == other or (same >= _BEGINNING and max(len(one), len(other)) - same <= _ENDING)
