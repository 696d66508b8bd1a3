"""Every page as Streamlit runs it, without a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from overland import config, view
from overland.assets import registry
from overland.presentation import catalog, navigation
from tests import stories

ROOT = Path(__file__).parents[2]
NONSENSE = "<script>window.__pwned=1</script>${alert(1)}`'\"\\"


def opened(page: str, **parameters: str) -> AppTest:
    """The app after a reader has followed a link to a page."""
    app = AppTest.from_file(str(ROOT / "overland" / "ui" / "main.py"), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    # By its path, as the address names it; the first page is there already.
    return app.run() if page == "map" else app.switch_page(f"../../pages/{page}.py").run()


def notices(app: AppTest) -> list[str]:
    """What the reader is told about the link."""
    return re.findall(r'<div role="alert" class="ov-notice">(.*?)</div>', html(app))


def html(app: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("page", navigation.PAGES)
def test_every_page_runs_without_an_exception_or_a_notice(page: str) -> None:
    app = opened(page, story="syria-2013")
    assert not app.exception
    assert not notices(app)
    assert not app.error


@pytest.mark.parametrize("page", navigation.PAGES)
def test_no_page_has_streamlits_code_box_a_stop_of_the_keyboard_without_a_role(page: str) -> None:
    assert not opened(page, story="syria-2013").code


@pytest.mark.parametrize("page", navigation.PAGES)
def test_every_page_says_on_paper_what_it_is_and_where_it_is_from(page: str) -> None:
    shown = html(opened(page, story="syria-2013", lang="ru"))
    for said in ("The Moscow Times", "1.0.0", "story=syria-2013", "CC-BY-4.0"):
        assert said in shown.split('class="ov-on-paper"')[1].split("</p>")[0] or (
            page == "map" and said == "The Moscow Times"
        )


@pytest.mark.parametrize("root", ["http://127.0.0.1:8501", "https://host.example/overland"])
@pytest.mark.parametrize("page", navigation.PAGES)
def test_the_address_on_paper_is_the_apps_own(
    monkeypatch: pytest.MonkeyPatch, page: str, root: str
) -> None:
    told = root if page == "map" else f"{root}/{page}"
    monkeypatch.setattr(type(st.context), "url", told)
    shown = html(opened(page, story="syria-2013")).split('class="ov-on-paper"')[1]
    assert f"{root}/?story=syria-2013" in shown.split("</p>")[0]


@pytest.mark.parametrize("page", navigation.PAGES)
def test_every_page_opens_on_what_a_link_says(page: str) -> None:
    app = opened(page, story="syria-2013", place="masnaa", event="crossing", at="2013-01")
    assert not app.exception
    assert not notices(app)


@pytest.mark.parametrize("page", navigation.PAGES)
def test_a_nonsense_link_gives_a_notice_and_no_exception(page: str) -> None:
    nonsense = {name: NONSENSE for name in view.PARAMETERS if name not in ("story", "q")}
    app = opened(page, story="syria-2013", **nonsense)
    assert not app.exception
    assert len(notices(app)) == len(nonsense)
    assert "<script" not in html(app)


def test_an_unknown_story_falls_back_to_one_that_is_here_and_says_so() -> None:
    app = opened("map", story="atlantis-1912")
    assert not app.exception
    assert len(notices(app)) == 1
    assert "atlantis" in notices(app)[0]


def test_searching_narrows_the_evidence() -> None:
    everything = html(opened("evidence", story="syria-2013")).count("<tr id=")
    found = html(opened("evidence", story="syria-2013", q="curtains"))
    assert 1 <= found.count("<tr id=") < everything
    assert f"2 of {everything} statements" in found
    none = html(opened("evidence", story="syria-2013", q="no such words anywhere"))
    assert none.count("<tr id=") == 0
    assert "Show everything" in none


def test_a_place_that_is_chosen_changes_only_what_is_told_of_it() -> None:
    one, other = (
        [
            element.proto.body
            for element in opened("map", story="syria-2013", place=place).get("html")
        ]
        for place in ("masnaa", "beirut")
    )
    changed = [body for body, now in zip(one, other, strict=True) if body != now]
    parts = [re.findall('class="(.*?)"', body)[0] for body in changed]
    assert parts == ["ov-languages", "ov-on-paper", "ov-details"]


@pytest.mark.parametrize("page", navigation.PAGES)
def test_a_page_names_its_style_sheet_and_sends_none(page: str) -> None:
    (style,) = re.findall("<style>(.*?)</style>", html(opened(page, story="syria-2013")))
    assert style == f'@import ".{registry.absolute("page.css")}";'


def test_links_of_earlier_releases_filter_as_they_did() -> None:
    new = html(opened("evidence", story="syria-2013", q="buses", status="reported"))
    old = html(opened("evidence", story="syria-2013", search="buses", statuses="reported"))
    assert old.count("<tr id=") == new.count("<tr id=") >= 1


@pytest.mark.parametrize("page", ["map", "data"])
def test_the_filter_of_a_link_stands_on_every_page_of_it(page: str) -> None:
    said = html(opened(page, story="syria-2013", status="planned"))
    assert "3 of 57 statements" in said
    assert "Show everything" in said


@pytest.fixture
def one_broken_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A host with the first story and one that cannot be read."""
    root = tmp_path / "stories"
    shutil.copytree(config.stories() / "syria-2013", root / "syria-2013")
    broken = stories.write(root, "broken-one")
    (broken / "places.csv").unlink()
    monkeypatch.setenv("OVERLAND_DATA", str(root.parent))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("one_broken_story")
