"""Regular expressions for dates: one list of patterns for a language, made of its words.

No quantifier stands inside another one, so that a pattern takes linear time.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from overland.drafting.lexicon import lexicon

_SPACE = r"[ \u00a0\u202f\n]{1,3}"
_DAY = r"(?<![\d.,:/-])(?P<{name}>[0-3]?\d)(?:st|nd|rd|th|er|re|-?го|-?е|-?го|º|ª|\.)?(?![\d:/%]|[.,]\d)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d-])"
_DASH = r"[ ]?(?:-|–|—|to|and|until|through|till|bis|und|al|y|a|au|et|по|до|и|и до|та|і|إلى|و)[ ]?"


def either(words: Iterable[str]) -> str:
    """An alternation, the longest first; spaces match any white space. Of no words: never."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return "(?!)"
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in ordered) + ")"


def _day(name: str) -> str:
    return _DAY.format(name=name)


def _filled(template: str, number: str, unit: str) -> str:
    spaced = template.replace(" ", "\0")
    return spaced.replace("{n}", number).replace("{unit}", unit).replace("\0", _SPACE)


@lru_cache
def patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of date with their patterns, the most specific first."""
    words = lexicon(code)
    month = rf"(?P<month>{either(words.months)})\b\.?"
    month2 = rf"(?P<month2>{either(words.months)})\b\.?"
    weekday = rf"\b(?P<weekday>{either(words.weekdays)})\b\.?"
    lead = rf"(?:{weekday},?{_SPACE}(?:the|den|dem|le|el|)(?:{_SPACE})?)?"
    of = rf"(?:{_SPACE}(?:(?:of|de|del|من){_SPACE}|d['’])?|-|/)"
    year = rf"(?:,?(?:{_SPACE}(?:of|de|del|عام|سنة))?[ \u00a0-]{_YEAR}(?:{_SPACE}?(?:г|р|року|года|году)\b\.?)?)?"
    number = rf"(?P<n>\d{{1,3}}|{either([*words.numbers, *_COUPLE.get(code, ())])})"
    unit = rf"(?P<unit>{either(words.spans)})"
    part = (
        rf"(?:(?P<part>{either(_PARTS.get(code, ('early',)))})[ -]{{1,2}}(?:(?:in|of){_SPACE})?)?"
    )
    found = [
        ("iso", r"(?<!\d)(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
        ("numeric", r"(?<![\d.,/])(?P<a>\d{1,2})(?P<by>[./])(?P<b>\d{1,2})(?P=by)(?P<year>\d{4}|\d\d)(?![\d./])"),
        ("two_months", rf"\b{month}[ ]{_day('d')}{_DASH}{month2}[ ]{_day('d2')}{year}"),
        ("two_months", rf"{_day('d')}{of}{month}{_DASH}{_day('d2')}{of}{month2}{year}"),
        ("range", rf"\b{month}[ ]{_day('d')}{_DASH}{_day('d2')}{year}"),
        ("range", rf"{_day('d')}{_DASH}{_day('d2')}{of}{month}{year}"),
        ("day", rf"{lead}{_day('d')}{of}{month}{year}"),
        ("day", rf"{lead}\b{month}[ ]{_day('d')}{year}"),
        ("month", rf"\b{part}{month},?(?:{_SPACE}(?:of|de|del|عام))?{_SPACE}{_YEAR}"),
        ("weekday_week", rf"{weekday}(?:{_SPACE}of)?{_SPACE}(?P<which>last|this|next){_SPACE}week\b"),
        ("relative", rf"(?<!\w){either(words.relative)}(?!\w)"),
        *(
            (kind, rf"(?<!\w){_filled(template, number, unit)}(?!\w)")
            for kind in ("ago", "earlier", "later")
            for template in getattr(words, kind)
        ),
        *_MORE.get(code, ()),
        ("weekday", rf"(?:\b(?P<which>{either([*words.last, *words.next])}){_SPACE})?{weekday}"
                    rf"(?:{_SPACE}(?P<after>{either(_AFTER.get(code, ('last',)))})(?!\w))?"),
        ("bare_month", rf"\b(?P<before>{either(_BEFORE_MONTH[code])})[ -]{month}(?![ ]?\d)"),
        ("decade", r"\b(?P<year>(?:19|20)\d0)(?:s|['’]s|-е|-х|er)\b"),
        ("season", rf"\b(?P<season>{either(words.parts_of_year)})(?:{_SPACE}(?:of|de|del|du|des|in))?{_SPACE}{_YEAR}"),
        ("year", rf"\b(?P<before>{either(_BEFORE_YEAR[code])})[ -]{{1,2}}{_YEAR}(?![ ]?(?:people|%))"),
    ]  # fmt: skip
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in found)


_COUPLE = {
    "en": ("a couple of", "a", "an"),
    "fr": ("un", "une"),
    "es": ("un", "una"),
    "de": ("einem", "einer"),
}
_PARTS = {
    "en": ("early", "mid", "late"),
    "fr": ("début", "mi", "fin"),
    "de": ("anfang", "mitte", "ende"),
    "es": ("principios de", "mediados de", "finales de"),
    "ru": ("начале", "середине", "конце"),
    "uk": ("початку", "середині", "наприкінці"),
    "ar": ("أوائل", "منتصف", "أواخر"),
}
_AFTER = {
    "fr": ("dernier", "prochain"),
    "es": ("pasado", "próximo"),
    "ar": ("الماضي", "المقبل", "القادم"),
}
_MORE: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("next_day", r"\bthe (?:next|following) (?:day|morning|afternoon|evening|night)\b"),
        ("day_before", r"\b(?:the (?:previous|preceding) (?:day|night)|the day before(?! yesterday)|the night before|a day earlier)\b"),
        ("same_day", r"\b(?:the same day|that (?:same )?(?:day|night|evening|morning|afternoon))\b"),
        ("overnight", r"\bovernight\b"),
        ("feast", r"\b(?P<feast>christmas eve|christmas day|new year['’]s eve|new year['’]s day|boxing day)\b"),
    ),
    "ru": (("next_day", r"\bна следующий день\b"), ("day_before", r"\bнакануне\b")),
    "uk": (("next_day", r"\bнаступного дня\b"), ("day_before", r"\bнапередодні\b")),
    "fr": (("next_day", r"\ble lendemain\b"), ("day_before", r"\bla veille\b")),
    "es": (("next_day", r"\bal día siguiente\b"), ("day_before", r"\bel día anterior\b")),
    "de": (("next_day", r"\bam (?:nächsten|folgenden) tag\b"), ("day_before", r"\bam vortag\b")),
    "ar": (("next_day", r"في اليوم التالي"), ("day_before", r"في اليوم السابق")),
}  # fmt: skip
_BEFORE_MONTH = {
    "en": ("in", "since", "by", "until", "last", "next", "this", "early", "late", "mid", "during", "of",
           "from", "to", "early in", "late in", "the end of", "end of", "before", "after", "through"),
    "ru": ("в", "с", "до", "к", "по"), "uk": ("в", "у", "з", "до"),
    "fr": ("en", "depuis", "début", "fin", "mi", "jusqu'en", "au mois de", "d'ici"),
    "es": ("en", "desde", "hasta", "de"), "de": ("im", "seit", "anfang", "ende", "mitte", "bis"),
    "ar": ("في", "منذ", "خلال", "شهر"),
}  # fmt: skip
_BEFORE_YEAR = {
    "en": ("in", "since", "by", "until", "of", "during", "from", "early", "mid", "late", "early in",
           "late in", "before", "after", "to", "between", "and", "the end of", "back in"),
    "ru": ("в", "с", "до", "к", "после"), "uk": ("в", "у", "з", "до", "після"),
    "fr": ("en", "depuis", "dès", "fin", "début"), "es": ("en", "desde", "de", "hasta"),
    "de": ("im jahr", "seit", "anfang", "ende", "jahr", "von", "bis"), "ar": ("عام", "سنة", "منذ", "في"),
}  # fmt: skip
