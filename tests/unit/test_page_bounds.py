"""First HTML, panel and account of a story with very many legs, figures and relations: bounded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from overland.geography import extent
from overland.html import panel
from overland.map import folium_map
from overland.presentation import arrival, legs, metadata
from overland.server import ground_pictures, picture_requests, prerender
from overland.server.prerender import PageRequest
from overland.story.models import Leg, Place, Relation, Story
from overland.view import View
from tests.first_html import INDEX, TABS
from tests.small_story import story_with

MOST_BYTES = 300_000
PLACES = [
    Place(f"p-{n}", f"Place {n}", "village", "", 33 + n / 990, 36.0, None, "stop", "stated")
    for n in range(991)
]


def _leg(n: int, origin: int, to: int, journey: str) -> Leg:
    ends = PLACES[origin].id, PLACES[to].id
    known = ("road", "planned", "stated")
    return Leg(f"leg-{n}", n, *ends, *known, journey=journey, carrier="bus")


@cache
def many(kind: str) -> Story:
    """A chain of 990 legs, as many from one place, or as many of different journeys between two."""
    found = []
    for n in range(990):
        origin, to = {"chain": (n, n + 1), "hub": (0, n + 1), "pair": (0, 1)}[kind]
        found.append(_leg(n, origin, to, f"J {n if kind == 'pair' else 1}"))
    return story_with(places=tuple(PLACES), legs=tuple(found), events=(), counts=(), quotes=())


def page(story: Story, view: View) -> str:
    asked = PageRequest("map", TABS, story, view, "http://a.example/", "http://a.example/")
    return prerender.page(prerender.template(INDEX.read_text("utf-8"), INDEX.parent), asked)


@pytest.mark.parametrize("kind", ["chain", "hub", "pair"])
@pytest.mark.parametrize("place", ["", "p-0"])
def test_a_page_of_very_many_legs_stays_small_and_says_where_the_others_are(
    kind: str, place: str
) -> None:
    story = many(kind)
    view = View(story.slug, place=place)
    assert len(page(story, view).encode()) < MOST_BYTES
    made = panel.panel(story, view)
    if not place:
        assert made.count("<li>") < 220
        assert "and 890 more, in the evidence" in made
    elif kind != "chain":
        assert "more, in the evidence</a>" in made


def test_a_panel_of_very_many_figures_and_quotations_stays_small() -> None:
    whole = story_with()
    event, count, quote = whole.events[0], whole.counts[0], whole.quotes[0]
    counts = tuple(replace(count, id=f"c-{n}", event=event.id) for n in range(2000))
    quotes = tuple(replace(quote, id=f"q-{n}", event=event.id) for n in range(2000))
    both = tuple(Relation(f"r-{n}", "same", "", (f"c-{n}", f"c-{n + 1}")) for n in range(1000))
    story = replace(whole, counts=counts, quotes=quotes, relations=both, headline_counts=())
    for view in (View(story.slug), View(story.slug, place=event.place, event=event.id)):
        assert len(page(story, view).encode()) < MOST_BYTES
        assert "more, in the evidence</a>" in panel.panel(story, view)


def test_the_account_of_a_route_names_its_first_legs_and_counts_the_others() -> None:
    told = legs.account(many("chain"))
    assert told.count("Place") == 2 * 40
    assert told.endswith("and 950 more, in the evidence")
    assert len(metadata.map_words(many("pair"))) < 4_000


def test_what_is_not_reported_is_not_named_without_an_end() -> None:
    story = many("hub")
    ends = tuple(replace(place, role="destination") for place in story.places)
    told = arrival.unknown(replace(story, places=ends))
    assert told.count("Place") == 12
    assert "979 more" in told


def test_cards_are_drawn_ahead_of_the_foremost_places_only() -> None:
    story = many("chain")
    drawn = list(picture_requests.first_pictures(story))
    fronts = 2 * (len(ground_pictures.common(story)) + len(prerender.SIZES))
    assert len(drawn) == fronts + 1 + extent.MOST_BY_THEMSELVES


def test_the_words_of_a_leg_stand_in_the_map_once_and_are_found_without_a_look_at_all_legs() -> (
    None
):
    story = many("pair")
    made = folium_map.build(story).get_root().render()
    assert made.count("J 17 ") == made.count("J 18 ") == 1
    compared: list[Leg] = []
    course = legs._course

    def counted(leg: Leg) -> tuple[str, str, str]:
        compared.append(leg)
        return course(leg)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(legs, "_course", counted)
        for leg in story.legs:
            legs.drawn_style(story, leg)
    assert len(compared) <= 3 * len(story.legs)
