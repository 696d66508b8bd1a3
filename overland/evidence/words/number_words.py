"""Number words taken apart as their language writes them: German compounds, Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from overland.evidence.words.lexicon import Lexicon

Token = str | Fraction | None
"""A word, a number in digits, or something between numbers."""

_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CHINESE_SCALES = dict.fromkeys("万萬", 10_000) | dict.fromkeys("亿億", 10**8)
_CHINESE_SCALES |= {"十": 10, "百": 100, "千": 1000}
_CHINESE_NAMES = re.compile("红十字|十字路口|十字架|五角大楼|四川|三亚|百色|万象|百货|老?百姓|万一")
"""Names and other words with the sign for a number, which count nothing: Pentagon, Sichuan."""
_CHINESE_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_CHINESE_NUMBER = re.compile(
    f"[{''.join(_CHINESE)}{''.join(_CHINESE_SCALES)}{''.join(_CHINESE_TENS)}半]+"
)
_ARABIC_ONE = dict.fromkeys(("أحد", "احد"), "واحد") | dict.fromkeys(("إحدى", "احدى"), "واحدة")
_ARABIC_DUALS = {"ألفا": "ألفان", "الفا": "ألفان", "مليونا": "مليونان", "مليارا": "ملياران"}
_ARABIC_PAIR = re.compile(
    "[وف]?[بلك]?(?:شخص|رجل|طفل|جندي|جريح|قتيل|ضابط|طبيب|يوم|أسبوع|شهر|عام|باص|قطار|قارب|زورق"
    "|مركب|كيس|صندوق|منزل|فريق|كيلومتر|(?:امرأ|فتا|طفل|عائل|أسر|حافل|سيار|شاحن|طائر|سفين|عبار|قافل"
    "|رحل|دفع|مجموع|خيم|مدين|قري|ساع|دقيق|سن)ت)(?:ان|ين)"
)
"""Nouns whose dual is no plural and no name: مدنيين are civilians, أفغانستان is a country.

