"""A row of sources.csv beside the text of that source: its date, publisher, title and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from overland.errors import InvalidDate
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words import calendar_days, lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story import dates
from overland.story.models import Source, Story

_LABELLED: Final = re.compile(r"(?:[^\W\d_][\w ]{0,30}:)?[\W_]*")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_DATED_PATH: Final = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/\D]|$)"
)
_PLACE_AND_DAY: Final = re.compile(
    r"[«“„\"]?(?P<place>[^\W\d_][^\n.:()\d]{0,50}?)[»”“\",،，\s]*(?:\([^()\n]{2,30}\)\s*)?"
    r"(?:\d{1,2}\.?(?:\s+de)?\s+[^\W\d_]+(?:\s+[^\W\d_]+)?|[^\W\d_]+\.?\s+\d{1,2}"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:,?(?:\s+de)?\s*\d{4})?(?:\s+(?:года|г|року|р))?[.,]?\s*"
    r"(?:[(/][^)/\n]{2,30}[)/])?\s?(?:[—–]|-\s|电|\.\s|(?<=[.])\s?)"
)
"""How agencies begin: "MOSCOW, May 2 (Reuters) —", "БЕЙРУТ, 22 января. /ТАСС/. "."""
_BYLINE: Final = re.compile(
    r"(?:[Bb]y|BY|[Pp]ar|PAR|[Pp]or|POR|[Vv]on|VON|[Tt]exte? (?:de|par)|بقلم|Автор:?)"
    r"\s+\W*[A-ZА-ЯІЇЄÀ-Þ\u0600-\u06ff][^.!?]{1,60}$"
)
"""A line of its own: "By Jane Doe", "Par Jeanne Dupont"."""
_OPENING: Final = '«“„"'
_LABEL: Final = 20
_LONGEST_LINE: Final = 140
_ARTICLES: Final = frozenset({
    "the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "of", "and",
    "und", "et", "y",
})  # fmt: skip
_OF_MANY_PAPERS: Final = frozenset({
    "daily", "evening", "morning", "sunday", "weekly", "news", "times", "post", "press",
    "journal", "gazette", "herald", "review", "online", "media", "agency", "zeitung",
    "tageszeitung", "nachrichten", "presse", "quotidien", "nouvelles", "agence", "diario",
    "noticias", "prensa", "agencia", "periódico", "газета", "новости", "вестник", "агентство",
    "время", "новини", "вісник", "агенція", "час", "صحيفة", "جريدة", "أخبار", "وكالة",
})  # fmt: skip
"""Words in the names of papers and agencies that many of them have."""
_IDEOGRAPHS: Final = re.compile("[\u3400-\u9fff]")
_STOPS: Final = ".!?…。！？؟,;:"
_LONGEST_DATELINE: Final = 60
_LONGEST_NAME: Final = 40
_YEARS: Final = ("года", "року", "del")
"""What stands behind a day, and is no month."""
_ABBREVIATED: Final = 3
_HEAD: Final = 2000
"""Characters of a text in which its own date, title and byline stand."""


def against_address(story: Story) -> Iterator[Fault]:
    """An address that has a day in it, which is not the source's. Needs no text."""
    for source in story.sources:
        if match := _DATED_PATH.search(urlsplit(source.url).path):
            found = calendar_days.days("-".join(match.groups()), "")
            yield from _other_day(source, found, "its address")


def against_text(source: Source, text: str) -> Iterator[Fault]:
    """What the text says of itself, which the row says differently."""
    head = _Head(source, text)
    # The clock of another country moves no day that the text gives as that of its publication.
    apart = 0 if head.published else 1
    yield from _other_day(source, head.published or head.days, "its text", apart)
    yield from _other_day_of_a_year(source, head.dateline)
    if source.url and head.addresses and _bare(source.url) not in map(_bare, head.addresses):
        message = f"is not the address that its text gives, {head.addresses[0]}"
        yield guess(source, "url", source.url, message, "Write that address", "address")
    if head.byline and source.author and not _of_byline(source, head.byline):
        message = f"is not whom its text names: {head.byline!r}"
        yield guess(source, "author", source.author, message, "Write it as the text does", "author")
    # A report need not name its own paper: what is asked is why the text names another.
    if other := head.other_publisher:
        message = f"stands nowhere in its text, which names “{other}”"
        yield from _absent(source, "publisher", source.publisher, text, message)
    if head.is_dated or head.titled:
        yield from _absent(source, "title", source.title, text)
        yield from _other_heading(source, text)


