"""Rights in a story: whose work each part of it is, and under which licence it may be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from overland.basemap import ground
from overland.geography import extent
from overland.i18n import _, comma, language, line, semicolon
from overland.presentation import legs, licences, points, sources
from overland.story.models import LocalText, Route, Story


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: what it is, whose, under which licence ("" where none is granted).

    `name` is what machines call the licence, `leg` the leg whose line it is of; both may be "".
    `language` is the one that holder and licence are written in, where that is not the reader's.
    """

    what: str
    holder: str
    licence: str
    url: str = ""
    language: str = ""
    name: str = ""
    leg: str = ""

    @property
    def terms(self) -> str:
        return line(self.holder, self.licence, between=semicolon())

    @property
    def words(self) -> str:
        return f"{self.what}: {self.terms}"


def parts(story: Story) -> tuple[Part, ...]:
    """Every part that has rights of its own; the data's licence covers the first alone."""
    return (*_data(story), *_excerpts(story), *_lines(story), *_points(story), *_ground(story))


def licence(story: Story) -> str:
    """The licence in a line, for where there is room for one: it never covers what is quoted."""
    names = comma().join(licence_name(item) for item in story.licenses)
    if not names:
        return ""
    own = {licence_name(item) for item in story.licenses}
    others = dict.fromkeys(item["name"] for item in licenses(story) if item["name"] not in own)
    if others:
        return _(
            "{licence} (not the quoted words, the map’s ground, lines or points under {others})"
        ).format(licence=names, others=comma().join(others))
    return _("{licence} (not the words quoted from sources, nor the map’s ground)").format(
        licence=names
    )


def licenses(story: Story) -> list[dict[str, str]]:
    """Every licence by the name that machines know, with what it covers: the data's own first.

    One of a part beside the data says so in `part`: a leg's id, or "points".
    """
    data = _("Tables, notes and this arrangement of them")
    own = [{**item, "covers": data} for item in story.licenses]
    lines = [
        {"name": one.name, "path": one.path, "covers": f"{p.what}: {p.holder}", "part": p.leg}
        for p in _lines(story)
        for one in (_of_line(story.routes[p.leg]) if p.leg else ())
    ]
    told = _("Points of places")
    given = [
        {"name": known.name, "path": known.path, "covers": f"{told}: {maker}", "part": "points"}
        for maker in points.each_maker(story)
        if (known := licences.OF_POINTS.get(maker))
    ]
    return own + lines + given


def line_license(story: Story, leg: str) -> dict[str, str] | None:
    """The licence of a leg's line, for machines; None where it has none of its own.

    Of several the name joins them all, and the address is the first's.
    """
    route = story.routes.get(leg)
    found = _of_line(route) if route else ()
    return {"name": _joined(found), "path": found[0].path} if found else None


def _of_line(route: Route) -> tuple[licences.Licence, ...]:
    return licences.of_line(route.properties)


def _joined(found: tuple[licences.Licence, ...]) -> str:
    return " AND ".join(one.name for one in found)


def licence_name(item: Any) -> str:
    """What a licence of a Data Package is called."""
    return str(item.get("name") or item.get("title") or item.get("path") or "")


def attribution(story: Story) -> tuple[str, ...]:
    """Whom to name: the publishers of the sources, then whose data the lines and points are."""
    told = [sources.source_line(story, source) for source in story.sources]
    return tuple(dict.fromkeys([*told, *(maker.text for maker in makers(story))]))


def makers(story: Story) -> tuple[LocalText, ...]:
    """Whose data the lines and points are, and what there is to say of the right to use it.

    Of a line it is told as whoever drew it wrote it, where nobody has translated that.
    """
    told: list[LocalText] = []
    for leg, route in story.routes.items():
        told.append(LocalText(_holder(route), story.language))
        told += legs.line_sources(story, leg)
        told.append(story.text(leg, "rights", language()))
    lines = [text for text in told if text.text]
    given = [LocalText(text, language()) for text in points.each_giver(story)]
    return tuple(dict.fromkeys([*lines, *given]))