def test_a_broken_story_stands_in_the_picker_and_shows_its_report() -> None:
    app = opened("map", story="broken-one")
    assert not app.exception
    assert any("broken" in option for option in app.selectbox(key="picker").options)
    assert "broken" in app.error[0].value
    assert "places.csv" in html(app)


@pytest.mark.usefixtures("one_broken_story")
def test_a_broken_story_takes_no_other_down() -> None:
    app = opened("map", story="syria-2013")
    assert not app.exception
    assert not app.error
    assert "about 80 people" in html(app)


@pytest.fixture
def twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A host with two stories of one title."""
    root = tmp_path / "stories"
    for slug in ("syria-2013", "syria-2014"):
        copied = shutil.copytree(config.stories() / "syria-2013", root / slug)
        for named in (copied / "datapackage.json", copied / "translations.csv"):
            named.write_text(named.read_text("utf-8").replace("syria-2013", slug), "utf-8")
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("page", navigation.PAGES)
def test_each_of_two_stories_of_one_title_can_be_picked_on_every_page(page: str) -> None:
    app = opened(page, story="syria-2013", search="buses", statuses="reported")
    names = app.selectbox(key="picker").options
    assert len(names) == len(set(names)) == 2
    assert not any("withheld" in name for name in names)
    app.selectbox(key="picker").select_index(1).run()
    assert not app.exception
    assert app.query_params["story"] == "syria-2014"
    assert not {"q", "status", "search", "statuses"} & set(app.query_params)


@pytest.mark.usefixtures("twins")
def test_a_correction_while_the_story_is_open_is_told_until_the_next_click() -> None:
    app = opened("map", story="syria-2013")
    assert not notices(app)
    folder = config.stories() / "syria-2013"
    package = folder / "datapackage.json"
    package.write_text(package.read_text("utf-8").replace("1.0.0", "1.0.1"), "utf-8")
    with (folder / "corrections.csv").open("a", encoding="utf-8") as table:
        table.write("2026-11-26,planes-sent,2,two,A figure in words.,1.0.1\n")
    catalog.store()._next_look = 0.0
    for _run in range(2):
        (told,) = notices(app.run())
        assert re.search(r"corrected .*1\.0\.0.*1\.0\.1.*A figure in words\.", told)
    app.selectbox(key="picker").select_index(1).run()
    assert not notices(app)
    app.selectbox(key="picker").select_index(0).run()
    assert not notices(app)


def test_only_a_way_whose_heights_are_known_is_told_as_a_road_of_length_and_height() -> None:
    folds = {
        story: [fold.label for fold in opened("map", story=story).expander]
        for story in ("syria-2013", "sudan-2023")
    }
    assert folds == {
        "syria-2013": ["The road: length and height"],
        "sudan-2023": ["How long the way is"],
    }
