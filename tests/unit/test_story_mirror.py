"""Stories from an object store: read at start, refreshed, and kept while the store is down."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

from overland.server import health, store_listing, story_mirror
from overland.server.story_mirror import StoryMirror
from overland.story.loader import Catalog
from tests import stories
from tests.story_stores import shown, store_in


class Bucket:
    """A bucket in a store that speaks S3, on this machine."""

    def __init__(self) -> None:
        self.server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        self.server.start()
        host, port = self.server.get_host_and_port()
        self.endpoint = f"http://{host}:{port}"
        self.client = boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id="key",
            aws_secret_access_key="secret",
            region_name="us-east-1",
        )
        self.client.create_bucket(Bucket="maps")

    def put(self, folder: Path, slug: str, below: str = "stories") -> None:
        for path in folder.iterdir():
            if path.is_file():
                self.client.upload_file(str(path), "maps", f"{below}/{slug}/{path.name}")

    def remove(self, prefix: str) -> None:
        listed = self.client.list_objects_v2(Bucket="maps", Prefix=prefix).get("Contents", [])
        for one in listed:
            self.client.delete_object(Bucket="maps", Key=one["Key"])


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    made = Bucket()
    monkeypatch.setenv("AWS_ENDPOINT_URL", made.endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    yield made
    made.server.stop()


@pytest.fixture
def mirror(bucket: Bucket, story_folder: Path, tmp_path: Path) -> Iterator[StoryMirror]:
    bucket.put(story_folder, stories.SLUG)
    made = StoryMirror("s3://maps/stories", tmp_path / "copy", tmp_path / "own", refresh_s=3600)
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_mirror, "SETTLE_S", 0.0)


def test_half_of_an_upload_is_not_shown_before_the_rest_has_come(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = (story_folder / "datapackage.json").read_text("utf-8")
    titles = [f"Draft {number}" for number in range(5, -1, -1)]
    looked = StoryMirror._listed

    def while_it_changes(self: StoryMirror) -> dict[str, dict[str, str]]:
        """Each look finds another state, until the last one has come."""
        assert not shown(self)[stories.SLUG].startswith("Draft")
        if titles:
            body = package.replace('"title": "', f'"title": "{titles.pop()} ', 1)
            key = f"stories/{stories.SLUG}/datapackage.json"
            bucket.client.put_object(Bucket="maps", Key=key, Body=body.encode())
        return looked(self)

    monkeypatch.setattr(StoryMirror, "_listed", while_it_changes)
    mirror.refresh()
    assert not titles
    assert shown(mirror)[stories.SLUG].startswith("Draft 5")


def test_a_story_of_which_a_file_cannot_be_had_stays_as_it_was_and_costs_no_other(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put(story_folder, "new-one")
    package = (story_folder / "datapackage.json").read_text("utf-8")
    changed = package.replace('"title": "', '"title": "Now: ', 1)
    (story_folder / "datapackage.json").write_text(changed, "utf-8")
    bucket.put(story_folder, stories.SLUG)
    bucket.client.put_object(Bucket="maps", Key=f"stories/new-one/{'x' * 300}.csv", Body=b"")
    got = S3FileSystem._get_file

    async def refusing(self: S3FileSystem, path: str, *rest: object, **named: object) -> object:
        if path.endswith(f"{stories.SLUG}/datapackage.json"):
            raise PermissionError(path)
        return await got(self, path, *rest, **named)

    monkeypatch.setattr(S3FileSystem, "_get_file", refusing)
    mirror._fs = None
    mirror.refresh()
    assert not shown(mirror)[stories.SLUG].startswith("Now: ")
    assert (mirror.current / "stories" / "new-one" / "places.csv").is_file()
    told = mirror.health()
    assert (told["state"], told["left_out"]) == ("ok", [f"stories/{stories.SLUG}"])
    monkeypatch.setattr(S3FileSystem, "_get_file", got)
    mirror._fs = None
    mirror.refresh()
    assert shown(mirror)[stories.SLUG].startswith("Now: ")
    assert "left_out" not in mirror.health()


def test_a_story_of_very_many_files_is_left_out_alone(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_listing, "MOST_FILES_EACH", 20)
    bucket.put(story_folder, "many")
    for number in range(21):
        bucket.client.put_object(Bucket="maps", Key=f"stories/many/{number}.csv", Body=b"")
    mirror.refresh()
    assert list(shown(mirror)) == [stories.SLUG]
    assert mirror.health()["left_out"] == ["stories/many"]


def test_a_store_is_read_at_start(mirror: StoryMirror) -> None:
    assert list(shown(mirror)) == [stories.SLUG]
    assert mirror.health()["state"] == "ok"


def test_a_change_in_the_store_is_shown_and_leaves_other_files_as_they_are(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path
) -> None:
    bucket.put(story_folder, "another")
    mirror.refresh()
    before = {
        path.name: path.stat().st_mtime_ns
        for path in (mirror.current / "stories" / stories.SLUG).iterdir()
    }
    package = (story_folder / "datapackage.json").read_text("utf-8")
    changed = package.replace('"title": "', '"title": "Now: ', 1).replace(stories.SLUG, "another")
    (story_folder / "datapackage.json").write_text(changed, "utf-8")
    bucket.put(story_folder, "another")
    mirror.refresh()
    assert shown(mirror)["another"].startswith("Now: ")
    after = {
        path.name: path.stat().st_mtime_ns
        for path in (mirror.current / "stories" / stories.SLUG).iterdir()
    }
    assert after == before


def test_a_story_that_left_the_store_is_gone(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path
) -> None:
    bucket.put(story_folder, "another")
    mirror.refresh()
    bucket.remove("stories/another/")
    mirror.refresh()
    assert not (mirror.current / "stories" / "another").exists()
    assert list(shown(mirror)) == [stories.SLUG]


def test_while_the_store_is_down_the_last_good_state_is_shown_and_health_says_so(
    mirror: StoryMirror, bucket: Bucket
) -> None:
    read = mirror.health()["read"]
    bucket.server.stop()
    mirror.refresh()
    assert mirror.health()["state"] == "down"
    assert mirror.health()["read"] == read
    assert list(shown(mirror)) == [stories.SLUG]


def test_after_a_restart_without_the_store_the_last_good_state_is_shown(
    mirror: StoryMirror, bucket: Bucket
) -> None:
    bucket.server.stop()
    again = StoryMirror(mirror.address, mirror.folder, mirror.data, refresh_s=3600)
    again.start()
    again.stop()
    assert again.health()["state"] == "down"
    assert list(shown(again)) == [stories.SLUG]


def test_a_store_that_never_listed_a_story_is_empty_and_no_reader_is_sent_there(
    mirror: StoryMirror, bucket: Bucket, tmp_path: Path
) -> None:
    bucket.client.put_object(Bucket="maps", Key="other/note.txt", Body=b"no story")
    wrong = StoryMirror(mirror.address.replace("/stories", "/other"), tmp_path / "new", mirror.data)
    wrong.refresh()
    assert wrong.health()["state"] == "empty"
    nothing, something = (store_in(one.current).catalog() for one in (wrong, mirror))
    assert health.ready(nothing).status_code == 503
    assert health.ready(something).status_code == 200
    # What is withheld is told to readers, by whichever replica.
    assert health.ready(Catalog((), {}, {"withheld": ()})).status_code == 200


def test_a_store_that_lists_nothing_takes_no_story_away(
    mirror: StoryMirror, bucket: Bucket
) -> None:
    bucket.remove("stories/")
    mirror.refresh()
    assert mirror.health()["state"] == "down"
    assert list(shown(mirror)) == [stories.SLUG]


def test_half_of_a_new_state_is_never_shown(
    mirror: StoryMirror, bucket: Bucket, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kept = mirror.current.resolve(), sorted(mirror.folder.glob("state-*"))
    bucket.put(story_folder, "another")
    monkeypatch.setattr(
        story_mirror,
        "_linked",
        lambda known, target: (_ for _ in ()).throw(OSError(errno.ENOSPC, "disk full")),
    )
    mirror.refresh()
    assert mirror.health()["state"] == "down"
    assert mirror.current.resolve() == before
    assert sorted(mirror.folder.glob("state-*")) == kept


def test_names_in_a_store_lead_nowhere_else(
    mirror: StoryMirror, bucket: Bucket, tmp_path: Path
) -> None:
    for key in ("stories/../../out.csv", "stories/a/../../../out.csv", "stories/.git/config"):
        bucket.client.put_object(Bucket="maps", Key=key, Body=b"x")
    bucket.client.put_object(Bucket="maps", Key="stories/a/b/c/deep.csv", Body=b"x")
    mirror.refresh()
    assert mirror.health()["state"] == "ok"
    assert list(tmp_path.rglob("out.csv")) == []
    assert list(tmp_path.rglob("deep.csv")) == []
    assert not (mirror.current / "stories" / ".git").exists()


@pytest.mark.slow
def test_ground_beside_the_stories_goes_before_the_apps_own(
    bucket: Bucket, story_folder: Path, tmp_path: Path
) -> None:
    ground = tmp_path / "ground"
    ground.mkdir()
    (ground / "labels.json").write_text("[1]", "utf-8")
    own = tmp_path / "own"
    for name in ("basemap/two-towns", "basemap/other", "gazetteer"):
        (own / name).mkdir(parents=True)
    (own / "basemap" / "world.geojson").write_text("{}", "utf-8")
    bucket.put(story_folder, "two-towns")
    bucket.put(ground, "two-towns", "basemap")
    mirror = StoryMirror("s3://maps/stories", tmp_path / "copy", own, refresh_s=3600)
    mirror.start()
    mirror.stop()
    ground = mirror.current / "basemap"
    assert sorted(path.name for path in ground.iterdir()) == ["other", "two-towns", "world.geojson"]
    assert (ground / "two-towns" / "labels.json").read_text("utf-8") == "[1]"
    assert (mirror.current / "gazetteer").is_dir()
