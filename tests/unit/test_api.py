"""The API: what it lists, and the files that it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import cli, config, i18n
from overland.exports import FORMATS
from overland.html import data_and_about
from overland.presentation import catalog
from overland.server import app as web
from overland.story.loader import Catalog
from overland.view import View
from tests import stories
from tests.api_host import KML, Host
from tests.exports import Exports

DRAWN = {"png", "pdf", "html"}


@pytest.fixture
def client(host: Host) -> TestClient:
    return host.client()


def test_the_list_says_what_each_story_is_and_where_it_can_be_had(
    client: TestClient, host: Host
) -> None:
    answer = client.get("/api/stories.json")
    assert answer.headers["content-type"] == "application/json"
    (told,) = answer.json()["stories"]
    story = host.found.stories[stories.SLUG]
    assert told["state"] == "published"
    assert (told["slug"], told["title"]) == (story.slug, story.title)
    assert (told["version"], told["created"]) == (story.version, story.created)
    assert (told["places"], told["events"]) == (len(story.places), len(story.events))
    assert told["languages"] == ["en", "ru"]
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["permalink"] == "/?story=two-towns&v=1.0.0"
    assert set(told["formats"]) == set(FORMATS)
    for offered in told["formats"].values():
        got = client.get(offered["url"])
        assert got.status_code == 200
        assert got.headers["content-type"].partition(";")[0] == offered["media_type"]


def test_the_list_is_absolute_where_the_host_names_its_address(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", "https://maps.example.org/overland")
    (told,) = client.get("/api/stories.json").json()["stories"]
    address = "https://maps.example.org/overland/"
    assert told["permalink"] == f"{address}?story=two-towns&v=1.0.0"
    assert told["formats"]["kml"]["url"] == f"{address}api/stories/two-towns.kml"


def test_a_story_that_is_not_shown_is_named_with_its_state_and_cannot_be_had(
    host: Host, story_folder: Path
) -> None:
    broken = stories.write(host.root / "stories", "broken-one")
    (broken / "places.csv").write_text("id\n", encoding="utf-8")
    stories.write(host.root / "stories", "withheld-one")
    host.reread()
    shown = {stories.SLUG: host.found.stories[stories.SLUG]}
    reasons = {report.slug: report.problems for report in host.found.reports}
    del reasons[stories.SLUG]
    host.found = Catalog(host.found.reports, shown, reasons)
    told = host.client().get("/api/stories.json").json()["stories"]
    assert {"slug": "broken-one", "state": "broken"} in told
    assert {"slug": "withheld-one", "state": "withheld"} in told
    for slug in ("broken-one", "withheld-one"):
        assert host.client().get(f"/api/stories/{slug}.csv").status_code == 404
    assert host.made == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_api_and_the_command_give_the_same_bytes(
    name: str, client: TestClient, host: Host, tmp_path: Path
) -> None:
    output = tmp_path / "exported"
    root = str(host.root)
    command = ["export", stories.SLUG, "--format", name, "-o", str(output), "--root", root]
    # The small story was never checked against its source: that is a warning, and no more.
    assert cli.main(command) == cli.CLEAN
    answer = client.get(f"/api/stories/{stories.SLUG}.{name}")
    assert answer.content == output.read_bytes()
    assert f"{stories.SLUG}.{FORMATS[name].SUFFIX}" in answer.headers["content-disposition"]


def test_an_export_is_made_in_the_language_that_its_address_names_and_called_so(
    client: TestClient, host: Host
) -> None:
    for asked in ("", "?lang=ar", "?lang=ru", "?lang=ar"):
        answer = client.get(KML + asked, headers={"accept-language": "fr"})
        told = f"{stories.SLUG}{asked.replace('?lang=', '_')}.kml"
        assert f'filename="{told}"' in answer.headers["content-disposition"]
    assert host.spoken == ["en", "ar", "ru"]


def test_a_page_offers_the_files_in_the_language_that_it_is_read_in(host: Host) -> None:
    story = next(iter(host.shelf().stories.values()))
    for code, ending in (("ar", "kml?lang=ar"), ("en", "kml")):
        i18n.use(code)
        links = data_and_about.downloads(story, View(story=story.slug), {"kml": "KML"})
        assert f'href="./api/stories/{stories.SLUG}.{ending}"' in links


def test_an_export_is_made_once_for_each_state_of_its_story(client: TestClient, host: Host) -> None:
    bodies = {client.get(KML).content for _ in range(3)}
    assert len(bodies) == 1
    assert host.made == [f"{stories.SLUG}.kml"]
    path = host.root / "stories" / stories.SLUG / "events.csv"
    path.write_text(
        path.read_text("utf-8").replace("The buses leave", "The buses set out"), "utf-8"
    )
    host.reread()
    assert b"The buses set out" in client.get(KML).content
    assert host.made == [f"{stories.SLUG}.kml"] * 2


@pytest.mark.parametrize("name", FORMATS)
def test_the_app_answers_with_the_bytes_of_the_export(
    name: str, exports: Exports, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in DRAWN:  # of a small story, for a large one takes long
        monkeypatch.setenv("OVERLAND_DATA", str(story_folder.parents[1]))
    client = TestClient(Starlette(routes=web.routes(base="")))
    for slug in catalog.store().catalog().stories:
        asked = (client.get(f"/api/stories/{slug}.{name}") for _ in range(8))
        answer = next(one for one in asked if one.status_code != 503)  # "come again" is no answer
        assert answer.content == exports.of(config.stories() / slug, name)


def test_any_page_may_read_and_none_may_write(client: TestClient) -> None:
    for answer in (client.get(KML), client.head(KML), client.get("/api/nothing")):
        assert answer.headers["access-control-allow-origin"] == "*"
    asked = client.options(KML, headers={"Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert client.post(KML).status_code == 405


def test_an_unknown_story_or_format_is_told_with_the_known_ones(client: TestClient) -> None:
    story = client.get("/api/stories/atlantis.kml")
    form = client.get(f"/api/stories/{stories.SLUG}.docx")
    assert (story.status_code, form.status_code) == (404, 404)
    assert story.json() == {"error": "there is no story atlantis here", "stories": [stories.SLUG]}
    assert form.json() == {"error": "there is no format docx", "formats": list(FORMATS)}


def test_addresses_stand_below_the_base_path(host: Host) -> None:
    client = host.client("/sub/path")
    assert client.get("/api/stories.json").status_code == 404
    (told,) = client.get("/sub/path/api/stories.json").json()["stories"]
    assert told["permalink"].startswith("/sub/path/?story=")
    assert client.get(told["formats"]["csv"]["url"]).status_code == 200
