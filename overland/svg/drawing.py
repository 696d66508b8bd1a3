"""Story + View -> an SVG map that stands on its own: no script, no stylesheet, no other host."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass

from PIL.Image import Image

from overland import i18n
from overland.geography import extent
from overland.geography.mercator import Frame
from overland.html.markup import Safe, harmless_url, join
from overland.presentation import legs, metadata, selection, symbology
from overland.story.models import Story
from overland.svg import (
    basemap,
    ground_names,
    map_furniture,
    paths,
    scene,
    style,
    symbols,
    viewport,
)
from overland.svg.elements import clean_text, element, image, text_line
from overland.svg.layout import Box, Placed
from overland.svg.scene import Pin
from overland.svg.style import Theme
from overland.view import View


@dataclass(frozen=True, slots=True)
class Canvas:
    """What all parts of one picture share. `taken` is room that no label may use."""

    story: Story
    view: View
    frame: Frame
    theme: Theme
    taken: tuple[Box, ...]
    furnished: bool = True
    named: bool = True

    @property
    def outside(self) -> frozenset[str]:
        """Ids of the places and legs that the view's filter does not let through."""
        return selection.outside(self.story, self.view.filter)

    @property
    def colours(self) -> Mapping[str, str]:
        return style.palette(self.theme)


def view_svg(
    story: Story,
    view: View,
    width: int,
    height: int,
    *,
    theme: Theme = "light",
    relief: str | None = None,
    scale: float = 1.0,
    taken: Sequence[Box] = (),
    furnished: bool = True,
) -> str:
    """The map of a view, in its language, `width` by `height` pixels.

    The relief is held in the picture, `scale` pixels to one, unless `relief` says from where to
    load it ("" for no relief at all): `relief_webp` with the same arguments makes that file.
    Nothing of the story is written where `taken` lies. A picture that is not `furnished` has no
    scale and no attribution: whoever cuts it to size shows that beside it.
    """
    canvas = Canvas(
        story, view, viewport.frame(story, view, width, height), theme, tuple(taken), furnished
    )
    return copy_context().run(_drawn, canvas, relief, scale)


def ground_svg(story: Story, view: View, frame: Frame, theme: Theme) -> str:
    """Ground and lines in a frame, without pins and words: those stand over it."""
    canvas = Canvas(story, view, frame, theme, (), furnished=False, named=False)
    return copy_context().run(_drawn, canvas, None, 1.0)


def relief_webp(
    story: Story,
    view: View,
    width: int,
    height: int,
    *,
    theme: Theme = "light",
    scale: float = 1.0,
) -> bytes | None:
    """The ground of that very picture as a WebP; None where there is none."""
    made = basemap.relief(view, viewport.frame(story, view, width, height), scale, theme)
    return basemap.webp(made) if made else None


def _drawn(canvas: Canvas, relief: str | None, scale: float) -> Safe:
    i18n.use(canvas.view.lang)
    frame = canvas.frame
    return element(
        "svg",
        _base(canvas, relief, scale),
        _doubt(canvas),
        _bands(canvas),
        _legs(canvas),
        _story(canvas) if canvas.named else None,
        xmlns="http://www.w3.org/2000/svg",
        **{"xmlns:xlink": "http://www.w3.org/1999/xlink"},
        viewBox=f"0 0 {frame.width} {frame.height}",
        width=frame.width,
        height=frame.height,
        role="img",
        aria_label=clean_text(metadata.map_words(canvas.story)),
        style=f"direction:ltr;overflow:hidden;background:{canvas.colours['sea']}",
    )


def _base(canvas: Canvas, relief: str | None, scale: float) -> Safe:
    """Sea, land, relief, water, roads and borders."""
    stitched = None
    if relief is None:
        stitched = basemap.relief(canvas.view, canvas.frame, scale, canvas.theme)
    sea = element(
        "rect", width=canvas.frame.width, height=canvas.frame.height, fill=canvas.colours["sea"]
    )
    # Land is seen until a relief from elsewhere has come, and where it has a gap.
    bare = not basemap.covers(stitched)
    found = basemap.vectors(canvas.story, canvas.view, canvas.frame, land=bare)
    land = [_path(canvas, drawn) for drawn in found if drawn.layer == "land"]
    rest = [_path(canvas, drawn) for drawn in found if drawn.layer != "land"]
    return join([sea, *land, _relief(canvas, stitched, relief), *rest])


def _story(canvas: Canvas) -> Safe:
    """Pins and names; what is written gives way to what was written before it."""
    story, frame = canvas.story, canvas.frame
    pins = scene.pins(story, frame, canvas.view.filter)
    beside = furnishings(canvas)
    taken = [*canvas.taken, *(box for _piece, box in beside)]
    chosen = viewport.chosen(story, canvas.view)
    placed, _cost = scene.labels(story, frame, named(canvas, pins), taken, chosen)
    blocked = [*taken, *(label.box for label in placed.values())]
    return join(
        [
            ground_names.draw(story, canvas.view, frame, canvas.theme, pins, blocked),
            *(_faint(canvas, pin.place.id, _pin(canvas, pin)) for pin in pins),
            *(_label(canvas, pin, placed.get(pin.place.id)) for pin in pins),
            *(piece for piece, _box in beside),
        ]
    )


def named(canvas: Canvas, pins: Sequence[Pin]) -> list[Pin]:
    """The pins that have a name: those that the filter lets through, and what was chosen."""
    shown = viewport.chosen(canvas.story, canvas.view)
    return [pin for pin in pins if pin.place.id not in canvas.outside or pin.place.id == shown]


