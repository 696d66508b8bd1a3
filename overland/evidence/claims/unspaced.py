"""Headlines in a language without spaces between words, beside their source by characters.

What word order, amounts, speakers and borrowed words show elsewhere, word by word, is found here
in runs of characters: a word is two of them, a name three or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story

_LONGEST_SUBJECT: Final = 14
"""Characters before a verb of speech in which who speaks is named."""
_BORROWED: Final = 3
"""Characters of a word that stands in the text elsewhere."""
_BEHIND: Final = 4
_AMOUNT: Final = re.compile(
    r"(?P<number>[\d一二两三四五六七八九十百千万]+)多?"
    r"(?P<of>[名辆个位艘架户座条只顶间所批人]?[^\W\d_]{2})"
)
_CLASSIFIERS: Final = frozenset("名辆个位艘架户座条只顶间所批")
_PASSIVE: Final = re.compile("[被由受让给]")
_WHERE: Final = re.compile("[在于从到往向]")
"""Behind a verb: what happened where, which may be told the other way round."""
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words = passage.words
    if words.spaced or not passage.in_language_of(story):
        return
    if not isinstance(claim, Event) or claim.status == "headline":
        return
    yield from _other_speaker(claim, words)
    yield from _borrowed(story, claim, passage, names)
    said = passage.every_sentence
    for here, there in (*_amounts(claim.headline, said), *_magnitudes(claim, passage)):
        message = f"says “{here}” where the source says “{there}”"
        yield guess(claim, "headline", claim.headline, message, _TAKE, here)
    if pivot := _turned(claim.headline, said, words):
        message = f"turns around who and whom on either side of “{pivot}”"
        remedy = "Say who does it as the source does"
        yield guess(claim, "headline", claim.headline, message, remedy, pivot)


def _other_speaker(event: Event, words: Lexicon) -> Iterator[Fault]:
    """Who stands before "says" in a headline has no character pair of the row's speaker."""
    speaker = stems(event.speaker, words.language)
    for clause in CLAUSE_MARK.split(lexicon.plain(event.headline)):
        verb = words.pattern("speech").search(clause)
        subject = words.pattern("account").sub("", clause[: verb.start()]) if verb else ""
        own = stems(subject, words.language)
        if not (speaker and own and len(subject) <= _LONGEST_SUBJECT) or shared(own, speaker):
            continue
        if not any(words.has(key, subject) for key in ("anonymous", "paper", "persons")):
            message = f"lets “{subject}” speak, and the speaker is {event.speaker}"
            yield guess(event, "headline", event.headline, message, "Name one speaker", subject)


def _borrowed(story: Story, event: Event, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """Three characters or more that the text has elsewhere, and nothing of them near the excerpt.

    A place of the story is looked for in the excerpt's sentences: it may be named nearby.
    """
    place = story.place(event.place)
    own = f"{event.speaker} {place.name if place else ''} {event.note} {names.journeys}"
    near = stems(f"{passage.nearby} {own}", passage.language)
    for run in re.findall(r"[^\W\d_]+", event.headline):
        for at in range(len(run) - _BORROWED + 1):
            word = run[at : at + _BORROWED]
            if word in passage.text and not shared(stems(word, passage.language), near):
                message = f"says “{word}”, which the source says of something else"
                yield guess(
                    event, "headline", event.headline, message, "Say it as the source", word
                )
                return


def _amounts(told: str, said: str) -> Iterator[tuple[str, str]]:
    """Nine days for nine hours, two nurses for one: a number and what it counts, of which the
    source has each with another.
    """
    here, there = _counted(told), _counted(said)
    for noun, (number, written) in here.items():
        if noun in there and there[noun][0] != number:
            yield written, there[noun][1]
            return
    measures = _measures(said)
    for number, (unit, written) in _measures(told).items():
        if number in measures and measures[number][0] != unit:
            yield written, measures[number][1]


def _counted(text: str) -> dict[str, tuple[int, str]]:
    """The two characters behind a number -> the number, and both as written."""
    found: dict[str, tuple[int, str]] = {}
    for match in _AMOUNT.finditer(lexicon.plain(text)):
        number, of = _value(match["number"]), match["of"]
        if number is not None and of[0] in _CLASSIFIERS:
            found.setdefault(of[1:], (number, match[0]))
    return found


def _measures(text: str) -> dict[int, tuple[str, str]]:
    """Number -> the unit of time, length or weight right behind it, and both as written."""
    words = lexicon.lexicon_of("zh")
    found: dict[int, tuple[str, str]] = {}
    clean = lexicon.plain(text)
    for match in re.finditer(r"([\d一二两三四五六七八九十百千万]+)个?", clean):
        unit = words.pattern("measure").match(clean, match.end()) if words else None
        number = _value(match[1])
        if unit and number is not None and clean[match.end() :][:1] not in "月日年":
            found.setdefault(number, (unit[0], match[0] + unit[0]))
    return found


def _value(written: str) -> int | None:
    found = numerals.numbers(written, "zh")
    return int(found[0]) if len(found) == 1 else None


def _magnitudes(event: Event, passage: Passage) -> Iterator[tuple[str, str]]:
    """Hundreds for thousands: 数百 where the source has 数千."""
    words = passage.words
    told, said = (
        [word for word in words.found("several", text) if re.search("[十百千万]", word)]
        for text in (event.headline, passage.every_sentence)
    )
    lone = [word for word in told if not any(word[-1] == other[-1] for other in said)]
    if lone and said:
        yield lone[0], said[0]


def _turned(told: str, said: str, words: Lexicon) -> str:
    """The two characters around which what stands on either side has changed sides."""
    said = lexicon.plain(said)
    for clause in CLAUSE_MARK.split(lexicon.plain(told)):
        if _PASSIVE.search(clause):
            continue
        for at in range(1, len(clause) - 2):
            pivot = clause[at : at + 2]
            place = said.find(pivot)
            if place < 0 or said.count(pivot) > 1 or clause.count(pivot) > 1:
                continue
            there = _clause_around(said, place)
            if _PASSIVE.search(there):
                continue
            before, _, behind = there.partition(pivot)
            if _WHERE.match(behind) or _WHERE.match(clause, at + 2):
                continue
            left, right = _side(clause[:at], words)[-2:], _side(clause[at + 2 :], words)[:2]
            moved = left in behind and left not in before and right in before
            if len(left) == len(right) == 2 and moved and right not in behind:
                return pivot
    return ""


def _side(text: str, words: Lexicon) -> str:
    return words.pattern("function").sub("", text)


def _clause_around(text: str, at: int) -> str:
    start = max((m.end() for m in CLAUSE_MARK.finditer(text, 0, at)), default=0)
    end = CLAUSE_MARK.search(text, at)
    return text[start : end.start() if end else len(text)]
