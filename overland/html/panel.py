"""The panel beside the map: all that the story says of a place, or of an event without one."""

from __future__ import annotations

from collections.abc import Sequence

from overland.html import geocode_note, lengths, proof, relations, symbology, texts
from overland.html.html_cache import kept
from overland.html.markup import Safe, tag
from overland.html.room import ListRoom, of_panel
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, language, ngettext, number, text_language
from overland.presentation import arrival, legs, places, statements, vocabulary
from overland.presentation.statements import Statement
from overland.story import chronology
from overland.story.models import Count, Event, Leg, Place, Quote, Story
from overland.view import DEFAULT_LAYERS, View


@kept
def panel(story: Story, view: View, at: Setting = APP) -> Safe:
    """The region "Details" for what the view has chosen; the rest of the view is not in it.

    `data-view` says which view that is: the page shows a panel before the app's answer, and
    compares.
    """
    view = view.with_(at="", camera=None, layers=DEFAULT_LAYERS, row=0)
    place, event = story.place(view.place), story.event(view.event)
    if place:
        body = [_away(view, at), *filter(None, _place(story, view, place, at))]
    elif event:
        body = [_away(view, at), *_alone(story, view, event, at)]
    else:
        body = _overview(story, view, at)
    return tag(
        "section",
        body,
        class_="ov-details",
        aria_label=_("Details"),
        role="region",
        id="ov-details" if at.ids else None,
        data_view=at.links.to(view),
        lang=text_language(),
        dir=direction(),
        tabindex="-1",
    )


def _away(view: View, at: Setting) -> Safe:
    """The way back to the whole story; the page's script gives it the Escape key.

    Of the button's two names a phone shows the one that says what it would do.
    """
    whole = at.links.to(view.with_(place="", event="", at=""))
    return tag(
        "div",
        tag(
            "button",
            tag("span", _("Larger")),
            tag("span", _("Smaller")),
            type="button",
            data_overland="raise",
            class_="ov-raise",
        ),
        tag("a", _("Whole story"), href=whole, class_="ov-away", data_away=True),
        class_="ov-sheet-bar",
    )


def _place(story: Story, view: View, place: Place, at: Setting) -> list[Safe | None]:
    happened, pager = _page(story.events_at(place.id), view, at)
    # What was chosen comes first; the rest stays in the order of the table.
    happened = sorted(happened, key=lambda event: event.id != view.event)
    met = [leg for leg in chronology.legs(story) if place.id in (leg.origin, leg.destination)]
    compared, room = set[str](), of_panel(view, at)
    return [
        _heading(story, place),
        *[_event(story, view, event, at, compared, room) for event in happened],
        pager,
        *_ways(story, met, place, at, room),
        tag("div", tag("h3", _("This place")), _basis(story, place), class_="ov-item"),
    ]


def _page(events: Sequence[Event], view: View, at: Setting) -> tuple[Sequence[Event], Safe | None]:
    """The events among which the chosen one is, and the way to those before and after them."""
    if not at.events or len(events) <= at.events:
        return events, None
    chosen = next((n for n, event in enumerate(events) if event.id == view.event), 0)
    first = chosen // at.events * at.events
    last = min(first + at.events, len(events))
    span = f"{number(first + 1)} – {number(last)}"
    said = _("{n} of {all} events").format(n=span, all=number(len(events)))
    steps = ((first - at.events, _("Previous")), (last, _("Next")))
    links = [
        tag("a", label, href=at.links.to(view.with_(event=events[to].id)), class_="ov-copy")
        if 0 <= to < len(events)
        else None
        for to, label in steps
    ]
    pager = tag("nav", links[0], tag("span", said), links[1], aria_label=said, class_="ov-pager")
    return events[first:last], pager


def _heading(story: Story, place: Place) -> Safe:
    """Its name, and first of all what nobody reports of it: its events alone read as an arrival."""
    names, unknown = places.other_names(story, place), arrival.unknown_at(story, place)
    others = [tag("bdi", name.text, lang=name.language) for name in names]
    return tag(
        "header",
        tag("h2", texts.local(places.name(story, place))),
        tag("p", tag("b", unknown)) if unknown else None,
        tag("p", places.facts(place), class_="ov-facts"),
        tag("p", Safe(" ").join(others), class_="ov-names") if others else None,
    )


def _basis(story: Story, place: Place) -> list[Safe | None]:
    return [
        tag("p", vocabulary.place_role(story, place)),
        proof.folded(statements.statement(story, place), measured=False),
        geocode_note.how_found(story, place),
    ]


def _event(
    story: Story, view: View, event: Event, at: Setting, compared: set[str], room: ListRoom
) -> Safe:
    """An event with what is said of it; `compared` are the relations that are shown already."""
    told = statements.statement(story, event)
    chosen = event.id == view.event and at.chosen
    link = at.links.to(view.with_(place=event.place, event=event.id, at=""))
    headline = texts.local(told.words)
    return tag(
        "article",
        tag("h3", tag("a", headline, href=link, aria_current="true" if chosen else None)),
        tag("p", tag("span", texts.when(told)), " ", symbology.chips(told), class_="ov-when"),
        tag("p", texts.local(told.who), class_="ov-speaker") if told.who.text else None,
        room.lists(story.counts_of(event.id), lambda item: count(story, item, told, at, chosen)),
        room.lists(story.quotes_of(event.id), lambda item: quote(story, item, at)),
        proof.folded(told, unfolded=chosen),
        relations.event_relations(story, view, event, at, compared, room),
        class_="ov-item is-chosen" if chosen else "ov-item",
        id=at.event_id(event.id),
    )


