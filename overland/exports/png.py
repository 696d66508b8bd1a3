"""A picture of the whole story, 2400 by 1500 pixels, with its source in the file's metadata too."""

from __future__ import annotations

from typing import Final

from overland.i18n import language
from overland.presentation import figures, record, vocabulary
from overland.story.models import Count, Story
from overland.svg import captions, poster, raster
from overland.view import View

MEDIA_TYPE: Final = "image/png"
SUFFIX: Final = "png"
TITLE: Final = "PNG (picture)"
_WIDTH: Final = 2400


def export(story: Story) -> bytes:
    """The picture in the language in use. The same story always gives the same bytes."""
    view = View(story=story.slug, lang=language(), version=story.version)
    drawn = poster.svg(story, view, _WIDTH / poster.WIDTH)
    return raster.png(drawn, _WIDTH, colours=256, texts=_texts(story, view))


def _texts(story: Story, view: View) -> dict[str, str]:
    """The keywords that PNG registers, and what else belongs with the picture, as iTXt chunks."""
    return {
        "Title": story.title,
        "Description": story.description,
        "Source": captions.source(story),
        "Copyright": poster.licence(story),
        "Software": "Overland",
        "Version": story.version,
        "URL": poster.permalink(story, view),
        "Attribution": "\n".join(record.attribution(story)),
        "Evidence": "\n".join(_evidence(story, count) for count in figures.headline_counts(story)),
    }


def _evidence(story: Story, count: Count) -> str:
    """A figure of the picture with its status, who gives it, and the words it rests on."""
    known = vocabulary.known(count.status, count.basis)
    told = f"{count.as_written} ({known}; {count.speaker})"
    if count.evidence is None:
        return told
    return f"{told}: “{count.evidence.exact}” – {record.cited(story, count)}"
