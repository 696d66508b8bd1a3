"""Figures of a text as rows of a story's table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from overland.drafting.draft_file import Stored
from overland.drafting.lexicon import lexicon
from overland.drafting.proposals import CountProposal, QuoteProposal
from overland.drafting.row_parts import Excerpts, Ids
from overland.i18n import N_
from overland.story.ids import has_vowels


def _as_qualified(count: CountProposal, language: str) -> str:
    """The words that qualify a figure as its text writes them: "más de", and not "more than"."""
    known = lexicon(language).qualifiers
    told = " ".join(count.exact.lower().split())
    spelled = [word for word in known if count.qualifier and known[word] == count.qualifier]
    written = (word for word in sorted(spelled, key=len, reverse=True) if word in told)
    return next(written, count.qualifier)


def row(
    count: CountProposal,
    ids: Ids,
    excerpt: Excerpts,
    event: str,
    publisher: str,
    language: str,
) -> Stored:
    number = f"{count.number:.15g}" if count.number else ""
    cells = {
        "id": ids.new(count.exact if has_vowels(count.exact) else f"figure {number}", "figure"),
        "event": event,
        "unit": count.unit or ("" if count.of_them else "people"),
        "minimum": "" if count.minimum is None else str(count.minimum),
        "maximum": "" if count.maximum is None else str(count.maximum),
        "qualifier": _as_qualified(count, language),
        "as_written": " ".join(count.exact.split()),
        "status": count.status,
        "speaker": count.speaker or publisher,
        "basis": "stated",
        **excerpt.cells(count.start, count.end),
    }
    guessed = ("event", "status") + (() if count.unit and not count.of_them else ("unit",))
    guessed += () if count.speaker else ("speaker",)
    lacks = tuple(name for name in ("unit", "speaker") if not cells[name])
    reason = (
        ""
        if count.speaker
        else N_("The sentence names nobody who gives it: the source itself?").text
    )
    return Stored(
        "", "counts", cells, "text", "open", guessed, lacks, reason, count.start, count.end
    )


def said(count: CountProposal, quotes: Sequence[QuoteProposal]) -> CountProposal:
    """A figure inside somebody's own words is that speaker's claim, and not the paper's."""
    inside = next((q for q in quotes if q.start <= count.start < q.end), None)
    if inside is None or not inside.speaker:
        return count
    status = "claimed" if count.status == "reported" else count.status
    return replace(count, speaker=inside.speaker, status=status)
