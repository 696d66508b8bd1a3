"""The view that a link opens, to and from its query string.

`parse` never raises: what it cannot use it leaves out and says so, in words for the reader.
`query` is its inverse: for every view of an existing story, parse(query(view)) gives it back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final
from urllib.parse import urlencode

from overland import i18n
from overland.errors import InvalidDate
from overland.i18n import _
from overland.story import chronology, dates
from overland.story import filter as filters
from overland.story.corrections import VERSION, with_changes
from overland.story.filter import EVERYTHING, Filter
from overland.story.models import Story

LAYERS: Final = ("relief", "terrain", "roads", "rivers", "borders", "labels", "online")
DEFAULT_LAYERS: Final = ("relief", "roads", "rivers", "borders", "labels")
LOST: Final = "lost"
"""The parameter that says which address a reader was sent here from."""
PARAMETERS: Final = (
    *("story", "place", "event", "at", "lang", "layers", "c", "v"),
    *(*filters.PARAMETERS, "row"),
)
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: degrees, and a zoom level of 0 to 19."""

    latitude: float
    longitude: float
    zoom: float

    def __str__(self) -> str:
        return f"{self.latitude:.4f},{self.longitude:.4f},{self.zoom:g}"


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page. Empty text and None mean "not chosen"; `lang` is then the reader's.

    `row` is the first row of a long table that is shown, from 0.
    """

    story: str = ""
    place: str = ""
    event: str = ""
    at: str = ""
    lang: str = ""
    layers: tuple[str, ...] = DEFAULT_LAYERS
    camera: Camera | None = None
    version: str = ""
    filter: Filter = EVERYTHING
    row: int = 0

    def with_(self, **changes: object) -> View:
        """This view with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Parsed:
    view: View
    notices: tuple[str, ...]


def query(view: View) -> dict[str, str]:
    """The view as query parameters; what is as it would be anyway is left out."""
    values = {
        "story": view.story,
        "place": view.place,
        "event": view.event,
        "at": view.at,
        "lang": view.lang,
        "layers": "" if view.layers == DEFAULT_LAYERS else ",".join(view.layers) or "none",
        "c": str(view.camera) if view.camera else "",
        "v": view.version,
        **filters.filter_query(view.filter),
        "row": str(view.row) if view.row else "",
    }
    return {name: value for name, value in values.items() if value}


def href(view: View, page: str = "") -> str:
    """A link to the view, on the page with that path ("" is the map), relative to any page."""
    return f"./{page}?{urlencode(query(view), safe=',')}"


def parse(parameters: Mapping[str, str | Sequence[str]], stories: Mapping[str, Story]) -> Parsed:
    """The nearest sensible view of one of `stories` (slug -> Story), and what was ignored.

    The first story is the one to fall back on. With no stories the view is empty.
    """
    notices: list[str] = []
    asked = _renamed(parameters)
    given = {name: _single(asked.get(name, ""), name, notices) for name in PARAMETERS}
    slug = _story(given["story"], stories, notices)
    view = View(story=slug, lang=_language(given["lang"], notices))
    view = view.with_(layers=_layers(given["layers"], notices), camera=_camera(given["c"], notices))
    if not slug:
        return Parsed(view, tuple(notices))
    # What was chosen in another story means nothing in this one.
    lost = bool(given["story"]) and given["story"] != slug
    return Parsed(_within(view, given, stories[slug], lost, notices), tuple(notices))


def lost(parameters: Mapping[str, str | Sequence[str]]) -> tuple[str, ...]:
    """What to tell a reader who was sent here from an address that names no page."""
    path = _single(parameters.get(LOST, ""), LOST, [])
    text = _("There is no page “{path}” here. You see the map.")
    return (text.format(path=_shown(path)),) if path else ()


def _shown(text: str) -> str:
    """What a link says, as it may stand in a notice: short, and without what cannot be printed."""
    short = text if len(text) <= 40 else text[:39] + "…"
    return "".join(c if c.isprintable() else "\ufffd" for c in short)


def _within(
    view: View, given: Mapping[str, str], story: Story, lost: bool, notices: list[str]
) -> View:
    if lost:
        named = {"place": _("place"), "event": _("event"), "at": _("date"), **filters.key_names()}
        notices += (_ignored(named[one], given[one]) for one in named if given[one])
        return view.with_(version=story.version)
    view = view.with_(filter=filters.parse(given, notices, _ignored))
    view = view.with_(row=_row(given["row"], notices))
    place, event = given["place"], given["event"]
    if place and not story.place(place):
        place = _nearest(place, [p.id for p in story.places], _("place"), notices)
    if event and not story.event(event):
        event = _nearest(event, [e.id for e in story.events], _("event"), notices)
    at = _date(given["at"], notices)
    if at and not event:
        event = _at(story, at, notices)
    _note_version(given["v"], story, notices)
    happened = story.event(event) if event else None
    if happened and not place:
        place = happened.place
    return view.with_(place=place, event=event, at=at, version=story.version)


