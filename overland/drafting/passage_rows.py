"""A sentence that no row covers -> the rows that it would make, to copy into the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from overland.drafting import clauses, count_proposals, date_proposals, quote_proposals, text
from overland.drafting.deadline import Deadline, TooSlow
from overland.drafting.event_speakers import who_denies
from overland.drafting.lexicon import LANGUAGES, lexicon
from overland.drafting.proposals import CountProposal, QuoteProposal
from overland.evidence.claims.figure_checks import HEDGES
from overland.evidence.text.quotation_marks import marks_left_out, quotations
from overland.evidence.words import calendar_days
from overland.evidence.words import lexicon as evidence_lexicon
from overland.story.models import Source

_COUNTED: Final = re.compile(r"\d[\d.,]*\s+[^\W\d_]+")
_COUNTED_TOGETHER: Final = re.compile(r"\d[\d.,]*[万千百]?(?![年月日号点时分%\d])[^\W\d_]")
"""Where words are not set apart, what is counted is the letter behind the number."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One proposed row: its table, and the cells that the words give."""

    table: str
    cells: Mapping[str, str]


def rows_of_sentence(passage: str, source: Source, seconds: float = 0.2) -> tuple[PassageRow, ...]:
    """The figures and quotations of a sentence, each a row; without any, an event.

    In a language that drafting has no words for, and where time runs out, quotations are found by
    their marks alone, figures and the day by their digits.
    """
    exact = " ".join(passage.split())
    code = source.language.split("-")[0].lower()
    day: str = ""
    rows: list[PassageRow] = []
    try:
        if code in LANGUAGES:
            # The words of a language are read from its files once, which is not the passage's time.
            lexicon(code)
            day, rows = _read(passage, source, code, Deadline(seconds))
        else:
            rows += _numbers(passage, source, code)
    except TooSlow:
        rows += _numbers(passage, source, code)
    if not any(row.table == "quotes" for row in rows):
        rows += _between_marks(passage, source, code)
    if not rows:
        day = day or _day_named(passage, source, code)
        told = _given(date=day, **_told(exact, code), source=source.id, exact=exact)
        rows = [PassageRow("events", told)]
    return tuple(rows)


def _told(sentence: str, code: str) -> dict[str, str]:
    """The status that the words give, where it is not that of a plain report, and who denies."""
    if code in LANGUAGES:
        status = clauses.status(sentence, code, moves=True)
        return (
            {} if status == "reported" else {"status": status, **who_denies(sentence, status, code)}
        )
    words = evidence_lexicon.lexicon_of(code)
    return {"status": "denied"} if words and words.has("denial", sentence) else {}


def _read(passage: str, source: Source, code: str, limit: Deadline) -> tuple[str, list[PassageRow]]:
    words, read = lexicon(code), text.parse(passage)
    dated = list(date_proposals.find(read, words, _day(source.published), limit))
    taken = [(one.start, one.end) for one in dated]
    mask = quote_proposals.masked(read, words, limit)
    figures = count_proposals.find(read, mask, words, taken, limit)
    spoken = quote_proposals.find(read, words, limit)
    rows = [*_figures(figures, passage, source, code), *_spoken(spoken, source, code)]
    return next((one.edtf for one in dated if one.edtf), ""), rows


def _figures(
    found: Iterable[CountProposal], passage: str, source: Source, code: str
) -> Iterator[PassageRow]:
    for count in found:
        cells = _given(
            unit=count.unit,
            minimum="" if count.minimum is None else str(count.minimum),
            maximum="" if count.maximum is None else str(count.maximum),
            qualifier=count.qualifier,
            as_written=_letters(count.exact),
            status=count.status,
            speaker=count.speaker or _vouches(passage, source, code),
            source=source.id,
            exact=_letters(count.exact),
        )
        yield PassageRow("counts", cells)


def _vouches(passage: str, source: Source, code: str) -> str:
    """The publisher, if the sentence is nobody's words: who speaks is left to whoever reads it."""
    words = evidence_lexicon.lexicon_of(code)
    said = words and any(words.has(key, passage) for key in ("speech", "attribution"))
    return "" if said else source.publisher


def _spoken(found: Iterable[QuoteProposal], source: Source, code: str) -> Iterator[PassageRow]:
    for quote in found:
        yield _quotation(_letters(quote.text), source, code, quote.speaker, quote.role)


def _numbers(passage: str, source: Source, code: str) -> Iterator[PassageRow]:
    """Numbers in digits with what is counted behind them, for languages without more."""
    words = evidence_lexicon.lexicon_of(code)
    if words is None:
        return
    counted = _COUNTED_TOGETHER if not words.spaced else _COUNTED
    outside = marks_left_out(passage)
    for match in counted.finditer(outside):
        before = evidence_lexicon.plain(outside[: match.start()])
        hedge = next((h for key in HEDGES if (h := words.ends_with(key, before))), "")
        figure = f"{hedge}{match[0]}" if not words.spaced else f"{hedge} {match[0]}".strip()
        if figure in passage:
            cells = _given(
                qualifier=hedge,
                as_written=figure,
                speaker=_vouches(passage, source, code),
                source=source.id,
                exact=figure,
            )
            yield PassageRow("counts", cells)


def _between_marks(passage: str, source: Source, code: str) -> Iterator[PassageRow]:
    """What stands between quotation marks; who speaks is left to whoever reads it."""
    for start, end in quotations(passage):
        said = _letters(passage[start:end])
        if any(letter.isalpha() for letter in said):
            yield _quotation(said, source, code, _says(passage[:start], code))


def _says(before: str, code: str) -> str:
    """Who stands before the verb that opens a quotation, where words are not set apart."""
    words = evidence_lexicon.lexicon_of(code)
    if words is None or words.spaced:
        return ""
    opening = before.rstrip('“「『《"：:，, ')
    verb = words.ends_with("speech", opening)
    speaker = re.split(r"[。，；：！？、\s]", opening.removesuffix(verb))[-1] if verb else ""
    return "" if _NOBODY.fullmatch(speaker) else speaker


_NOBODY: Final = re.compile("[他她它我您你咱](?:们)?")
"""Pronouns of Chinese: they name nobody."""


def _quotation(
    said: str, source: Source, code: str, speaker: str = "", role: str = ""
) -> PassageRow:
    # The comma before the closing mark belongs to the sentence around it.
    said = said.rstrip(",،，")
    cells = _given(
        speaker=speaker, role=role, text=said, language=code, source=source.id, exact=said
    )
    return PassageRow("quotes", cells)


def _letters(text: str) -> str:
    return " ".join(text.split())


def _day_named(passage: str, source: Source, code: str) -> str:
    """The one day that a sentence names, in the year of its source where it has no year."""
    full = calendar_days.days(passage, code)
    if len(full) == 1:
        return next(iter(full)).isoformat()
    named, published = calendar_days.days_of_months(passage, code), _day(source.published)
    if len(named) != 1 or published is None:
        return ""
    month, day = next(iter(named))
    with suppress(ValueError):
        found = date(published.year, month, day)
        return (found if found <= published else found.replace(year=found.year - 1)).isoformat()
    return ""


def _given(**cells: str) -> dict[str, str]:
    """The cells that hold something, in the order of the table."""
    return {name: cell for name, cell in cells.items() if cell}


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None
