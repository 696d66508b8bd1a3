"""The panel beside the map: all that the story says of a place, or of an event without one."""

from __future__ import annotations

import re

from overland.html import geocode_note, lengths, proof, relations, symbology
from overland.html.markup import Safe, tag
from overland.i18n import _, direction, language, text_language
from overland.presentation import figures, vocabulary
from overland.story.models import Count, Event, Leg, Place, Quote, Story
from overland.view import View, href


def panel(story: Story, view: View) -> Safe:
    """The region "Details" for what the view has chosen."""
    place, event = story.place(view.place), story.event(view.event)
    if place:
        body = [_away(view), *_place(story, view, place)]
    elif event:
        body = [_away(view), *_alone(story, view, event)]
    else:
        body = _overview(story, view)
    return tag(
        "section",
        body,
        class_="ov-details",
        aria_label=_("Details"),
        role="region",
        lang=text_language(),
        dir=direction(),
        tabindex="-1",
    )


def _away(view: View) -> Safe:
    """The way back to the whole story; the page's script gives it the Escape key."""
    whole = view.with_(place="", event="", at="")
    return tag("a", _("Whole story"), href=href(whole), class_="ov-away", data_away=True)


def shown(story: Story, view: View) -> frozenset[str]:
    """Ids of the claims that `panel` shows for a view."""
    found = re.findall(r' id="(?:event|count|quote|leg)-([^"]+)"', panel(story, view))
    return frozenset(found) | ({view.place} - {""})


def _place(story: Story, view: View, place: Place) -> list[Safe]:
    happened = list(figures.events_at(story, place.id))
    # What was chosen comes first; the rest stays in the order of the table.
    happened.sort(key=lambda event: event.id != view.event)
    return [
        _heading(story, place),
        *[_event(story, view, event) for event in happened],
        *[
            _leg(story, leg, place)
            for leg in story.legs
            if place.id in (leg.origin, leg.destination)
        ],
        tag("div", tag("h3", _("This place")), _basis(story, place), class_="ov-item"),
    ]


def _heading(story: Story, place: Place) -> Safe:
    facts = [vocabulary.kind(place.kind), vocabulary.country(place)]
    if place.point:
        digits = 1 if place.basis == "inferred" else _digits(place.uncertainty_km)
        facts.append(f"{place.point[0]:.{digits}f}, {place.point[1]:.{digits}f}")
        if place.uncertainty_km:
            facts.append(_("known to {km:g} km").format(km=place.uncertainty_km))
    elif place.kind != "country":
        facts.append(_("no point known, so no pin"))
    names = [(place.name, story.language), *((name, code) for code, name in place.names.items())]
    others = [tag("bdi", name, lang=code) for name, code in names if name and code != language()]
    return tag(
        "header",
        tag("h2", vocabulary.place_name(place)),
        tag("p", " · ".join(fact for fact in facts if fact), class_="ov-facts"),
        tag("p", _spaced(others), class_="ov-names") if others else None,
    )


def _digits(uncertainty_km: float | None) -> int:
    """Decimals of a degree that are known; the last one is about a tenth of the uncertainty."""
    if not uncertainty_km:
        return 3
    return 1 if uncertainty_km >= 10 else 2 if uncertainty_km >= 1 else 3


def _spaced(parts: list[Safe]) -> list[str]:
    return [text for part in parts for text in (" ", part)][1:]


def _basis(story: Story, place: Place) -> list[Safe | None]:
    return [
        tag("p", vocabulary.place_role(story, place)),
        proof.proof(story, place),
        geocode_note.how_found(story, place),
    ]


def _event(story: Story, view: View, event: Event) -> Safe:
    chosen = event.id == view.event
    link = href(view.with_(place=event.place, event=event.id, at=""))
    return tag(
        "article",
        tag("h3", tag("a", event.headline, href=link, aria_current="true" if chosen else None)),
        tag(
            "p",
            vocabulary.when(event),
            " ",
            symbology.chip(event.status),
            symbology.inferred(event),
            class_="ov-when",
        ),
        tag("p", event.speaker, class_="ov-speaker") if event.speaker else None,
        [_count(story, count, event, chosen) for count in figures.counts_of(story, event.id)],
        [quote(story, item) for item in figures.quotes_of(story, event.id)],
        proof.proof(story, event, unfolded=chosen),
        relations.about_event(story, view, event),
        class_="ov-item is-chosen" if chosen else "ov-item",
        id=f"event-{event.id}",
    )


