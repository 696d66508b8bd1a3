"""`overland geocode`: look up a story's places and write what was found for a person to review."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from overland import config, files
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.errors import Problem, WrongUse
from overland.geocoding import OFFLINE, PROVIDERS, accepting, geocoder, ledger, notation
from overland.geocoding.candidates import GeocodingFailed, Provider, Settings
from overland.story import loader, unfinished
from overland.story.models import Story

HELP = "look up a story's places for review in geocodes.json; --accept writes them to places.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the story, by the name of its folder")
    parser.add_argument(
        "--provider", choices=PROVIDERS, default=OFFLINE, help="who is asked (default: %(default)s)"
    )
    parser.add_argument("--place", metavar="ID", default="", help="look up this place only")
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace what a person decided, and points of which the provider knows nothing",
    )
    parser.add_argument(
        "--accept", action="store_true", help="write chosen points to places.csv where it has none"
    )
    parser.add_argument(
        "--point", metavar="TEXT", default="", help="with --place: its point, in any notation"
    )
    parser.add_argument(
        "--note", metavar="TEXT", default="", help="with --point: where the point is from"
    )
    parser.add_argument(
        "--server", metavar="URL", default="", help="your own server instead of the public one"
    )


def run(arguments: argparse.Namespace) -> Outcome:
    folder = loader.folder(arguments.root, arguments.slug)
    if arguments.point:
        return _point(folder, arguments.place, arguments.point, arguments.note)
    story = unfinished.story(folder)
    settings = settings_for(story, arguments.root, arguments.server)
    today = config.today().isoformat()
    asked = geocoder(arguments.provider, settings)
    only, force = arguments.place, arguments.force
    outcome = geocode(story, folder, asked, today, only=only, force=force)
    if not arguments.accept or not outcome.clean:
        return outcome
    with files.alone(folder):
        written = accepting.accept(folder, ledger.read(folder / ledger.FILE), only=only)
    return replace(outcome, lines=(*outcome.lines, *written), problems=())


def _point(folder: Path, place: str, text: str, note: str) -> Outcome:
    """Write one place's point, in any notation, to places.csv and to the ledger."""
    if not place:
        raise WrongUse("--point says where a place is: give --place as well")
    try:
        written = accepting.place_at(folder, place, notation.point(text), text, note)
    except ledger.LedgerUnreadable as error:
        return _failure(str(error), "Restore it or delete it, then run the command again")
    except notation.NoPoint as error:
        raise WrongUse(str(error)) from error
    return Outcome(lines=(written,))


def settings_for(story: Story, root: Path, server: str) -> Settings:
    """How to reach a provider. Raises WrongUse for a server that is not an http(s) address."""
    try:
        address = urlsplit(server)
    except ValueError as error:
        raise WrongUse(f"--server {server!r} is not an address: {error}") from error
    if server and (address.scheme not in ("http", "https") or not address.netloc):
        raise WrongUse(f"--server {server!r} is not an address like https://host/path")
    return Settings(
        countries=frozenset(place.country for place in story.places if place.country),
        table=config.gazetteer(root),
        cache=config.cache("geocoding"),
        domain=f"{address.netloc}{address.path}".strip("/"),
        scheme=address.scheme or "https",
    )


def geocode(
    story: Story,
    folder: Path,
    provider: Provider,
    today: str,
    *,
    only: str = "",
    force: bool = False,
) -> Outcome:
    """Ask for every place (or one, by id), then write the ledger, whole or not at all.

    A failure of the provider leaves the ledger as it was. What a person decided stays, and so
    does a point of which this provider knows nothing; `force` replaces both.
    """
    places = [place for place in story.places if only in ("", place.id)]
    if not places:
        named = f"no place {only!r}" if only else "no places yet: write their names to places.csv"
        raise WrongUse(f"the story {story.slug} has {named}")
    file = folder / ledger.FILE
    try:
        ledger.read(file)  # before anybody is asked
        found = {}
        for number, place in enumerate(places, start=1):
            progress.step(f"asking for place {number} of {len(places)}, {place.name}")
            found[place.id] = ledger.entry_for(place, provider, today)
        with files.alone(folder):
            new, kept = _merged(story, ledger.read(file), found, force=force)
            if new != ledger.read(file) or not file.exists():
                files.replace(file, ledger.text(new))
    except ledger.LedgerUnreadable as error:
        remedy = "Restore it or delete it, then run the command again"
        return _failure(str(error), remedy)
    except GeocodingFailed as error:
        return _failure(str(error), "Try again later, or use --provider gazetteer")
    return _outcome(story, new, found, kept)


def _merged(
    story: Story, old: ledger.Ledger, found: ledger.Ledger, *, force: bool
) -> tuple[dict[str, ledger.LedgerEntry], dict[str, str]]:
    """The ledger with what was found, and why an entry was kept as it was (place id -> why)."""
    places = {place.id: place for place in story.places}
    new = {name: entry for name, entry in old.items() if name in places}
    kept = {}
    for name, entry in found.items():
        before = old.get(name)
        after = ledger.merged(before, entry)
        if before and before != after and not force:
            if ledger.reviewed(places[name], before):
                kept[name] = "kept as a person decided"
            elif before.chosen and not after.chosen:
                kept[name] = f"kept: {entry.provider} finds no point for it"
        new[name] = before if before and name in kept else after
    return new, kept


def _failure(message: str, remedy: str) -> Outcome:
    return Outcome(problems=(Problem(ledger.FILE, 0, "", "", message, remedy),))


def _outcome(
    story: Story, new: ledger.Ledger, found: ledger.Ledger, kept: Mapping[str, str]
) -> Outcome:
    lines = [f"{place}: {_line(new[place])}" for place in found]
    lines += [f"{place}: {why}; --force replaces it" for place, why in kept.items()]
    chosen = sum(new[place].chosen is not None for place in found)
    lines.append(f"{chosen} of {len(found)} places have a point. Review {ledger.FILE}.")
    return Outcome(
        problems=ledger.problems(story, new),
        lines=tuple(lines),
        data={
            "places": {place: ledger.as_values(new[place]) for place in found},
            "kept": dict(kept),
        },
    )


def _line(entry: ledger.LedgerEntry) -> str:
    choice = entry.choice
    if choice is None:
        return f"no point. {entry.reason}"
    return f"{choice.latitude}, {choice.longitude} from {choice.source}. {entry.reason}"
