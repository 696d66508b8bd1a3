"""Attribution checks: a row's speaker beside those whom the source names with the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import CLAUSE_MARK, sentences
from overland.evidence.words import lexicon, named_among
from overland.evidence.words.caseless_speakers import is_somebody_else
from overland.evidence.words.content_words import proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD, text_words
from overland.story.models import Count, Event, Quote, Source, Story

_SUBJECT_FIRST: Final = frozenset({"en", "fr", "es", "ru", "uk"})
"""Languages in which who speaks stands before the verb, if nothing is quoted before it."""
_ACCORDING: Final = re.compile(r"accord|selon|seg[uú]n|по |за ")
"""What is no verb that somebody stands before."""
_INVERTED: Final = 4
"""Words behind a verb of speech in which "said the driver" tells who speaks."""
_PARTED: Final = re.compile(r"[,;(:]")
_SUBJECT: Final = 8
"""Words on either side of a verb of speech in which who speaks may be told with a title."""
_CLAIMS: Final = 2
"""Rows of a speaker by whose status a further one is judged."""
_DECLINED: Final = frozenset({"ru", "uk"})
"""Languages in which a place and who speaks there stand beside each other without a comma."""
_LONGEST: Final = 6
"""Words of a name on either side of one of them."""
_NEAR: Final = 30
"""Characters before a name in which a word of place stands."""
_BESIDE: Final = 2
"""Words on either side of a verb of speech in which the name of who speaks is looked for."""


def of_quotation(
    quote: Quote, passage: Passage, own_language: str, names: StoryNames
) -> Iterator[Fault]:
    """A quotation given to somebody whom its paragraph does not name, or who stays unnamed.

    Names are compared in the source's own language: first those of the words' own sentence.
    """
    language, words = passage.language, passage.words
    outside, sentence = map(marks_left_out, (passage.paragraph, passage.sentence))
    speaker = stems(f"{quote.speaker} {quote.role}", language)
    own = stems(quote.speaker, language)
    beside = _speakers(sentence, passage, names)
    if not beside and not shared(own, stems(sentence, language)):
        beside = _speakers(outside, passage, names)
    near = stems(marks_left_out(passage.nearby), language)
    remedy = "Give the quotation to whom the source gives it"
    value = quote.speaker
    if lexicon.lexicon_of(own_language) is not words:
        pass
    elif beside and speaker and not shared(stems(" ".join(beside), language), speaker):
        message = f"is not “{beside[0]}”, who speaks in the paragraph of these words"
        yield guess(quote, "speaker", value, message, remedy, beside[0])
    elif (own and not shared(own, near) and not shared(speaker, near)) or is_somebody_else(
        speaker, outside, words
    ):
        message = "is nobody whom the paragraph of these words names, nor the one before it"
        yield guess(quote, "speaker", value, message, remedy, value)
    elif not beside and not quote.named and own and not shared(own, near):
        message = "has no word of how the source names who speaks here"
        yield guess(quote, "speaker", value, message, remedy, value)
    unnamed = words.found("anonymous", passage.nearby)
    if quote.named and unnamed and (not beside or language.startswith("de")):
        message = f"is named, and the source says “{unnamed[0]}” of who speaks here"
        yield guess(quote, "named", "true", message, "Set named to false", unnamed[0])


def of_statement(
    item: Event | Count, passage: Passage, source: Source, own_language: str, names: StoryNames
) -> Iterator[Fault]:
    """A speaker who is not near the words; a publisher who passes on what somebody says."""
    if not item.speaker or item.status == "headline":
        return
    language = passage.language
    publisher = stems(f"{source.publisher} {source.author}", language)
    speaker = stems(item.speaker, language)
    persons = speaker - publisher
    same = lexicon.lexicon_of(own_language) is passage.words
    is_paper = passage.words.has("paper", item.speaker) and not source.publisher
    if same and persons and not is_paper and not shared(persons, stems(passage.nearby, language)):
        message = "is nobody whom the paragraph of the excerpt names, nor the one before it"
        remedy = "Name who says it in the source"
        yield guess(item, "speaker", item.speaker, message, remedy, item.speaker)
        return
    named = stems(" ".join(proper_names(f"– {item.speaker}", language)), language) - publisher
    if same and _is_named_elsewhere(item.speaker, passage, publisher):
        message = "is somebody whom the paragraph of the excerpt does not name, nor the one before"
        remedy = "Name who says it in the source"
        yield guess(item, "speaker", item.speaker, message, remedy, item.speaker)
        return
    if same and named and (other := _speaks_instead(named, passage, names)):
        message = f"is not “{other}”, who speaks in the sentence of the excerpt"
        remedy = "Name who says it in the source"
        yield guess(item, "speaker", item.speaker, message, remedy, other)
        return
    if same and persons and (other := _is_told(item.speaker, passage)):
        message = f"is whom the source's sentence tells of, and “{other}” who speaks in it"
        remedy = "Name who says it in the source"
        yield guess(item, "speaker", item.speaker, message, remedy, item.speaker)
        return
    yield from _vouched(item, passage, source, persons, lexicon.lexicon_of(own_language))


def _is_named_elsewhere(speaker: str, passage: Passage, author: frozenset[str]) -> bool:
    """Whether a person has no word of a name near the words; an author has the whole text."""
    person, words = _person(named_among.last_named(speaker), passage), passage.words
    if not person or shared(person, author) or not words.has("speech", passage.nearby):
        return False
    return not shared(person, stems(f"{passage.nearby}\n{passage.every_sentence}", words.language))


def _person(speaker: str, passage: Passage) -> frozenset[str]:
    """The words of a person's name that begins a cell: "Andrei Denisov, deputy minister"."""
    name = _PARTED.split(speaker)[0].split()
    words = passage.words
    if len(name) not in (2, 3) or not all(word[0].isupper() for word in name):
        return frozenset()
    common = text_words(passage.text, words.language).small
    if any(words.has("rank", word) or word.casefold() in common for word in name):
        return frozenset()
    return stems(" ".join(name), words.language)