With an article it counts nothing: "the planes" are الطائرتين if there are two.
"""
_GERMAN_AND = "und"
_AND_A_HALF = "einhalb"
_WITH_A_HALF = {
    "ru": ("с", "половиной", ("и", "половина")),
    "uk": ("з", "половиною", ("і", "половина")),
}
_TOGETHER = frozenset({"de"})
"""Languages that write a number as one word."""


def number_parts(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Token]:
    """Words that hold several: compounds, a conjunction written with the word behind it."""
    arabic = words is not None and words.language == "ar"
    for token in _arabic_forms(tokens, words) if words and arabic else tokens:
        if not isinstance(token, str) or words is None:
            yield token
        elif words.language == "zh":
            yield from _chinese(token, words)
        elif words.language == "ar":
            if _ARABIC_PAIR.fullmatch(token):  # "two buses", which multiply nothing behind them
                yield from ("اثنان", None)
            else:
                yield _arabic(token, words)
        elif words.language in _TOGETHER and token not in words.numbers:
            value = _compound(token, words)
            whole = _before_a_half(token, words) if value is None else None
            if whole is not None:
                yield from (whole, _GERMAN_AND, next(iter(words.half)))
            else:
                yield token if value is None or token in words.scales else value
        else:
            yield token


def with_a_half(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Token]:
    """ "с половиной", "з половиною": "and a half"; any other "with" stays as it is."""
    held: Token = None
    preposition, form, plain = _WITH_A_HALF.get(words.language if words else "", ("", "", ()))
    for token in tokens:
        if held and token == form:
            yield from plain
        elif held:
            yield held
        if held and token == form:
            held = None
        elif preposition and token == preposition:
            held = token
        else:
            held = None
            yield token
    if held:
        yield held


def _arabic_forms(tokens: Iterable[Token], words: Lexicon) -> Iterator[Token]:
    """Eleven, whose one is also "somebody"; a dual before its noun, which is also an accusative.

    "ألفا شخص" are two thousand, "عشرون ألفا" twenty, "ألفا ومئتين" are 1,200.
    """
    every = list(tokens)
    for number, token in enumerate(every):
        behind = every[number + 1] if number + 1 < len(every) else None
        if not isinstance(token, str) or not isinstance(behind, str):
            yield token
            continue
        alone = token.removeprefix("و")
        value = words.numbers.get(_arabic(behind, words), Fraction(0))
        tens = behind.startswith("و") and value >= 20
        before = every[number - 1] if number else None
        counted = isinstance(before, Fraction) or (
            isinstance(before, str) and _is_number(_arabic(before, words), words)
        )
        if alone in _ARABIC_ONE and (value == 10 or tens):
            yield token.replace(alone, _ARABIC_ONE[alone])
        elif token in _ARABIC_DUALS and not counted and not behind.startswith("و"):
            yield _ARABIC_DUALS[token]
        else:
            yield token


def _is_number(token: str, words: Lexicon) -> bool:
    return token in words.numbers or token in words.scales


def _arabic(token: str, words: Lexicon) -> str:
    """ "و" before a number is "and"; accusatives and articles fall away."""
    for stripped in (
        token,
        token.removeprefix("و"),
        token.removeprefix("ال"),
        token.removeprefix("وال"),
    ):
        for form in (stripped, stripped.removesuffix("ا")):
            if form in words.numbers or form in words.scales or form in words.half:
                return form
    return token


def _before_a_half(word: str, words: Lexicon) -> str | None:
    """ "drei" of "dreieinhalb"."""
    whole = word.removesuffix(_AND_A_HALF)
    return whole if whole != word and whole in words.numbers else None


def _compound(word: str, words: Lexicon, *, inside: bool = False) -> Fraction | None:
    """ "zweitausenddreihundertfünfundzwanzig", read from its largest part.

    "dreieinhalb" is a number `inside` another alone: "dreieinhalbtausend".
    """
    if not word:
        return None
    if word in words.numbers:
        return words.numbers[word]
    whole = _before_a_half(word, words)
    if whole is not None and inside:
        return words.numbers[whole] + Fraction(1, 2)
    for scale in ("tausend", "hundert"):
        before, found, after = word.partition(scale)
        if found:
            times = _compound(before, words, inside=True) if before else Fraction(1)
            rest = _compound(after.removeprefix(_GERMAN_AND), words) if after else Fraction(0)
            if times is None or rest is None:
                return None
            return times * words.scales[scale] + rest
    ones, found, tens = word.partition(_GERMAN_AND)
    if found and ones in words.numbers and tens in words.numbers:
        return words.numbers[ones] + words.numbers[tens]
    return None


def _chinese(word: str, words: Lexicon) -> Iterator[Token]:
    """Numbers among characters; 第 before one makes an ordinal of it."""
    end = 0
    word = _CHINESE_NAMES.sub("名", word)
    for match in _CHINESE_NUMBER.finditer(word):
        if match.start() > end:
            yield None
        end = match.end()
        if word[match.start() - 1 : match.start()] in ("第", "数", "几", "上", "周", "期", "拜"):
            continue
        # Behind digits, as in 250万.
        yield match[0] if match[0] in words.scales else chinese_number(match[0])
    if end < len(word):
        yield None


def chinese_number(written: str) -> Fraction | None:
    """The number in characters; 一万八 is 18,000, and 一万零八 is 10,008."""
    total, section, digit, short = Fraction(0), Fraction(0), None, 1
    for tens, plain in _CHINESE_TENS.items():
        written = written.replace(tens, plain)
    for character in written:
        if character == "半":
            digit = Fraction(1, 2)
        elif character in _CHINESE:
            digit = (digit or 0) * 10 + Fraction(_CHINESE[character])
            short = short if _CHINESE[character] else 1
        elif (scale := _CHINESE_SCALES[character]) >= 10_000:
            total += (section + (digit or 0) or 1) * scale
            section, digit, short = Fraction(0), None, scale // 10
        else:
            section += (1 if digit is None else digit) * scale
            digit, short = None, scale // 10
    value = total + section + (digit or 0) * (short if (digit or 0) < 10 else 1)
    return None if written == "半" else value
