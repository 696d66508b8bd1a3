"""Words that decide what a row says, and that the words of its source do not have.

"All", "only", "the largest", "the second", a rank, a part of the day, a weekday: a row in
other words than its source's is honest, but not with one of these in the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.claims import ranked_words, times_of_day
from overland.evidence.claims.kinds_of_people import same_kind
from overland.evidence.claims.passages import Passage, texts_to_compare
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.words import calendar_days, clock, lexicon, moods, numerals
from overland.evidence.words.content_words import absent, in_a_compound, proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.negated_words import only_of_the_same
from overland.evidence.words.text_words import text_words
from overland.story.models import Claim, Count, Event, Quote, Story

_WORDS: Final = ("only", "superlative", "daypart", "whose")
_TAKE: Final = "Take it from the source"
_ANY_ORDER: Final = frozenset({"ru", "uk"})
_RANK: Final = 3
"""Letters by which two cases of a rank are known to be one: посол, посла."""
_SUBJECT: Final = 6
"""Words before a verb of speech in which who speaks is named."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_EPITHET: Final = re.compile(
    r"(?<![\w.’'-])((?:[A-Z]\.){2,}|[A-ZА-ЯІЇЄ][^\W\d_]{3,})\s+([a-zа-яіїє]{4,})"
)
"""A capitalised word, or initials, right before a noun: "Russian officials", "U.S. citizens"."""
_NAME: Final = re.compile(r"[A-ZА-ЯІЇЄÀ-Þ][\w’'-]+")


def of_claim(
    story: Story, claim: Claim, passage: Passage, known: str, names: StoryNames
) -> Iterator[Fault]:
    """What a row has in such words, beside its paragraphs (`passage`) and all texts (`known`)."""
    if not passage.in_language_of(story):
        return
    match claim:
        case Event():
            yield from _strong(claim, passage, names)
            yield from _kin(claim, passage)
            yield from _weekday(story, claim, passage)
            yield from _epithet(claim, passage)
            yield from _subject(story, claim, passage)
            yield from _parts_of_the_day(claim, passage)
        case Count():
            yield from _unit(claim, passage)
            yield from _qualifier(claim, passage)
    if isinstance(claim, Event | Count | Quote):
        yield from _rank(story, claim, passage, known)


