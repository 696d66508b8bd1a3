"""A text's proposals as rows for a story's tables, each with its excerpt ready to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from overland.drafting import text as texts
from overland.drafting.draft_file import Stored
from overland.drafting.proposals import (
    CountProposal,
    DateProposal,
    Draft,
    LegProposal,
    PlaceProposal,
    QuoteProposal,
)
from overland.drafting.text import Sentence, Text
from overland.story.ids import new_id

_CONTEXT = 32
_LONGEST_HEADLINE = 110
_EVENT_KINDS = (
    ("arrival", re.compile(r"\b(?:arriv|reach|land|dock)\w*", re.I)),
    ("crossing", re.compile(r"\bcross\w*", re.I)),
    ("departure", re.compile(r"\b(?:left|leave|depart|set off|sail|flew|evacuat)\w*", re.I)),
    ("announcement", re.compile(r"\b(?:announc|said|plan|will|expect)\w*", re.I)),
)
_LINE_KIND = {"country": "country", "area": "area"}


class _Ids:
    """Ids out of words, each once; those of the tables count as taken."""

    def __init__(self, taken: Sequence[str]) -> None:
        self._taken = set(taken)

    def new(self, words: str, fallback: str) -> str:
        short = " ".join(words.split()[:6])
        return new_id(short, self._taken, fallback)


@dataclass(frozen=True, slots=True)
class About:
    """What is known beside the text: its source's id, publisher and day of publication.

    `taken` are ids of the story, `known` its places: name -> id.
    """

    source: str
    publisher: str = ""
    published: str = ""
    taken: Sequence[str] = ()
    known: Mapping[str, str] = field(default_factory=dict)


def rows(content: str, draft: Draft, about: About) -> list[Stored]:
    """Places, then events, legs, figures and quotations, which refer to them by id.

    A place that the story has already is not proposed again.
    """
    source, published, known = about.source, about.published, about.known
    text = texts.parse(content)
    ids = _Ids(about.taken)
    excerpt = _Excerpts(content, source)
    places = {p.exact: known[p.name] for p in draft.places if p.name in known}
    found = list(_places(draft, ids, excerpt, places))
    places |= {name: one.cells["id"] for one in found for name in one.cells["_names"].split("|")}
    events = _Events(text, draft, ids, excerpt, places, published)
    legs = [
        _leg(leg, number, ids, excerpt, places) for number, leg in enumerate(draft.legs, start=1)
    ]
    counts = [
        _count(count, ids, excerpt, events.at(count.start), about.publisher)
        for count in draft.counts
    ]
    quotes = [_quote(q, ids, excerpt, events.at(q.start), draft.language) for q in draft.quotes]
    whole = [*found, *events.rows, *(leg for leg in legs if leg), *counts, *quotes]
    return [_without_helpers(one) for one in whole]


def _without_helpers(one: Stored) -> Stored:
    cells = {name: value for name, value in one.cells.items() if not name.startswith("_")}
    return Stored(**{**{f: getattr(one, f) for f in Stored.__dataclass_fields__}, "cells": cells})


class _Excerpts:
    """The four evidence cells of a stretch of the text."""

    def __init__(self, content: str, source: str) -> None:
        self._content, self._source = content, source

    def cells(self, start: int, end: int) -> dict[str, str]:
        exact = self._content[start:end]
        cells = {"source": self._source, "exact": exact, "prefix": "", "suffix": ""}
        if self._content.count(exact) > 1:
            cells["prefix"] = self._content[max(0, start - _CONTEXT) : start]
            cells["suffix"] = self._content[end : end + _CONTEXT]
        return cells


def _places(
    draft: Draft, ids: _Ids, excerpt: _Excerpts, known: Mapping[str, str]
) -> Iterator[Stored]:
    """One proposal for each name, at its first mention."""
    seen: dict[str, list[PlaceProposal]] = {}
    for place in draft.places:
        if place.exact in known:
            continue
        seen.setdefault(place.chosen or place.exact.casefold(), []).append(place)
    for same in seen.values():
        first = next((p for p in same if not p.exact.isupper()), same[0])
        chosen = next((c for c in first.candidates if c.source == first.chosen), None)
        cells = {
            "id": ids.new(first.name, "place"),
            "name": first.name,
            "kind": first.kind,
            "country": first.country,
            "latitude": f"{chosen.latitude:.5f}" if chosen else "",
            "longitude": f"{chosen.longitude:.5f}" if chosen else "",
            "role": "context",
            "basis": "stated",
            "note": f"Point: {chosen.source}." if chosen else "",
            **excerpt.cells(first.start, first.end),
            "_names": "|".join(dict.fromkeys(p.exact for p in same)),
        }
        guessed = ("role", "kind") + (("latitude", "longitude", "country") if chosen else ())
        lacks = () if chosen or first.kind in _LINE_KIND else ("latitude", "longitude")
        yield Stored(
            "", "places", cells, "text", "open", guessed, lacks, first.reason, first.start, first.end,  # noqa: E501
            tuple(asdict(c) for c in first.candidates),
        )  # fmt: skip


class _Events:
    """An event for each sentence that tells of one; figures and quotations belong to it."""

    def __init__(
        self,
        text: Text,
        draft: Draft,
        ids: _Ids,
        excerpt: _Excerpts,
        places: dict[str, str],
        published: str,
    ) -> None:
        self._text, self._ids, self._excerpt, self._places = text, ids, excerpt, places
        self._draft, self._published = draft, published
        self.rows: list[Stored] = []
        self._by_sentence: dict[int, str] = {}
        starts = [leg.start for leg in draft.legs] + [count.start for count in draft.counts]
        starts += [quote.start for quote in draft.quotes] + [date.start for date in draft.dates]
        for number in sorted({text.sentence_at(start) for start in starts}):
            self._add(number, text.sentences[number])

    def at(self, start: int) -> str:
        return self._by_sentence.get(self._text.sentence_at(start), "")

    def _add(self, number: int, sentence: Sentence) -> None:
        dates = [
            d for d in self._draft.dates if sentence.start <= d.start < sentence.end and d.edtf
        ]
        named = [p for p in self._draft.places if sentence.start <= p.start < sentence.end]
        place = next((p for p in named if p.kind not in ("country", "area")), None)
        legs = [leg for leg in self._draft.legs if sentence.start <= leg.start < sentence.end]
        headline = _headline(sentence.text)
        kind = next(
            (kind for kind, words in _EVENT_KINDS if words.search(sentence.text)), "background"
        )
        status = legs[0].status if legs else "reported"
        event = self._ids.new(headline, "event")
        end = min(sentence.end, sentence.start + 200)
        cells = {
            "id": event,
            "date": dates[0].edtf if dates else (f"/{self._published}" if self._published else ""),
            "time_note": _time_note(dates),
            "place": self._places.get(place.exact, "") if place else "",
            "kind": kind,
            "status": status,
            "headline": headline,
            "basis": "stated",
            **self._excerpt.cells(sentence.start, end),
        }
        guessed = ("kind", "status", "headline", "place") + (() if dates else ("date",))
        reason = dates[0].reason if dates else "The sentence gives no date: until publication."
        self._by_sentence[number] = event
        self.rows.append(
            Stored("", "events", cells, "text", "open", guessed, (), reason, sentence.start, end)
        )


def _time_note(dates: Sequence[DateProposal]) -> str:
    return (
        f"“{dates[0].exact}”: {dates[0].reason}"
        if dates and dates[0].reason != "As written."
        else ""
    )


def _headline(sentence: str) -> str:
    plain = " ".join(sentence.strip("#*_-> ").split())
    if len(plain) <= _LONGEST_HEADLINE:
        return plain
    cut = plain[:_LONGEST_HEADLINE].rsplit(" ", 1)[0]
    return cut.rstrip(",;:–— ") + "…"


def _count(
    count: CountProposal, ids: _Ids, excerpt: _Excerpts, event: str, publisher: str
) -> Stored:
    cells = {
        "id": ids.new(count.exact, "figure"),
        "event": event,
        "unit": count.unit or "people",
        "minimum": "" if count.minimum is None else str(count.minimum),
        "maximum": "" if count.maximum is None else str(count.maximum),
        "qualifier": count.qualifier,
        "as_written": " ".join(count.exact.split()),
        "status": count.status,
        "speaker": count.speaker or publisher,
        "basis": "stated",
        **excerpt.cells(count.start, count.end),
    }
    guessed = ("event", "status") + (() if count.unit else ("unit",))
    guessed += () if count.speaker else ("speaker",)
    lacks = () if count.speaker or publisher else ("speaker",)
    reason = "" if count.speaker else "The sentence names nobody who gives it: the source itself?"
    return Stored(
        "", "counts", cells, "text", "open", guessed, lacks, reason, count.start, count.end
    )


def _quote(
    quote: QuoteProposal, ids: _Ids, excerpt: _Excerpts, event: str, language: str
) -> Stored:
    named = bool(re.match(r"[^\W\d_a-z]", quote.speaker)) and " " in quote.speaker.strip()
    cells = {
        "id": ids.new(quote.text, "quote"),
        "event": event,
        "speaker": quote.speaker,
        "role": quote.role,
        "named": "true" if named else "false",
        "text": quote.text,
        "language": language,
        "translated": "unknown",
        "basis": "stated",
        **excerpt.cells(quote.start, quote.end),
    }
    guessed = ("event", "named", "speaker", "translated")
    lacks = () if quote.speaker else ("speaker",)
    return Stored("", "quotes", cells, "text", "open", guessed, lacks, "", quote.start, quote.end)


def _leg(
    leg: LegProposal, number: int, ids: _Ids, excerpt: _Excerpts, places: dict[str, str]
) -> Stored | None:
    origin, destination = places.get(leg.origin, ""), places.get(leg.destination, "")
    cells = {
        "id": ids.new(f"{origin or 'from'} {destination or 'to'}", "leg"),
        "position": str(number),
        "origin": origin,
        "destination": destination,
        "mode": leg.mode,
        "status": leg.status,
        "basis": "stated",
        **excerpt.cells(leg.start, leg.end),
    }
    lacks = tuple(name for name in ("origin", "destination", "mode") if not cells[name])
    reason = "No line is drawn before it is accepted."
    return Stored(
        "",
        "legs",
        cells,
        "text",
        "open",
        ("position", "status", "mode"),
        lacks,
        reason,
        leg.start,
        leg.end,
    )
