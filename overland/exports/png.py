"""A picture of the whole story, 2400 by 1500 pixels, with its source in the file's metadata too."""

from __future__ import annotations

from typing import Final

from overland.i18n import language
from overland.models import Story
from overland.pictures import captions, raster, sheet
from overland.view import View

MEDIA_TYPE: Final = "image/png"
SUFFIX: Final = "png"
TITLE: Final = "PNG (picture)"
_WIDTH: Final = 2400


def export(story: Story) -> bytes:
    """The picture in the language in use. The same story always gives the same bytes."""
    view = View(story=story.slug, lang=language(), version=story.version)
    drawn = sheet.svg(story, view, _WIDTH / sheet.WIDTH)
    return raster.png(drawn, _WIDTH, colours=256, texts=_texts(story, view))


def _texts(story: Story, view: View) -> dict[str, str]:
    """The keywords that PNG registers, and what each reader of the file should find there."""
    return {
        "Title": story.title,
        "Description": story.description,
        "Source": captions.source(story),
        "Copyright": sheet.licence(story),
        "Software": "Overland",
        "Version": story.version,
        "URL": sheet.permalink(story, view),
    }
