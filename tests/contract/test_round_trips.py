"""A story comes back out of Overland's own package as the same story."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland import config
from overland.commands import import_
from overland.exports import FORMATS, filename
from overland.story import loader


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_the_csv_package_gives_the_same_story_again(slug: str, tmp_path: Path) -> None:
    story = loader.load(config.stories() / slug)
    path = tmp_path / filename("csv", slug)
    path.write_bytes(FORMATS["csv"].export(story))
    asked = argparse.Namespace(root=tmp_path, slug=slug, files=[path], date_order="", column=[],
                               show=False)  # fmt: skip
    import_.run(asked)
    again = loader.load(tmp_path / "stories" / slug)
    fields = [field for field in story.__dataclass_fields__ if not field.startswith("_")]
    assert [one for one in fields if getattr(story, one) != getattr(again, one)] == []
