"""The story as one HTML file: it opens from a disk, with no server and no network.

Everything is in it: words, map, relief, script.
"""

from __future__ import annotations

import base64
from typing import Final

from overland.exports import story_page
from overland.html import markup
from overland.html.markup import tag
from overland.i18n import N_
from overland.presentation import metadata
from overland.story.models import Story

MEDIA_TYPE: Final = "text/html"
SUFFIX: Final = "html"
TITLE: Final = N_("HTML (one file)")


def export(story: Story) -> bytes:
    """The file, UTF-8, in the language in use. The same story always gives the same bytes."""
    page = story_page.make(story)
    held = base64.b64encode(page.packed).decode()
    data = markup.script(held, story_page.PACKED, id="ov-packed")
    head = [
        tag("title", f"{metadata.story_title(story)} · Overland"),
        tag("meta", name="description", content=metadata.story_description(story)),
    ]
    return story_page.written(page, head, data).encode()
