"""The static site: every story with its files, previews and news; written whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path, PurePosixPath

import pytest

from overland import cli, config
from overland.exports import FORMATS, filename, site
from overland.story import loader
from overland.story.models import Story
from tests import stories

ADDRESS = "https://maps.example.org/overland/"
HOSTILE = "</title></script><script>alert(1)</script>`${2}`\"'\x0b<img src=x onerror=alert(3)>"


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", ADDRESS)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = stories.write(tmp_path_factory.mktemp("data") / "stories")
    with config.data_in(folder.parents[1]):
        yield loader.load(folder)


@pytest.fixture(scope="module")
def made(story: Story) -> dict[str, bytes]:
    """The files of a site of one story, at ADDRESS."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERLAND_PUBLIC_URL", ADDRESS)
        return dict(site.files([story]))


@pytest.fixture
def plain_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formats that take long to draw as a word each, for what is said of the site around them.

    With all of them it is made in `made`; what is in them is held where they are made.
    """
    for name in ("png", "pdf", "html"):
        monkeypatch.setattr(FORMATS[name], "export", lambda story: story.slug.encode())


def export_site(story_folder: Path, to: Path) -> int:
    root = str(story_folder.parents[1])
    return cli.main(["--root", root, "export", "--all", "--format", "site", "-o", str(to)])


def pages(made: Mapping[str, bytes]) -> dict[str, str]:
    own = {name for name in made if name.endswith(("index.html", "404.html"))}
    return {name: made[name].decode() for name in own}


def meta(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def test_a_story_has_a_page_a_picture_and_every_format_beside_it(
    story: Story, made: dict[str, bytes]
) -> None:
    beside = {filename(name, story.slug) for name in FORMATS}
    wanted = {f"{story.slug}/{name}" for name in {"index.html", "preview.png", *beside}}
    wanted |= {"index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt", site.MARK}
    assert {name for name in made if not name.startswith("assets/")} == wanted


@pytest.mark.usefixtures("plain_formats")
def test_the_same_stories_give_the_same_site(story: Story, made: dict[str, bytes]) -> None:
    again = dict(site.files([story]))
    # That these are the same twice is held by contract/test_exports.
    drawn = {f"{story.slug}/{filename(name, story.slug)}" for name in ("png", "pdf", "html")}
    assert again.keys() == made.keys()
    assert {name for name in made if again[name] != made[name]} == drawn


def test_every_relative_address_leads_to_a_file_of_the_site(made: dict[str, bytes]) -> None:
    for name, page in pages(made).items():
        found = set(re.findall(r' (?:href|src)="(\.{1,2}/[^"]*)"', page))
        assert found or name == "404.html"
        for link in found:
            path = PurePosixPath(name).parent / link
            parts: list[str] = []
            for part in path.parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts)
            assert target in made or f"{target}/index.html".lstrip("/") in made, (name, link)


def test_a_storys_page_tells_whoever_shows_a_link_to_it_what_it_is(
    story: Story, made: dict[str, bytes]
) -> None:
    page = pages(made)[f"{story.slug}/index.html"]
    told = meta(page)
    where = f"{ADDRESS}{story.slug}/"
    assert f'<link rel="canonical" href="{where}">' in page
    assert told["og:title"] == story.title
    assert {name for name in told if name.startswith("twitter:")} == {"twitter:card"}
    assert told["og:url"] == where
    assert told["og:image"] == f"{where}preview.png"
    assert made[f"{story.slug}/preview.png"].startswith(b"\x89PNG")
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    graph = json.loads(data[0])["@graph"]
    assert {item["@type"] for item in graph} == {"Article", "Dataset"}
    assert graph[0]["citation"][0]["headline"] == story.sources[0].title


def test_one_page_has_one_title_and_one_description(made: dict[str, bytes]) -> None:
    for name, page in pages(made).items():
        assert len(re.findall(r"<title>", page.split("</head>")[0])) == 1
        described = len(re.findall(r'<meta name="description"', page))
        assert described == (0 if name == "404.html" else 1)


def test_only_the_sites_own_scripts_run(made: dict[str, bytes]) -> None:
    for page in pages(made).values():
        policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
        assert len(policy) == 1
        assert "default-src &#39;none&#39;" in policy[0]
        for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"sha256-{digest}" in policy[0]
        assert "unsafe-inline" not in policy[0].split("script-src")[1]


def test_what_a_page_loads_is_called_by_the_hash_of_what_is_in_it(
    story: Story, made: dict[str, bytes]
) -> None:
    loaded = {name: content for name, content in made.items() if name.startswith("assets/")}
    page = pages(made)[f"{story.slug}/index.html"]
    assert [f"../{name}" for name in loaded] == re.findall(r' data-src="([^"]+)"', page)
    for name, content in loaded.items():
        assert name == f"assets/{hashlib.sha256(content).hexdigest()[:16]}.bin"


def test_a_page_loads_from_its_own_host_only_and_is_lighter_than_the_one_file(
    story: Story, made: dict[str, bytes]
) -> None:
    page = pages(made)[f"{story.slug}/index.html"]
    assert "connect-src &#39;self&#39;" in page
    assert len(page) < 0.7 * len(made[f"{story.slug}/{story.slug}.html"])


@pytest.mark.usefixtures("plain_formats")
def test_hostile_text_adds_no_element(story: Story) -> None:
    hostile = replace(story, title=HOSTILE, description=HOSTILE)
    for name, page in pages(dict(site.files([hostile]))).items():
        shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
        assert "<img src=x" not in shown, name
        assert "alert(1)</script>" not in page, name


@pytest.mark.usefixtures("plain_formats")
def test_a_site_without_an_address_names_none(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OVERLAND_PUBLIC_URL")
    made = dict(site.files([story]))
    assert "sitemap.xml" not in made
    assert b"Sitemap:" not in made["robots.txt"]
    assert ADDRESS.encode() not in b"".join(made.values())


def test_the_address_of_the_sitemap_stands_in_robots_txt(made: dict[str, bytes]) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in made["robots.txt"].decode().splitlines()


@pytest.mark.usefixtures("plain_formats")
def test_the_command_writes_the_site_and_says_where(
    story_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert export_site(story_folder, out) == cli.CLEAN
    page = out / story_folder.name / "index.html"
    (waits, wrote) = capsys.readouterr().out.splitlines()
    assert waits.endswith(f"See each: overland check {story_folder.name} --strict")
    assert wrote == f"wrote {page}"
    assert page.is_file()
    assert page.stat().st_mode & 0o044 == 0o044
    assert out.stat().st_mode & 0o055 == 0o055


@pytest.mark.usefixtures("plain_formats")
def test_an_earlier_site_is_replaced_whole(story_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export_site(story_folder, out) == cli.CLEAN
    (out / "dropped").mkdir()
    (out / "dropped" / "index.html").write_text("a story that is no more")
    assert export_site(story_folder, out) == cli.CLEAN
    assert not (out / "dropped").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "stories"]


@pytest.mark.parametrize("what", ["a folder of files", "a file", "a link", "no parent"])
def test_what_is_no_earlier_site_is_refused_and_left_as_it_is(
    what: str, story_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    if what == "a folder of files":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    elif what == "a file":
        out.write_text("mine")
    elif what == "a link":
        (tmp_path / "mine").mkdir()
        out.symlink_to(tmp_path / "mine")
    else:
        out = tmp_path / "nowhere" / "out"
    before = sorted(tmp_path.rglob("*"))
    assert export_site(story_folder, out) == cli.WRONG_USE
    assert str(out) in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("plain_formats")
def test_a_site_that_cannot_be_made_leaves_the_earlier_one(story: Story, tmp_path: Path) -> None:
    out = tmp_path / "out"
    site.write([story], out)
    before = {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))}
    with pytest.raises(ValueError, match="never"):
        site.write([replace(story, created="never")], out)
    assert {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))} == before


@pytest.mark.usefixtures("plain_formats")
def test_a_story_that_may_not_be_shown_is_left_out_and_told(
    story_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = stories.write(tmp_path / "stories", "broken")
    (broken / "events.csv").write_text("nonsense")
    out = tmp_path / "out"
    assert export_site(story_folder, out) == cli.PROBLEMS
    assert "broken/events.csv" in capsys.readouterr().out
    assert (out / story_folder.name).is_dir()
    assert not (out / "broken").exists()


def test_where_no_story_may_be_shown_no_site_is_written(
    story_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story_folder / "events.csv").write_text("nonsense")
    out = tmp_path / "out"
    assert export_site(story_folder, out) == cli.PROBLEMS
    assert "no story was written" in capsys.readouterr().out
    assert not out.exists()


def test_one_story_is_no_site(story_folder: Path, tmp_path: Path) -> None:
    root, out = str(story_folder.parents[1]), str(tmp_path / "out")
    given = ["--root", root, "export", story_folder.name, "--format", "site", "-o", out]
    assert cli.main(given) == cli.WRONG_USE
