"""Words that are typed and not written: kept at once, given back, forgotten once they stand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import config
from overland.drafting import unsaved
from overland.server import unsaved_route


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    monkeypatch.setenv(config.EDIT_SECRET, "open sesame")
    (tmp_path / "stories" / "trip").mkdir(parents=True)
    (tmp_path / "stories" / "trip" / "datapackage.json").write_text("{}", encoding="utf-8")
    return tmp_path / "stories" / "trip"


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=unsaved_route.routes("")))


def sent(client: TestClient, fields: object, key: str = "open sesame", story: str = "trip") -> int:
    body = {"story": story, "fields": fields, "at": time.time() * 1000}
    return client.post("/edit/unsaved", json=body, headers={"X-Overland-Key": key}).status_code


def test_what_is_typed_waits_beside_the_story_and_not_in_it(
    story: Path, client: TestClient
) -> None:
    before = sorted(story.rglob("*"))
    assert sent(client, {"note": "seen fr"}) == 204
    assert sent(client, {"note": "seen from", "title": "Out"}) == 204
    assert unsaved.waiting(story) == {"note": "seen from", "title": "Out"}
    assert sorted(story.rglob("*")) == before


def test_words_that_were_written_wait_no_more_though_they_come_late(story: Path) -> None:
    typed_at = time.time()
    unsaved.keep(story, {"note": ("seen", typed_at)})
    unsaved.written(story, {"note": "seen"})
    unsaved.keep(story, {"note": ("seen", typed_at)})
    assert unsaved.waiting(story) == {}
    unsaved.keep(story, {"note": ("seen", time.time() + 1)})
    assert unsaved.waiting(story) == {"note": "seen"}


def test_words_typed_after_those_that_were_written_still_wait(story: Path) -> None:
    unsaved.keep(story, {"note": ("seen from", time.time())})
    unsaved.written(story, {"note": "seen"})
    assert unsaved.waiting(story) == {"note": "seen from"}


def test_nothing_is_kept_without_the_key_or_of_a_story_that_is_not_there(
    story: Path, client: TestClient
) -> None:
    assert sent(client, {"note": "x"}, key="guess") == 403
    assert sent(client, {"note": "x"}, story="../trip") == 404
    assert sent(client, ["note"]) == 400
    assert sent(client, {"note": "x" * (unsaved.MOST_BYTES + 1)}) == 413
    assert unsaved.waiting(story) == {}


def test_a_damaged_record_of_what_was_typed_is_no_hindrance(story: Path) -> None:
    unsaved.keep(story, {"note": ("seen", time.time())})
    unsaved._file(story).write_text("[1, ", encoding="utf-8")
    assert unsaved.waiting(story) == {}
    unsaved.keep(story, {"note": ("again", time.time())})
    assert unsaved.waiting(story) == {"note": "again"}