def of_front(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """The title and the description beside all texts."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not texts_to_compare(story, texts):
        return
    known = "\n".join(texts.values())
    # "Last month" is a day, and no "last".
    ranked = words.without("relative_day", known)
    for column, value in story.front:
        for key in ("only", "superlative"):
            for word in _lacking(words, key, words.without("relative_day", value), ranked):
                message = f"says “{word}”, which no source says"
                yield guess(None, column, value, message, _TAKE, word)
        for word, other in ranked_words.turned(value, known, words):
            message = f"says “{word}” where the source says “{other}”"
            yield guess(None, column, value, message, _TAKE, word)


def _strong(event: Event, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    # Editors number the journeys that they tell apart: "Second convoy".
    near = moods.only_restricts(f"{passage.nearby} {names.journeys}", passage.words)
    told = moods.awake(event.headline, passage.nearby, passage.words)
    for key in (*_WORDS, *(("measure",) if passage.words.spaced else ())):
        # "Only" of another sentence is said of something else.
        said = _restricting(passage, names) if key == "only" else near
        timed = clock.without_times(told) if key == "measure" else told
        for word in _lacking(passage.words, key, timed, said):
            if key == "measure" and numerals.counts(word, event.headline, passage.language):
                continue
            message = f"says “{word}”, which the words of its source do not"
            yield guess(event, "headline", event.headline, message, _TAKE, word)


def _restricting(passage: Passage, names: StoryNames) -> str:
    return moods.only_restricts(f"{passage.every_sentence} {names.journeys}", passage.words)


def _weekday(story: Story, event: Event, passage: Passage) -> Iterator[Fault]:
    """A weekday that is not among those of the source's sentence."""
    told, said = (
        calendar_days.weekdays(text, passage.language)
        for text in (event.headline, passage.every_sentence)
    )
    if told and said and not told & said and not _DAY.fullmatch(event.date):
        message = "names another weekday than the words of its source"
        yield guess(event, "headline", event.headline, message, _TAKE, "weekday")
    named = calendar_days.weekdays(event.time_note, passage.language)
    known = f"{passage.every_text} {event.note}"
    dated = calendar_days.days_of_months(known, passage.language)
    days = {f"{month:02}-{day:02}" for month, day in dated}
    days |= {source.published[5:10] for source in story.sources}
    there = calendar_days.weekdays(known, passage.language)
    if named and not named & there and event.date[5:10] not in days:
        message = "names a weekday that no source of the row names"
        yield guess(event, "time_note", event.time_note, message, _TAKE, "weekday")


def _kin(event: Event, passage: Passage) -> Iterator[Fault]:
    """Relatives or families of whom nothing near the excerpt tells."""
    words = passage.words
    found = words.found("kin", event.headline)
    kinds = ("kin", "groups") if found and words.has("groups", found[0]) else ("kin",)
    there = any(words.has(kind, passage.nearby) for kind in kinds)
    if found and not there and not same_kind(found[0], passage.nearby, words):
        message = f"says “{found[0]}”, and its source tells of no such people"
        yield guess(event, "headline", event.headline, message, _TAKE, found[0])


def _parts_of_the_day(event: Event, passage: Passage) -> Iterator[Fault]:
    for word in _lacking(passage.words, "daypart", event.time_note, passage.nearby):
        message = f"says “{word}”, which the words of its source do not"
        yield guess(event, "time_note", event.time_note, message, _TAKE, word)


def _lacking(words: Lexicon, key: str, told: str, said: str) -> Iterator[str]:
    """The words of that kind in what is told that do not stand in what is said."""
    found = words.found(key, told)
    alike = words.has(key, said) or only_of_the_same(said, words, told, words)
    if not found or (key == "only" and alike):
        return
    known = stems(said, words.language)
    there = _there(words.language, key, said)
    for word in dict.fromkeys(found):
        begins = key == "rank" and any(word[:_RANK] == other[:_RANK] for other in there)
        if in_a_compound(word, said, words.language):
            continue
        # Who came overnight came at night, and who came at dawn early in the morning.
        begins |= key == "daypart" and any(word in other for other in there)
        begins |= key == "daypart" and times_of_day.by_the_clock(word, said, words)
        begins |= words.has("dawn", word) and words.has("dawn", said)
        if word not in there and not begins and not shared(stems(word, words.language), known):
            yield word


@lru_cache(maxsize=256)
def _there(language: str, key: str, text: str) -> frozenset[str]:
    """The words of that kind in a text, which may be all texts of the story."""
    words = lexicon.lexicon_of(language)
    return frozenset(map(lexicon.plain, words.found(key, text))) if words else frozenset()


def _rank(
    story: Story, claim: Event | Count | Quote, passage: Passage, known: str
) -> Iterator[Fault]:
    """A rank that no text gives, nor the row of a source: "prime minister"."""
    words = passage.words
    # A minister may be told as another rank that the paragraph has; without spaces none may.
    paraphrased = words.spaced and words.has("rank", passage.nearby)
    if isinstance(claim, Event) and not paraphrased:
        for word in _lacking(passage.words, "rank", claim.headline, known):
            message = f"gives the rank “{word}”, which no source gives"
            yield guess(claim, "headline", claim.headline, message, _TAKE, word)
    told = f"{claim.speaker} {claim.role}" if isinstance(claim, Quote) else claim.speaker
    column = "role" if isinstance(claim, Quote) and claim.role else "speaker"
    for word in _lacking(passage.words, "rank", told, known):
        message = f"gives the rank “{word}”, which no source gives"
        yield guess(claim, column, told, message, _TAKE, word)


def _epithet(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "Syrian officials" where the source's paragraph has "Russian officials" alone."""
    said = _epithets(passage.nearby, passage.language)
    exact = _epithets(excerpts(event), passage.language)
    for noun, names in _epithets(event.headline, passage.language).items():
        there = said.get(noun, {})
        for stem, word in names.items():
            here = stem not in there and (exact.get(noun) or word not in passage.nearby)
            if there and here and stem not in exact.get(noun, {}):
                other = next(iter(there.values()))
                # "Intensive U.S. negotiations" have both of them.
                if shared(stems(other, passage.language), stems(event.headline, passage.language)):
                    continue
                message = f"says “{word}” where the source says “{other}”"
                yield guess(event, "headline", event.headline, message, _TAKE, word)


def _epithets(text: str, language: str) -> dict[str, dict[str, str]]:
    """Noun -> the capitalised words right before it, by their stems; in German any noun is one."""
    found: dict[str, dict[str, str]] = {}
    words = lexicon.lexicon_of(language)
    for match in _EPITHET.finditer(text) if language[:2] != "de" else ():
        # "Компанию обвинил": to whom it is done may stand before its verb, where endings tell it.
        verbs = words.dealings.values() if words and words.language in _ANY_ORDER else ()
        if any(verb.fullmatch(match[2]) for verb in verbs):
            continue
        initials = frozenset({match[1]}) if "." in match[1] else None
        name, noun = initials or stems(match[1], language), stems(match[2], language)
        if len(name) == 1 and len(noun) == 1:
            found.setdefault(next(iter(noun)), {})[next(iter(name))] = match[1]
    return found


def _subject(story: Story, event: Event, passage: Passage) -> Iterator[Fault]:
    """Who speaks in the headline is who speaks in the row."""
    if not event.speaker or event.status == "headline":
        return
    # Of a note the names alone: its "statement" is no word of the State Department.
    noted = " ".join(proper_names(f"– {event.note}", passage.language))
    known = stems(f"{event.speaker} {noted}", passage.language)
    verbs = passage.words.pattern("speech")
    for tokens in map(str.split, re.split(r"[,;:—–]", event.headline)):
        spoken = (
            n
            for n, word in enumerate(tokens)
            if verbs.fullmatch(lexicon.plain(word)) and not _nobody(word, tokens[:n], passage)
        )
        number = next(spoken, 0)
        subject = " ".join(tokens[max(number - _SUBJECT, 0) : number])
        for name in _NAME.findall(subject) if passage.language[:2] != "de" else ():
            # A noun that begins the headline has a capital letter: "Field owner Paul Dreier".
            if name == tokens[0] and number > 1 and tokens[1][:1].islower():
                continue
            if _first_name(name, subject, event, passage) or _title(name, tokens, event, passage):
                continue
            if any(passage.words.has(key, name) for key in ("lesser", "rank", "persons")):
                continue
            own = stems(name, passage.language)
            if own and not shared(own, known):
                message = f"lets “{name}” speak, and the speaker is {event.speaker}"
                yield guess(event, "headline", event.headline, message, "Name one speaker", name)


def _nobody(verb: str, before: list[str], passage: Passage) -> bool:
    """Who "could not explain" does not speak, nor does anybody in "сообщалось", or "a warning"."""
    unable = all(passage.words.has(key, " ".join(before[-2:])) for key in ("ability", "negation"))
    noun = passage.language[:2] == "en" and before[-1:] in (["a"], ["an"], ["the"])
    return unable or noun or moods.impersonal(verb, passage.words)


def _first_name(name: str, subject: str, event: Event, passage: Passage) -> bool:
    """Whether it is a first name that the row's speaker goes without, and the source has.

    "State Department" is no longer name for the Department of Defense: that has a word more.
    """
    whole = re.search(rf"{re.escape(name)} {_NAME.pattern}", subject)
    person = stems(event.speaker.partition(",")[0], passage.language)
    whole_there = whole is not None and whole[0] in passage.text
    return whole_there and bool(person) and person <= stems(subject, passage.language)


def _title(name: str, tokens: list[str], event: Event, passage: Passage) -> bool:
    """Whether it is what the speaker is, before their name: "Учительница Анна Ким"."""
    language = passage.language
    small = text_words(passage.text, language).small
    behind = shared(stems(" ".join(tokens[1:2]), language), stems(event.speaker, language))
    common = any(stems(word, language) == stems(name, language) for word in small)
    return name == tokens[0] and bool(behind) and common


def _unit(count: Count, passage: Passage) -> Iterator[Fault]:
    """What is counted, if it is not simply people."""
    words = passage.words
    known = f"{count.as_written} {excerpts(count)} {passage.nearby}"
    for group in words.found("groups", count.unit):
        if not words.has("groups", f"{count.as_written} {passage.exact}"):
            message = f"counts “{group}”, and the source counts something else"
            yield guess(count, "unit", count.unit, message, "Write what is counted", group)
            return
    if words.has("persons", count.unit) and len(count.unit.split()) == 1:
        return
    if words.pattern("vehicles").fullmatch(lexicon.plain(count.unit)) and words.has("road", known):
        return
    if words.has("measure", count.unit) or not stems(count.unit, words.language):
        return
    told = [w for w in re.findall(r"[^\W\d_]+", count.unit) if stems(w, words.language)]
    lone = absent(told, known, words.language)
    lone = tuple(word for word in lone if not in_a_compound(word, known, words.language))
    kinds = [word for word in lone if words.has("people", word)]
    if kinds or (lone and set(told) == {*lone, *(w for w in told if words.has("persons", w))}):
        word = (kinds or lone)[0]
        message = f"counts “{word}”, which the words of its source do not name"
        yield guess(count, "unit", count.unit, message, "Write what is counted", word)


def _qualifier(count: Count, passage: Passage) -> Iterator[Fault]:
    told = lexicon.plain(count.qualifier)
    if told and told not in lexicon.plain(f"{count.as_written} {excerpts(count)}"):
        message = "is not how its excerpt qualifies the figure"
        yield guess(count, "qualifier", count.qualifier, message, _TAKE, count.qualifier)
