"""Rows of the tables -> a Story."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from overland.story.datapackage import Package
from overland.story.models import (
    Correction,
    Count,
    Event,
    Evidence,
    FurtherEvidence,
    Leg,
    Name,
    Place,
    Quote,
    Relation,
    Source,
    Story,
    Translation,
)
from overland.story.tables import Row

Record = TypeVar("Record")


def story(
    slug: str,
    about: Package,
    rows: Mapping[str, Sequence[Row]],
    routes: Mapping[str, Any],
    verification: Any,
) -> Story:
    """The story of rows in which no problem was found."""

    def records(table: str, model: Callable[..., Record]) -> tuple[Record, ...]:
        return tuple(model(**row.cells) for row in rows[table])

    def claims(table: str, model: Callable[..., Record]) -> tuple[Record, ...]:
        return tuple(_claim(row, model, further) for row in rows[table])

    further = _further_evidence(rows["evidence"])
    names = records("names", Name)
    own = {field.name for field in fields(Story)} & {field.name for field in fields(about)}
    return Story(
        slug=slug,
        **{name: getattr(about, name) for name in own},
        sources=records("sources", Source),
        places=_named(claims("places", Place), names),
        names=names,
        events=claims("events", Event),
        counts=claims("counts", Count),
        quotes=claims("quotes", Quote),
        legs=claims("legs", Leg),
        relations=records("relations", Relation),
        translations=records("translations", Translation),
        corrections=records("corrections", Correction),
        routes=routes,
        verification=verification,
    )


def _named(places: Sequence[Place], names: Sequence[Name]) -> tuple[Place, ...]:
    """Places with their names in other languages."""
    called: dict[str, dict[str, str]] = {}
    for name in names:
        called.setdefault(name.item, {})[name.language] = name.name
    return tuple(
        replace(place, names=called[place.id]) if place.id in called else place for place in places
    )


def _further_evidence(rows: Sequence[Row]) -> dict[str, list[FurtherEvidence]]:
    """Further excerpts by the row that they bear out."""
    further: dict[str, list[FurtherEvidence]] = {}
    for row in rows:
        cells: dict[str, Any] = dict(row.cells)
        item = str(cells.pop("item"))
        further.setdefault(item, []).append(FurtherEvidence(**cells, row=row.number))
    return further


def _claim(
    row: Row, model: Callable[..., Record], further: Mapping[str, Sequence[FurtherEvidence]]
) -> Record:
    cells: dict[str, Any] = dict(row.cells)
    evidence = Evidence(*(cells.pop(name) for name in ("source", "exact", "prefix", "suffix")))
    cells["evidence"] = evidence if evidence.source and evidence.exact else None
    cells["further"] = tuple(further.get(row.text("id"), ()))
    cells["basis"] = cells["basis"] or "stated"
    return model(**cells)
