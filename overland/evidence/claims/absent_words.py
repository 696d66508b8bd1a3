"""Names, times and kinds of people in a row that the source has nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.claims import kinds_of_people, kinds_of_things, leading_names, note_times
from overland.evidence.claims.passages import Passage, headline_to_compare, texts_to_compare
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.note_answers import note_answers
from overland.evidence.doubts.rows import Fault, Item, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import clock, lexicon, numerals
from overland.evidence.words.content_words import absent, proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Leg, Place, Story

_HOURS: Final = 25
_VOWELS: Final = re.compile("[aeiouäöü ]")
_PARTICIPLE: Final = re.compile("^ge(?=[bcdfghjklmnpqrstvwxz])")
_TOKEN: Final = re.compile(r"(?<!\S)[\w'’-]+[.,;:!?،؛]?(?!\S)")
"""A word with what ends its clause; an address is none."""
_ROOT: Final = 3
"""Consonants that "sinks" and "sank" share."""
_REMEDY = "Take it from the source"
_OF_AND_FROM = frozenset({"ru", "uk", "fr", "es", "de"})
"""Languages in which "one of" has the word for "from"."""
_SETS_OUT = 4
"""Words before "from" in which somebody sets out."""
_NEAR_A_PLACE = 4
"""Words before a place in which somebody leaves or reaches it."""


def of_claim(
    story: Story, claim: Claim, passage: Passage, known: str, names: StoryNames
) -> Iterator[Fault]:
    """A headline and a speaker with a name, a time or people that `known` (all texts) lacks."""
    if not passage.in_language_of(story):
        return
    if claim.note:
        yield from _in_note(story, claim, passage, known, names)
    if isinstance(claim, Leg):
        yield from _kinds_of_people(claim, "journey", claim.journey, passage, known)
    if isinstance(claim, Event | Count) and claim.speaker:
        yield from of_text(claim, "speaker", claim.speaker, passage.language, known)
    if not isinstance(claim, Event):
        return
    yield from of_text(claim, "headline", claim.headline, passage.language, known)
    yield from _leading(claim, "headline", claim.headline, passage.language, known, names)
    yield from _kinds_of_people(claim, "headline", claim.headline, passage, known)
    yield from _times_of_day(claim, passage)


def _times_of_day(event: Event, passage: Passage) -> Iterator[Fault]:
    """A time in the headline or the note of the time, or in the date alone, that no source has.

    A date may be written in another zone than its source's, so one that a note explains is left.
    """
    columns = [(name, getattr(event, name)) for name in ("headline", "time_note")]
    if not any(clock.times(value) for _name, value in columns):
        columns = [("date", _clock(event.date))]
    for name, value in columns:
        told = clock.times(value)
        if told and not told & _hours(passage):
            hour, minute = max(told)
            message = f"has a time of day, {hour}:{minute:02}, that the source does not give"
            yield guess(event, name, value, message, _REMEDY, f"{hour}:{minute:02}")


def _in_note(
    story: Story, claim: Claim, passage: Passage, known: str, names: StoryNames
) -> Iterator[Fault]:
    """Persons and what befell them in a note. What editors know of places stands in notes too."""
    yield from _kinds_of_people(claim, "note", _beside_answers(claim), passage, known)
    yield from note_times.of_note(story, claim, passage, known)


def _beside_answers(claim: Claim) -> str:
    """A note without the words that it quotes from a cell of its row to answer for them."""
    note = claim.note
    for answer in note_answers(note):
        cell = str(getattr(claim, answer.column, ""))
        if lexicon.plain(answer.word) in lexicon.plain(cell):
            note = note.replace(answer.sentence, answer.sentence.replace(answer.word, "", 1), 1)
    return note


def of_text(item: Item, column: str, value: str, language: str, known: str) -> Iterator[Fault]:
    """The names in a cell that no text has."""
    words = lexicon.lexicon_of(language)
    # "Officials at the Embassy in Damascus" is no title.
    names = proper_names(value, language, column != "speaker")
    # A rank that begins a cell has a capital letter, and a check of its own.
    named = (n for n in names if column != "speaker" or not (words and words.has("rank", n)))
    if lone := absent(named, known, language):
        message = f"has the name “{' '.join(lone)}”, which stands nowhere in the source"
        yield guess(item, column, value, message, _REMEDY, *lone)


def _leading(
    item: Item, column: str, value: str, language: str, known: str, names: StoryNames
) -> Iterator[Fault]:
    """A name with which a cell or a sentence of it begins."""
    for name in leading_names.of_text(value, language, known, lambda: names.small):
        message = f"begins with “{name}”, a name that stands nowhere in the source"
        yield guess(item, column, value, message, _REMEDY, name)


def _kinds_of_people(
    claim: Claim, column: str, told: str, passage: Passage, known: str
) -> Iterator[Fault]:
    """ "Soldiers", "killed": what people are and what befell them is not paraphrased."""
    text = stems(known, passage.language)
    keys = ("people", "harm", "damage") if column == "headline" else ("people",)
    for word in dict.fromkeys(w for key in keys for w in passage.words.found(key, told)):
        # "Killed", "the dead" and "fatalities" are one thing.
        dead = passage.words.has("dead", word) and passage.words.has("dead", passage.nearby)
        there = dead or shared(stems(word, passage.language), text)
        alike = (kinds_of_people.same_kind, kinds_of_things.one_thing, one_verb)
        if not there and not any(one(word, passage.nearby, passage.words) for one in alike):
            message = f"says “{word}”, which the source says nowhere"
            yield guess(claim, column, told, message, _REMEDY, word)


def one_verb(word: str, nearby: str, words: Lexicon) -> bool:
    """ "Sinks" and "sank" are one verb: what befell a ship, by its consonants."""
    own = _consonants(word)
    there = map(_consonants, words.found("damage", nearby))
    return words.has("damage", word) and len(own) == _ROOT and own in there


def _consonants(word: str) -> str:
    return _VOWELS.sub("", _PARTICIPLE.sub("", word))[:_ROOT]


def of_direction(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """ "From X" in a headline where the passage has "to X" alone, and the other way round."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    # Who is stuck in a place goes neither to it nor from it.
    if words.has("hindered", claim.headline):
        return
    told, said = ways(claim.headline, words), ways(passage.nearby, words)
    for way, other in (("toward", "away"), ("away", "toward")):
        for stem in told[way] & said[other] - said[way]:
            tokens = re.findall(r"[^\W\d_]+", claim.headline)
            name = next((w for w in tokens if stem in stems(w, words.language)), stem)
            message = f"turns the direction around: the source goes the other way ({name})"
            yield guess(claim, "headline", claim.headline, message, _REMEDY, name)


