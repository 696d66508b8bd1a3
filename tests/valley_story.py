"""An invented report and the honest story of it, for planting falsehoods in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from overland.errors import Problem
from overland.evidence import lint, verification
from overland.evidence.publication import publication_check
from overland.story.models import (
    Claim,
    Count,
    Event,
    Evidence,
    Leg,
    Place,
    Quote,
    Relation,
    Source,
    Story,
)

TEXT = """# Villagers Cross the Border at Midpost

By Ana Writer

May 2, 2020

**The Gazette**

MIDPOST, Lowland — Two buses carrying about 30 people, mostly women and children, crossed into \
Lowland at the Midpost border crossing on Friday afternoon, where an official from the Hilltown \
council was waiting for them at 2:30 p.m.

The land route was presumably chosen because of snow on the northern pass.

The group was expected to travel to Baytown and board a ferry that the port authority sent.

Council officials in Hilltown announced on Thursday that about 40 villagers would be taken out by \
bus. The officials also said that hundreds more could follow.

In Hilltown, Mayor Petra Kovac dismissed reports that the trip was the beginning of an exodus from \
the valley. The villagers were not evacuated, she said.

"There is no plan to empty the valley," Kovac said.

"We are going home," said one of the drivers, who declined to be named.

The officials denied that they were helping people leave because of the flood warnings.

In a statement, the United Farmers said the harvest was lost.

Related: Farmers Count 77 Lost Fields

Original url:

