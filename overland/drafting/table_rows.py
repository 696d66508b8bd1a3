"""A text's proposals as rows for a story's tables, each with its excerpt ready to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from babel import Locale

from overland.drafting import (
    containers,
    count_rows,
    disagreements,
    leg_order,
    part_relations,
    place_roles,
    report_head,
    unsaid_countries,
)
from overland.drafting import text as texts
from overland.drafting.draft_file import Stored
from overland.drafting.event_rows import Events
from overland.drafting.lexicon import lexicon
from overland.drafting.proposals import (
    Draft,
    LegProposal,
    PlaceCandidate,
    PlaceProposal,
    QuoteProposal,
)
from overland.drafting.row_parts import Excerpts, Ids, is_name, leg_name
from overland.i18n import N_, _
from overland.story.ids import has_vowels, is_latin
from overland.story.vocabularies import AREAS


def point_note(record: str) -> str:
    """The note of a place whose point is a record of the gazetteer, in the text's language."""
    return _("Point: {source}").format(source=record) + "."


def record_of(note: str) -> str:
    """The record that such a note names, in whatever language it is; "" of any other note."""
    head, colon, record = note.partition(": ")
    return record.removesuffix(".") if colon and " " not in head.strip() else ""


@dataclass(frozen=True, slots=True)
class About:
    """What is known beside the text: its source's id, publisher and day of publication.

    `taken` are ids of the story, `known` its places: name -> id; `legs` is its last position.
    `chosen` is where words stand that a person chose: a row of them is never left out.
    """

    source: str
    publisher: str = ""
    published: str = ""
    taken: Sequence[str] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    legs: int = 0
    chosen: tuple[int, int] | None = None


def rows(content: str, draft: Draft, about: About) -> list[Stored]:
    """Places, then events, legs, figures and quotations, which refer to them by id.

    A place that the story has already is not proposed again.
    """
    source, published, known = about.source, about.published, about.known
    text = texts.parse(content)
    ids = Ids(about.taken)
    excerpt = Excerpts(content, source)
    same = [(p.exact, known.get(p.name) or known.get(_record(p))) for p in draft.places]
    places = {name: row for name, row in same if row}
    draft = report_head.without(draft, text, about.chosen)
    found = list(_places(text, draft, ids, excerpt, places))
    places |= {name: one.cells["id"] for one in found for name in one.cells["_names"].split("|")}
    events = Events(text, draft, ids, excerpt, places, published)
    days = leg_order.days(draft.legs, [events.day(leg.start) for leg in draft.legs])
    order = leg_order.positions(days, about.legs)
    legs = [_leg(leg, at, ids, excerpt, places) for leg, at in zip(draft.legs, order, strict=True)]
    figures = [count_rows.said(count, draft.quotes) for count in draft.counts]
    counts = [
        count_rows.row(count, ids, excerpt, events.at(count.start), about.publisher, draft.language)
        for count in figures
    ]
    pairs = list(zip(figures, counts, strict=True))
    disagree = disagreements.rows(pairs, content, draft.language, ids)
    parts = part_relations.rows(pairs, text, draft.language, ids)
    persons = _persons(content, draft.language)
    quotes = [
        _quote(q, ids, excerpt, events.at(q.start), draft.language, persons) for q in draft.quotes
    ]
    found = _with_roles(found, [leg for leg in legs if leg], events.rows, excerpt)
    whole = [*found, *events.rows, *(leg for leg in legs if leg), *counts, *quotes]
    whole += [*disagree, *parts]
    return [_without_helpers(one) for one in whole]


def _with_roles(
    places: Sequence[Stored],
    legs: Sequence[Stored],
    events: Sequence[Stored],
    excerpt: Excerpts,
) -> list[Stored]:
    """Places that movements begin or end at, or cross, as the guess that this is their role."""
    role = place_roles.by_movements(places, legs, events)
    told = {leg.cells[end]: leg for leg in reversed(legs) for end in ("origin", "destination")}
    crossed = {e.cells["place"]: e for e in events if e.cells["kind"] == "crossing"}
    told = crossed | told
    return [
        _with_role(one, role[one.cells["id"]], told.get(one.cells["id"], one), excerpt)
        if one.cells["id"] in role
        else one
        for one in places
    ]


def _with_role(one: Stored, role: str, leg: Stored, excerpt: Excerpts) -> Stored:
    """The place with a role that the words of a movement bear out, from its own name on."""
    words = {name: leg.cells[name] for name in ("source", "exact", "prefix", "suffix")}
    if not any(name in words["exact"] for name in one.cells["_names"].split("|")):
        near = 0 <= leg.end - one.start <= _LONGEST_EXCERPT  # "this town", of the dateline before
        words = excerpt.cells(one.start, leg.end if near else one.end)
    unsettled = one.candidates and not one.cells["latitude"] and one.cells["kind"] not in AREAS
    lacks = ("latitude", "longitude") if unsettled else one.lacks  # a line begins or ends here
    cells = {**one.cells, "role": role, **words}
    return replace(one, cells=cells, start=one.start, lacks=lacks)


_LONGEST_EXCERPT = 320


def _without_helpers(one: Stored) -> Stored:
    cells = {name: value for name, value in one.cells.items() if not name.startswith("_")}
    return Stored(**{**{f: getattr(one, f) for f in Stored.__dataclass_fields__}, "cells": cells})


