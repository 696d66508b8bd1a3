"""`overland serve`: the folder that is named is the one that is shown."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest

from overland import cli, config
from overland.errors import WrongUse
from overland.server import start_checks
from tests import stories


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The data folders that the app finds when it runs, and after a store has named another."""
    found: list[Path] = []

    def app(*_: object, **__: object) -> None:
        found.append(config.data())
        os.environ["OVERLAND_DATA"] = "elsewhere"  # as the copy of a store of stories does
        found.append(config.data())

    monkeypatch.setenv("OVERLAND_DATA", "of the host")
    monkeypatch.setattr(runpy, "run_module", app)
    return found


@pytest.mark.parametrize("named", ["", "stories"])
def test_the_folder_that_is_named_is_served_and_not_the_one_at_hand(
    named: str, shown: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(tmp_path / "named" / "stories")
    stories.write(tmp_path / "here" / "data" / "stories", "other")
    monkeypatch.chdir(tmp_path / "here")
    assert cli.main(["serve", str(tmp_path / "named" / named), "--no-browser"]) == cli.CLEAN
    assert shown == [tmp_path / "named", Path("elsewhere")]


@pytest.mark.parametrize(
    "address",
    [
        *("maps.example.org", "https://maps.example.org/?x=1", "ftp://maps.example.org"),
        *("https://[", "https://[::1", "https://:8080", "https://maps.example.org:x", "https://%"),
        *("https://maps.example.org:99999", "https://reader:word@maps.example.org"),
        *('https://maps.example.org/"><script>', "https://maps\u202e.example.org"),
    ],
)
def test_a_public_address_that_is_none_stops_the_start(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", address)
    with pytest.raises(WrongUse, match="OVERLAND_PUBLIC_URL"):
        start_checks.check_settings()
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", "HTTPS://maps.example.org")
    start_checks.check_settings()
    assert config.public_url() == "https://maps.example.org/"


def test_a_cache_that_cannot_be_made_stops_a_start_with_stories_from_elsewhere_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path / "file"))
    start_checks.check_settings()
    monkeypatch.setenv("OVERLAND_STORIES", str(tmp_path))
    with pytest.raises(WrongUse, match=r"OVERLAND_CACHE: '.*file' cannot hold .* Name a folder"):
        start_checks.check_settings()
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path / "new"))
    start_checks.check_settings()


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("OVERLAND_WORKERS", "two", "2"),
        ("OVERLAND_WORKERS", "0", "64"),
        ("OVERLAND_LOG", "jsno", "JSON"),
        ("OVERLAND_LOG_ADDRESSES", "yes", "1"),
        ("OVERLAND_METRICS", "yes", "0"),
        ("OVERLAND_METRICS", " 1", ""),
        ("OVERLAND_FRAME_ANCESTORS", "'none' https://www.paper.example", "'none'"),
        ("OVERLAND_FRAME_ANCESTORS", "https://paper.example/news", "https://paper.example/ https:"),
        ("FORWARDED_ALLOW_IPS", "10.0.0.5/8", "*"),
        ("FORWARDED_ALLOW_IPS", "10.0.0.1 10.0.0.2", "10.0.0.1,10.0.0.2"),
        ("OVERLAND_DATA", "~/no-such-folder", ""),
        ("OVERLAND_FRAME_ANCESTORS", "*; script-src *", "'self' https://www.paper.example"),
        ("FORWARDED_ALLOW_IPS", "proxy", "10.0.0.0/8, ::1"),
        ("OVERLAND_DATA", "/no/such/folder", ""),
        ("OVERLAND_STORIES", "/no/such/folder", "s3://bucket/stories"),
        ("OVERLAND_STORIES", "file:///no/such/folder", ""),
    ],
)
def test_a_setting_of_which_nothing_can_be_made_is_told_with_its_value_and_a_remedy(
    name: str, wrong: str, right: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path))
    monkeypatch.setenv(name, wrong)
    with pytest.raises(WrongUse, match=rf"^{name}: .+\. (Write|Name) "):
        start_checks.check_settings()
    monkeypatch.setenv(name, right)
    start_checks.check_settings()


def test_an_editor_may_begin_where_there_is_no_data_folder_yet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path / "data"))
    with pytest.raises(WrongUse, match="OVERLAND_DATA"):
        start_checks.check_settings()
    monkeypatch.setenv("OVERLAND_EDIT", "1")
    monkeypatch.setenv("OVERLAND_EDIT_SECRET", "key")
    start_checks.check_settings()


def test_a_setting_that_cannot_hold_ends_the_start_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", "maps.example.org")
    with pytest.raises(SystemExit, match="overland: OVERLAND_PUBLIC_URL") as ended:
        runpy.run_path(str(Path(__file__).parents[2] / "app.py"))
    assert ended.value.__suppress_context__
