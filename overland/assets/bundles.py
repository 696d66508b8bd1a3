"""Asset bundles: Leaflet and the typeface from installed packages, and our own files.

Leaflet comes from `django-js-lib-leaflet` (BSD-2-Clause), Source Sans from `streamlit` (OFL-1.1);
neither is copied into this repository.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG

from overland import config
from overland.assets import stylesheet
from overland.assets.gzipped import gzipped
from overland.errors import OverlandError

ROOT = Path(__file__).resolve().parents[2]
STATIC = Path(__file__).resolve().parents[1] / "map" / "static"
BASEMAP = config.basemap()
WORLD = config.app_folder() / "data" / "basemap" / "world.geojson"

# A component's frame is /component/<name>/index.html, so two steps up is the app's root,
# whatever `server.baseUrlPath` says.
FROM_FRAME = "../../assets"
MEDIA_FROM_FRAME = "../../static/media"
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".woff2": "font/woff2",
}
PAGE = "page.css"
"""All that styles a page, the first HTML and the app alike."""
PAGE_SHEETS = (
    *(f"ui/static/{name}.css" for name in ("page", "head", "sheet", "embed", "filters", "print")),
    *("map/static/icons.css", "map/static/legend.css", "server/static/first.css"),
)
SHIM = "leaflet-shim.js"
ADOPT = "adopt.js"
"""The script that looks for a map that stands already, where the others of the map need not run."""
FIRST = "state.js"
"""The script that the others of the map add their functions to; of those the order is no matter."""
ICONS = {
    "iconUrl": "marker-icon",
    "iconRetinaUrl": "marker-icon-2x",
    "shadowUrl": "marker-shadow",
}
_IMAGE = re.compile(r"url\((images/[\w.-]+)\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


class AssetMissing(OverlandError):
    """A file that an asset is built from is not where its package should have put it."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One immutable file. `gzipped` is None where compressing saves nothing."""

    name: str
    body: bytes
    media_type: str
    hash: str
    gzipped: bytes | None


def make_asset(name: str, body: bytes) -> Asset:
    """An asset with its hash (16 hexadecimal digits of SHA-256) and its compressed twin."""
    suffix = Path(name).suffix
    guessed = MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0]
    media_type = guessed or "application/octet-stream"
    return Asset(
        name=name,
        body=body,
        media_type=media_type,
        hash=hashlib.sha256(body).hexdigest()[:16],
        gzipped=gzipped(body, media_type),
    )


def package_folder(module: str) -> Path:
    """The folder of an installed package, found without importing it (Django is not needed)."""
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise AssetMissing(f"the Python package {module} is not installed. Run `make install`.")
    return Path(spec.submodule_search_locations[0])


def style_injection(css: str) -> str:
    """JavaScript that adds a stylesheet at once.

    A linked stylesheet would race with Leaflet, which then asks for icons that do not exist.
    """
    # "<\/" keeps the text harmless should a page inline it in a script element.
    text = json.dumps(css).replace("</", "<\\/")
    return (
        '(function(){var s=document.createElement("style");'
        f"s.textContent={text};document.head.appendChild(s);}})();\n"
    )