def _vouched(
    item: Event | Count,
    passage: Passage,
    source: Source,
    persons: frozenset[str],
    own: Lexicon | None,
) -> Iterator[Fault]:
    """A status of what a source answers for, and somebody else says it."""
    speaker = stems(item.speaker, passage.language)
    if persons and item.status == "reported" and own and own.has("rank", item.speaker):
        message = "is the status of what a source answers for, and somebody in office says it"
        yield guess(item, "status", item.status, message, "Write claimed", item.status)
        return
    # A party that publishes its own statement may claim; a paper passes on what others do.
    paper = bool(speaker) and speaker <= stems(source.publisher, passage.language)
    vouches = item.status == "reported" or (item.status == "claimed" and paper)
    if speaker and not persons and vouches:
        said = passage.words.found("attribution", passage.before)
        if said:
            message = f"vouches for what the source gives as somebody's words (“{said[-1]}”)"
            remedy = "Name who says it, with the status claimed"
            yield guess(item, "speaker", item.speaker, message, remedy, said[-1])


def _is_told(speaker: str, passage: Passage) -> str:
    """Who speaks in the excerpt's sentence, if the nameless speaker stands only behind the verb.

    "An aid worker told a diplomat that": the words are not the diplomat's. Where a verb begins its
    clause, or stands before who speaks, the next words are of the speaker.
    """
    words, language = passage.words, passage.language
    head = _head(speaker, words)
    sentence = lexicon.plain(marks_left_out(passage.sentence))
    verb = words.pattern("attribution").search(sentence)
    if not head or verb is None or language.split("-")[0] not in _SUBJECT_FIRST:
        return ""
    before, behind = sentence[: verb.start()], sentence[verb.end() :]
    clause = CLAUSE_MARK.split(before)[-1]
    turned = not stems(clause, language) or bool(_ACCORDING.match(verb[0]))
    subject = before + (" ".join(behind.split()[:_INVERTED]) if turned else "")
    who = stems(subject, language)
    if turned or not who or shared(head, who) or not shared(head, stems(behind, language)):
        return ""
    return " ".join(clause.split()[-_INVERTED:])


def _head(speaker: str, words: Lexicon) -> frozenset[str]:
    """What a speaker without a name is: "officials" of "Russian officials in Moscow"."""
    function = words.pattern("function")
    told: list[str] = []
    for word in _PARTED.split(speaker)[0].split():
        if not function.fullmatch(lexicon.plain(word)):
            told.append(word)
        elif told:
            break
    # Behind the first word a capital begins a name.
    if any(word[0].isupper() for word in told[1:]):
        return frozenset()
    noun = told[:1] if words.language in ("fr", "es") else told[-1:]
    return stems(" ".join(noun), words.language)


