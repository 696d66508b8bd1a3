"""The story as one HTML file: its size, its policy, its links, and hostile text in it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from overland import home
from overland.dataset import load
from overland.exports import html
from overland.models import Story

HOSTILE = "</script><script>alert(1)</script>${alert(2)}`\"'<img src=x onerror=alert(3)>"


@pytest.fixture(scope="module")
def story() -> Story:
    return load(home.stories() / "syria-2013")


@pytest.fixture(scope="module")
def file(story: Story) -> str:
    return html.export(story).decode()


def test_the_file_is_at_most_a_million_bytes_and_the_same_twice(story: Story, file: str) -> None:
    assert len(file.encode()) <= 1_000_000
    assert html.export(story).decode() == file


def test_every_link_within_the_file_leads_to_something_in_it(file: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', file))
    links = set(re.findall(r' href="#([^"]*)"', file))
    assert links
    assert links <= ids
    assert not re.findall(r'href="\./', file)


def test_no_id_stands_twice(file: str) -> None:
    page = re.sub(r"<script.*?</script>", "", file, flags=re.DOTALL)
    found = re.findall(r' id="([^"]+)"', page)
    assert sorted(found) == sorted(set(found))


def test_nothing_is_fetched_and_only_the_files_own_scripts_run(file: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', file)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", file, re.DOTALL)
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1]
    assert not re.findall(r' (?:src|srcset)="(?!data:)', file)


def test_every_claim_is_told_without_script(story: Story, file: str) -> None:
    page = re.sub(r"<script.*?</script>", "", file, flags=re.DOTALL)
    for claim in story.claims:
        assert f'id="claim-{claim.id}"' in page
    for place in story.places:
        assert f'id="place={place.id}"' in page
    assert "about 80 people" in page


def test_hostile_text_adds_no_element(story: Story) -> None:
    place = replace(story.places[0], name=HOSTILE, note=HOSTILE)
    hostile = replace(story, title=HOSTILE, places=(place, *story.places[1:]))
    made = html.export(hostile).decode()
    assert len(re.findall(r"<script\b", made)) == len(
        re.findall(r"<script\b", html.export(story).decode())
    )
    assert "<img src=x" not in re.sub(r"<script.*?</script>", "", made, flags=re.DOTALL)
