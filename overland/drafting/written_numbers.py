"""Numbers as a text writes them: in digits, in words, as ranges, and vague ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overland.drafting.lexicon.words import Lexicon
from overland.drafting.text import Sentence, Word, words

_FIGURE = re.compile(
    r"(?<![\w.,$€£#/])\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+(?![\d])|(?<![\w.,$€£#/])\d+(?:[.,]\d{1,2})?(?![\d])"  # noqa: E501
)


_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a sentence: offsets, and its value or both ends of a range."""

    start: int
    end: int
    low: float | None
    high: float | None
    vague: str = ""


def written_numbers(sentence: Sentence, lexicon: Lexicon) -> Iterator[WrittenNumber]:
    """Numbers in digits and in words, ranges and vague numbers, as they follow one another."""
    line = sentence.text.translate(_ARABIC_DIGITS)
    single = sorted(
        [*_in_digits(line, lexicon), *_in_words(line, lexicon)], key=lambda f: (f.start, -f.end)
    )
    at, last_end = 0, -1
    while at < len(single):
        one = single[at]
        at += 1
        if one.start < last_end:
            continue
        other = single[at] if at < len(single) else None
        if other and other.start >= one.end and one.low is not None and other.low is not None:
            gap = line[one.end : other.start]
            between = re.search(
                r"\bbetween $|\bentre $|\bzwischen $|\bот $|\bfrom $", line[: one.start], re.I
            )
            joins = gap in ("-", "–", "—", " to ", " à ", " bis ", " a ") or (
                between and gap in (" and ", " et ", " y ", " und ", " до ")
            )
            if (
                joins
                and one.low < other.low
                and not (
                    gap == " to " and not between and one.high and other.low / max(one.low, 1) > 10
                )
            ):
                one = WrittenNumber(one.start, other.end, one.low, other.high)
                at += 1
        last_end = one.end
        yield one


def _in_digits(line: str, lexicon: Lexicon) -> Iterator[WrittenNumber]:
    for match in _FIGURE.finditer(line):
        raw = match[0]
        value = _digits(raw, lexicon)
        end = match.end()
        scale = re.match(r"[ \u00a0-]?([^\W\d_]+)\b\.?", line[end : end + 14])
        if scale and scale[1].lower() in lexicon.scales and scale[1].lower() != "m":
            value *= lexicon.scales[scale[1].lower()]
            end += scale.end()
        yield WrittenNumber(match.start(), end, value, value)


def _digits(raw: str, lexicon: Lexicon) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+", raw):
        return float(re.sub(r"\D", "", raw))
    return float(raw.replace(",", "."))


def _in_words(line: str, lexicon: Lexicon) -> Iterator[WrittenNumber]:
    tokens = words(line)
    at = 0
    while at < len(tokens):
        figure, used = _word_number(line, tokens, at, lexicon)
        if figure:
            yield figure
        at += max(1, used)


def _word_number(
    line: str, tokens: tuple[Word, ...], at: int, lexicon: Lexicon
) -> tuple[WrittenNumber | None, int]:
    """A run of number words: two hundred and fifty, a dozen, half a million, tens of thousands."""
    start = tokens[at].start
    total, current, seen, vague, used = 0.0, 0.0, False, "", 0
    for step, token in enumerate(tokens[at : at + 10]):
        if step and re.search(r"[^\s\-‑\u00a0]", line[tokens[at + step - 1].end : token.start]):
            break
        parts = token.lower.split("-") if "-" in token.text else [token.lower]
        if all(part in lexicon.numbers or part in lexicon.scales for part in parts):
            for part in parts:
                if part in lexicon.scales and part not in ("m",) and (part != "dozen"):
                    factor = lexicon.scales[part]
                    current = (current or 1) * factor
                    if factor >= 1000:
                        total, current = total + current, 0.0
                elif part == "dozen":
                    current = (current or 1) * 12
                else:
                    current += lexicon.numbers.get(part, 0)
            seen, used = True, step + 1
        elif token.lower in lexicon.vague and (not seen):
            vague, used = token.lower, step + 1
        elif (
            vague
            and token.lower == "of"
            and step + at + 1 < len(tokens)
            and tokens[at + step + 1].lower in lexicon.vague
        ):
            continue
        elif vague and token.lower in lexicon.vague:
            used = step + 1
        elif (
            step == 0
            and token.lower in ("a", "an")
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in lexicon.scales
        ) or (
            seen
            and token.lower in ("and", "a")
            and at + step + 1 < len(tokens)
            and _goes_on(tokens[at + step + 1], current, lexicon)
        ):
            continue
        else:
            break
    if not used:
        return None, 1
    end = tokens[at + used - 1].end
    if vague:
        if (
            vague in ("many", "few", "several")
            and not seen
            and not _scaled(tokens, at + used - 1, lexicon)
        ):
            return (
                (None, 1)
                if vague != "several"
                else (WrittenNumber(start, end, None, None, vague), used)
            )
        return WrittenNumber(start, end, None, None, vague), used
    return WrittenNumber(start, end, total + current, total + current), used


def _goes_on(token: Word, current: float, lexicon: Lexicon) -> bool:
    """ "two hundred and fifty", "half a million"; not "two and three"."""
    lower = token.lower
    return (current >= 100 and lower.split("-")[0] in lexicon.numbers) or (
        current == 0.5 and lower in lexicon.scales
    )


def _scaled(tokens: tuple[Word, ...], at: int, lexicon: Lexicon) -> bool:
    return tokens[at].lower in lexicon.scales
