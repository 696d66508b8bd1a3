"""The first HTML of a page: words, metadata and links before any script runs."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import config
from overland.map import map_frame, standalone
from overland.server import prerender, security_headers
from overland.story.loader import Catalog, load
from overland.view import View
from tests.first_html import INDEX, TABS, Reading, client_of, entrance

PAYLOAD = "<script>alert(1)</script>\"'`${x}</title></style>"


def test_the_picture_for_paper_has_the_whole_map_with_its_legend(
    client: TestClient, shelf: Catalog
) -> None:
    drawn = prerender.picture(shelf.stories["syria-2013"], View("syria-2013"), "paper", "light")
    assert "border crossing" in drawn.decode()
    made = client.get("/pictures/syria-2013.svg?size=paper&theme=light")
    assert made.headers["content-type"].startswith("image/svg+xml")
    assert client.get("/pictures/syria-2013.svg?size=poster&theme=light").status_code == 404


def test_the_first_page_tells_the_story_without_any_script(client: TestClient) -> None:
    page = Reading(client.get("/?story=syria-2013&place=masnaa").text)
    for words in ("about 80 people", "four buses", "Masnaa", "reported", "planned", "Details"):
        assert words in page.text or any(words in a.values() for _tag, a in page.found)
    assert "JavaScript" not in page.text
    images = [attributes for tag, attributes in page.found if tag == "img"]
    assert ["size=wide" in image["src"] for image in images] == [True, False]
    assert all("Masnaa" in image["alt"] for image in images)


@pytest.mark.parametrize("page", ["", "evidence", "data", "about"])
def test_the_first_page_says_on_paper_what_it_is_and_where_it_is_from(
    client: TestClient, page: str
) -> None:
    text = client.get(f"/{page}?story=syria-2013").text
    (said,) = re.findall(r'<p class="ov-on-paper"[^>]*>(.*?)</p>', text)
    for words in ("Overland", "1.0.0", "CC", "/?story=syria-2013"):
        assert words in said
    assert text.count("size=paper") == (0 if page else 1)


def test_on_paper_the_address_says_what_was_let_through(client: TestClient) -> None:
    text = client.get("/?story=syria-2013&status=expected&q=planes").text
    (said,) = re.findall(r'<p class="ov-on-paper"[^>]*>(.*?)</p>', text)
    assert "status=expected" in said
    assert "q=planes" in said


def test_the_first_page_holds_the_live_map_with_what_is_to_be_shown_on_it(
    client: TestClient, shelf: Catalog
) -> None:
    page = Reading(client.get("/?story=syria-2013&place=masnaa&c=33.7,35.9,9&layers=roads").text)
    (live,) = [attributes for tag, attributes in page.found if tag == "iframe"]
    made = map_frame.of(shelf.stories["syria-2013"])
    assert live["src"] == f"./{made.address('map.html')}"
    assert f'overland.hash = "{made.hash}"' in made.script
    shown = json.loads(live["data-shown"])
    assert (shown["place"], shown["layers"]) == ("masnaa", ["roads"])
    assert len(shown["camera"]) == 3
    assert not [tag for tag, _ in Reading(client.get("/about").text).found if tag == "iframe"]


def test_no_field_of_the_filter_is_made_before_the_links_of_the_map_where_scripts_run(
    client: TestClient,
) -> None:
    text = client.get("/?story=syria-2013").text
    plain, scripted = (_fields(page) for page in (text, _NOSCRIPT.sub("", text)))
    assert {"from", "to", "status", "kind", "q"} <= plain
    assert scripted == {"story", "v"}


_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def _fields(page: str) -> set[str]:
    """The names of a page's fields; those of the view itself are hidden and go along."""
    return {attributes["name"] for tag, attributes in Reading(page).found if tag == "input"}


@pytest.mark.parametrize(
    ("chosen", "shown"), [("", "ov-timeline"), ("&place=masnaa", "ov-sheet-bar")]
)
def test_a_page_inside_another_has_under_its_map_at_once_what_the_app_has_there(
    client: TestClient, chosen: str, shown: str
) -> None:
    page = client.get(f"/?story=syria-2013&embed=true{chosen}").text
    body = page[page.index('id="ov-first"') :]
    assert body.index("ov-first-map") < body.index(f'class="{shown}"')
    assert body.index(f'class="{shown}"') < body.index('class="ov-embed-source"')
    assert body.index('class="ov-timeline"') < body.index('class="ov-embed-source"')