def ways(text: str, words: Lexicon) -> dict[str, frozenset[str]]:
    """The beginnings of the words that stand right behind "to" and "from"."""
    clean = words.without("phrases", text)
    found: dict[str, frozenset[str]] = {}
    for way in ("toward", "away"):
        behind = [
            clean[m.end() :].split(maxsplit=2)[:2]
            for m in words.pattern(way).finditer(clean)
            if not _means_of(clean, m, words) and not _is_of_several(clean, m, text, words)
        ]
        function = words.pattern("function")
        first = [next((w for w in two if not function.fullmatch(w)), "") for two in behind]
        found[way] = stems(" ".join(first), words.language)
    return found


def _is_of_several(clean: str, match: re.Match[str], text: str, words: Lexicon) -> bool:
    """ "Один из вагонов", one of them, is no way; "один из Алеппо" is."""
    before, behind = clean[: match.start()].split()[-1:], clean[match.end() :].split()[:1]
    if words.language not in _OF_AND_FROM or not before or not behind:
        return False
    return words.numbers.get(before[0]) == 1 and behind[0] in text


def _means_of(clean: str, match: re.Match[str], words: Lexicon) -> bool:
    """ "Port de Belleville": of, and not from, if nobody sets out right before."""
    before = " ".join(clean[: match.start()].split()[-_SETS_OUT:])
    return bool(words.pattern("of").fullmatch(match[0])) and not words.has("departing", before)


