"""Citation of a story: a line of text, and a BibTeX entry; both name the version.

A dataset is cited beside its sources, never in their place.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from overland.i18n import _
from overland.story.filter import EVERYTHING, Filter
from overland.story.models import Story
from overland.view import View, query

_BIBTEX: Final = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def permalink(
    story: Story,
    host: str = "",
    *,
    place: str = "",
    event: str = "",
    chosen: Filter = EVERYTHING,
) -> str:
    """A link to this version of the story, or of a place, an event or a choice of rows in it.

    `host` is the address that readers use, with a slash at the end; without it the query alone,
    which belongs behind the address of whatever host shows the story.
    """
    rows = chosen or story.filter
    view = View(story=story.slug, place=place, event=event, version=story.version, filter=rows)
    return f"{host}?{urlencode(query(view))}"


def text(story: Story, host: str = "") -> str:
    """One line; it ends in the permalink where the host is known."""
    day = f" ({story.created[:4]})" if story.created else ""
    told = f"{_authors(story, ', ')}{day}: {story.title}. Overland, {story.slug}".lstrip(": ")
    return f"{told}. {version(story)}." + (f" {permalink(story, host)}" if host else "")


def version(story: Story) -> str:
    """Which version of the story it is."""
    return _("Version {version}").format(version=story.version)


def bibtex(story: Story, host: str = "") -> str:
    """A BibTeX entry: `version` for biblatex, and again in `note` for styles that lack it."""
    fields = {
        "author": f"{{{_written(_authors(story, ' and '))}}}",
        "title": f"{{{_written(story.title)}}}",
        "year": story.created[:4],
        "date": story.created[:10],
        "version": _written(story.version),
        "note": _written(f"Overland dataset {story.slug}, version {story.version}"),
        "url": permalink(story, host).replace("{", "%7B").replace("}", "%7D") if host else "",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{overland-{story.slug},\n{lines}\n}}"


def _authors(story: Story, between: str) -> str:
    return between.join(str(person.get("title", "")) for person in story.contributors)


def _written(plain: str) -> str:
    return plain.translate(_BIBTEX)
