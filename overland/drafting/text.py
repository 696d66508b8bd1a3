"""A text as paragraphs, sentences and words, every one with its offsets into the text as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from overland.drafting.wording import word_list

LONGEST_SENTENCE = 1_500
"""Characters. A longer one is cut, so that no rule looks at more."""

_PARAGRAPH = re.compile(r"\n[ \t\r\f]*\n\s*|\f")
_STOP = re.compile(
    r"(?<![.!?…؟。])[.!?…؟。]++[\"'”’»)\]]*+(?=\s)|\n(?=[ \t]*(?:[-*•#>]|\d{1,2}[.)] ))"
)
_WORD = re.compile(
    r"(?:[A-ZА-Я]\.){2,4}|[^\W\d_]+(?:['’ʼ`\-‑][^\W\d_]+)*|\d[\d.,:  ]*\d|\d", re.UNICODE
)
_VOWEL_MARKS = "\u064b-\u065f\u0670"
_MARKED = re.compile(f"[{_VOWEL_MARKS}]*")
"""Marks of Arabic vowels at the end of a word: they belong to it, and are no letters of it."""
_OPENS = re.compile(r"\s*[\"'“‘«„(\[—–-]*\s*(\S)")
_GERMAN_MONTH = re.compile(
    r"\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_BULLETS = ("• ", "▪ ", "◦ ", "● ", "‣ ")
"""What stands before each item of a list and is no word of it."""
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
_BEGINS = re.compile(
    r"\s+(?:The|An?|It|They|He|She|We|But|And|There|This|These|Those|Its|Their|His|Her|In|On|At|By|"
    r"From|After|Before|When|While|As|Some|Most|Many|About|More|One|Two|Another|All)\s"
)
"""A word that has a capital nowhere but at the beginning: "by 6 p.m. The union put it at 340."."""
_ABBREVIATIONS = frozenset(
    word_list(
        """
    mr mrs ms dr prof gen col lt capt sgt maj brig adm sen rep gov st mt ft no vs jr sr inc ltd
    co corp jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.g i.e a.m p.m approx
    ca mon tue wed thu fri sat sun г ст гр им т.е д р ул см млн тыс руб м-р bzw z.b u.a d.h ca
    nr str evtl sr sra dr ee.uu p.ej av pág núm mme mlle m
    """
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text. `paragraph` counts from 0; `heading` if it stands as a title."""

    text: str
    start: int
    end: int
    paragraph: int
    heading: bool = False


@dataclass(frozen=True)
class Text:
    """The whole text with its sentences."""

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph(self, number: int) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.paragraph == number)


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Words and figures, with offsets counted from `offset`; marks of vowels end with them."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        marked = _MARKED.match(text, match.end())
        end = marked.end() if marked else match.end()
        found.append(Word(match[0], offset + match.start(), offset + end))
    return tuple(found)


def parse(text: str) -> Text:
    """Cut a text into paragraphs (at blank lines) and sentences."""
    sentences: list[Sentence] = []
    number = 0
    for start, end in _paragraphs(text):
        found = list(_sentences(text, start, end))
        heading = len(found) == 1 and _is_heading(text[start:end])
        for first, last in found:
            marked = text[first : first + 2] in ("- ", "* ") or text[first - 2 : first] in _BULLETS
            listed = marked and text[last - 1] not in ".!?"
            sentences.append(Sentence(text[first:last], first, last, number, heading or listed))
        number += bool(found)
    return Text(text, tuple(sentences))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, at = [], 0
    for gap in _PARAGRAPH.finditer(text):
        # A line that goes on in the middle of a sentence is one paragraph with the next.
        before = text[at : gap.start()].rstrip()
        after = text[gap.end() : gap.end() + 1]
        if before and before[-1] not in '.!?…؟:"”’»*_)]>' and after.islower():
            continue
        bounds.append((at, gap.start()))
        at = gap.end()
    bounds.append((at, len(text)))
    return [(s, e) for s, e in bounds if text[s:e].strip()]


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0].startswith("\n") or _ends_sentence(text, at, stop, end):
            cuts.append((at, stop.end()))
            at = stop.end()
    cuts.append((at, end))
    found: list[tuple[int, int]] = []
    for first, last in cuts:
        while first < last and (text[first].isspace() or text[first : first + 2] in _BULLETS):
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        while last - first > LONGEST_SENTENCE:
            cut = text.rfind(" ", first + LONGEST_SENTENCE // 2, first + LONGEST_SENTENCE)
            cut = cut if cut > 0 else first + LONGEST_SENTENCE
            found.append((first, cut))
            first = cut
        if first < last:
            found.append((first, last))
    return found


def _ends_sentence(text: str, at: int, stop: re.Match[str], end: int) -> bool:
    following = _OPENS.match(text, stop.end(), end)
    if following is None:
        return True
    letter = following[1]
    if letter.islower():
        return False
    if stop[0] == ".":
        before = text[max(at, stop.start() - 12) : stop.start()].split()
        last = before[-1].lower().lstrip('("“«') if before else ""
        if _DOTTED.fullmatch(last) and _BEGINS.match(text, stop.end(), end):
            return True
        if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
            return False
        if last.isdigit() and _GERMAN_MONTH.match(text, stop.end(), end):  # "am 18. August"
            return False
        if _DOTTED.fullmatch(last):  # U.S. goes on unless a new start is plain
            return False
    return True


def _is_heading(paragraph: str) -> bool:
    plain = paragraph.strip().strip("#*_- ").strip()
    if paragraph.lstrip().startswith("#") or paragraph.lstrip().startswith("- ["):
        return True
    return 0 < len(plain) < 130 and plain[-1] not in ".!?…:;,\"”»'’" and len(plain.split()) > 1
