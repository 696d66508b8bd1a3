"""What programs that follow a link read: title, preview, linked data, downloads, oEmbed."""

from __future__ import annotations

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import config
from overland.exports import FORMATS
from overland.story.loader import Catalog, load
from tests.first_html import Reading, entrance


def linked_data(text: str) -> list[dict[str, object]]:
    """The JSON-LD of a page."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    graph: list[dict[str, object]] = json.loads(found[1])["@graph"]
    return graph


def test_each_view_has_a_title_a_description_and_a_picture_of_its_own(client: TestClient) -> None:
    pages = [
        Reading(client.get(f"/?story=syria-2013{more}").text)
        for more in ("", "&place=masnaa", "&place=beirut", "&event=crossing")
    ]
    for name in ("og:title", "og:description", "og:image", "og:url"):
        assert len({page.meta(name) for page in pages}) == len(pages)
    assert "reported, The Moscow Times: Four buses with about 80 people cross" in pages[1].meta(
        "og:description"
    )
    assert "about 80 people (reported)" in pages[3].meta("og:description")
    assert pages[1].meta("og:image").startswith("http://maps.example/pictures/syria-2013.png?")


def test_the_linked_data_cites_the_source(client: TestClient, shelf: Catalog) -> None:
    graph = linked_data(client.get("/?story=syria-2013&event=crossing").text)
    kinds = {str(item["@type"]): item for item in graph}
    assert {"Article", "Dataset", "Event"} <= kinds.keys()
    story = shelf.stories["syria-2013"]
    assert story.sources[0].url in json.dumps(kinds["Article"]["citation"])
    assert kinds["Dataset"]["version"] == story.version
    assert "(reported)" in str(kinds["Event"]["description"])


def test_programs_find_every_format_of_the_story(client: TestClient) -> None:
    page = client.get("/?story=syria-2013").text
    links = [a for tag, a in Reading(page).found if a.get("rel") == "alternate"]
    named = {f"http://maps.example/api/stories/syria-2013.{name}" for name in FORMATS}
    assert named <= {link["href"] for link in links}
    (dataset,) = [item for item in linked_data(page) if item["@type"] == "Dataset"]
    assert {str(item["contentUrl"]) for item in dataset["distribution"]} == named  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=http://maps.example/?story=syria-2013", 200),
        ("url=http://maps.example/?story=syria-2013&format=xml", 501),
        ("url=http://elsewhere.example/", 404),
        ("", 404),
        ("url=http://maps.example/?story=syria-2013&maxwidth=wide", 200),
    ],
)
def test_oembed_answers_by_the_standard(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.json()["version"] == "1.0" if status == 200 else answer.json()["error"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", ["", "evidence", "data", "about"])
def test_the_oembed_address_that_a_page_names_answers(client: TestClient, name: str) -> None:
    page = Reading(client.get(f"/{name}?story=syria-2013&place=masnaa").text)
    (address,) = [a["href"] for _tag, a in page.found if a.get("type") == "application/json+oembed"]
    assert client.get(address.removeprefix("http://maps.example")).status_code == 200


def test_a_preview_says_no_more_than_the_page(client: TestClient) -> None:
    def described(query: str) -> str:
        return Reading(client.get(f"/?story=syria-2013&{query}").text).meta("og:description")

    assert "start of the journey, editors’ conclusion" in described("place=damascus")
    assert described("event=passengers").startswith(
        "claimed (day or place concluded by the editors), "
    )
    embassy = described("place=embassy-damascus")
    assert (
        "registered (day or place concluded by the editors), Officials at the Russian Embassy in"
        in embassy
    )
    assert "some of the people" not in embassy


def test_a_title_that_nobody_saw_is_not_made_up() -> None:
    catalog = Catalog((), {"sudan-2023": load(config.stories() / "sudan-2023")}, {})
    routes = entrance(catalog).routes()
    with TestClient(Starlette(routes=routes), base_url="http://maps.example") as client:
        (article,) = [
            item for item in linked_data(client.get("/").text) if item["@type"] == "Article"
        ]
        about = client.get("/about").text
    cited = {item["publisher"]["name"]: item for item in article["citation"]}  # type: ignore[attr-defined]
    assert "headline" not in cited["U.S. Department of Defense"]
    assert "U.S. Department of Defense, title not known, 29 April 2023" in about
