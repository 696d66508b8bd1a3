"""Numbers as a text writes them: in digits, in words, as ranges, and vague ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Sentence, Word, words

_FIGURE = re.compile(
    r"(?<![\w.,$€£#/])\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+(?![\d])|(?<![\w.,$€£#/])\d+(?:[.,]\d{1,2})?(?![\d])"  # noqa: E501
)


_BETWEEN = re.compile(r"\b(?:between|entre|zwischen|между|від|між|от|from|بين|من) $", re.I)
_AND = (" and ", " et ", " y ", " und ", " и ", " і ", " та ", " до ", " &")
_TO = ("-", "–", "—", " to ", " à ", " bis ", " a ", " إلى ", " الى ")
_LONGEST_NUMBER = 10
"""Words. "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has nine."""

_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a sentence: offsets, and its value or both ends of a range."""

    start: int
    end: int
    low: float | None
    high: float | None
    vague: str = ""


def written_numbers(sentence: Sentence, lexicon: DraftLexicon) -> Iterator[WrittenNumber]:
    """Numbers in digits and in words, ranges and vague numbers, as they follow one another."""
    line = _with_its_own_and(sentence.text.translate(_ARABIC_DIGITS), lexicon)
    single = sorted(
        [*_in_digits(line, lexicon), *_in_words(line, lexicon)], key=lambda f: (f.start, -f.end)
    )
    at, last_end = 0, -1
    while at < len(single):
        number = single[at]
        at += 1
        if number.start < last_end:
            continue
        if at < len(single) and _is_range(line, number, single[at]):
            number = WrittenNumber(number.start, single[at].end, number.low, single[at].high)
            at += 1
        last_end = number.end
        yield number


def _with_its_own_and(line: str, lexicon: DraftLexicon) -> str:
    """Arabic writes "and" as a letter of the next word: "&" stands for it before a number."""
    if lexicon.code != "ar":
        return line
    numbers = "|".join(sorted((*lexicon.numbers, *lexicon.scales), key=len, reverse=True))
    return re.sub(rf"(?<!\w)و(?=\d|(?:{numbers})(?!\w))", "&", line)


def _is_range(line: str, one: WrittenNumber, other: WrittenNumber) -> bool:
    """ "20-30", "between 80 and 90"; not a bare "3 to 40,000"."""
    if other.start < one.end or one.low is None or other.low is None or one.low >= other.low:
        return False
    gap = line[one.end : other.start]
    between = _BETWEEN.search(line[: one.start])
    if between and gap in _AND:
        return True
    if gap == " to " and not between and one.high and other.low / max(one.low, 1) > 10:
        return False
    return gap in _TO


def _in_digits(line: str, lexicon: DraftLexicon) -> Iterator[WrittenNumber]:
    for match in _FIGURE.finditer(line):
        raw = match[0]
        value = _digits(raw, lexicon)
        end = match.end()
        scale = re.match(r"[ \u00a0-]?([^\W\d_]+)\b\.?", line[end : end + 14])
        if scale and scale[1].lower() in lexicon.scales and scale[1].lower() != "m":
            value *= lexicon.scales[scale[1].lower()]
            end += scale.end()
        yield WrittenNumber(match.start(), end, value, value)


def _digits(raw: str, lexicon: DraftLexicon) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+", raw):
        return float(re.sub(r"\D", "", raw))
    return float(raw.replace(",", "."))


def _in_words(line: str, lexicon: DraftLexicon) -> Iterator[WrittenNumber]:
    tokens = words(line)
    at = 0
    while at < len(tokens):
        figure, used = _word_number(line, tokens, at, lexicon)
        if figure:
            yield figure
        at += max(1, used)


def _word_number(
    line: str, tokens: tuple[Word, ...], at: int, lexicon: DraftLexicon
) -> tuple[WrittenNumber | None, int]:
    """The number that begins at a word, if one does, and how many words it has."""
    run = _NumberWords(tokens[at : at + _LONGEST_NUMBER + 1], lexicon)
    for step, token in enumerate(tokens[at : at + _LONGEST_NUMBER]):
        apart = step and re.search(
            r"[^\s\-‑\u00a0&]", line[tokens[at + step - 1].end : token.start]
        )
        if apart or not run.take(step):
            break
    if not run.length or (run.vague in ("many", "few") and not run.summed):
        return None, 1
    start, end = tokens[at].start, tokens[at + run.length - 1].end
    value = None if run.vague else run.thousands + run.rest
    return WrittenNumber(start, end, value, value, run.vague), run.length


@dataclass(slots=True)
class _NumberWords:
    """Words of one number, added up: two hundred and fifty, half a million, tens of thousands."""

    tokens: tuple[Word, ...]
    lexicon: DraftLexicon
    length: int = 0
    summed: bool = False
    vague: str = ""
    thousands: float = 0.0
    rest: float = 0.0

    def take(self, step: int) -> bool:
        """Whether the number goes on with this word."""
        word = self.tokens[step].lower
        following = self.tokens[step + 1] if step + 1 < len(self.tokens) else None
        parts = word.split("-")
        if step == 0 and following is not None and self._is_article(word, following.lower):
            return False
        if all(part in self.lexicon.numbers or part in self.lexicon.scales for part in parts):
            for part in parts:
                self._add(part)
            self.summed = True
        elif word in self.lexicon.vague and (self.vague or not self.summed):
            self.vague = self.vague if self.summed else word
        else:
            return following is not None and self._links(step, word, following)
        self.length = step + 1
        return True

    def _is_article(self, word: str, following: str) -> bool:
        """ "une trentaine", "una docena": some thirty, not one and thirty."""
        numbers, scales = self.lexicon.numbers, self.lexicon.scales
        tens = following not in scales and numbers.get(following, 0) >= 10
        return tens and numbers.get(word) == 1

    def _add(self, word: str) -> None:
        factor = self.lexicon.scales.get(word)
        if not factor or word == "m":
            self.rest += self.lexicon.numbers.get(word, 0)
            return
        self.rest = (self.rest or 1) * factor
        if factor >= 1000:
            self.thousands, self.rest = self.thousands + self.rest, 0.0

    def _links(self, step: int, word: str, following: Word) -> bool:
        """ "tens of thousands", "a dozen", "two hundred and fifty", "half a million"."""
        scaled = following.lower in self.lexicon.scales
        if word == "of":
            return bool(self.vague) and following.lower in self.lexicon.vague
        if step == 0:
            return word in ("a", "an") and scaled
        if word == "et" and self.summed:
            return self.rest in (20, 30, 40, 50, 60) and following.lower in ("un", "une", "onze")
        if word == "y" and self.summed:  # ochenta y dos, and not "veinte y treinta"
            tens = self.rest % 100 in (20, 30, 40, 50, 60, 70, 80, 90)
            return tens and 0 < self.lexicon.numbers.get(following.lower, 0) < 10
        if not self.summed or word not in ("and", "a"):
            return False
        number = following.lower.split("-")[0] in self.lexicon.numbers
        return (self.rest >= 100 and number) or (self.rest == 0.5 and scaled)
