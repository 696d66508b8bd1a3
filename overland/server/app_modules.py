"""Links to the modules of Streamlit's page that a page of this app is certain to need.

Streamlit's index.html names what every app loads. What draws an element is asked for when the
element's message comes, and what that imports when it is read: rounds to the server, one after
another, while a reader waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from overland.html.markup import Safe, join, tag

_SHOWN: Final = ("Html", "BidiComponent", "ComponentInstance")
"""What draws markup, the page's script and the map."""
_HEADER: Final = ("PageLink", "Selectbox")
"""What draws tabs and the story picker."""
_EDGE: Final = Safe("<!-- header -->")
"""Stands before and after the links to what an embedded page does not have."""
_IMPORTED: Final = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def links(static: Path, index: str) -> Safe:
    """Links by which a browser fetches them along with those that Streamlit's `index` names.

    `static` is the folder of that index.html. An element that Streamlit does not have by this name
    gets no link: what draws it then comes as late as Streamlit asks for it.
    """
    folder = static / "static" / "js"
    shown = list(_needed(folder, _SHOWN, index))
    header = [name for name in _needed(folder, _HEADER, index) if name not in shown]
    return join([*map(_link, shown), _EDGE, *map(_link, header), _EDGE])


def embedded(template: str) -> str:
    """The template without the links to what only the header needs."""
    before, _, rest = template.partition(_EDGE)
    return before + rest.partition(_EDGE)[2]


def _link(name: str) -> Safe:
    return tag("link", rel="modulepreload", crossorigin=True, href=f"./static/js/{name}")


def _needed(folder: Path, elements: Iterable[str], index: str) -> Iterator[str]:
    """The modules that draw the elements and all that they import, but for what `index` names."""
    waiting = [path.name for element in elements for path in sorted(folder.glob(f"{element}.*.js"))]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name in index:
            continue
        seen.add(name)
        yield name
        waiting += _IMPORTED.findall((folder / name).read_text("utf-8"))
