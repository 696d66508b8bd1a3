"""The Share panel of a story in a view: its link and code, its picture, and what prints."""

from __future__ import annotations

from typing import Final

from overland.exports import FORMATS
from overland.html import data_and_about, share
from overland.html.markup import Safe
from overland.presentation import metadata
from overland.story.models import Story
from overland.view import View

_FILES: Final = ("png", "pdf")


def panel(story: Story, view: View) -> Safe:
    """What Share opens: the files hold what the view's filter lets through, in its language."""
    titles = {name: str(FORMATS[name].TITLE) for name in _FILES}
    files = data_and_about.downloads(story, view, titles)
    return share.panel(metadata.story_title(story), files)