@pytest.mark.parametrize("name", ["evidence", "data", "about"])
def test_every_page_has_its_words_in_its_first_html(client: TestClient, name: str) -> None:
    page = Reading(client.get(f"/{name}?story=syria-2013").text)
    assert TABS[name] in page.text
    assert page.meta("og:url").startswith(f"http://maps.example/{name}?story=syria-2013")


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    hostile=st.text(min_size=1) | st.just(PAYLOAD),
    name=st.sampled_from(["story", "place", "c", "x"]),
)
def test_a_hostile_link_adds_no_element_and_no_attribute(
    client: TestClient, hostile: str, name: str
) -> None:
    link = urlencode({name: hostile}, errors="replace")
    plain = Reading(client.get("/?story=syria-2013").text)
    page = Reading(client.get(f"/?{link}").text)
    extra = [item for item in page.found if item[0] in ("script", "style", "title", "meta")]
    assert len(extra) == len(
        [i for i in plain.found if i[0] in ("script", "style", "title", "meta")]
    )
    assert not any(key.startswith("on") for _tag, keys in page.found for key in keys)


def test_only_the_scripts_of_the_template_may_run(client: TestClient) -> None:
    template = prerender.template(INDEX.read_text("utf-8"), INDEX.parent)
    answer = client.get("/?" + urlencode({"place": PAYLOAD})).text
    assert security_headers.inline_script_hashes(answer) == security_headers.inline_script_hashes(
        template
    )


def test_a_browser_fetches_what_draws_the_page_along_with_the_apps_own_modules(
    client: TestClient,
) -> None:
    def ahead(query: str) -> list[str]:
        page = Reading(client.get(f"/?{query}").text)
        links = [keys for tag, keys in page.found if keys.get("rel") == "modulepreload"]
        assert len(links) == len({keys["href"] for keys in links})
        return [keys["href"].rpartition("/")[2].partition(".")[0] for keys in links]

    whole, embedded = ahead("story=syria-2013"), ahead("story=syria-2013&embed=true")
    assert {"Html", "BidiComponent", "ComponentInstance", "Selectbox", "PageLink"} <= {*whole}
    # And what those import, but not what an embedded page does not have.
    assert {"purify", "serialization", "Input"} <= {*whole}
    assert {"Html", "BidiComponent", "ComponentInstance"} <= {*embedded}
    assert not {"Selectbox", "PageLink", "Input"} & {*embedded}


def test_the_links_of_the_map_stand_before_every_script_of_the_page_and_the_data(
    client: TestClient,
) -> None:
    text = client.get("/?story=syria-2013").text
    before, _, after = text.partition('class="ov-spots"')
    assert "makePanel" not in before
    assert "@graph" not in before
    assert len(before) < 34_000  # a browser paints what it has so far
    # Its script finds all that it needs: the app's root, and what starts the app.
    assert after.index('id="root"') < after.index('id="ov-app"') < after.index("makePanel")


def test_a_ground_that_is_built_while_the_server_runs_makes_a_new_page_with_the_new_map(
    monkeypatch: pytest.MonkeyPatch, shelf: Catalog
) -> None:
    with client_of(shelf) as client:
        assert client.get("/").text == client.get("/").text
        before = map_frame.of(shelf.stories["syria-2013"])
        monkeypatch.setattr(map_frame, "built", lambda _story: 1.0)
        drawn = standalone.drawn
        monkeypatch.setattr(
            standalone, "drawn", lambda story: (drawn(story)[0], drawn(story)[1] + "//")
        )
        page = client.get("/").text
    assert before.hash not in page
    assert map_frame.of(shelf.stories["syria-2013"]).hash in page


def test_another_markup_around_the_map_makes_another_address(
    monkeypatch: pytest.MonkeyPatch, shelf: Catalog
) -> None:
    before = map_frame.of(shelf.stories["syria-2013"])
    written = map_frame.document
    monkeypatch.setattr(map_frame, "document", lambda made: written(made) + "<!-- more -->")
    monkeypatch.setattr(map_frame, "built", lambda _story: 2.0)
    assert map_frame.of(shelf.stories["syria-2013"]).hash != before.hash