def _count(story: Story, count: Count, event: Event, chosen: bool) -> Safe:
    return tag(
        "div",
        tag("p", tag("b", count.as_written), " ", symbology.chip(count.status), class_="ov-figure"),
        tag("p", count.speaker, class_="ov-speaker") if count.speaker != event.speaker else None,
        proof.proof(story, count, unfolded=chosen),
        class_="ov-count",
        id=f"count-{count.id}",
    )


def quote(story: Story, item: Quote) -> Safe:
    """A quotation with who said it where; an unnamed speaker by role only."""
    place = story.place(item.said_at)
    who = item.speaker if item.named else _("{role} (not named)").format(role=item.speaker)
    said = [who, item.role if item.named else ""]
    said.append(vocabulary.place_name(place) if place else _("place not stated"))
    said.append(proof.translation(item))
    return tag(
        "figure",
        tag("blockquote", f"“{item.text}”", lang=item.language),
        tag("figcaption", " · ".join(part for part in said if part)),
        proof.proof(story, item),
        class_="ov-quote",
        id=f"quote-{item.id}",
    )


def _leg(story: Story, leg: Leg, place: Place) -> Safe:
    style = vocabulary.leg_style(leg)
    heading = _("The road here") if leg.destination == place.id else _("Onward from here")
    if leg.mode == "air":
        heading = _("The flight")
    return tag(
        "div",
        tag("h3", heading),
        tag(
            "p",
            symbology.leg_title(story, leg),
            " ",
            symbology.chip(style),
            symbology.inferred(leg),
        ),
        tag("p", leg.note),
        proof.proof(story, leg),
        lengths.of_leg(story, leg),
        class_="ov-item",
        id=f"leg-{leg.id}",
    )


def _alone(story: Story, view: View, event: Event) -> list[Safe]:
    return [
        tag(
            "header",
            tag("h2", _("Not on the map")),
            tag("p", _("The source gives this no place."), class_="ov-facts"),
        ),
        _event(story, view, event),
    ]


def _overview(story: Story, view: View) -> list[Safe]:
    return [
        tag("header", tag("h2", story.title), tag("p", story.description)),
        tag(
            "div",
            tag("h3", _("Route")),
            tag("ul", [_leg_link(story, view, leg) for leg in story.legs], class_="ov-places"),
            class_="ov-item",
        )
        if story.legs
        else Safe(""),
        tag(
            "div",
            tag("h3", _("Places")),
            tag(
                "ul",
                [_place_link(story, view, place) for place in story.places],
                class_="ov-places",
            ),
            class_="ov-item",
        ),
        tag(
            "div",
            tag("h3", _("Side by side")),
            [relations.side_by_side(story, view, item) for item in story.disagreements],
            class_="ov-item",
        )
        if story.disagreements
        else Safe(""),
    ]


def _leg_link(story: Story, view: View, leg: Leg) -> Safe:
    """A leg with how well it is known; its evidence stands with the place that it leads to."""
    return tag(
        "li",
        tag("a", symbology.leg_title(story, leg), href=href(view.with_(place=leg.destination))),
        tag("span", " ", vocabulary.leg_known(leg), class_="ov-facts"),
    )


def _place_link(story: Story, view: View, place: Place) -> Safe:
    note = vocabulary.place_role(story, place)
    if place.kind == "country":
        note = _("a country, not a point")
    elif not place.point:
        note = _("named, but not on the map: no point known")
    return tag(
        "li",
        tag(
            "a",
            vocabulary.place_name(place),
            href=href(view.with_(place=place.id, event="", at="")),
        ),
        tag("span", " ", note, class_="ov-facts"),
    )
