"""Times of day in words: 14:30, 2:30 p.m., 14h30, 下午2点30分, "1125 GMT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import lexicon

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
_CHINESE_AFTERNOON: Final = re.compile(r"(?:下午|晚上|傍晚|中午)\s*$")


def times(text: str) -> frozenset[Clock]:
    """Every time of day; one of twelve hours without a.m. or p.m. counts as both."""
    return frozenset().union(*(read for _told, read in readings(text)))


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
    return _TIME.sub(" ", lexicon.digits(text))


_HOURS: Final = ("hour", "hour2", "hour3", "hour4", "hour5")
_MINUTES: Final = ("minute", "minute2", "minute3", "minute4")
