"""Time zones beside countries: a story's own, and the hours that a way gains by the clocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from overland.errors import Problem
from overland.story.models import Story


def hours_gained(origin: str, destination: str, day: date) -> float:
    """Hours by which clocks may stand earlier where a way ends, at most; 0 within one country.

    Countries are two letters. From Tonga to American Samoa, over the date line, it is a day.
    """
    if origin == destination:
        return 0.0
    start, end = _offsets(origin, day), _offsets(destination, day)
    if not (start and end):
        return 0.0
    return max(0.0, max(start) - min(end))


# Python looks through a folder for them at each call.
_known_zones = cache(available_timezones)


@cache
def _offsets(country: str, day: date) -> tuple[float, ...]:
    """Hours before UTC of a country's clocks at the noon of a day."""
    told = get_global("zone_territories").items()
    zones = [zone for zone, of in told if of == country and zone in _known_zones()]
    noon = datetime.combine(day, time(12))
    offsets = (noon.replace(tzinfo=ZoneInfo(zone)).utcoffset() for zone in zones)
    return tuple(offset / timedelta(hours=1) for offset in offsets if offset is not None)


def timezone_problems(story: Story) -> tuple[Problem, ...]:
    """A zone of a country in which no place of the story lies; UTC is of none."""
    country = get_global("zone_territories").get(story.timezone, "")
    countries = {place.country for place in story.places if place.country}
    if not countries or len(country) != 2 or country in countries:
        return ()
    message = f"is a time zone of {country}, where no place of the story lies"
    remedy = "Write the zone of the place where it happens"
    where = ("datapackage.json", 0, "overland.timezone", story.timezone)
    return (Problem(*where, message, remedy, "warning"),)