def of_story(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """The title and the description with a name, a time or people that no source has."""
    own = lexicon.lexicon_of(story.language)
    if own is None or not texts_to_compare(story, texts):
        return
    titles = [f"{s.title} {s.publisher} {s.author}" for s in story.sources]
    places = [place.name for place in story.places]
    known = "\n".join((*texts.values(), *titles, *places))
    names = StoryNames(story)
    for column, value in story.front:
        yield from of_text(None, column, value, own.language, known)
        yield from _leading(None, column, value, own.language, known, names)
        for word in own.found("people", value):
            if not shared(stems(word, own.language), stems(known, own.language)):
                message = f"says “{word}”, which no source says"
                yield guess(None, column, value, message, _REMEDY, word)
        for word in kinds_of_people.nowhere(value, known, own):
            if kinds_of_people.nowhere_said(word, known, own):
                continue
            message = f"says “{word}”, and no source tells of such people"
            yield guess(None, column, value, message, _REMEDY, word)
        yield from _inferred(story, column, value, own)
        if (told := clock.times(value)) and not told & clock.times(known):
            hours = (f"{hour}:{minute:02}" for hour, minute in sorted(told))
            message = "has a time of day that no source gives"
            yield guess(None, column, value, message, _REMEDY, *hours)


def _hours(passage: Passage) -> frozenset[clock.Clock]:
    """The times of day in the texts, and in words of the paragraphs: "seit vier Uhr".

    A number that counts what stands behind it is none: "nearly two years ago".
    """
    words, found = passage.words, set(clock.times(passage.every_text))
    tokens = _TOKEN.findall(passage.nearby) if words.spaced else [passage.nearby]
    for at, token in enumerate(tokens):
        behind = " ".join(tokens[at + 1 : at + 2])
        counts = not words.has("clock_hour", behind) and stems(behind, words.language)
        ends = not token[-1:].isalnum()
        for n in numerals.numbers(token, passage.language):
            if 0 < n < _HOURS and n == int(n) and (ends or not counts):
                found |= {(int(n) % 12, 0), (int(n) % 12 + 12, 0)}
    return frozenset(found)


def _inferred(story: Story, column: str, value: str, words: Lexicon) -> Iterator[Fault]:
    """A start or an end that the editors infer, told on the front as if a source had it."""
    for place in story.places:
        ends = place.basis == "inferred" and place.role in ("origin", "destination")
        named = stems(place.name, words.language)
        known = not place.latitude or not named
        if not ends or known or words.has("doubt", value):
            continue
        if _moved_by(place, named, _without_longer(story, place, value), words):
            message = f"names {place.name}, which the editors infer, as if a source had it"
            remedy = "Leave it out, or say that it is presumed"
            yield guess(None, column, value, message, remedy, place.name)


def _moved_by(place: Place, named: frozenset[str], value: str, words: Lexicon) -> bool:
    """Whether a clause has somebody leave or reach a place; officials may speak there."""
    way, kind = ("away", "departing") if place.role == "origin" else ("toward", "arriving")
    for clause in CLAUSE_MARK.split(value):
        if shared(named, stems(clause, words.language)) != named:
            continue
        if not words.spaced or not words.terms.keys() & {way}:
            return words.has("motion", clause)
        tokens = lexicon.plain(clause).split()
        at = [n for n, token in enumerate(tokens) if shared(named, stems(token, words.language))]
        before = tokens[max(at[0] - _NEAR_A_PLACE, 0) : at[0]]
        behind = " ".join(tokens[at[-1] + 1 : at[-1] + 2])
        goes_on = place.role == "origin" and words.has("toward", behind)
        if goes_on or words.has(kind, " ".join(before)) or words.has(way, " ".join(before[-2:])):
            return True
    return False


def _without_longer(story: Story, place: Place, value: str) -> str:
    """A text without the names of places that have this place's name in theirs: its airport."""
    for other in story.places:
        if place.name in other.name and other.name != place.name:
            value = value.replace(other.name, " ")
    return value


def _clock(edtf: str) -> str:
    return edtf.partition("T")[2][:5]