def not_told(source: Source, text: str) -> tuple[str, ...]:
    """The columns with a value that nothing in the text can be compared with."""
    head = _Head(source, text)
    known = lexicon.lexicon_of(source.language) is not None
    compared = {
        "published": bool(head.days or head.dateline),
        "url": bool(head.addresses),
        "publisher": known and bool(head.publishers),
        "title": known and (head.is_dated or head.titled),
        "author": known and bool(head.byline),
    }
    return tuple(c for c, told in compared.items() if getattr(source, c) and not told)


class _Head:
    """What a text says of itself, in whichever of the usual places."""

    def __init__(self, source: Source, text: str) -> None:
        language, words = source.language, lexicon.lexicon_of(source.language)
        lines = [line.strip() for line in text[:_HEAD].splitlines()]
        dated = [
            line
            for line in lines
            if _is_dateline(line)
            or (words and _labelled(line, words) and len(line) < _LONGEST_LINE)
        ]
        self.days = frozenset(d for line in dated for d in calendar_days.days(line, language))
        own = (line for line in dated if words and _is_of_publication(line, words))
        self.published = frozenset(d for line in own for d in calendar_days.days(line, language))
        self.dateline = calendar_days.days_of_months(_dateline(lines, words), language)
        self.addresses = [found for line in text.splitlines() if (found := _address(line))]
        first = next((number for number, line in enumerate(lines) if line), 0)
        title, behind = "".join(lines[first : first + 1]), "".join(lines[first + 1 : first + 2])
        self.titled = not behind and 0 < len(title) < _LONGEST_LINE and title[-1] not in _STOPS
        self.byline = next((line for line in lines if _BYLINE.match(line)), "")
        self.is_dated = bool(self.days or self.addresses)
        names = (line.strip("*_# ") for line in lines[first + 1 :])
        hosts = (urlsplit(address).netloc for address in self.addresses)
        self.publishers = [name for name in names if _is_name(name)] if self.is_dated else []
        self.publishers += hosts
        self._source = source

    @property
    def other_publisher(self) -> str:
        """What the text names as its publisher, where no word of the row's stands in any of it."""
        if any(_is_called(self._source.publisher, name) for name in self.publishers):
            return ""
        return next(iter(self.publishers), "")


def _is_called(publisher: str, name: str) -> bool:
    """Whether a text names a publisher: by a word of its own, not by one that many papers have."""
    own, there = (
        {word for word in re.findall(r"\w+", one.casefold()) if word not in _ARTICLES}
        for one in (publisher, name)
    )
    # The name of a host and a Chinese one are written in one word.
    apart = "." not in name and not _IDEOGRAPHS.search(name)
    met = {word for word in own if word in (there if apart else name.casefold()) and word[1:]}
    return bool(met - _OF_MANY_PAPERS) or (bool(own) and (met == own or there <= own))


def _of_byline(source: Source, byline: str) -> bool:
    words = stems(source.author, source.language)
    return not words or bool(shared(words, stems(byline, source.language)))


def _dateline(lines: Iterable[str], words: Lexicon | None) -> str:
    """ "MASNAA, Lebanon, Jan. 22 (AP) —": names alone before the day, not "On 1 May the buses"."""
    for match in filter(None, map(_PLACE_AND_DAY.match, lines)):
        named = re.findall(r"[^\W\d_]+", match["place"])
        function = words.pattern("function") if words else None
        if function and function.fullmatch(lexicon.plain(named[0])):
            continue
        # A paper's own name stands between marks: «Голос краю», 15 травня 2024 року.
        if match[0][0] in _OPENING or all(
            word[0].isupper() or word.lower() == word.upper() or len(word) < 4 for word in named
        ):
            return match[0]
    return ""


def _is_dateline(line: str) -> bool:
    # A Chinese sentence is as short as a line, and has few runs of letters.
    short = 0 < len(line) <= _LONGEST_DATELINE and line[-1] not in "。！？"
    return short and len(re.findall(r"\w+", line)) <= 8


