"""Events out of a text: one for each sentence that tells of one, where and when it happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from overland.drafting import clauses, headlines
from overland.drafting.draft_file import Stored
from overland.drafting.proposals import DateProposal, Draft, LegProposal, PlaceProposal
from overland.drafting.row_parts import Excerpts, Ids
from overland.drafting.text import Sentence, Text
from overland.story.vocabularies import AREAS

_EVENT_KINDS = (
    ("arrival", re.compile(r"\b(?:arriv(?:e[sd]?|ing|als?)|(?:reach|land|dock)(?:e[sd]|ing)?)\b")),
    # "the Red Cross" crosses nothing, and a crossing that is closed is a place.
    (
        "crossing",
        re.compile(
            r"(?<!who )(?<!who had )\bcross(?:e[sd])?\b|(?<!the )\bcrossing (?:at|from|into|over)\b"
        ),
    ),
    ("departure", re.compile(r"\b(?:left|leav|depart|set off|sail|flew|evacuat)\w*", re.I)),
    ("announcement", re.compile(r"\b(?:announc|said|plan|will|expect)\w*", re.I)),
)


class Events:
    """An event for each sentence that tells of one; figures and quotations belong to it."""

    def __init__(
        self,
        text: Text,
        draft: Draft,
        ids: Ids,
        excerpt: Excerpts,
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
        # A dateline tells where and when the report was written, not what happened.
        first = sentence.start + _dateline_end(sentence.text)
        dates = [d for d in self._draft.dates if first <= d.start < sentence.end and d.edtf]
        named = [p for p in self._draft.places if first <= p.start < sentence.end]
        legs = [leg for leg in self._draft.legs if sentence.start <= leg.start < sentence.end]
        told = sentence.text[first - sentence.start :]
        headline = headlines.headline(told, self._draft.language)
        # The headline's own verb first: what a longer sentence tells behind it is its end.
        kind = _kind(headline) or _kind(told) or "background"
        place = _where(kind, told, first, named, legs)
        status = legs[0].status if legs else clauses.status(told, self._draft.language, moves=True)
        event = self._ids.new(headline, "event")
        end = sentence.start + _excerpt_end(sentence.text)
        cells = {
            "id": event,
            "date": dates[0].edtf if dates else (f"/{self._published}" if self._published else ""),
            "time_note": _time_note(dates),
            "place": self._places.get(place, ""),
            "kind": kind,
            "status": status,
            "headline": headline,
            "basis": "stated",
            "note": "" if place else "The source does not say where.",
            **self._excerpt.cells(sentence.start, end),
        }
        guessed = ("kind", "status", "headline", "place") + (() if dates else ("date",))
        reason = dates[0].reason if dates else "The sentence gives no date: until publication."
        self._by_sentence[number] = event
        self.rows.append(
            Stored("", "events", cells, "text", "open", guessed, (), reason, sentence.start, end)
        )


_LONGEST_EXCERPT = 200


def _excerpt_end(sentence: str) -> int:
    """Where an excerpt of a sentence ends: with it, or between two of its words."""
    if len(sentence) <= _LONGEST_EXCERPT:
        return len(sentence)
    end = sentence.rfind(" ", 0, _LONGEST_EXCERPT + 1)
    return len(sentence[: max(end, 1)].rstrip(" ,;:–—-"))


def _kind(told: str) -> str:
    return next((kind for kind, words in _EVENT_KINDS if words.search(told)), "")


_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’. -]{2,30}|[A-ZÀ-Þ]\w+)(?:,[^—–.\n]{1,40})?\s?"
    r"(?:\([^()\n]{2,30}\)\s?)?"
    r"(?:[—–]|--|- )\s?(?=[\"“«A-ZÀ-ÞА-ЯІЇЄҐ])"
)


def _dateline_end(sentence: str) -> int:
    """Where the report itself begins: behind "BEIRUT, July 21 - ", or at once."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0


def _where(
    kind: str,
    told: str,
    first: int,
    named: Sequence[PlaceProposal],
    legs: Sequence[LegProposal],
) -> str:
    """The place of an event as named: a movement's end, a departure's beginning, or "in X".

    A place that only describes somebody ("a teacher from Tyre") is none; then it stays open.
    """
    for leg in legs:
        end = leg.origin if kind == "departure" else leg.destination or leg.origin
        if end:
            return end
    for place in named:
        before = told[: max(0, place.start - first)]
        if place.kind not in AREAS and _AT.search(before):
            return place.exact
    return ""


_AT = re.compile(
    r"\b(?:in|at|near|outside|off|reached|à|en|près de|bei|auf|в|во|у|біля|под|из|في|قرب)\s"
    r"(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


_WEEKDAY = re.compile(r"(?<=, )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?=\d{4}-)")


def _time_note(dates: Sequence[DateProposal]) -> str:
    if not dates or dates[0].reason == "As written.":
        return ""
    # Two names of weekdays in one note read as if they disagreed.
    return f"“{dates[0].exact}”: {_WEEKDAY.sub('', dates[0].reason)}"
