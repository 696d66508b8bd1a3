"""The dateline of a report: where it was written, on which day, and where the report begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from overland.drafting import date_proposals, text
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon import LANGUAGES, lexicon
from overland.drafting.proposals import DateProposal, PlaceProposal
from overland.drafting.recognition import recognise
from overland.drafting.text import Sentence, Word, words
from overland.drafting.wording import word_list

_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’. -]{2,30}|[A-ZÀ-Þ]\w+)"
    r"(?: \([^()\n]{2,30}\)(?=,))?"
    r"(?:,(?:[^—–.\n]|(?<=\d)\.|(?<=\d\s[гр])\.|\.(?=\s\d)){1,40}?)?\s?"
    r"(?:\([^()\n]{2,50}\)\s?\.?)?"
    r"(?:[—–]|--|- )\s?(?=[\"“«A-ZÀ-ÞА-ЯІЇЄҐ])|"
    r"[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?[،,][^—–.\n]{1,40}\s[—–-]\s?"
)
_PLACE_ALONE = re.compile(r"[^\W\d_a-zà-ÿа-яіїєґ][\w'’ -]{1,30}(?:\s?\([^()\n]{2,30}\))?,\s")
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Pp]ar|PAR|[Pp]or|POR|[Vv]on|VON|Автор[ыи]?:?|Від|Текст:)\s+"
    r"(?:(?:and|und|et|y|и|та|й|de|von|van|al|el|bin|"
    r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w.'’-]*),?(?:[ \t]+|(?=\n))){1,9}?"
    r"(?:\n\s*|(?=[A-ZÀ-ÞА-ЯІЇЄҐ]{3}))|(?:بقلم|كتب|كتبت)\s?:?\s[^\n.،]{3,60}\n\s*)"
)
"""Who wrote a report, on a line of its own or in front of the town in capitals."""
_WRITTEN_BY = re.compile(
    r"(?:[Bb]y|BY|[Pp]ar|PAR|[Pp]or|POR|[Vv]on|VON|Автор[ыи]?|Від|Текст)[:\s]|(?:بقلم|كتب|كتبت)[:\s]"
)
_LONGEST_BYLINE = 120
_BEHIND_NAMES = frozenset(word_list("and in for und et y e i и та й en à в у из из-за"))
_IN_NAMES = _BEHIND_NAMES | frozenset(word_list("de da du del la von van der den al el bin ibn"))
_FIRST_SENTENCES = 6
_DAY = len("2013-01-22")


def end(
    sentence: Sentence, dates: Sequence[DateProposal], places: Sequence[PlaceProposal] = ()
) -> int:
    """Where the report begins in its sentence: behind "By A B", "BEIRUT, July 21 - ", or at once.

    A sentence that is nothing but a place and a day ("Lima, 9 de julio de 2019.") ends with it.
    """
    byline = _BYLINE.match(sentence.text)
    begin = byline.end() if byline and not _led_by_place(sentence, places) else 0
    match = _DATELINE.match(sentence.text, begin)
    if match:
        return match.end()
    if begin:
        return begin
    if _is_byline(sentence, dates, places):
        return len(sentence.text)
    place = _PLACE_ALONE.match(sentence.text)
    for day in dates:
        begins = place and day.start - sentence.start == place.end()
        if begins and not sentence.text[day.end - sentence.start :].strip(" .–—-"):
            return len(sentence.text)
    return 0


def bylines(
    read: text.Text, dates: Sequence[DateProposal], places: Sequence[PlaceProposal]
) -> list[tuple[int, int]]:
    """The lines of a report's head that say who wrote it, where and when."""
    return [
        (one.start, one.end) for one in read.sentences[:_FIRST_SENTENCES]
        if _is_byline(one, dates, places)
    ]  # fmt: skip


def _name(sentence: Sentence) -> list[Word]:
    """The words behind "By", up to what joins others to them or says where."""
    first = re.split(r"[,،\n]", sentence.text, maxsplit=1)[0]
    return list(takewhile(lambda word: word.lower not in _BEHIND_NAMES, words(first)[1:]))


def _led_by_place(sentence: Sentence, places: Sequence[PlaceProposal]) -> bool:
    """Whether a place stands where a byline has its name: "Por Alepo y Homs"."""
    name = _name(sentence)
    first = sentence.start + (name[0].start if name else 0)
    last = sentence.start + (name[-1].end if name else 0)
    return bool(name) and any(one.start <= first and last <= one.end for one in places)


def _is_byline(
    sentence: Sentence, dates: Sequence[DateProposal], places: Sequence[PlaceProposal]
) -> bool:
    """A line that is a name, a town and a day: "By Claire Dubois, Marseille, 14 June 2024".

    Of one word ("By Sea and Land in Syria") it is a name where a day stands too, or no place.
    """
    line = sentence.text
    if not _WRITTEN_BY.match(line) or len(line) > _LONGEST_BYLINE:
        return False
    dated = any(sentence.start <= day.start < sentence.end for day in dates)
    placed = any(sentence.start <= one.start < sentence.end for one in places)
    name = _name(sentence)
    sure = dated or not placed or len(name) > 1 or all(word.text.isupper() for word in name)
    if not sure or _led_by_place(sentence, places):
        return False
    for day in dates:
        if sentence.start <= day.start < sentence.end:
            first, last = day.start - sentence.start, day.end - sentence.start
            line = line[:first] + " " * (last - first) + line[last:]
    told = words(line)[1:]
    return all(word.capital or word.lower in _IN_NAMES or word.text.isdigit() for word in told)


def day_without_year(content: str) -> str:
    """The day and month that a text begins by, as written, where no year stands with them."""
    language = recognise(content)
    months = lexicon(language).months if language in LANGUAGES else ()
    head = content[:_HEAD]
    for word in words(head):
        # In English a month has a capital: "12 may have drowned" names no day.
        if word.lower not in months or (language == "en" and head[word.start].islower()):
            continue
        before = re.search(r"\b\d{1,2}\.?(?: de| du)? $", head[: word.start])
        after = re.match(r"\.? \d{1,2}\b(?!\d)", head[word.end :])
        start, end = before.start() if before else word.start, word.end
        end += after.end() if after and not before else 0
        year = re.match(r"(?:,| de| del|\s)*\s?(?:19|20)\d\d\b", head[end:])
        if (before or after) and not year:
            return head[start:end]
    return ""


_HEAD = 200


def day(content: str, language: str) -> date | None:
    """The day that the dateline of a text names in full; None if it names none."""
    words, read = lexicon(language), text.parse(content[:3_000])
    dates = date_proposals.find(read, words, None, Deadline())
    for sentence in read.sentences[:_FIRST_SENTENCES]:
        last = sentence.start + end(sentence, dates)
        full = [d for d in dates if sentence.start <= d.start < last and len(d.edtf) == _DAY]
        if len(full) == 1:
            return date.fromisoformat(full[0].edtf)
    return None
