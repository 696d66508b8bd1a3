"""Context that dates are resolved in: the day named last, an earlier time, a look ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from overland.drafting import clauses
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import words
from overland.i18n import N_, locale

_EARLIER_DAYS = 8
"""A day so long before the publication begins a passage about an earlier time."""


_CLAUSE = re.compile(
    r"[;:—–]|, (?=and |but |while |where |which |who )|\b(?:that|so|while|after|before|but|because|although|when|which|who)\b"  # noqa: E501
)


_NUMBERS = {"a": 1, "an": 1, "a couple of": 2, "un": 1, "une": 1, "una": 1, "einem": 1, "einer": 1}


_A_MONDAY = date(2024, 1, 1)


DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


NO_PUBLICATION = N_("The day of publication is not known: give it to resolve this.")


@dataclass
class DateContext:
    """What earlier words of the text have fixed: the last day named, and an earlier time."""

    published: date | None
    last: date | None = None
    year: int | None = None
    year_paragraph: int = -1
    passage: date | None = None
    passage_paragraph: int = -1
    current: bool = False
    """Days of the publication's own week were named: an earlier time holds for its paragraph."""

    def other_year(self, paragraph: int) -> bool:
        """The paragraph told a year that is not the publication's."""
        told_here = self.year is not None and self.year_paragraph == paragraph
        return told_here and (self.published is None or self.year != self.published.year)


def remember(state: DateContext, edtf: str, year_paragraph: int | None = None) -> None:
    """Keep the day that was named, and whether it begins a passage about an earlier time."""
    plain = edtf[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return
    state.last = date.fromisoformat(plain)
    if year_paragraph is not None:
        state.year, state.year_paragraph = state.last.year, year_paragraph
    if state.published is None:
        return
    age = (state.published - state.last).days
    if "~" not in edtf and "/" not in edtf:
        state.passage = state.last if age >= _EARLIER_DAYS else None


def is_said(text: str, start: int, lexicon: DraftLexicon) -> bool:
    """A verb of speech stands right before: what is said on Monday, is said for this report."""
    before = [word.lower for word in words(text[max(0, start - 30) : start])]
    return any(word in lexicon.say for word in before[-2:])


_WAS_TO_BE = re.compile(r"\bhad(?: been)? (?:due|scheduled|expected|planned) to\b", re.I)
_KEPT_UNTIL = re.compile(r"\b(?:kept|lasted|waited|lay) (?!to\b)(?:[\w'’-]+ ){0,5}until\s*$", re.I)
"""What lasted until a day: that day is past."""
_NOT_OVER = re.compile(
    r"(?:\b(?:will|would|shall|should|can|could|may|might|must|be|been|being|is|are|was|were|has|have"
    r"|had)|['’](?:ll|s|re|ve|d))(?: \w+)?\s*$",
    re.I,
)
"""Before "kept": "will be kept closed until Friday" may still last, and "was kept" may too."""
_WAS_TO = re.compile(r"\b(?:was|were) to (?!the\b|a\b|an\b|have\b)[a-z]+", re.I)
_BUT = re.compile(r",? (?:but|until)\b")
_IS_TO = re.compile(r"\b(?:is|are) to (?!the\b|a\b|an\b|date\b)[a-z]+", re.I)


def was_to_come(text: str, start: int, end: int, lexicon: DraftLexicon) -> bool:
    """ "was to leave on Friday": still to come for the report, unless it goes on with a "but"."""
    if lexicon.code != "en" or _BUT.match(text, end):
        return False
    before = text[max(0, start - 90) : start]
    cut = [match.end() for match in _CLAUSE.finditer(before)]
    return bool(_WAS_TO.search(before[cut[-1] :] if cut else before))


_LEAD = re.compile(r"\b(?:before|after)\s*$")


def looks_ahead(text: str, start: int, end: int, lexicon: DraftLexicon) -> bool:
    """Does the clause around the date speak of what is to come?"""
    # "Are to return before 6 August": what leads to the date begins no clause.
    before = _LEAD.sub("", text[max(0, start - 90) : start])
    cut = [match.end() for match in _CLAUSE.finditer(before)]
    before = before[cut[-1] :] if cut else before
    after = text[end : end + 60]
    stop = _CLAUSE.search(after)
    after = after[: stop.start()] if stop else after
    clause = f"{before} | {after}"
    if lexicon.code == "en":
        kept = _KEPT_UNTIL.search(before)
        if kept and not _NOT_OVER.search(before[: kept.start()]):
            return False
        if _WAS_TO_BE.search(clause):
            return False
        if _IS_TO.search(clause):
            return True
    if lexicon.code == "es" and clauses.SPANISH_FUTURE.search(clause):
        return True
    found = [word.text for word in words(clause)]
    return any(word.lower() in lexicon.future and word != "May" for word in found)


def plain_number(text: str, lexicon: DraftLexicon) -> int:
    plain = plain_words(text)
    if plain.isdigit():
        return int(plain)
    return int(_NUMBERS.get(plain) or lexicon.numbers.get(plain, 1) or 1)


def plain_words(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".")


def full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def with_weekday(when: date) -> str:
    return f"{day_name(when.weekday())} {when.isoformat()}"


def day_name(number: int) -> str:
    """A weekday in the language in use; Monday is 0."""
    return format_date(_A_MONDAY + timedelta(days=number), "EEEE", locale=locale())
