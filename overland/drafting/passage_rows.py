"""A sentence that no row covers -> the rows that it would make, to copy into the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from overland.drafting import count_proposals, date_proposals, quote_proposals, text
from overland.drafting.deadline import Deadline, TooSlow
from overland.drafting.lexicon import LANGUAGES, lexicon
from overland.drafting.proposals import CountProposal, QuoteProposal
from overland.story.models import Source


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One proposed row: its table, and the cells that the words give."""

    table: str
    cells: Mapping[str, str]


def rows_of_sentence(passage: str, source: Source, seconds: float = 0.2) -> tuple[PassageRow, ...]:
    """The figures and quotations of a sentence, each a row; without any, an event.

    In a language that drafting has no words for, and where time runs out, the event alone.
    """
    exact = " ".join(passage.split())
    code = source.language.split("-")[0].lower()
    day: str = ""
    rows: list[PassageRow] = []
    if code in LANGUAGES:
        with suppress(TooSlow):
            day, rows = _read(passage, source, code, Deadline(seconds))
    if not rows:
        rows = [PassageRow("events", _given(date=day, source=source.id, exact=exact))]
    return tuple(rows)


def _read(passage: str, source: Source, code: str, limit: Deadline) -> tuple[str, list[PassageRow]]:
    words, read = lexicon(code), text.parse(passage)
    dated = list(date_proposals.find(read, words, _day(source.published), limit))
    taken = [(one.start, one.end) for one in dated]
    figures = count_proposals.find(read, quote_proposals.masked(read, limit), words, taken, limit)
    spoken = quote_proposals.find(read, words, limit)
    rows = [*_figures(figures, source), *_spoken(spoken, source, code)]
    return next((one.edtf for one in dated if one.edtf), ""), rows


def _figures(found: Iterable[CountProposal], source: Source) -> Iterator[PassageRow]:
    for count in found:
        cells = _given(
            unit=count.unit,
            minimum="" if count.minimum is None else str(count.minimum),
            maximum="" if count.maximum is None else str(count.maximum),
            qualifier=count.qualifier,
            as_written=" ".join(count.exact.split()),
            status=count.status,
            speaker=count.speaker or source.publisher,
            source=source.id,
            exact=" ".join(count.exact.split()),
        )
        yield PassageRow("counts", cells)


def _spoken(found: Iterable[QuoteProposal], source: Source, code: str) -> Iterator[PassageRow]:
    for quote in found:
        said = " ".join(quote.text.split())
        cells = _given(
            speaker=quote.speaker,
            role=quote.role,
            text=said,
            language=code,
            source=source.id,
            exact=said,
        )
        yield PassageRow("quotes", cells)


def _given(**cells: str) -> dict[str, str]:
    """The cells that hold something, in the order of the table."""
    return {name: cell for name, cell in cells.items() if cell}


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None