def _record(place: PlaceProposal) -> str:
    """What a place is known by under any name; the United States and the U.S. are one country."""
    return place.chosen or (country_record(place.country) if place.kind == "country" else "")


def country_record(code: str) -> str:
    return f"country {code}" if code else ""


def _places(
    text: texts.Text, draft: Draft, ids: Ids, excerpt: Excerpts, known: Mapping[str, str]
) -> Iterator[Stored]:
    """One proposal for each name, at its first mention; in the report, if a headline has it too."""
    seen: dict[str, list[PlaceProposal]] = {}
    settled: dict[str, set[str]] = {}
    for place in draft.places:
        settled.setdefault(place.exact, set()).update([_record(place)] if _record(place) else [])
    behind = containers.only_behind_names(draft.places, text.text)
    for place in draft.places:
        if place.exact in known or place.exact in behind:
            continue
        # The same word doubted in one sentence is the place that it is in another.
        records = settled[place.exact] if len(settled[place.exact]) == 1 else set()
        record = _record(place) or next(iter(records), "") or _of_longer_name(place, draft.places)
        seen.setdefault(record or place.name.casefold(), []).append(place)
    for same in seen.values():
        told = [p for p in same if not text.sentences[text.sentence_at(p.start)].heading] or same
        first = next((p for p in told if not p.exact.isupper()), told[0])
        chosen = next((c for c in first.candidates if c.source == first.chosen), None)
        cells = {
            "id": ids.new(_latin(first, chosen), "place"),
            "name": first.name,
            "kind": first.kind,
            "country": first.country,
            "latitude": f"{chosen.latitude:.5f}" if chosen else "",
            "longitude": f"{chosen.longitude:.5f}" if chosen else "",
            "role": "context",
            "basis": "stated",
            "note": point_note(chosen.source) if chosen else "",
            **excerpt.cells(first.start, first.end),
            "_names": "|".join(dict.fromkeys(p.exact for p in same)),
        }
        guessed = ("role", "kind") + (("latitude", "longitude", "country") if chosen else ())
        settled_so = chosen or first.kind in AREAS or first.reason == unsaid_countries.ELSEWHERE
        lacks = () if settled_so else ("latitude", "longitude")
        yield Stored(
            "", "places", cells, "text", "open", guessed, lacks, first.reason, first.start, first.end,  # noqa: E501
            tuple(asdict(c) for c in first.candidates),
        )  # fmt: skip


def _of_longer_name(place: PlaceProposal, places: Sequence[PlaceProposal]) -> str:
    """The record of "San Ignacio de Velasco" for "San Ignacio", which it may be; "" of none."""
    may_be = {candidate.source for candidate in place.candidates}
    longer = (p.chosen for p in places if p.chosen and p.exact.startswith(f"{place.exact} "))
    return next((record for record in longer if record in may_be), "")


def _latin(place: PlaceProposal, chosen: PlaceCandidate | None) -> str:
    """A name that an id can be made of; of another script, as English or the gazetteer has it."""
    if is_latin(place.name):
        return place.name
    if place.kind == "country":
        return str(Locale("en").territories.get(place.country, place.name))
    known = [*([chosen] if chosen else []), *place.candidates]
    return known[0].name if known else place.name


def _persons(content: str, language: str) -> frozenset[str]:
    """Last names of whoever the text names in full: "Shah", of "Murtaza Ali Shah"."""
    last = re.findall(r"\b(?:[^\W\d_a-z][^\W\d_]+ )+([^\W\d_a-z][^\W\d_]+)", content)
    known = lexicon(language)
    return frozenset(name for name in last if name.lower() not in known.roles | known.pronouns)


def _quote(
    quote: QuoteProposal,
    ids: Ids,
    excerpt: Excerpts,
    event: str,
    language: str,
    persons: frozenset[str],
) -> Stored:
    spoken = quote.speaker.strip()
    named = is_name(spoken) or spoken in persons
    cells = {
        "id": ids.new(quote.text if has_vowels(quote.text) else f"quote {event}", "quote"),
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


_ANNOUNCED = N_(
    "status: “planned” is what the source only announces, and of which it does not tell that it "
    "happened."
).text


def _leg(
    leg: LegProposal, number: int, ids: Ids, excerpt: Excerpts, places: dict[str, str]
) -> Stored | None:
    origin, destination = places.get(leg.origin, ""), places.get(leg.destination, "")
    cells = {
        "id": ids.new(leg_name(origin, destination), "leg"),
        "position": str(number),
        "origin": origin,
        "destination": destination,
        "mode": leg.mode or "unknown",
        "status": leg.status,
        "basis": "stated",
        "note": _(_ANNOUNCED) if leg.announced else "",
        **excerpt.cells(leg.start, leg.end),
    }
    lacks = tuple(name for name in ("origin", "destination") if not cells[name])
    # "From there": the place is told of in the sentence before.
    begun = ("origin",) if origin and leg.origin not in leg.exact else ()
    reason = N_("No line is drawn before it is accepted.").text
    return Stored(
        "", "legs", cells, "text", "open", ("position", "status", "mode", *begun), lacks, reason,
        leg.start, leg.end,
    )  # fmt: skip
