"""Stories of many places: what is drawn by itself, what in clusters, and what is listed."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks import stories
from overland.geography import extent
from overland.html import panel, symbology, timeline
from overland.map import folium_map, map_frame, others
from overland.presentation import selection
from overland.presentation import timeline as told
from overland.server.map_routes import MapRoutes
from overland.story import chronology, dates, loader
from overland.story.filter import Filter
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.svg import drawing, naming, poster
from overland.view import View

MORE = 400


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("stories")
    stories.write(folder, MORE)
    return loader.discover(folder)


@pytest.fixture(scope="module")
def story(catalog: Catalog) -> Story:
    return next(iter(catalog.stories.values()))


@pytest.fixture(scope="module")
def client(catalog: Catalog) -> TestClient:
    return TestClient(Starlette(routes=MapRoutes("", lambda: catalog).routes()))


def test_the_journeys_own_places_are_elements_and_all_others_are_fetched(story: Story) -> None:
    own = extent.core(story)
    assert {end for leg in story.legs for end in (leg.origin, leg.destination)} <= own
    rows = others.table(story)["rows"]
    assert {row[0] for row in rows} | own == {p.id for p in story.places if p.point}
    assert not {row[0] for row in rows} & own
    drawn = folium_map.build(story).get_root().render()
    assert drawn.count("L.marker(") == len(own)
    assert "Place 17" not in drawn


def test_a_small_story_has_no_clusters_and_loads_no_script_for_them(story: Story) -> None:
    small = loader.discover(stories.FIRST.parent).stories[stories.FIRST.name]
    assert extent.others(small) == []
    assert folium_map.scripts(small) == ("leaflet", "overland")
    assert folium_map.scripts(story) == ("leaflet", "clusters", "overland")


def test_a_place_is_as_well_known_as_the_weakest_thing_said_of_it(story: Story) -> None:
    for row in others.table(story)["rows"][:40]:
        place = story.place(row[0])
        assert place
        (event,) = story.events_at(place.id)
        assert others.table(story)["terms"][row[4]]["key"] == event.status


def test_the_legend_tells_what_a_ring_is_and_every_way_that_its_places_are_known(
    story: Story,
) -> None:
    rings = str(symbology.legend(story)).partition("ov-key-others")[2]
    terms = {term["key"] for term in others.table(story)["terms"]}
    assert len(terms) > 2
    assert set(re.findall(r"ov-chip-(\w+)", rings)) == terms
    small = loader.discover(stories.FIRST.parent).stories[stories.FIRST.name]
    assert "ov-key-others" not in str(symbology.legend(small))


def test_first_html_and_panel_stay_small(story: Story) -> None:
    view = View(story=story.slug)
    assert len(panel.panel(story, view)) + len(timeline.timeline(story, view)) < 100_000


def test_a_long_timeline_shows_a_window_around_what_is_chosen(story: Story) -> None:
    chosen = story.events[len(story.events) // 2].id
    shown = [event.id for day in told.days(story, chosen) for event, _ in day.events]
    assert chosen in shown
    assert len(shown) == told.MOST
    bars = told.histogram(story)
    assert sum(bar.events for bar in bars) == sum(
        date.min < dates.parse(event.date).lower < date.max for event in story.events
    )


def test_a_card_of_a_long_timeline_says_where_it_stands_in_the_whole(story: Story) -> None:
    events = chronology.ordered(story)
    at = len(events) // 2
    made = timeline.timeline(story, View(story=story.slug, event=events[at].id))
    card = next(one for one in made.split("<a ") if f'data-event="{events[at].id}"' in one)
    own = [event.id in told.background(story) for event in events]
    assert f'data-number="{own[:at].count(False) + 1} {at + 1}"' in card
    assert f'data-all="{own.count(False)} {len(events)}"' in made
    shown = set(re.findall(r'data-event="([^"]+)"', made))
    brought = re.findall(r'data-brought="([^"]*)"', made)[0].split(";")
    assert not {one.split()[1] for one in brought} <= shown


def test_a_picture_of_many_places_names_the_journeys_own(story: Story) -> None:
    drawn = drawing.view_svg(story, View(story=story.slug), 1040, 480, furnished=False)
    assert "Masnaa" in drawn
    assert "Place 17" not in drawn
    assert len(drawn) < 300_000


def test_places_are_sent_once_and_then_known_by_their_tag(client: TestClient) -> None:
    first = client.get(f"/api/stories/many-{MORE}/places?lang=en")
    assert len(first.json()["rows"]) >= MORE
    again = client.get(
        f"/api/stories/many-{MORE}/places?lang=en", headers={"If-None-Match": first.headers["etag"]}
    )
    assert again.status_code == 304


def test_a_panel_ahead_is_the_panel_that_the_app_shows(client: TestClient, story: Story) -> None:
    answer = client.get(f"/api/stories/{story.slug}/panel?place=masnaa&v={story.version}")
    view = View(story=story.slug, place="masnaa", version=story.version)
    assert answer.text == str(panel.panel(story, view))
    assert answer.headers["etag"]


def test_a_panel_ahead_is_in_the_language_of_its_reader_and_the_same_wherever_the_map_looks(
    client: TestClient, story: Story
) -> None:
    address = f"/api/stories/{story.slug}/panel?place=masnaa"
    french = client.get(address, headers={"Accept-Language": "fr"})
    assert 'lang="fr"' in french.text
    assert "Accept-Language" in french.headers["vary"]
    assert client.get(f"{address}&c=1,2,5&layers=none").text == client.get(address).text


def test_the_map_of_the_first_html_is_a_page_of_files_that_may_be_kept_for_good(
    client: TestClient, story: Story
) -> None:
    made = map_frame.of(story)
    page = client.get(f"/{made.address('map.html')}")
    assert "immutable" in page.headers["cache-control"]
    assert [f'src="{html.escape(address)}"' in page.text for address in made.links] == [True] * 4
    assert "<script>" not in page.text
    script = client.get(f"/{made.address('map.js')}")
    assert script.text == made.script
    assert "immutable" in script.headers["cache-control"]


def test_a_map_of_another_day_is_asked_for_again(client: TestClient, story: Story) -> None:
    old = client.get(f"/live/{story.slug}/map.js?lang=en&is=0123456789abcdef")
    assert old.text == map_frame.of(story).script
    assert old.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("address", ["nowhere/places", "nowhere/panel?place=masnaa"])
def test_no_story_has_no_places_and_no_panel(client: TestClient, address: str) -> None:
    answer = client.get(f"/api/stories/{address}")
    assert answer.status_code == 404
    assert json.loads(answer.text)["error"] == "no such story"


def test_what_has_no_room_in_a_picture_is_listed_under_it(story: Story) -> None:
    view = View(story=story.slug)
    wide = naming.unnamed(story, view, 1200, 700, [])
    narrow = naming.unnamed(story, view, 240, 200, [])
    assert set(wide) < set(narrow)
    shown = drawing.view_svg(story, view, 240, 200, relief="")
    assert all(f">{name}<" not in shown for name in narrow)
    assert all(name in poster.unnamed(story, view, 240, 200) for name in narrow)


def test_a_picture_leaves_faint_what_the_filter_does_not_let_through() -> None:
    small = loader.load(stories.FIRST)
    view = View(story=small.slug, filter=Filter(statuses=("planned",)))
    whole = drawing.view_svg(small, View(story=small.slug), 900, 500, relief="")
    part = drawing.view_svg(small, view, 900, 500, relief="")
    assert 'opacity="0.28"' in part
    assert 'opacity="0.28"' not in whole
    assert ">Damascus<" in whole
    assert ">Damascus<" not in part


def test_clusters_count_what_the_filter_lets_through(client: TestClient, story: Story) -> None:
    wanted = Filter(statuses=("planned",))
    answer = client.get(f"/api/stories/{story.slug}/matches?status=planned&v={story.version}")
    found = selection.select(story, wanted).places
    assert answer.json()["places"] == [p.id for p in extent.others(story) if p.id in found]
    # Another filter has another answer, though the first one is kept.
    other = client.get(f"/api/stories/{story.slug}/matches?status=denied").json()["places"]
    assert other != answer.json()["places"]
    shown = folium_map.outside(story, View(story=story.slug, filter=wanted))
    assert shown
    assert "matches?" in shown["matches"]
    assert set(shown["places"]) == extent.core(story) - found