def count(story: Story, item: Count, beside: Statement, at: Setting, unfolded: bool) -> Safe:
    """A figure as written; its speaker where that is another than that of what it stands in."""
    told = statements.statement(story, item)
    return tag(
        "div",
        tag("p", tag("b", texts.local(told.words)), " ", symbology.chips(told), class_="ov-figure"),
        tag("p", texts.local(told.who), class_="ov-speaker") if told.who != beside.who else None,
        proof.folded(told, unfolded=unfolded),
        class_="ov-count",
        id=at.row_id("count", item.id),
    )


def quote(story: Story, item: Quote, at: Setting = APP) -> Safe:
    """A quotation with who said it where; an unnamed speaker by role only.

    No <figure>: its caption would be its name too, and a listener would hear it twice.
    """
    told = statements.statement(story, item)
    who = texts.marked_line(told.who, told.role, told.where, told.translation)
    return tag(
        "div",
        tag("blockquote", told.said, lang=told.words.language, dir="auto"),
        tag("p", who, class_="ov-speaker"),
        tag("p", told.translated_by, class_="ov-facts") if told.translated_by else None,
        # What "there" means must not wait for a click: the words alone may be read otherwise.
        tag("p", texts.local(told.note), class_="ov-facts") if told.note.text else None,
        proof.folded(told, noted=False),
        class_="ov-quote",
        id=at.row_id("quote", item.id),
    )


def _ways(story: Story, met: list[Leg], place: Place, at: Setting, room: ListRoom) -> list[Safe]:
    """The legs of a place; a line that several went along is described at the first of them."""
    described = set[str]()

    def shown(leg: Leg) -> Safe:
        how = lengths.of_leg(story, leg)
        again = how in described
        described.add(how or "")
        same = tag("p", _("Drawn as the line above."), class_="ov-facts")
        return _leg(story, leg, place, at, same if how and again else how, room)

    return room.lists(met, shown)


def _leg(
    story: Story, leg: Leg, place: Place, at: Setting, how: Safe | None, room: ListRoom
) -> Safe:
    told = statements.statement(story, leg)
    journey, carrier, day, *_figures = legs.facts(story, leg)
    caption = texts.marked_line(carrier, day)
    figures_ = story.counts_along(leg.id)
    named = [part for part in (legs.heading(leg, place), texts.local(journey)) if part]
    return tag(
        "div",
        tag("h3", Safe(": ").join(named)),
        tag("p", tag("span", told.said), " ", symbology.chips(told)),
        tag("p", caption, class_="ov-facts") if caption else None,
        room.lists(figures_, lambda item: count(story, item, told, at, False)),
        tag("p", texts.local(told.note)) if told.note.text else None,
        proof.folded(told, noted=False, measured=how is None),
        how,
        class_="ov-item",
        id=at.row_id("leg", leg.id),
    )


def _alone(story: Story, view: View, event: Event, at: Setting) -> list[Safe]:
    told = statements.statement(story, event)
    where = tag("p", told.placeless, class_="ov-facts") if told.placeless else None
    return [
        tag("header", tag("h2", _("Not on the map")), where),
        _event(story, view, event, at, set(), of_panel(view, at)),
    ]


def _overview(story: Story, view: View, at: Setting) -> list[Safe]:
    standfirst = texts.local(story.text(story.slug, "description", language()))
    evidence = tag("a", _("The words behind it"), href=at.links.to(view, "evidence"))
    room = of_panel(view, at)
    met = room.lists(
        chronology.legs(story), lambda leg: _leg_link(story, view, leg, at), "li", at.rows
    )
    side_by_side = relations.all_of(story, view, at, room)
    named = places.listed_places(story)
    listed = [_place_link(story, view, place, at) for place in named[: at.rows or None]]
    more = len(story.places) - len(listed)
    if more:
        words = ngettext("and {n} more place, on the map", "and {n} more places, on the map", more)
        listed.append(tag("li", words.format(n=more)))
    return [
        tag("header", tag("h2", _("In short")), tag("p", standfirst, " ", evidence)),
        *_item(_("Route"), [tag("ul", met, class_="ov-places")] if met else []),
        *_item(_("Places"), [tag("ul", listed, class_="ov-places")]),
        *_item(_("Side by side"), side_by_side),
    ]


def _item(heading: str, content: list[Safe]) -> list[Safe]:
    return [tag("div", tag("h3", heading), content, class_="ov-item")] if content else []


def _leg_link(story: Story, view: View, leg: Leg, at: Setting) -> Safe:
    """A leg with how well it is known; its evidence stands with the place that it leads to."""
    shown = at.links.to(view.with_(place=leg.destination, event="", at=""))
    known = texts.marked_line(vocabulary.leg_known(leg), *legs.facts(story, leg))
    return tag(
        "li",
        tag(
            "a", legs.title(story, leg), href=shown, aria_label=legs.told_apart(story, leg) or None
        ),
        tag("span", " ", known, class_="ov-facts"),
    )


def _place_link(story: Story, view: View, place: Place, at: Setting) -> Safe:
    shown = at.links.to(view.with_(place=place.id, event="", at=""))
    return tag(
        "li",
        tag("a", texts.local(places.name(story, place)), href=shown),
        tag("span", " ", places.listed_as(story, place), class_="ov-facts"),
    )
