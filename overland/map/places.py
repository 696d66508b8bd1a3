"""Places on the map: a button each, shaped by role, with name and key figure."""

from __future__ import annotations

import folium

from overland.geography import extent
from overland.geography.antimeridian import point_beside
from overland.geography.extent import ON_THE_WAY, PRIORITY, core, leaves_from, near, rough_places
from overland.html import symbology, texts
from overland.html.markup import Safe, inert, tag
from overland.i18n import comma, line
from overland.presentation import figures, offmap, place_notes, places, statements, vocabulary
from overland.presentation.symbology import is_inferred
from overland.story.models import Place, Story


def add(made: folium.Map, story: Story, centre: float) -> None:
    """A marker for each of the journey's own places, and an area where the point is not exact.

    `centre` is the longitude that all of them stand around.
    """
    close = near(story)
    for place in rough_places(story):
        assert place.point
        folium.Circle(
            list(point_beside(place.point, centre)),
            radius=(place.uncertainty_km or 0) * 1000,
            className="ov-doubt",
            interactive=False,
            weight=1,
            fill=True,
            color="#b3202c",
            fill_opacity=0.05,
        ).add_to(made)
    own = core(story)
    for place in story.places:
        if place.id in own:
            _marker(story, place, centre, far=place.id not in close).add_to(made)


def _marker(story: Story, place: Place, centre: float, *, far: bool) -> folium.Marker:
    point = extent.pin_point(story, place)
    assert point
    start = leaves_from(story, place) if far else None
    marker = folium.Marker(
        list(point_beside(point, centre)),
        icon=folium.DivIcon(
            html=icon(story, place, far=far),
            icon_size=(32, 32),
            icon_anchor=(16, 16),
            class_name=" ".join(["ov-place", *classes(story, place)]),
        ),
        popup=folium.Popup(_popup(story, place), max_width=260),
        keyboard=True,
        place=place.id,
        spoken=inert(spoken(story, place)),
        priority=PRIORITY[place.role],
        far=far,
        only=place.gives_a_direction,
        own=place.role in ON_THE_WAY,
        figures=figures.key_events(story, place),
        noted=place_notes.claims(story, place),
        rise_on_hover=True,
        start=list(point_beside(start, centre)) if start else None,
        legs=_legs_of(story, place) if far else None,
    )
    # A far place stands at the map's edge, mostly the upper one: its name goes below it.
    side, shift = ("bottom", 12) if far else ("top", -12)
    name = tag("span", texts.local(places.name(story, place)))
    folium.Tooltip(name, direction=side, offset=(0, shift)).add_to(marker)
    return marker


def classes(story: Story, place: Place) -> list[str]:
    """What a place is on a map, as classes: its role, and whether the head's first figure is there.

    The name of that place has the first claim to room.
    """
    found = [f"ov-{place.role}"]
    found += ["ov-inferred"] if is_inferred(place) else []
    return found + (["ov-main"] if place.id == figures.headline_place(story) else [])


def _legs_of(story: Story, place: Place) -> list[str]:
    """The legs that end at a place: where none of them is drawn, no arrow points at it."""
    return [leg.id for leg in story.legs if place.id in (leg.origin, leg.destination)]


def spoken(story: Story, place: Place) -> str:
    """The marker's accessible name: the place, what it is to the story, and its key figure."""
    role, figure = vocabulary.place_role(story, place), figures.key_figure(story, place)
    return line(vocabulary.place_name(place), role, figure, between=comma())


def icon(story: Story, place: Place, *, far: bool, hidden: bool = False) -> Safe:
    """Pin and label. A `far` place may be only an arrow at the edge: how far it is goes along.

    `hidden`: to a listener something else names the place.
    """
    note = place_notes.note(story, place)
    beyond = offmap.distance(story, place) if far else ""
    return tag(
        "span",
        tag("i", class_="ov-leader"),
        tag("i", class_="ov-pin"),
        tag(
            "span",
            tag("b", texts.local(places.name(story, place))),
            # A space between: to whom they are read, two lines are two words.
            [" ", tag("small", note)] if note else None,
            [" ", tag("small", beyond, class_="ov-beyond")] if beyond else None,
            class_="ov-label",
        ),
        aria_hidden="true" if hidden else None,
    )


def _popup(story: Story, place: Place) -> Safe:
    figure = figures.key_figure(story, place)
    happened = story.events_at(place.id)
    first = happened[0] if happened else None
    main = next(
        (e for e in happened if e.kind in ("crossing", "arrival") and story.counts_of(e.id)),
        first,
    )
    told = statements.statement(story, main) if main else None
    known = tag("div", symbology.chips(told), " ", texts.local(told.who)) if told else None
    return tag(
        "div",
        tag("b", texts.local(places.name(story, place))),
        tag("div", figure) if figure else None,
        known,
        tag("div", texts.local(told.words)) if told else None,
        tag("div", texts.when(told)) if told else None,
        class_="ov-popup",
    )
