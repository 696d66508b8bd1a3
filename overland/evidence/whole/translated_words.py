"""Words that a translation adds or leaves out: harm, relatives, a first time, a quoted "not"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import kinds_of_people
from overland.evidence.text.quotation_marks import quotations
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import clock, lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story, Translation

_BEHIND_A_NAME: Final = re.compile(r"[,،，(（;；]")
_DIGITS: Final = re.compile(r"\d{1,9}")
_RANK: Final = re.compile(r"\d{1,3}(?:-?[^\W\d_]{1,3}\b|[ºª°])")
"""2nd, 2e, 2-й: an original has them as words."""
_GERMAN_RANK: Final = re.compile(
    r"(?:(?<!\w)(?P<before>[^\W\d_]+)\s)?\d{1,3}\.(?=\s(?P<behind>\w+))"
)
_BEFORE_A_RANK: Final = re.compile(
    "der|die|das|dem|den|des|deren|dessen|[ai]m|in|und|bis|vom|zum|zur|beim|jede[mnrs]?|dies(?:e[mnrs]?)?"
    "|(?:ein|ihr|sein|unser|euer|eur|mein|dein|kein)(?:e[mnrs]?)?"
)
"""German words behind which a number with a full stop is a rank: "am 80. Tag"."""
_ADDED: Final = {"harm": ("harm", "people"), "kin": ("kin", "people", "persons")}
"""Kinds of words -> those of which the original has one where a translation may have them."""


def added_or_left_out(
    said: str, own: Lexicon, told: str, words: Lexicon
) -> Iterator[tuple[str, str]]:
    """What a translation, `told`, has beside its original, each with the word that it is about."""
    for key, kinds in _ADDED.items():
        found = words.found(key, told)
        if found and not any(own.has(kind, said) for kind in kinds):
            yield f"says “{found[0]}”, and its original nothing of that kind", found[0]
    for word in kinds_of_people.added(told, words, said, own):
        yield f"says “{word}”, and its original nothing of that kind", word
    first = own.found("first_time", said)
    # "Had not helped before" says it too.
    denied = len(words.found("negation", told)) > len(own.found("negation", said))
    if first and not denied and not words.has("first_time", told):
        yield f"leaves out “{first[0]}”, which its original says", first[0]


def arrives(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """Somebody arrives in a translation, of whom the original says that no arrival is reported."""
    denied = [own.has("negation", c) for c in CLAUSE_MARK.split(said) if own.has("arriving", c)]
    if not denied or not all(denied):
        return
    open_ = ("negation", "expected", "possible", "planned", "doubt")
    for clause in CLAUSE_MARK.split(told):
        found = words.found("arriving", clause)
        if found and not any(words.has(key, clause) for key in open_):
            yield f"says “{found[0]}”, of which its original says that it is not so", found[0]
            return


def another_speaker(story: Story, said: str, made: Translation) -> Iterator[tuple[str, str]]:
    """A headline that names who speaks, without the name that the row's speaker has there."""
    if made.column != "headline":
        return
    name = _first_name(str(getattr(story.claim(made.item), "speaker", "")))
    is_person = len(name.split()) > 1 and all(word[0].isupper() for word in name.split())
    if not is_person or not shared(stems(name, story.language), stems(said, story.language)):
        return
    for other in story.translations:
        if (other.item, other.column, other.language) == (made.item, "speaker", made.language):
            theirs = _first_name(other.text)
            own = stems(theirs, made.language)
            if own and not shared(own, stems(made.text, made.language)):
                yield f"leaves out {theirs}, whom its original names", theirs


def _first_name(speaker: str) -> str:
    """A speaker's name, without what he is."""
    return _BEHIND_A_NAME.split(speaker)[0].strip()


def unsaid_in_quotations(
    said: str, own: Lexicon, told: str, words: Lexicon
) -> Iterator[tuple[str, str]]:
    """A "not" within the quotation marks of a note that its translation has not."""
    here, there = _negated(told, words), _negated(said, own)
    if here < there and len(quotations(told)) >= len(quotations(said)):
        yield "leaves out the “not” of the words that its original quotes", "not"


def _negated(note: str, words: Lexicon) -> int:
    return sum(words.has("negation", note[start:end]) for start, end in quotations(note))


def other_speakers(story: Story) -> Iterator[tuple[int, Translation, str]]:
    """Speakers who have another name in a language than their other rows give them there.

    Each with the row of translations.csv and the name that the others have.
    """
    found: dict[tuple[str, str], list[tuple[int, Translation]]] = {}
    for row, made in enumerate(story.translations, start=2):
        if made.column == "speaker" and made.text:
            speaker = str(getattr(story.claim(made.item), "speaker", "")).partition(",")[0]
            found.setdefault((speaker, made.language), []).append((row, made))
    for rows in found.values():
        for row, made in rows:
            own = stems(made.text, made.language)
            others = [one.text for _, one in rows if one.text != made.text]
            alike = sum(bool(shared(own, stems(text, made.language))) for text in others)
            same = sum(one.text == made.text for _, one in rows)
            if own and len(others) > alike and same <= len(others) - alike:
                other = next(t for t in others if not shared(own, stems(t, made.language)))
                yield row, made, other


def added_figures(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """A time of day, or a number in digits, of which its original has nothing."""
    hours = clock.times(said)
    numbers = numerals.readings(said, own.language)
    # "At two in the afternoon" is 14:00, and noon 12:00.
    spelled = {number + half for number in numbers for half in (0, 12)} | {0, 12}
    for told_at, read in clock.readings(told):
        if not read & hours and not any(at[0] in spelled and not at[1] for at in read):
            yield f"has a time of day, {told_at}, which its original has not", "hour"
    # "3 p.m." is "15 h"; 1月 is January.
    clean = lexicon.plain(said)
    months = {number for name, number in own.months.items() if name in clean}
    there = numbers | _in_digits(said) | months | {hour for hour, _minute in hours}
    plain = _without_german_ranks(told, words) if words.language == "de" else told
    here = _in_digits(_RANK.sub(" ", plain)) - there
    if more := here & numerals.readings(told, words.language):
        named = numerals.said(min(more))
        yield f"says {named}, which its original does not", named


def added_daypart(said: str, own: Lexicon, told: str, words: Lexicon) -> str:
    """ "In the evening", where the original has no part of a day and no time of it."""
    # "A day later" is "днём позже", with the word for "by day".
    keys = ("daypart", "night", "dawn", "dark", "measure")
    if clock.times(said) or any(own.has(key, said) for key in keys):
        return ""
    found = words.found("daypart", told)
    return found[0] if found else ""


def _without_german_ranks(told: str, words: Lexicon) -> str:
    """A text without "der 3. Zug" and "22. Januar"; "es waren 80. Der Zug" ends with a number."""

    def blank(match: re.Match[str]) -> str:
        before, behind = lexicon.plain(match["before"] or ""), lexicon.plain(match["behind"])
        begins = match["behind"][0].isupper() and words.pattern("function").fullmatch(behind)
        rank = not before or _BEFORE_A_RANK.fullmatch(before) or not match["behind"][0].isupper()
        return " " if behind in words.months or (rank and not begins) else match[0]

    return _GERMAN_RANK.sub(blank, told)


def _in_digits(text: str) -> frozenset[int]:
    """The numbers that stand in digits, times of day left out."""
    plain = lexicon.plain(clock.without_times(text))
    return frozenset(int(digits) for digits in _DIGITS.findall(plain))
