"""Numbers in words: "eighty-five", "quatre-vingts", "fünfundzwanzig", "两千五百"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.number_words import Token, number_parts, with_a_half

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
        if value >= 1000:  # ألفان, 2,000 in one word
            fits = part is None and (not self.total or value < self.last_scale)
            if fits:
                self.total += value
                self.last_scale = 1000 if value < 10**6 else 10**6
            return fits
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
                or (self._ones_first and self._tens_behind(tens, value))
            )
            fits = fits and part.denominator == 1
        if fits:
            self.part = (part or Fraction(0)) + value
        return fits

    @staticmethod
    def _tens_behind(ones: Fraction, tens: Fraction) -> bool:
        """Four and eighty; in Arabic, three ten, and a hundred, five and twenty.

        French "une trentaine" is no 31.
        """
        return 0 < ones < 10 and 10 <= tens < 100 and tens % 10 == 0

    def times(self, scale: int) -> None:
        self.part = (self.part if self.part is not None else Fraction(1)) * scale
        if scale >= 1000 or scale == 12:
            self.total += self.part
            self.part, self.last_scale = None, scale


def spelled(tokens: Iterable[Token], words: Lexicon | None) -> Iterator[Fraction]:
    """The numbers among the tokens, those in digits included, each as its language adds it up."""
    reader = _Reader(words)
    for token in number_parts(with_a_half(tokens, words), words):
        yield from reader.take(token)
    yield from reader.end()


class _Reader:
    """Numbers as they are read: the sum so far, whether "half" waits, whether it is in digits."""

    def __init__(self, words: Lexicon | None) -> None:
        self._words = words
        self._ones_first = words is not None and words.language in _ONES_FIRST
        self._current, self._half, self._digits = self._sum(), False, False
        self._linked, self._and_half, self._joined = False, False, False
        self._short = False

    def _sum(self) -> _Sum:
        return _Sum(self._ones_first)

    def end(self) -> Iterator[Fraction]:
        """The number that was read, if one was."""
        if self._and_half and self._current.part is not None:  # three and a half hours
            self._current.part += Fraction(1, 2)
        if self._short and self._current.part is not None:
            self._current.part *= Fraction(self._current.last_scale, 10)
        if self._current.value is not None:
            yield self._current.value
        self._and_half = self._short = False
        self._current, self._digits = self._sum(), False

    def take(self, token: Token) -> Iterator[Fraction]:
        """Read on; the numbers that are over by it."""
        if isinstance(token, Fraction):
            # Two numbers in digits are never one: "4 80"; but 1万5千 is.
            goes_on = self._goes_on(token)
            if self._current.value is not None and not goes_on:
                yield from self.end()
            self._short = goes_on and token < 10  # 1万8 is 18,000
            self._current.part, self._digits, self._half = token, True, False
        elif token is None or self._words is None:
            yield from self.end()
            self._half = False
        else:
            yield from self._take_word(token, self._words)

    def _take_word(self, token: str, words: Lexicon) -> Iterator[Fraction]:
        current = self._current
        joined = self._joined
        self._joined = token in words.joining or (joined and token in words.articles)
        linked, self._linked = self._linked, self._leads_to_a_half(token, words)
        and_half, self._and_half = self._and_half, False
        if token in words.half:
            if current.total and current.part is None:  # a million and a half
                current.part = Fraction(current.last_scale, 2)
            elif current.value == 1 and not (self._digits or joined):  # un demi-million
                self._current = self._sum()
            else:  # three and a half thousand
                self._and_half = linked and current.part is not None
            self._half = True
        elif (scale := words.scales.get(token)) is not None:
            if self._half and current.value is None:
                current.part = Fraction(1, 2)
            elif self._half and self._said_again(scale):
                return
            elif and_half and current.part is not None:
                current.part += Fraction(1, 2)
            current.times(scale)
            self._half = self._short = False
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
                self._current.adds(value)
            self._half = False
        elif not self._links(token, words):
            self._and_half = and_half
            yield from self.end()
            self._half = False

    def _said_again(self, scale: int) -> bool:
        """ "A million and half the million": the half is one of that million already."""
        current = self._current
        return scale == current.last_scale and current.part == Fraction(scale, 2)

    def _goes_on(self, value: Fraction) -> bool:
        """Whether a number in digits is the next part of a Chinese one, below its last scale."""
        current = self._current
        chinese = self._words is not None and self._words.language == "zh"
        begun = bool(current.total) and current.part is None
        return chinese and begun and value < current.last_scale

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