def _is_name(line: str) -> bool:
    """A line of names alone: "The Gazette"; no byline, heading of a part or sentence."""
    words = re.findall(r"[^\W\d_]+", line)
    short = 0 < len(line) <= _LONGEST_NAME and line[-1] not in _STOPS and not _BYLINE.match(line)
    return (
        short
        and bool(words)
        and not re.search(r"\d|https?:", line)
        and all(
            word[0].isupper() or word.lower() == word.upper() or len(word) < 4 for word in words
        )
    )


def _labelled(line: str, words: Lexicon) -> bool:
    """ "Published 2 May 2020 at 10:14", "Publié le 2 mai 2020": at the beginning of a line."""
    match = words.pattern("published").search(lexicon.plain(line))
    return match is not None and match.start() < _LABEL


def _is_of_publication(line: str, words: Lexicon) -> bool:
    """Whether a line is a label with a day, or a day and nothing else: "January 22, 2013"."""
    rest = re.findall(r"[^\W\d_]+", lexicon.plain(line))
    dates_ = {*words.months, *words.weekdays, *_YEARS}
    alone = all(len(word) < _ABBREVIATED or word in dates_ for word in rest)
    return alone or _labelled(line, words)


def _absent(
    source: Source, column: str, value: str, text: str, message: str = "stands nowhere in its text"
) -> Iterator[Fault]:
    """A title or a publisher that a text with a head does not name."""
    if lexicon.lexicon_of(source.language) is None:
        return
    known, told = stems(text, source.language), stems(value, source.language)
    host = re.sub(r"[^a-z]", "", urlsplit(source.url).netloc)
    letters = re.sub(r"[^a-z]", "", value.casefold())
    if told and not (letters and letters in host) and _mostly_absent(told, known):
        yield guess(source, column, value, message, "Write it as the text does", value)


def _other_heading(source: Source, text: str) -> Iterator[Fault]:
    """A title that is nearly the first line of its text, and not quite."""
    first = next((line for line in map(_heading, text[:_HEAD].splitlines()) if line), "")
    told, there = (stems(one, source.language) for one in (source.title, first))
    alike = len(shared(told, there)) * 3 >= len(told) * 2
    if told and there and alike and len(there) <= 2 * len(told):
        words, line = (lexicon.plain(_heading(one)) for one in (source.title, first))
        if words not in line and line not in words:
            message = f"is not its text's first line, “{first[:90]}”"
            yield guess(source, "title", source.title, message, "Write it as the text does", first)


def _heading(line: str) -> str:
    """A line as words with single spaces: neither marks of a heading nor of a quotation."""
    return " ".join(re.findall(r"\w+", line))


def _other_day_of_a_year(source: Source, found: frozenset[tuple[int, int]]) -> Iterator[Fault]:
    """A dateline has no year: "MOSCOW, May 2 (Reuters) -"."""
    try:
        moment = dates.parse(source.published)
    except InvalidDate:
        return
    if not found or moment.precision != "day":
        return
    around = [moment.lower + timedelta(days=n) for n in (-1, 0, 1)]
    if not found & {(day.month, day.day) for day in around}:
        month, day = min(found)
        message = f"is not the day of its dateline, {day:02}/{month:02} (day/month)"
        yield guess(source, "published", source.published, message, "Correct the date", "dateline")


def _mostly_absent(told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether no more than half of the words are there: one alone may be a chance."""
    return len(shared(told, known)) * 2 <= len(told) - (len(told) == 1)


def _other_day(
    source: Source, found: frozenset[date], where: str, apart: int = 1
) -> Iterator[Fault]:
    """One day more or less (`apart`) is the clock of another country."""
    if not found or not source.published:
        return
    try:
        moment = dates.parse(source.published)
    except InvalidDate:
        return
    if moment.precision != "day":
        near = any(moment.lower <= day <= moment.upper for day in found)
    else:
        near = any(abs((day - moment.lower).days) <= apart for day in found)
    if not near:
        day = min(found).isoformat()
        message = f"is not the day that {where} gives, {day}"
        yield guess(source, "published", source.published, message, "Correct the date", day)


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}".casefold()


def _address(line: str) -> str:
    """The web address that has a line of its own, with a label or without; "" in any other."""
    bare = line.rstrip(">)] \t\r")
    begin = max(bare.find("http"), 0)
    stands_alone = _LABELLED.fullmatch(bare, 0, begin) and _ADDRESS.fullmatch(bare, begin)
    return bare[begin:] if stands_alone else ""
