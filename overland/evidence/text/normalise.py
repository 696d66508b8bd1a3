"""A source text as an excerpt is compared with it: white space set aside, every offset kept.

What is set aside: runs of white space (also no-break spaces and blank lines), soft hyphens, zero
width spaces and marks of writing direction. Letters that Unicode calls canonically equivalent (one
code point, or a letter and a combining mark) are the same letter. Nothing else is the same:
straight and curly quotation marks, dashes, capitals and joiners inside a word differ.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""start, end: str indices, end exclusive"""

INVISIBLE = "\u00ad\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff"
"""Inside a character class: layout, not letters. The joiners U+200C and U+200D are letters."""

_NO_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x30FF),  # CJK radicals and punctuation, kana
    (0x3400, 0x9FFF),  # CJK ideographs
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
_GAP = re.compile(rf"[\s{INVISIBLE}]+")
_SOFT_BREAK = re.compile(rf"\u00ad[{INVISIBLE}]*[^\S\n\f]*[\n\f]\s*")
_MOST_MARKS = 30
"""Of one letter: the bound of Unicode's Stream-Safe Text Format. More take quadratic time."""
_MOST_KEPT = 2_000
"""Characters: each excerpt is asked for by many rules, a whole article by few."""

_FURNITURE = re.compile(
    r"""(?ix) ^[^\S\n]*
    (?: advertisement s? | article \s continues \s (?:after|below) [^\n]{0,40}
      | story \s continues \s (?:after|below) [^\n]{0,40} | continue \s reading [^\n]{0,40}
      | page \s \d{1,4} (?: \s of \s \d{1,4} )? | [-–—] [^\S\n]* \d{1,4} [^\S\n]* [-–—]
      | \d{1,4} [^\S\n]* / [^\S\n]* \d{1,4} )
    [^\S\n]*$""",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Folded:
    """A text without its layout, and the way back to the offsets of the original."""

    text: str
    original: str
    _at: array[int]
    _until: array[int]
    _start: array[int]
    _end: array[int]

    def span(self, start: int, end: int) -> Span | None:
        """Offsets into the original; None if they would cut a letter from its accent."""
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, end - 1) - 1
        if self._is_plain(first):
            begins = self._start[first] + start - self._at[first]
        elif start == self._at[first]:
            begins = self._start[first]
        else:
            return None
        if self._is_plain(last):
            return begins, min(self._start[last] + end - self._at[last], self._end[last])
        return (begins, self._end[last]) if end >= self._until[last] else None

    @functools.cached_property
    def across_furniture(self) -> Folded | None:
        """The same text with page furniture left out; None if there is none."""
        spans = furniture(self.original)
        return fold(self.original, spans) if spans else None

    def _is_plain(self, token: int) -> bool:
        """Is this token a run of ASCII, so that its offsets run alongside those of the original?"""
        return self.original[self._start[token] : self._end[token]].isascii()


def normalised(text: str) -> str:
    """The text that hashes are taken of: NFC, no invisible marks, white space runs as one space."""
    spaced = _GAP.sub(lambda gap: " " if _breaks_a_word(gap[0]) else "", text)
    return unicodedata.normalize("NFC", spaced).strip()


def sha256_of(*texts: str) -> str:
    """The SHA-256 of texts, normalised, one a line."""
    lines = "\n".join(map(normalised, texts))
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def fold(text: str, skip: Sequence[Span] = ()) -> Folded:
    """The text as excerpts are searched in; the spans in `skip` count as white space."""
    return _folded(text, skip) if skip or len(text) > _MOST_KEPT else _folded_once(text)


@functools.lru_cache(maxsize=512)
def _folded_once(text: str) -> Folded:
    return _folded(text, ())


def _folded(text: str, skip: Sequence[Span]) -> Folded:
    out: list[str] = []
    length, previous, pending = 0, "", False
    at, until, starts, ends = array("q"), array("q"), array("q"), array("q")
    edges = [0, *(edge for span in skip for edge in span), len(text)]
    for piece in range(0, len(edges), 2):
        pending = pending or piece > 0
        for token in _token().finditer(text, edges[piece], edges[piece + 1]):
            if token["gap"]:
                pending = pending or _breaks_a_word(token["gap"])
                continue
            words = token[0]
            if not words.isascii():
                words = unicodedata.normalize("NFD", words)
            if pending and previous and _space_matters(previous, words[0]):
                out.append(" ")
                length += 1
            at.append(length)
            starts.append(token.start())
            ends.append(token.end())
            out.append(words)
            length += len(words)
            until.append(length)
            previous, pending = (previous + words)[-2:], False
    return Folded("".join(out), text, at, until, starts, ends)


def furniture(text: str) -> tuple[Span, ...]:
    """Lines that are the page's and not the article's: page numbers, notes of advertisements.

    Next to a form feed (a page's end) also a bare number, and a line that stands there twice.
    """
    spans = [m.span() for m in _FURNITURE.finditer(text)]
    spans += _running_heads(text) if "\f" in text else []
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def is_word(character: str) -> bool:
    """Is this a letter, digit or mark of a script that puts spaces between words?"""
    if character.isascii():
        return character.isalnum()
    if not (character.isalnum() or unicodedata.category(character)[0] == "M"):
        return False
    code = ord(character)
    return code < _NO_SPACES[0][0] or not any(low <= code <= high for low, high in _NO_SPACES)


def _breaks_a_word(gap: str) -> bool:
    """A soft hyphen at a line's end joins what it divides; invisible marks divide nothing."""
    return gap == " " or (any(c.isspace() for c in gap) and not _SOFT_BREAK.fullmatch(gap))


def _space_matters(before: str, after: str) -> bool:
    """Would dropping the space join two words, or make one number ("1, 200") of two?"""
    if not is_word(after):
        return False
    if before[-1] in ",.:/" and after.isdigit() and before[:1].isdigit():
        return True
    return is_word(before[-1])


def _running_heads(text: str) -> list[Span]:
    """First and last lines of pages that are a bare number or come back on another page."""
    lines: list[tuple[str, Span]] = []
    start = 0
    for page in text.split("\f"):
        filled = [m for m in re.finditer(r"[^\n]+", page) if m[0].strip()]
        for match in filled[:2] + filled[2:][-2:]:
            span = (start + match.start(), start + match.end())
            lines.append((re.sub(r"\d+", "0", match[0].strip()), span))
        start += len(page) + 1
    seen = Counter(line for line, _ in lines)
    return [span for line, span in lines if line == "0" or seen[line] > 1]


@functools.cache
def _token() -> re.Pattern[str]:
    """Plain ASCII runs, gaps, and letters with the marks that belong to them."""
    marks = "".join(_marks())
    return re.compile(
        rf"(?P<gap>[\s{INVISIBLE}]+)|[!-~]+(?![{marks}])|[^\s{INVISIBLE}][{marks}]{{0,{_MOST_MARKS}}}",
        re.DOTALL,
    )


def _marks() -> Iterator[str]:
    """What belongs to the letter before it, as ranges of a character class."""
    start = -1
    # Marks start at U+0300, and those beyond U+1FFFF are variation selectors.
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F1)):
        # Vowels and finals of Hangul are letters to Unicode, yet one syllable with what precedes.
        if unicodedata.category(chr(code))[0] == "M" or 0x1160 <= code <= 0x11FF:
            start = code if start < 0 else start
            last = code
        elif start >= 0:
            yield f"{chr(start)}-{chr(last)}"
            start = -1
