"""How a place came to its point: what the story's ledger says, for a reader."""

from __future__ import annotations

from overland import config
from overland.errors import OverlandError
from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate
from overland.geocoding.ledger import LedgerEntry
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import Place, Story


def how_found(story: Story, place: Place) -> Safe | None:
    """Who gave the point, why that one, and how far the next candidate lies; None if unknown."""
    entry = _entry(story, place)
    if entry is None or place.kind == "country":
        return None
    # The reason is the command's or a person's own words.
    said = [tag("p", entry.reason, lang="en"), tag("p", _asked(entry))]
    if entry.choice:
        name = _link(entry.choice)
        said.insert(0, tag("p", _("Point: "), name))
    summary = _("How this point was found") if place.point else _("Why there is no point")
    body = tag("div", said, class_="ov-proof")
    return tag("details", tag("summary", summary), body, class_="ov-ledger")


def credits(story: Story) -> str:
    """Whose points the story's places have, in a few words, for the corner of a map; "" if unknown.

    Places of our own table have their point from somebody else: "data/gazetteer x: Wikipedia: Y".
    """
    choices = [entry.choice for place in story.places if (entry := _entry(story, place))]
    sources = [choice.source for choice in choices if choice]
    named = [source.split(": ")[1] if ": " in source else source.split()[0] for source in sources]
    return _("points: {names}").format(names=", ".join(dict.fromkeys(named))) if named else ""


def _link(choice: Candidate) -> Safe | str:
    # A row of our own gazetteer names whom its point is from.
    named = choice.source.split(": ", 1)[-1]
    if not choice.url:
        return named
    return tag("a", named, href=choice.url, rel="noopener", target="_blank", data_overland="out")


def _asked(entry: LedgerEntry) -> str:
    asked = _("Asked for: {query}. Answered by: {provider}, {date}.").format(
        query=entry.query, provider=entry.provider_version, date=vocabulary.edtf(entry.date)
    )
    if entry.distance_to_runner_up_km is None:
        return asked
    far = _("The next candidate lies {km:.0f} km away.").format(km=entry.distance_to_runner_up_km)
    return f"{asked} {far}"


def _entry(story: Story, place: Place) -> LedgerEntry | None:
    try:
        return ledger.read(config.stories() / story.slug / ledger.FILE).get(place.id)
    except OverlandError:  # `overland check` tells; the story stands without it
        return None
