"""Numbers in words: "eighty-five", "quatre-vingts", "fünfundzwanzig", "两千五百"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from overland.evidence.lexicon import Lexicon

Token = str | Fraction | None
"""A word, a number in digits, or something between numbers."""

_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 10**8}
_CHINESE_NUMBER = re.compile(f"[{''.join(_CHINESE)}{''.join(_CHINESE_SCALES)}半]+")
_GERMAN_AND = "und"
_AND_A_HALF = "einhalb"
_WITH_A_HALF = {
    "ru": ("с", "половиной", ("и", "половина")),
    "uk": ("з", "половиною", ("і", "половина")),
}
_TOGETHER = frozenset({"de"})
"""Languages that write a number as one word."""
_ONES_FIRST = frozenset({"ar", "de"})
"""Languages that say the ones before the tens."""


_HALVED = frozenset({Fraction(12), Fraction(100)})
_HOURS = frozenset({"zwölf"})


class _Sum:
    """One number in the making: millions and thousands already said, and the part below them."""

    def __init__(self, ones_first: bool) -> None:
        self._ones_first = ones_first
        self.total = Fraction(0)
        self.part: Fraction | None = None
        self.last_scale = 1

    @property
    def value(self) -> Fraction | None:
        if self.part is None and not self.total:
            return None
        return self.total + (self.part or 0)

    def adds(self, value: Fraction) -> bool:
        """Add a number that goes on with this one; False if it begins another."""
        part = self.part
        if part is None:
            fits = not self.total or value < self.last_scale
        elif part == 4 and value == 20:  # quatre-vingts
            self.part = Fraction(80)
            return True
        else:
            tens = part % 100
            fits = (
                (tens == 0 and part >= 100 and value < 100)
                or (tens >= 20 and tens % 10 == 0 and value < 10)
                or (tens in (60, 80) and value < 20)  # soixante-dix, quatre-vingt-dix
                or (part == 10 and 7 <= value <= 9)  # dix-sept
                or (self._ones_first and self._tens_behind(part, value))
            )
            fits = fits and part.denominator == 1
        if fits:
            self.part = (part or Fraction(0)) + value
        return fits

    @staticmethod
    def _tens_behind(ones: Fraction, tens: Fraction) -> bool:
        """Four and eighty; in Arabic, three ten. French "une trentaine" is no 31."""
        return 0 < ones < 10 and 10 <= tens < 100 and tens % 10 == 0

    def times(self, scale: int) -> None:
        self.part = (self.part if self.part is not None else Fraction(1)) * scale
        if scale >= 1000 or scale == 12:
            self.total += self.part
            self.part, self.last_scale = None, scale


def spelled(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Fraction]:
    """The numbers among the tokens, those in digits included, each as its language adds it up."""
    reader = _Reader(words)
    for token in _parts(_with_a_half(tokens, words), words):
        yield from reader.take(token)
    yield from reader.end()


class _Reader:
    """Numbers as they are read: the sum so far, whether "half" waits, whether it is in digits."""

    def __init__(self, words: Lexicon | None) -> None:
        self._words = words
        self._ones_first = words is not None and words.language in _ONES_FIRST
        self._current, self._half, self._digits = self._sum(), False, False
        self._linked, self._and_half = False, False

    def _sum(self) -> _Sum:
        return _Sum(self._ones_first)

    def end(self) -> Iterator[Fraction]:
        """The number that was read, if one was."""
        if self._and_half and self._current.part is not None:  # three and a half hours
            self._current.part += Fraction(1, 2)
        if self._current.value is not None:
            yield self._current.value
        self._and_half = False
        self._current, self._digits = self._sum(), False

    def take(self, token: Token) -> Iterator[Fraction]:
        """Read on; the numbers that are over by it."""
        if isinstance(token, Fraction):
            # Two numbers in digits are never one: "4 80".
            if self._current.value is not None:
                yield from self.end()
            self._current.part, self._digits, self._half = token, True, False
        elif token is None or self._words is None:
            yield from self.end()
            self._half = False
        else:
            yield from self._take_word(token, self._words)

    def _take_word(self, token: str, words: Lexicon) -> Iterator[Fraction]:
        current = self._current
        linked, self._linked = self._linked, self._leads_to_a_half(token, words)
        and_half, self._and_half = self._and_half, False
        if token in words.half:
            if current.total and current.part is None:  # a million and a half
                current.part = Fraction(current.last_scale, 2)
            elif current.value == 1 and not self._digits:  # un demi-million
                self._current = self._sum()
            else:  # three and a half thousand
                self._and_half = linked and current.part is not None
            self._half = True
        elif (scale := words.scales.get(token)) is not None:
            if self._half and current.value is None:
                current.part = Fraction(1, 2)
            elif and_half and current.part is not None:
                current.part += Fraction(1, 2)
            current.times(scale)
            self._half = False
        elif (value := words.numbers.get(token)) is not None:
            # "Une trentaine": an article, and no number of its own.
            article = current.value == 1 and value >= 10 and not self._digits
            if self._half and current.value is None and self._halved(token, value):
                value /= 2
            if self._digits or not current.adds(value):
                if not article:
                    yield from self.end()
                self._current = self._sum()
                self._digits = False
                self._current.part = value
            self._half = False
        elif not self._links(token, words):
            self._and_half = and_half
            yield from self.end()
            self._half = False

    @staticmethod
    def _halved(token: str, value: Fraction) -> bool:
        """ "Media docena", "пів сотні"; "halb zwölf" is a time of day."""
        return value in _HALVED and token not in _HOURS

    @staticmethod
    def _leads_to_a_half(token: str, words: Lexicon) -> bool:
        """ "and" before "half"; in English "a" is: "three and half-empty buses" are three."""
        return token in words.articles or (token in words.joining and words.language != "en")

    def _links(self, token: str, words: Lexicon) -> bool:
        """Words inside a number: a point, "a" before or behind "half", "and"."""
        begun = self._current.value is not None
        return (
            token == "."
            or (token in words.articles and (self._half or begun))
            or (token in words.joining and begun)
        )


def _parts(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Token]:
    """Words that hold several: compounds, a conjunction written with the word behind it."""
    for token in tokens:
        if not isinstance(token, str) or words is None:
            yield token
        elif words.language == "zh":
            yield from _chinese(token, words)
        elif words.language == "ar":
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


def _with_a_half(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Token]:
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
    total, section, digit = Fraction(0), Fraction(0), None
    for character in written:
        if character == "半":
            digit = Fraction(1, 2)
        elif character in _CHINESE:
            digit = (digit or 0) * 10 + Fraction(_CHINESE[character])
        elif (scale := _CHINESE_SCALES[character]) >= 10_000:
            total += (section + (digit or 0) or 1) * scale
            section, digit = Fraction(0), None
        else:
            section += (1 if digit is None else digit) * scale
            digit = None
    value = total + section + (digit or 0)
    return None if written == "半" else value
