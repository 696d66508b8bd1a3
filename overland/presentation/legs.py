"""Legs as a reader is told of them: ends, status, how the line was drawn, and how far it is off."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from overland.geography import distance, extent, mercator
from overland.i18n import _, comma, language, line, number, semicolon
from overland.presentation import places, vocabulary
from overland.story.models import Leg, LocalText, Place, Story
from overland.story.story_memory import StoryMemory
from overland.story.vocabularies import MODE, least_known

_STRAND_STEP_PX: Final = 8.5
"""From the middle of a strand to that of the next: its casing, and the band seen between them."""
_STRANDS_PX: Final = 90.0
"""Of all strands of a stretch together: beyond it they would lie where nobody went."""
_MOST_TOLD: Final = 40
"""Legs in the account of a route, which pages repeat and voices read out."""
_between: Final = StoryMemory[Counter[tuple[str, str]]]()
_courses: Final = StoryMemory[Mapping[tuple[str, str, str], list[Leg]]]()


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a leg's line came about, in words; a text that says nothing is "".

    What whoever drew it wrote is in the reader's language where the story has it translated.
    """

    length: str
    method: LocalText
    error: str
    error_basis: LocalText
    rights: LocalText
    sources: tuple[LocalText, ...]

    @property
    def translated_by(self) -> str:
        """Who translated it, each once; "" where it stands as it was written."""
        texts = (self.method, self.error_basis, self.rights, *self.sources)
        who = comma().join(dict.fromkeys(text.by for text in texts if text.by))
        return _("translated by {who}").format(who=who) if who else ""


@dataclass(frozen=True, slots=True)
class Strand:
    """The legs of one journey over one stretch in one direction, which are drawn as one line."""

    legs: tuple[Leg, ...]
    origin: str
    destination: str


def title(story: Story, leg: Leg) -> str:
    """ "Damascus – Masnaa"."""
    ends = (story.place(leg.origin), story.place(leg.destination))
    return " – ".join(vocabulary.place_name(place) for place in ends if place)


def told_apart(story: Story, leg: Leg) -> str:
    """Which leg it is, where several go from one place to another; "" where none other does."""
    counted = _between.get(story, lambda: Counter(map(_ends, story.legs)))
    return line(title(story, leg), caption(story, leg)) if counted[_ends(leg)] > 1 else ""


def _ends(leg: Leg) -> tuple[str, str]:
    return leg.origin, leg.destination


def heading(leg: Leg, place: Place) -> str:
    """What stands above a leg in the panel of one of its ends."""
    if leg.mode == "air":
        return _("The flight")
    if leg.destination != place.id:
        return _("Onward from here")
    return _("The road here") if leg.mode == "road" else _("The way here")


def caption(story: Story, leg: Leg) -> str:
    """Whose journey it was, by what, when, and how many: "Alpha · bus 3 · 2 May 2020 · 40"."""
    return line(*(part.text for part in facts(story, leg)))


def facts(story: Story, leg: Leg) -> tuple[LocalText, ...]:
    """The parts of its caption, each in its language."""
    along = story.counts_along(leg.id)
    counts = [story.text(count.id, "as_written", language()) for count in along]
    day = LocalText(vocabulary.edtf(leg.date) if leg.date else "", language())
    named = [story.text(leg.id, column, language()) for column in ("journey", "carrier")]
    return (*named, day, *counts)


def map_label(story: Story, leg: Leg) -> str:
    """What a line says when it is pointed at: of each leg that it is drawn for."""
    return line(*(_label(story, one) for one in _together(story, leg)), between=semicolon())


def _label(story: Story, leg: Leg) -> str:
    parts = [f"{title(story, leg)}: {vocabulary.leg_known(leg)}", caption(story, leg)]
    parts.append(_("Straight line: the path is not known") if leg.id not in story.routes else "")
    parts.append(error(story, leg))
    return ". ".join(part.rstrip(".") for part in parts if part)


def flight_to(story: Story, place: Place) -> Leg | None:
    """The first flight to a place."""
    arriving = (leg for leg in story.legs if leg.destination == place.id)
    return next((leg for leg in arriving if leg.mode == "air"), None)


def arrival(story: Story, place: Place) -> str:
    """What the flight to a place is, in words: "planned flight"; "" without one."""
    leg = flight_to(story, place)
    return _moved(leg.mode, vocabulary.leg_style(leg)) if leg else ""


def drawn_style(story: Story, leg: Leg) -> str:
    """How a leg's line looks: as the least known of the legs that are drawn as that line."""
    return least_known(_own_style(story, one) for one in _together(story, leg))


def _own_style(story: Story, leg: Leg) -> str:
    """A straight line that nobody drew is no reported way."""
    style = vocabulary.leg_style(leg)
    undrawn = leg.id not in story.routes and leg.mode != "air"
    return "inferred" if style == "reported" and undrawn else style


def _together(story: Story, leg: Leg) -> list[Leg]:
    """The legs of its journey over the same stretch in the same direction, itself among them."""
    return _courses.get(story, lambda: _by_course(story))[_course(leg)]


def _by_course(story: Story) -> Mapping[tuple[str, str, str], list[Leg]]:
    found = defaultdict[tuple[str, str, str], list[Leg]](list)
    for leg in story.legs:
        found[_course(leg)].append(leg)
    return found


def _course(leg: Leg) -> tuple[str, str, str]:
    return leg.journey, leg.origin, leg.destination


