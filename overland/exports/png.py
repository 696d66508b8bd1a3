"""A picture of the whole story, 2400 pixels wide, with its source in the file's metadata too."""

from __future__ import annotations

from typing import Final

from overland.i18n import N_, language
from overland.presentation import arrival, citation, figures, metadata, rights, sources, statements
from overland.presentation.statements import Statement
from overland.story.models import Story
from overland.svg import poster, raster
from overland.view import View

MEDIA_TYPE: Final = "image/png"
SUFFIX: Final = "png"
TITLE: Final = N_("PNG (picture)")
_WIDTH: Final = 2400


def export(story: Story) -> bytes:
    """The picture in the language in use. The same story always gives the same bytes."""
    view = View(story=story.slug, lang=language(), version=story.version, filter=story.filter)
    drawn = poster.poster_svg(story, view, _WIDTH / poster.WIDTH)
    return raster.png(drawn, _WIDTH, colours=256, texts=_texts(story, view))


def _texts(story: Story, view: View) -> dict[str, str]:
    """The keywords that PNG registers, and what else belongs with the picture, as iTXt chunks."""
    told = [statements.statement(story, count) for count in figures.headline_counts(story)]
    return {
        "Title": metadata.story_title(story),
        "Description": " ".join(
            (metadata.story_description(story), arrival.unknown(story))
        ).strip(),
        "Source": sources.reports(story),
        "Copyright": "\n".join(part.words for part in rights.parts(story)),
        "Software": "Overland",
        "Version": citation.version(story),
        "URL": poster.permalink(story, view),
        "Attribution": "\n".join(rights.attribution(story)),
        "Evidence": "\n".join(_evidence(statement) for statement in told),
    }


def _evidence(told: Statement) -> str:
    """A figure of the picture with all that qualifies it, and the words it rests on."""
    return ": ".join((told.one_line, "; ".join(found.one_line for found in told.evidence)))
