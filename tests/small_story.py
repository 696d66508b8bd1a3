"""A Story made in memory: one source, one row of each table, any of it replaced by a test."""

from __future__ import annotations

from dataclasses import replace

from overland.story.models import Count, Event, Evidence, Leg, Place, Quote, Source, Story

TEXT = (
    "Two buses left Hilltown at dawn on Tuesday with about 30 people. "
    "They crossed at Midpost.\n\n"
    '"We are going home," said the driver.\n\nOfficials said that more than 100 could follow.'
)

SOURCE = Source(
    id="gazette",
    title="Over the pass",
    publisher="The Gazette",
    author="",
    published="2020-05-02",
    url="https://example.org/over-the-pass",
    archive_url="",
    language="en",
    sha256="",
    relation="primary",
)


def words(exact: str, prefix: str = "", suffix: str = "") -> Evidence:
    return Evidence("gazette", exact, prefix, suffix)


def place(place_id: str = "hilltown", latitude: float = 33.5, longitude: float = 36.3) -> Place:
    return Place(
        place_id,
        place_id.title(),
        "town",
        "SY",
        latitude,
        longitude,
        1.0,
        "origin" if place_id == "hilltown" else "destination",
        "stated",
        evidence=words("left Hilltown" if place_id == "hilltown" else "crossed at Midpost"),
    )


EVENT = Event(
    "set-out",
    "2020-05-01",
    "",
    "hilltown",
    "departure",
    "reported",
    "The buses leave",
    "stated",
    evidence=words("left Hilltown at dawn"),
)

COUNT = Count(
    "riders",
    "set-out",
    "people",
    25,
    35,
    "about",
    "about 30 people",
    "reported",
    "The Gazette",
    evidence=words("about 30 people"),
)

QUOTE = Quote(
    "home",
    "set-out",
    "the driver",
    "driver",
    False,
    "We are going home",
    "en",
    "unknown",
    "hilltown",
    evidence=words('"We are going home," said the driver'),
)

LEG = Leg("down", 1, "hilltown", "midpost", "road", "reported", "stated", evidence=words("crossed"))

STORY = Story(
    slug="two-towns",
    title="Two towns",
    description="",
    version="1.0.0",
    created="2020-05-03",
    language="en",
    timezone="UTC",
    licenses=(),
    contributors=(),
    sources=(SOURCE,),
    places=(place(), place("midpost", 33.7, 35.92)),
    events=(EVENT,),
    counts=(COUNT,),
    quotes=(QUOTE,),
    legs=(LEG,),
    relations=(),
    corrections=(),
    routes={},
)


def story_with(**changes: object) -> Story:
    """STORY with some of its fields replaced."""
    return replace(STORY, **changes)  # type: ignore[arg-type]