def style_words(story: Story, style: str) -> str:
    """What a line of that style means in this story, for a legend."""
    legs = [leg for leg in story.legs if drawn_style(story, leg) == style]
    if style == "inferred":
        return vocabulary.basis("inferred")
    modes = {leg.mode for leg in legs}
    said = _moved("air", style) if modes == {"air"} else vocabulary.status(style)
    if legs and all(leg.basis == "inferred" for leg in legs):
        return _("{line}, partly the editors’ conclusion").format(line=said)
    return said


def account(story: Story) -> str:
    """The route in words: each leg with how well it is known; of very many, the first of them."""
    shown = story.legs[:_MOST_TOLD]
    told = [f"{title(story, leg)}: {vocabulary.leg_known(leg)}" for leg in shown]
    if more := len(story.legs) - len(shown):
        told.append(_("and {n} more, in the evidence").format(n=number(more)))
    return ". ".join(told)


def error_m(story: Story, leg: Leg) -> float | None:
    """How far the leg's true path may be from its line, in metres; None where nobody says."""
    route = story.routes.get(leg.id)
    return route.error_m if route and route.error_m and route.error_m > 0 else None


def error(story: Story, leg: Leg) -> str:
    """The estimated error in words; "" where nobody says. It is the line's, not the choice's."""
    metres = error_m(story, leg)
    if metres is None:
        return ""
    said = _("Estimated error: about {distance}").format(distance=rounded_m(metres))
    if leg.basis != "inferred":
        return said
    return _("{error}, if this was the way taken").format(error=said)


def errors(story: Story) -> str:
    """What the bands around the lines mean, for a legend; "" where there is none."""
    banded = [leg for leg in story.legs if extent.leg_line(story, leg) and error_m(story, leg)]
    found = [metres for leg in banded if (metres := error_m(story, leg))]
    if not found:
        return ""
    least, most = rounded_m(min(found)), rounded_m(max(found))
    if least == most:
        said = _("band: estimated error, about {distance}").format(distance=most)
    else:
        said = _("band: estimated error, about {least} to {most}").format(least=least, most=most)
    if any(leg.basis == "inferred" for leg in banded):
        said += _("; not whether that way was taken")
    return said


def rounded_m(metres: float) -> str:
    """Metres to two figures: an estimate has no more."""
    rounded = float(f"{metres:.2g}")
    if rounded < 1000:
        return _("{metres} m").format(metres=number(rounded, 0))
    return _("{kilometres} km").format(kilometres=number(rounded / 1000, 1))


def provenance(story: Story, leg: Leg) -> Provenance | None:
    """How the leg's line was drawn; None where nobody drew one."""
    route = story.routes.get(leg.id)
    if route is None:
        return None
    length = _("{km} km as drawn").format(km=number(distance.length_km(route.points), 0))
    return Provenance(
        length=places.only_a_direction() if only_points(story, leg) else length,
        method=story.text(leg.id, "method", language()),
        error=error(story, leg),
        error_basis=story.text(leg.id, "error_basis", language()),
        rights=story.text(leg.id, "rights", language()),
        sources=line_sources(story, leg.id),
    )


def only_points(story: Story, leg: Leg) -> bool:
    """Whether a leg ends at a place that nobody names: its line has a direction, and no length."""
    ends = (story.place(leg.origin), story.place(leg.destination))
    return any(place is not None and place.gives_a_direction for place in ends)


def line_sources(story: Story, leg: str) -> tuple[LocalText, ...]:
    """What a leg's line was made of, source by source; none where nobody drew one."""
    route = story.routes.get(leg)
    if route is None:
        return ()
    told = story.text(leg, "sources", language())
    each = told.text.splitlines() if told.language != story.language else route.sources
    return tuple(LocalText(text, told.language, told.by) for text in each)


def stretches(story: Story) -> tuple[tuple[Strand, ...], ...]:
    """The strands of each stretch between two places, which stand beside each other on a map."""

    def ends(leg: Leg) -> tuple[str, ...]:
        return tuple(sorted((leg.origin, leg.destination)))

    order = {pair: number for number, pair in enumerate(dict.fromkeys(map(ends, story.legs)))}
    by_stretch = sorted(story.legs, key=lambda leg: order[ends(leg)])
    return tuple(_strands(list(legs)) for _pair, legs in groupby(by_stretch, key=ends))


def shifts_px(story: Story) -> dict[str, tuple[float, float]]:
    """How far each leg is drawn beside its line, right and down, where strands share a stretch.

    They stand side by side across the straight line between their ends, in the story's order.
    """
    shifts: dict[str, tuple[float, float]] = {}
    for strands in stretches(story):
        ends = [story.place(end) for end in sorted((strands[0].origin, strands[0].destination))]
        points = [mercator.world(place.point, 0) for place in ends if place and place.point]
        if len(strands) < 2 or len(points) < 2:
            continue
        across = (points[0][1] - points[1][1], points[1][0] - points[0][0])
        length = math.hypot(*across) or 1.0
        apart = min(_STRAND_STEP_PX, _STRANDS_PX / len(strands))
        for at, strand in enumerate(strands):
            step = apart * (at - (len(strands) - 1) / 2) / length
            beside = (round(across[0] * step, 1), round(across[1] * step, 1))
            shifts.update(dict.fromkeys((leg.id for leg in strand.legs), beside))
    return shifts


def _strands(legs: list[Leg]) -> tuple[Strand, ...]:
    together: dict[tuple[str, str, str], list[Leg]] = {}
    for leg in legs:
        together.setdefault(_course(leg), []).append(leg)
    return tuple(
        Strand(tuple(strand), origin, destination)
        for (_journey, origin, destination), strand in together.items()
    )


def _moved(mode: str, style: str) -> str:
    return str(MODE[mode].leg).format(status=vocabulary.status(style))