@dataclass(frozen=True)
class Library:
    """Where assets are built from; every folder can be another one in a test."""

    leaflet: Path
    media: Path
    static: Path = STATIC
    basemap: Path = BASEMAP
    world: Path = WORLD
    """The world's coasts and borders, where the basemap has none of its own."""

    def sources(self) -> Iterator[Path]:
        """Every file that an asset depends on, in a stable order."""
        yield self.leaflet / "leaflet.js"
        yield self.leaflet / "leaflet.css"
        yield _clusters()
        yield from sorted((self.leaflet / "images").glob("*.png"))
        yield from (self.font("Upright"), self.font("Italic"))
        yield from self._own("*.js")
        yield from (stylesheet.BASE, *self._own("*.css"), *_page_sheets())
        yield from self._layers()

    def build(self) -> dict[str, Asset]:
        """Every asset by name. Raises AssetMissing."""
        made: dict[str, Asset] = {}

        def add(name: str, body: bytes) -> None:
            made[name] = make_asset(name, body)

        add(ADOPT, _bytes(self.static / ADOPT))
        add(PAGE, _page_style().encode())
        add("leaflet.js", unless_kept(self._leaflet()))
        add("clusters.js", unless_kept(_SOURCE_MAP.sub("", _text(_clusters()))))
        add("source-sans.woff2", _bytes(self.font("Upright")))
        for layer in self._layers():
            inside = layer.is_relative_to(self.basemap)
            name = layer.relative_to(self.basemap).as_posix() if inside else layer.name
            add(f"basemap/{name}", _bytes(layer))
        add("overland.js", unless_kept(self._overland()))
        # For a page that has the typeface itself.
        add("overland-bare.js", unless_kept(self._overland(typeface=False)))
        return made

    def font(self, cut: str) -> Path:
        """A cut ("Upright", "Italic") of the variable Source Sans; its file name holds a hash."""
        found = sorted(self.media.glob(f"SourceSansVF-{cut}*.woff2"))
        if not found:
            raise AssetMissing(
                f"the installed streamlit has no {cut} Source Sans. Run `make install`."
            )
        return found[0]

    def _leaflet(self) -> str:
        css = _IMAGE.sub(
            lambda match: f"url({_data_uri(self.leaflet / match[1])})",
            _text(self.leaflet / "leaflet.css"),
        )
        script = _SOURCE_MAP.sub("", _text(self.leaflet / "leaflet.js"))
        icons = {
            option: _data_uri(self.leaflet / "images" / f"{image}.png")
            for option, image in ICONS.items()
        }
        return "\n".join(
            [
                style_injection(css) + script,
                # Leaflet guesses its icons' folder from its stylesheet; the icons are here.
                "delete L.Icon.Default.prototype._getIconUrl;",
                f"L.Icon.Default.mergeOptions({json.dumps(icons)});",
                _text(self.static / SHIM),
            ]
        )

    def _overland(self, *, typeface: bool = True) -> str:
        css = "".join(_text(path) for path in self._own("*.css"))
        cuts = (self.font("Upright"), self.font("Italic"))
        faces = _typeface(*cuts) if typeface else ""
        scripts = [_text(path) for path in self._own("*.js") if path.name not in (SHIM, ADOPT)]
        return style_injection(faces + stylesheet.symbols() + css) + "\n".join(scripts)

    def _own(self, pattern: str) -> list[Path]:
        return sorted(self.static.glob(pattern), key=lambda path: (path.name != FIRST, path.name))

    def _layers(self) -> Iterable[Path]:
        for folder, folders, names in os.walk(self.basemap):
            # Hundreds of tiles lie here, and none of them is a layer.
            folders[:] = sorted(name for name in folders if name != "tiles")
            paths = (Path(folder, name) for name in sorted(names) if name.endswith(".geojson"))
            yield from (path for path in paths if _is_plain(path))
        if not os.path.lexists(self.basemap / self.world.name) and _is_plain(self.world):
            yield self.world


def _is_plain(path: Path) -> bool:
    """Whether it is a file that can be read under a name that can be written in an address."""
    try:
        return path.name.isascii() and S_ISREG(path.stat().st_mode) and os.access(path, os.R_OK)
    except OSError:
        return False


def _typeface(upright: Path, italic: Path) -> str:
    """The page's own typeface for the map's frame too, which does not inherit fonts.

    At Streamlit's own address, so that a browser fetches each file once for both.
    """
    faces = ((upright, "normal"), (italic, "italic"))
    return "".join(
        stylesheet.typeface(f"{MEDIA_FROM_FRAME}/{path.name}", style) for path, style in faces
    )


def _page_sheets() -> list[Path]:
    return [Path(__file__).parents[1] / sheet for sheet in PAGE_SHEETS]


def _page_style() -> str:
    printed = f"@media print {{ {stylesheet.light('html:root.is-dark')} }}\n"
    text = stylesheet.symbols() + printed + "".join(map(_text, _page_sheets()))
    # Where no script can say that it is dark, the reader's system does.
    dark = stylesheet.dark("html:not(.ov-scripted):has(#ov-first)")
    return f"{text}@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n"


def unless_kept(script: str) -> bytes:
    """A script that does nothing in a frame that took up a map (adopt.js)."""
    return f"if (!window.overlandKept) {{\n{script}\n}}\n".encode()


def _clusters() -> Path:
    """Leaflet.markercluster, from `XStatic-Leaflet-MarkerCluster` (MIT)."""
    return package_folder("xstatic") / "pkg/leaflet_markercluster/data/leaflet.markercluster.js"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssetMissing(f"{path.name} cannot be read: {error.strerror}") from error


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8")


def _data_uri(path: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(_bytes(path)).decode()}"