<https://gazette.example/2020/05/02/villagers-cross-the-border>
"""

SOURCE = Source(
    id="gazette",
    title="Villagers Cross the Border at Midpost",
    publisher="The Gazette",
    author="Ana Writer",
    published="2020-05-02",
    url="https://gazette.example/2020/05/02/villagers-cross-the-border",
    archive_url="",
    language="en",
    sha256="",
    relation="primary",
)
OTHER = replace(
    SOURCE,
    id="other-headline",
    title="Farmers Count 77 Lost Fields",
    published="",
    url="",
    relation="related",
)


def words(exact: str) -> Evidence:
    return Evidence("gazette", exact)


def _place(place_id: str, name: str, kind: str, country: str, role: str, exact: str) -> Place:
    points = {"hilltown": (45.1, 7.1), "midpost": (45.2, 7.4), "baytown": (45.3, 7.9)}
    latitude, longitude = points[place_id]
    return Place(
        *(place_id, name, kind, country, latitude, longitude, 1.0, role, "stated"),
        evidence=words(exact),
    )


_DAYS = {"2020-05-01": "“Friday” is 1 May.", "2020-04-30": "“Thursday” is 30 April."}


def _event(event_id: str, day: str, place: str, kind: str, headline: str, exact: str) -> Event:
    return Event(
        *(event_id, day, "", place, kind, "reported", headline, "stated"),
        note=_DAYS.get(day, ""),
        evidence=words(exact),
        speaker="The Gazette",
    )


CROSSING = _event(
    *("crossing", "2020-05-01", "midpost", "crossing"),
    *("Two buses with about 30 people cross into Lowland", "crossed into Lowland"),
)
ROUTE = _event(
    *("route", "2020-05-01", "midpost", "background"),
    "The land route, presumably chosen because of snow",
    "land route was presumably chosen because of snow on the northern pass",
)
ONWARD = replace(
    _event(
        *("onward", "2020-05-01/..", "baytown", "arrival"),
        *("The group is expected to travel to Baytown", "expected to travel to Baytown"),
    ),
    status="expected",
)
ANNOUNCED = replace(
    _event(
        *("announced", "2020-04-30", "hilltown", "announcement"),
        "About 40 villagers to be taken out by bus, council officials announce",
        "about 40 villagers would be taken out by bus",
    ),
    status="planned",
    speaker="Council officials in Hilltown",
)
MORE = replace(
    _event(
        *("more", "2020-04-30", "hilltown", "announcement"),
        *("Hundreds more could follow, the officials say", "hundreds more could follow"),
    ),
    status="forecast",
    speaker="Council officials in Hilltown",
)
EXODUS = replace(
    _event(
        *("exodus", "2020-05-01", "hilltown", "statement"),
        "Mayor Petra Kovac dismisses reports that the trip begins an exodus from the valley",
        "dismissed reports that the trip was the beginning of an exodus from the valley",
    ),
    status="denied",
    speaker="Petra Kovac, mayor",
)
NOT_EVACUATED = replace(
    _event(
        *("not-evacuated", "2020-05-01", "hilltown", "statement"),
        *("The villagers were not evacuated, says the mayor", "villagers were not evacuated"),
    ),
    status="claimed",
    speaker="Petra Kovac, mayor",
)
FLOODS = replace(
    _event(
        *("floods", "2020-05-01", "hilltown", "statement"),
        "Council officials deny helping people leave because of flood warnings",
        "denied that they were helping people leave because of the flood warnings",
    ),
    status="denied",
    speaker="Council officials in Hilltown",
    basis="inferred",
    note="Hilltown is where the council is; the paper does not say where they spoke.",
)
FIELDS = replace(
    _event(
        *("fields", "XXXX", "", "background"),
        "Related headline: “Farmers Count 77 Lost Fields”",
        "Farmers Count 77 Lost Fields",
    ),
    status="headline",
    note="Only the headline was seen.",
)
RIDERS = Count(
    *("riders", "crossing", "people", 25, 35, "about", "about 30 people", "reported"),
    "The Gazette",
    evidence=words("about 30 people"),
)
BUSES = Count(
    *("buses", "crossing", "buses", 2, 2, "", "Two buses", "reported", "The Gazette"),
    evidence=words("Two buses carrying about 30"),
)
VILLAGERS = Count(
    *("villagers", "announced", "people", 35, 45, "about", "about 40 villagers", "planned"),
    "Council officials in Hilltown",
    evidence=words("about 40 villagers would be taken out"),
)
HUNDREDS = Count(
    *("hundreds", "more", "people", None, None, "", "hundreds more could follow", "forecast"),
    "Council officials in Hilltown",
    evidence=words("hundreds more could follow"),
)
NO_PLAN = Quote(
    *("no-plan", "exodus", "Petra Kovac", "Mayor of Hilltown", True),
    *("There is no plan to empty the valley", "en", "unknown", "hilltown"),
    evidence=words('"There is no plan to empty the valley," Kovac said'),
)
HOME = Quote(
    *("home", "crossing", "one of the drivers", "Driver of a bus", False),
    *("We are going home", "en", "unknown", ""),
    evidence=words('"We are going home," said one of the drivers'),
)
FIRST = Leg(
    *("down", 1, "hilltown", "midpost", "road", "reported", "inferred"),
    note="The buses crossed at Midpost; where they set out the paper does not say.",
    evidence=words("crossed into Lowland at the Midpost border crossing"),
)
SECOND = Leg(
    *("to-the-bay", 2, "midpost", "baytown", "road", "expected", "stated"),
    note="By which road the paper does not say.",
    evidence=words("expected to travel to Baytown"),
)

STORY = Story(
    slug="valley",
    title="Two buses to Midpost",
    description="On 1 May 2020 two buses with about 30 people crossed into Lowland at Midpost.",
    version="1.0.0",
    created="2020-05-03",
    language="en",
    timezone="UTC",
    licenses=(),
    contributors=(),
    sources=(SOURCE, OTHER),
    places=(
        replace(
            _place(
                *("hilltown", "Hilltown", "village", "XH", "origin"),
                "Council officials in Hilltown",
            ),
            basis="inferred",
            note="The council is there; where the buses set out the paper does not say.",
        ),
        _place(
            *("midpost", "Midpost", "border_crossing", "XL", "crossing"),
            "the Midpost border crossing",
        ),
        Place(
            *("abroad", "Abroad", "country", "RU", None, None, None, "context", "background"),
            note="Where nobody of the report was.",
        ),
        _place(
            *("baytown", "Baytown", "town", "XL", "destination", "expected to travel to Baytown")
        ),
    ),
    events=(ANNOUNCED, MORE, ROUTE, CROSSING, ONWARD, EXODUS, NOT_EVACUATED, FLOODS, FIELDS),
    counts=(RIDERS, BUSES, VILLAGERS, HUNDREDS),
    quotes=(NO_PLAN, HOME),
    legs=(FIRST, SECOND),
    relations=(
        Relation(
            "how-many",
            "disagree",
            "About 30 crossed, about 40 were announced.",
            ("riders", "villagers"),
        ),
    ),
    corrections=(),
    routes={},
)


def changed(row_id: str, **cells: Any) -> Story:
    """The story with some cells of one row replaced; an `exact` is its excerpt."""
    if "exact" in cells:
        cells["evidence"] = words(cells.pop("exact"))
    tables: dict[str, Any] = {}
    for name in ("sources", "places", "events", "counts", "quotes", "legs", "relations"):
        rows: tuple[Claim | Source | Relation, ...] = getattr(STORY, name)
        if any(row.id == row_id for row in rows):
            tables[name] = tuple(replace(row, **cells) if row.id == row_id else row for row in rows)
    assert tables, row_id
    return replace(STORY, **tables)


def told(story: Story, text: str = TEXT) -> list[Problem]:
    """What `check --strict` tells after `verify` has been run with the text.

    That a second run tells the same is held by unit/test_verification_again.
    """
    checked = replace(
        story, verification=verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    )
    return [*publication_check(checked), *lint.warnings(checked)]