def _at(story: Story, at: str, notices: list[str]) -> str:
    """The event of a link's date; a date that no event of the story touches is told."""
    name = chronology.nearest_event(story, at)
    event = story.event(name)
    if event and chronology.days_apart(dates.parse(event.date), dates.parse(at)):
        text = _("Nothing in this story is dated {date}. You see what is nearest: {event}.")
        shown = dates.show(at, _, i18n.text_language())
        told = story.text(name, "headline", i18n.language()).text
        notices.append(text.format(date=shown, event=told))
    return name


def _renamed(
    parameters: Mapping[str, str | Sequence[str]],
) -> Mapping[str, str | Sequence[str]]:
    """The parameters under the names of today; of a list, all values are one."""
    named = {filters.FORMER.get(name, name): value for name, value in parameters.items()}
    named |= {name: value for name, value in parameters.items() if name in PARAMETERS}
    for name in filters.LISTS:
        value = named.get(name, "")
        named[name] = value if isinstance(value, str) else ",".join(value)
    return named


def _single(value: str | Sequence[str], name: str, notices: list[str]) -> str:
    if not isinstance(value, str):
        if len(value) > 1:
            notices.append(
                _("The link gives “{name}” more than once; the last one is used.").format(name=name)
            )
        value = value[-1] if value else ""
    if len(value) > _LONGEST:
        notices.append(_ignored(name, value))
        return ""
    return value.strip()


def _ignored(name: str, value: str) -> str:
    return _("The link’s {name} “{value}” is not known here and was ignored.").format(
        name=name, value=_shown(value)
    )


def _story(slug: str, stories: Mapping[str, Story], notices: list[str]) -> str:
    if slug in stories:
        return slug
    nearest = get_close_matches(slug, stories, n=1, cutoff=0.8) if slug else []
    # A story that is listed before it was read may turn out to be withheld.
    chosen = next((other for other in (*nearest, *stories) if other in stories), "")
    if slug and chosen:
        text = _("There is no story “{value}” here. You see “{title}” instead.")
        title = stories[chosen].text(chosen, "title", i18n.language()).text
        notices.append(text.format(value=_shown(slug), title=title))
    return chosen


def _nearest(value: str, known: Sequence[str], kind: str, notices: list[str]) -> str:
    nearest = get_close_matches(value.lower(), known, n=1, cutoff=0.8)
    if not nearest:
        notices.append(_ignored(kind, value))
        return ""
    notices.append(
        _("The link’s {kind} “{value}” is not known here; “{nearest}” is the nearest.").format(
            kind=kind, value=value if value.isprintable() else "\ufffd", nearest=nearest[0]
        )
    )
    return nearest[0]


def use_language(parameters: Mapping[str, str | Sequence[str]], accepted: str) -> None:
    """Use the language that a link asks for, or else the one that a browser prefers."""
    code, _same = i18n.nearest_language(_single(parameters.get("lang", ""), "lang", []))
    i18n.use(code or i18n.preferred(accepted))


def _language(value: str, notices: list[str]) -> str:
    if not value:
        return ""
    code, same = i18n.nearest_language(value)
    if not same:
        notices.append(
            str(i18n.NOT_SPOKEN).format(
                value=_shown(value), language=i18n.own_name(code or i18n.language())
            )
        )
    return code


def _layers(value: str, notices: list[str]) -> tuple[str, ...]:
    if not value:
        return DEFAULT_LAYERS
    wanted = [] if value == "none" else value.split(",")
    unknown = [name for name in wanted if name not in LAYERS]
    if unknown:
        notices.append(_ignored(_("layers"), ",".join(unknown)))
        if len(unknown) == len(wanted):
            return DEFAULT_LAYERS
    return tuple(name for name in LAYERS if name in wanted)


def _camera(value: str, notices: list[str]) -> Camera | None:
    if not value:
        return None
    try:
        latitude, longitude, zoom = (float(part) for part in value.split(","))
    except ValueError:
        notices.append(_ignored(_("map position"), value))
        return None
    inside = abs(latitude) <= 85 and abs(longitude) <= 180 and 0 <= zoom <= 19
    if not inside or not all(map(math.isfinite, (latitude, longitude, zoom))):
        notices.append(_ignored(_("map position"), value))
        return None
    # The precision of the link itself, so that a view survives being copied.
    return Camera(round(latitude, 4), round(longitude, 4), float(f"{zoom:g}"))


def _row(value: str, notices: list[str]) -> int:
    """The number of the first row that a long table shows, from 0."""
    if not value:
        return 0
    if not re.fullmatch(r"[0-9]{1,7}", value, re.ASCII):
        notices.append(_ignored(_("row"), value))
        return 0
    return int(value)


def _date(value: str, notices: list[str]) -> str:
    if not value:
        return ""
    try:
        dates.parse(value)
    except InvalidDate:
        notices.append(_ignored(_("date"), value))
        return ""
    return value


def _note_version(value: str, story: Story, notices: list[str]) -> None:
    if not value or value == story.version:
        return
    if not VERSION.fullmatch(value):
        notices.append(_ignored(_("version"), value))
        return
    text = _("This link was made for version {old} of the data; you see version {new}.")
    notices.append(with_changes(text, value, story))
