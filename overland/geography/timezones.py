"""A story's time zone beside the countries of its places."""

from __future__ import annotations

from babel.core import get_global

from overland.errors import Problem
from overland.story.models import Story


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
