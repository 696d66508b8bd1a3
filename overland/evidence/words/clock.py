"""Times of day in words: 14:30, 2:30 p.m., 14h30, 下午2点30分, "1125 GMT", "half past two"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.text.row_cache import remembered
from overland.evidence.words import lexicon

Clock = tuple[int, int]
"""hour (0 to 23), minute"""

_AM: Final = r"a\.?\s?m\b\.?|vorm\w*|du matin|de la mañana|утра|ранку|صباحا\w*"
_PM: Final = (
    r"p\.?\s?m\b\.?|nachm\w*|abends|de l'après-midi|du soir|de la tarde|de la noche|дня|вечера|дня"
    r"|вечора|مساء\w*|بعد الظهر|ظهرا\w*"
)
_TIME: Final = re.compile(
    rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])\s?(?::|h|ч\.?\s|时|點|点)\s?(?P<minute>[0-5]\d)(?![\d:])"
    rf"(?::\d\d)?\s*(?P<half>{_AM}|{_PM})?"
    rf"|(?<![\d:.,])(?P<hour2>1?\d)(?:\.(?P<minute2>[0-5]\d))?\s*(?P<half2>{_AM}|{_PM})"
    rf"|(?<![\d:.,])(?P<hour3>[01]?\d|2[0-3])\.(?P<minute3>[0-5]\d)\s*(?:uhr|ч\b)"
    rf"|(?<![\d:.,])(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)\s*(?:gmt|utc|hours|hrs|local time)"
    rf"|(?<![\d:.,])(?P<hour5>[01]?\d|2[0-3])\s*(?:uhr|点|點|时(?!间))",
    re.IGNORECASE,
)
_InWords = tuple[str, str, int, int]
_IN_WORDS: Final[tuple[_InWords, ...]] = (
    ("en", r"\bhalf[ -]past (\w+)\b", 30, 0),
    ("en", r"\bquarter past (\w+)\b", 15, 0),
    # Who gives "a quarter to nine families" names no hour: it stands behind a word of time.
    (
        "en",
        r"\b(?:at|before|after|until|till|since|was)(?: about| around)? (?:a )?"
        r"quarter to (\w+)\b",
        45,
        1,
    ),
    ("en", r"\b(?:by|around|about) quarter to (\w+)\b", 45, 1),
    ("de", r"\bhalb (eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b", 30, 1),
    ("de", r"(?<!ein )\bviertel nach (\w+)\b", 15, 0),
    ("de", r"(?<!ein )\bviertel vor (\w+)\b", 45, 1),
    ("fr", r"\b(?:à|vers|dès) (\w+) heures? et demie?\b", 30, 0),
    ("fr", r"\b(?:à|vers|dès) (\w+) heures? et quart\b", 15, 0),
    ("fr", r"\b(?:à|vers|dès) (\w+) heures? moins le quart\b", 45, 1),
    ("es", r"\ba las? (\w+) y media\b", 30, 0),
    ("es", r"\ba las? (\w+) y cuarto\b", 15, 0),
    ("es", r"\ba las? (\w+) menos cuarto\b", 45, 1),
    ("zh", r"(\d{1,2}|[一二两三四五六七八九十]{1,2})[点點]半", 30, 0),
    ("zh", r"(\d{1,2}|[一二两三四五六七八九十]{1,2})[点點]一刻", 15, 0),
)
"""Language, the words with the hour, the minute, and whether it is that of the hour before."""
_CHINESE_HOURS: Final = {
    **{word: hour for hour, word in enumerate("一二三四五六七八九十", 1)},
    "两": 2,
    "十一": 11,
    "十二": 12,
}
_CHINESE_AFTERNOON: Final = re.compile(r"(?:下午|晚上|傍晚|中午)\s*$")


@remembered
def times(text: str) -> frozenset[Clock]:
    """Every time of day; one of twelve hours without a.m. or p.m. counts as both."""
    clean = lexicon.plain(text)
    in_words = (read for pattern in _IN_WORDS for read in _read_in_words(pattern, clean))
    return frozenset().union(*(read for _told, read in readings(text)), *in_words)


def readings(text: str) -> Iterator[tuple[str, frozenset[Clock]]]:
    """Each time of day, as of 24 hours or else as it is written, and what it may stand for."""
    clean = lexicon.plain(text)
    for match in _TIME.finditer(clean):
        hour = int(next(match[n] for n in _HOURS if match[n]))
        minute = int(next((match[n] for n in _MINUTES if match[n]), 0))
        half = match["half"] or match["half2"] or ""
        evening = bool(re.fullmatch(_PM, half)) or _CHINESE_AFTERNOON.search(clean[: match.start()])
        read = {(hour, minute)}
        if evening:
            read = {(hour % 12 + 12, minute)}
        elif half:
            read = {(hour % 12, minute)}
        elif 0 < hour < 13 and match["hour"]:
            read = {(hour % 12, minute), (hour % 12 + 12, minute)}
        written = f"{hour}:{minute:02}" if len(read) > 1 else "{}:{:02}".format(*min(read))
        yield written, frozenset(read)


def without_times(text: str, language: str = "") -> str:
    """The text with its times of day left out: they are no figures."""
    clean = lexicon.digits(text)
    for _language, pattern, _minute, _before in _IN_WORDS:
        clean = re.sub(pattern, " ", clean, flags=re.IGNORECASE)
    return _TIME.sub(" ", clean)


def _read_in_words(told: _InWords, clean: str) -> Iterator[frozenset[Clock]]:
    """An hour in words, with a half or a quarter: of twelve hours, so it is two times."""
    language, pattern, minute, before = told
    for match in re.finditer(pattern, clean):
        hour = int(match[1]) if match[1].isdecimal() else _hour(match[1], language)
        if 0 < hour < 13:
            hour = (hour - before) % 12
            yield frozenset({(hour, minute), (hour + 12, minute)})


def _hour(word: str, language: str) -> int:
    words = lexicon.lexicon_of(language)
    return int(words.numbers.get(word, 0) if words else 0) or _CHINESE_HOURS.get(word, 0)


_HOURS: Final = ("hour", "hour2", "hour3", "hour4", "hour5")
_MINUTES: Final = ("minute", "minute2", "minute3", "minute4")