def _speaks_instead(persons: frozenset[str], passage: Passage, story: StoryNames) -> str:
    """Whose name stands right before a verb of speech in the excerpts' sentences, if nobody of
    these speaks there; "" where nobody is named so.
    """
    if passage.words.language == "de":
        return ""
    told = marks_left_out(passage.every_sentence)
    names = _speakers(told, passage, story, behind=0)
    beside = " ".join(_speakers(told, passage, story))
    if not names or shared(persons, stems(beside, passage.language)):
        return ""
    verbs = passage.words.pattern("speech")
    near = " ".join(
        " ".join(tokens[max(n - _SUBJECT, 0) : n + _SUBJECT])
        for tokens in map(WORD.findall, CLAUSE_MARK.split(told))
        for n, word in enumerate(tokens)
        if verbs.fullmatch(lexicon.plain(word))
    )
    return "" if shared(persons, stems(near, passage.language)) else names[-1]


def _speakers(
    outside: str, passage: Passage, names: StoryNames, behind: int = _BESIDE
) -> tuple[str, ...]:
    """The names that stand beside a verb of speech in its sentence, as they are written.

    A place speaks nowhere: neither what stands behind "near", nor a place of the story.
    """
    found: list[str] = []
    tokens = list(WORD.finditer(outside))
    where = sentences(outside)
    common = text_words(passage.text, passage.language).small
    verbs = passage.words.pattern("attribution")
    function = passage.words.pattern("function")
    for number, token in enumerate(tokens):
        if not verbs.fullmatch(token[0].casefold()):
            continue
        sentence = where.number(token.start())
        first, last = max(number - _BESIDE, 0), number + 1 + behind
        for at in (*range(first, number), *range(number + 1, min(last, len(tokens)))):
            word = tokens[at][0]
            small = word.casefold()
            if not word[0].isupper() or small in common or function.fullmatch(small):
                continue
            own = where.number(tokens[at].start()) == sentence
            if own and not _is_place(outside, tokens, at, passage.words, names):
                found.append(word)
    return tuple(dict.fromkeys(found))


def _is_place(
    text: str, tokens: list[re.Match[str]], at: int, words: Lexicon, names: StoryNames
) -> bool:
    """Whether a capitalised word is of a place of the story, or of a name behind "near"."""
    first, last = _name(text, tokens, at, words)
    for end in range(last, first - 1, -1):
        if names.has_place(text[tokens[first].start() : tokens[end].end()]):
            return at <= end
    left = text[max(tokens[first].start() - _NEAR, 0) : tokens[first].start()].rstrip()
    before = lexicon.plain(left)
    rest, _, article = before.rpartition(" ")
    behind = words.ends_with("whereabouts", before) or (
        article in words.articles and words.ends_with("whereabouts", rest)
    )
    # "According to" names who speaks.
    if not behind or words.ends_with("attribution", before):
        return False
    # "In Hilltown Petrov said": without a comma, where that begins a sentence.
    apart = words.language in _DECLINED or left[-len(behind) :][:1].isupper()
    return at == first or not apart


def _name(text: str, tokens: list[re.Match[str]], at: int, words: Lexicon) -> tuple[int, int]:
    """The first and the last word of the name that a word is of: "Stefan Voda"."""
    small = (words.pattern("function"), words.pattern("whereabouts"))

    def named(word: str) -> bool:
        return word[0].isupper() and not any(one.fullmatch(word.casefold()) for one in small)

    def joined(one: int) -> bool:
        both = tokens[one : one + 2]
        between = text[both[0].end() : both[1].start()]
        return between == " " and named(both[0][0]) and named(both[1][0])

    first = last = at
    while first and at - first < _LONGEST and joined(first - 1):
        first -= 1
    while last + 1 < len(tokens) and last - at < _LONGEST and joined(last):
        last += 1
    return first, last


def of_speakers(story: Story) -> Iterator[Fault]:
    """A row that is reported, of a speaker whose other rows of that source are claims."""
    rows: dict[tuple[str, str], list[Event | Count]] = {}
    told: tuple[Event | Count, ...] = (*story.events, *story.counts)
    for item in told:
        if item.speaker and item.evidence and item.status in ("reported", "claimed", "denied"):
            rows.setdefault((item.evidence.source, item.speaker), []).append(item)
    for said in rows.values():
        vouched = [item for item in said if item.status == "reported"]
        if len(vouched) == 1 and len(said) > _CLAIMS:
            message = "is the status of one row alone of this speaker, whose others are claims"
            remedy = "Write claimed"
            yield guess(vouched[0], "status", "reported", message, remedy, "reported")