def furnishings(canvas: Canvas) -> list[tuple[Safe, Box]]:
    """Scale and attribution, each with the room that it takes."""
    if not canvas.furnished:
        return []
    return [
        map_furniture.attribution(canvas.story, canvas.frame, canvas.theme),
        map_furniture.scale_bar(canvas.frame, canvas.theme),
    ]


def _faint(canvas: Canvas, item: str, piece: Safe) -> Safe:
    """A piece of the picture, faint where the filter does not let it through."""
    return symbols.faint(piece) if item in canvas.outside else piece


def _path(canvas: Canvas, drawn: basemap.GroundPath) -> Safe:
    colours = canvas.colours
    if drawn.layer in ("land", "lake"):
        return element("path", d=drawn.path, fill=colours[drawn.layer])
    width, opacity, dash = {
        "river": (1.0, "0.9", None),
        "road": (1.3, "0.95", None),
        "admin1": (0.7, "0.45", "1 3"),
    }.get(drawn.layer, (1.4, "0.9", "5 4" if drawn.disputed else None))
    return element(
        "path",
        d=drawn.path,
        fill="none",
        stroke=colours["border" if drawn.layer == "admin1" else drawn.layer],
        stroke_width=width,
        stroke_opacity=opacity,
        stroke_dasharray=dash,
        stroke_linejoin="round",
    )


def _relief(canvas: Canvas, stitched: Image | None, address: str | None) -> Safe:
    if address and harmless_url(address):
        return image(address, canvas.frame.width, canvas.frame.height)
    if stitched is None:
        return Safe("")
    data = base64.b64encode(basemap.webp(stitched)).decode()
    return image(f"data:image/webp;base64,{data}", canvas.frame.width, canvas.frame.height)


def _doubt(canvas: Canvas) -> Safe:
    """The area in which a place lies that is known only roughly."""
    return join(
        element(
            "circle",
            cx=spot[0],
            cy=spot[1],
            r=(place.uncertainty_km or 0) * 1000 / canvas.frame.metres_per_pixel(),
            fill=canvas.colours["red"],
            fill_opacity="0.05",
            stroke=canvas.colours["red"],
            stroke_opacity="0.35",
            stroke_dasharray="2 4",
        )
        for place in extent.rough_places(canvas.story)
        if place.point and canvas.frame.holds(spot := canvas.frame.pixel(place.point))
    )


def _bands(canvas: Canvas) -> Safe:
    """How far the lines may be off; once for legs that go one way, or they would look surer."""
    drawn: dict[Safe, str] = {}
    for leg in canvas.story.legs:
        wide = 2 * (legs.error_m(canvas.story, leg) or 0) / canvas.frame.metres_per_pixel()
        if wide and (path := paths.leg(canvas.story, leg, canvas.frame, wide)):
            style = legs.drawn_style(canvas.story, leg)
            drawn.setdefault(symbols.band(path, style, canvas.theme, wide), leg.id)
    return join(_faint(canvas, name, band) for band, name in drawn.items())


def _legs(canvas: Canvas) -> Safe:
    story, shifts = canvas.story, legs.shifts_px(canvas.story)
    thin = canvas.frame.width < scene.NARROW
    drawn: list[tuple[str, Safe, Safe]] = []
    for leg in story.legs:
        if path := paths.leg(story, leg, canvas.frame):
            look = (legs.drawn_style(story, leg), canvas.theme, shifts.get(leg.id))
            made = symbols.leg(path, *look, by_sea=leg.mode == "sea", thin=thin)
            drawn.append((leg.id, *made))
    cases = [_faint(canvas, name, case) for name, case, _line in drawn]
    return join([*cases, *(_faint(canvas, name, line) for name, _case, line in drawn)])


def _pin(canvas: Canvas, pin: Pin) -> Safe:
    parts: list[Safe] = []
    if pin.spot != pin.at:
        leader = f"M{pin.at[0]:.1f} {pin.at[1]:.1f}L{pin.spot[0]:.1f} {pin.spot[1]:.1f}"
        parts.append(element("path", d=leader, stroke=canvas.colours["quiet"], stroke_width=1.5))
    if pin.place.id == viewport.chosen(canvas.story, canvas.view):
        ring = symbols.chosen(pin.place.role, pin.spot, canvas.colours, arrow=pin.angle is not None)
        parts.append(ring)
    if pin.angle is None:
        inferred = symbology.is_inferred(pin.place)
        parts.append(symbols.pin(pin.place.role, pin.spot, canvas.colours, inferred=inferred))
    else:
        parts.append(
            symbols.arrow(
                pin.spot, pin.angle, canvas.colours, own=pin.place.role in extent.ON_THE_WAY
            )
        )
    return join(parts)


def _label(canvas: Canvas, pin: Pin, placed: Placed | None) -> Safe:
    if placed is None:
        return Safe("")
    box, colours = placed.box, canvas.colours
    anchor, x = "middle", (box.left + box.right) / 2
    if "right" in placed.side:
        anchor, x = "start", box.left + 2
    elif "left" in placed.side:
        anchor, x = "end", box.right - 2
    name, *rest = scene.forms(pin)[placed.form]
    size = scene.NOTE_SIZE if pin.quiet else scene.NAME_SIZE
    halo = colours["halo"]
    made = [
        text_line(
            name,
            x,
            box.top + 14.5,
            size,
            colours["ink"],
            weight=400 if pin.quiet else 600,
            anchor=anchor,
            halo=halo,
        )
    ]
    for second in rest:
        ink = colours["quiet" if pin.quiet and second == pin.note else "ink"]
        y = box.top + scene.NAME_LINE + 12.5
        made.append(text_line(second, x, y, scene.NOTE_SIZE, ink, anchor=anchor, halo=halo))
    return join(made)
