"""Every story as a static site, for a host without a server or with a million readers.

The site is a folder of plain files. A link to a view of the app works on it; what the app's
address says after ?, the site's says after #.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from overland import config, svg
from overland import files as drafts
from overland.errors import WrongUse
from overland.exports import FORMATS, feed, filename, site_pages
from overland.i18n import language
from overland.story.models import Story
from overland.view import View

NAME: Final = "site"
MARK: Final = "overland-site.json"
"""The file that tells an earlier site from a folder of somebody's own."""
SITEMAP: Final = "sitemap.xml"

Tell: TypeAlias = Callable[[str], object]


def _nobody(_words: str) -> None:
    """Nobody hears it."""


def files(stories: Sequence[Story], tell: Tell = _nobody) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of the site, in the language in use.

    `tell` hears what is being drawn. The same stories always give the same files. Addresses are
    absolute where the host names its own (OVERLAND_PUBLIC_URL); without that they are relative,
    and there is no sitemap, whose addresses cannot be.
    """
    address = config.public_url()
    loaded: dict[str, bytes] = {}
    for number, story in enumerate(stories, 1):
        at = f"{story.slug}, story {number:,} of {len(stories):,}"
        tell(f"drawing the page of {at}")
        page, assets = site_pages.story_page(story, address)
        loaded.update(assets)
        yield f"{story.slug}/index.html", page.encode()
        yield from _beside(story, at, tell)
    yield from loaded.items()
    yield "index.html", site_pages.index(stories, address).encode()
    yield "404.html", site_pages.lost(address).encode()
    yield site_pages.FEED, feed.feed(stories, address)
    if address:
        yield SITEMAP, feed.sitemap(stories, address)
    yield "robots.txt", _robots(address)
    held = {"made_by": "overland", "stories": {story.slug: story.version for story in stories}}
    yield MARK, f"{json.dumps(held, indent=2)}\n".encode()


def write(stories: Sequence[Story], folder: Path, tell: Tell = _nobody) -> Mapping[str, Path]:
    """Write the site to `folder`, in place of an earlier one, and return the pages by story.

    Readers find the earlier site or the new one, never a part of each. Raises WrongUse if
    `folder` is something else than an earlier site, before anything is made, and CannotWrite.
    """
    _refuse_what_is_not_ours(folder)
    with drafts.draft_folder(folder) as made:
        for name, content in files(stories, tell):
            path = made / name
            with drafts.writing(path):
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        _put_in_place(made, folder)
    return {story.slug: folder / story.slug / "index.html" for story in stories}


def _beside(story: Story, at: str, tell: Tell) -> Iterator[tuple[str, bytes]]:
    """The picture for links, and the story in every format."""
    view = View(story=story.slug, version=story.version, lang=language())
    tell(f"drawing the picture of {at}")
    yield f"{story.slug}/{site_pages.PICTURE}", svg.preview_png(story, view)
    for name, made in FORMATS.items():
        tell(f"drawing the {name} of {at}")
        yield f"{story.slug}/{filename(name, story.slug)}", made.export(story)


def _robots(address: str) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {address}{SITEMAP}")
    return ("\n".join(lines) + "\n").encode()


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise WrongUse(f"{folder} cannot be made: {folder.parent} is not a folder")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WrongUse(f"{folder} is not a folder. Name a new one, or an earlier site")
    if folder.is_dir() and not (folder / MARK).is_file() and any(folder.iterdir()):
        raise WrongUse(
            f"{folder} holds other files than a site that was written here (it has no {MARK}). "
            "Name a new folder, or an earlier site"
        )


def _put_in_place(made: Path, folder: Path) -> None:
    """Give the folder the new content; what was there before is left in `made`."""
    if not folder.exists():
        os.rename(made, folder)
        return
    if drafts.exchange(made, folder):
        return
    with drafts.draft_folder(folder) as aside:
        os.rename(folder, aside / "earlier")
        try:
            os.rename(made, folder)
        except OSError:
            os.rename(aside / "earlier", folder)
            raise