def named_makers(story: Story) -> tuple[str, ...]:
    """Who is named for lines and points, each once; for the ground too nobody is named again.

    Those that a © stands before are not among them: each is told apart, with a link of its own.
    """
    all_of_them = dict.fromkeys((*extent.credits(story), *points.each_maker(story)))
    return tuple(name for name in all_of_them if not name.startswith("©"))


def corner_credits(story: Story) -> tuple[str, ...]:
    """Whose work lines and points are, in a few words for the corner of a map."""
    drawn, placed = extent.credits(story), points.each_maker(story)
    plain = tuple(name for name in drawn if name.startswith("©"))
    if not (named := comma().join(named_makers(story))):
        return plain
    if drawn == plain:
        told = _("points: {names}")
    else:
        told = _("lines and points: {names}") if placed else _("lines: {names}")
    return (*plain, told.format(names=named))


def ground_credits(story: Story) -> str:
    """Who made what the map is drawn from, in a few words, for its corner; "" without ground."""
    made = str(ground.described(story.slug).get("attribution") or "").split(",")
    others = (part.strip() for part in made if part.strip() not in named_makers(story))
    return comma().join(dict.fromkeys(part for part in (*others, *corner_credits(story)) if part))


def ground_licences(story: Story) -> tuple[str, ...]:
    """Every set of data that the ground is drawn from, with its maker and licence."""
    told = (str(text).rstrip(".") for text in ground.described(story.slug).get("licences") or ())
    return tuple(dict.fromkeys(told))


GROUND_LANGUAGE = "en"
"""The language that packages of the ground, and what `overland basemap` says of them, are in."""


def ground_line(story: Story) -> str:
    """The same in a line; "" without ground."""
    told = ground_licences(story)
    return semicolon().join(told) + "." if told else ""


def _data(story: Story) -> Iterator[Part]:
    by = comma().join(str(person.get("title", "")) for person in story.contributors)
    for item in story.licenses:
        what = _("Tables, notes and this arrangement of them")
        yield Part(what, by, licence_name(item), str(item.get("path") or ""))


def _excerpts(story: Story) -> Iterator[Part]:
    """Each source's own terms where its row gives them; of the others nobody knows a licence."""
    what = _("Words quoted from sources")
    theirs = _("their publishers’ own, quoted so that they can be checked; no licence is known")
    by_terms: dict[str, dict[str, None]] = {}
    for source in story.sources:
        if source.publisher:
            terms = story.text(source.id, "rights", language()).text
            by_terms.setdefault(terms or theirs, {})[sources.publisher(story, source)] = None
    for terms, publishers in by_terms.items():
        yield Part(what, comma().join(publishers), terms)


def _lines(story: Story) -> Iterator[Part]:
    for leg, route in story.routes.items():
        made_of = legs.line_sources(story, leg)
        holders = (_holder(route), *(source.text for source in made_of))
        holder = semicolon().join(dict.fromkeys(text for text in holders if text))
        rights = story.text(leg, "rights", language())
        what, found = _("Line {leg}").format(leg=leg), _of_line(route)
        if found:
            name = _joined(found)
            terms = line(rights.text.rstrip("."), name, between=semicolon())
            named = {"language": rights.language, "name": name, "leg": leg}
            yield Part(what, holder, terms, found[0].path, **named)
        elif holder or rights.text:
            yield Part(what, holder, rights.text, language=rights.language)


def _holder(route: Route) -> str:
    return str(route.properties.get("attribution") or "")


def _points(story: Story) -> Iterator[Part]:
    told, unknown = [], _("no licence is known")
    for maker in points.each_maker(story):
        found = licences.OF_POINTS.get(maker)
        told.append(f"{maker} ({found.name if found else unknown})")
    if told:
        yield Part(_("Points of places"), comma().join(told), "")


def _ground(story: Story) -> Iterator[Part]:
    for text in ground_licences(story):
        yield Part(_("Ground of the map"), text, "", language=GROUND_LANGUAGE)