def test_a_story_that_cannot_be_shown_is_left_to_the_app(client: TestClient) -> None:
    answer = client.get("/?story=broken").text
    assert '<div id="ov-first"' not in answer
    assert '<div id="root">' in answer


def test_a_link_that_is_not_understood_says_so_at_once(client: TestClient) -> None:
    page = Reading(client.get("/?story=syria-2013&place=atlantis").text)
    assert "atlantis" in page.text


def test_a_known_page_is_not_sent_again(client: TestClient) -> None:
    answer = client.get("/?story=syria-2013")
    again = client.get("/?story=syria-2013", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_hostile_host_header_stays_out_of_the_page(client: TestClient) -> None:
    answer = client.get("/?story=syria-2013", headers={"host": 'evil"><script>.example'})
    assert "evil" not in answer.text


def test_the_address_that_readers_use_can_be_set(shelf: Catalog) -> None:
    public = "https://maps.example/overland"
    there = entrance(shelf, base="/base", public_url=public)
    client = TestClient(Starlette(routes=there.routes()))
    page = Reading(client.get("/base/?story=syria-2013").text)
    assert page.meta("og:url") == f"{public}/?story=syria-2013&v=1.0.0"


def test_an_embedded_page_starts_with_the_map_and_a_way_out(client: TestClient) -> None:
    page = Reading(client.get("/?story=syria-2013&embed=true").text)
    out = [a for tag, a in page.found if tag == "a" and a.get("target") == "_blank"]
    assert all("embed" not in link["href"] for link in out)
    assert len(out) == 2
    assert "The Moscow Times" in page.text


def test_another_index_than_streamlits_is_refused() -> None:
    with pytest.raises(ValueError, match=r"index\.html"):
        prerender.template("<html></html>", INDEX.parent)


def test_the_first_page_follows_the_language_of_the_link(client: TestClient) -> None:
    page = Reading(client.get("/?story=syria-2013&place=masnaa&lang=ar").text)
    assert "المصنع" in page.meta("og:title")
    assert "lang=ar" in page.meta("og:url")
    assert "المصنع" not in Reading(client.get("/?story=syria-2013&place=masnaa").text).meta(
        "og:title"
    )


def test_the_first_page_stands_under_a_servers_root_path_too(shelf: Catalog) -> None:
    app = Starlette(routes=entrance(shelf).routes())
    assert TestClient(app, root_path="/x").get("/x/evidence?story=syria-2013").status_code == 200


def test_a_reader_who_was_sent_here_is_told_before_any_script_runs(client: TestClient) -> None:
    page = client.get("/", params={"lost": PAYLOAD}).text
    assert "There is no page “&lt;script&gt;alert(1)" in page
    assert PAYLOAD[:20] not in page
    assert "There is no page" not in client.get("/").text


def test_the_first_page_tells_how_well_each_leg_is_known(client: TestClient) -> None:
    text = " ".join(Reading(client.get("/?story=syria-2013").text).text.split())
    for leg in (
        "Damascus – Masnaa editors’ conclusion",
        "Masnaa – Beirut expected",
        "Beirut – Home (place not named) planned, partly the editors’ conclusion",
    ):
        assert leg in text


def test_a_reader_without_scripts_comes_from_one_story_to_the_other() -> None:
    stories = {slug: load(config.stories() / slug) for slug in ("syria-2013", "sudan-2023")}
    with client_of(Catalog((), stories, {})) as client:
        for story, other in (("syria-2013", "sudan-2023"), ("sudan-2023", "syria-2013")):
            for page in ("", "evidence"):
                text = client.get(f"/{page}?story={story}&lang=ar").text
                lists = [part for part in _NOSCRIPT.findall(text) if "<nav" in part]
                assert len(lists) == 1
                links = [keys["href"] for tag, keys in Reading(lists[0]).found if tag == "a"]
                assert links == [f"./?story={other}&lang=ar"]
                before, spots, _rest = text.partition('class="ov-spots"')
                assert not spots or len(before) < 34_000
