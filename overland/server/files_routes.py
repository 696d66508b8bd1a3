"""Routes to files: hashed assets, map tiles, and what programs look for at the root of a host."""

from __future__ import annotations

import base64
import re
from functools import partial
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from overland.assets import registry
from overland.server import http_cache
from overland.server.http_cache import Answer

TILES: Final = registry.BASEMAP / "tiles"
DEFAULT_STYLE: Final = "grey"
YEAR: Final = "public, max-age=31536000, immutable"
DAY: Final = "public, max-age=86400"
DEEPEST_ZOOM: Final = 22
ROOT_FILES: Final = ("robots.txt", "favicon.ico")

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,6}")
_STYLE: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")
_ICON: Final = Path(__file__).parents[1] / "ui" / "static" / "icon.svg"
# One transparent pixel; a map stretches it to a tile.
_NO_TILE: Final = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")


def routes(base: str, tiles: Path = TILES) -> list[BaseRoute]:
    """Every route to a file, below the base path."""
    tile = partial(_tile, tiles)
    return [
        Route(f"{base}/assets/{{hash}}/{{name:path}}", _asset),
        Route(f"{base}/tiles/{{z}}/{{x}}/{{y}}.webp", tile),
        Route(f"{base}/tiles/{{style}}/{{z}}/{{x}}/{{y}}.webp", tile),
        Route(f"{base}/robots.txt", partial(_robots, base)),
        Route(f"{base}/favicon.ico", _icon),
    ]


def _asset(request: Request) -> Response:
    asset = registry.get(request.path_params["hash"], request.path_params["name"])
    if asset is None:
        return PlainTextResponse("No such asset.", 404, headers={"Cache-Control": "no-store"})
    made = Answer(asset.body, asset.gzipped, asset.hash, asset.media_type)
    return http_cache.sent(request, made, {"Cache-Control": YEAR})


def _tile(tiles: Path, request: Request) -> Response:
    """A tile; outside the built area a transparent one, since a map reports any other answer.

    404 is for an address that no tile can have.
    """
    path = request.path_params
    style = path.get("style", DEFAULT_STYLE)
    numbers = [path["z"], path["x"], path["y"]]
    if not _STYLE.fullmatch(style) or not all(map(_NUMBER.fullmatch, numbers)):
        return PlainTextResponse("No such tile.", 404)
    z, x, y = map(int, numbers)
    if z > DEEPEST_ZOOM or max(x, y) >= 2**z or not (tiles / style).is_dir():
        return PlainTextResponse("No such tile.", 404)
    try:
        body = (tiles / style / f"{z}/{x}/{y}.webp").read_bytes()
    except OSError:
        body = _NO_TILE
    return http_cache.sent(request, http_cache.answer(body, "image/webp"), {"Cache-Control": DAY})


def _robots(base: str, request: Request) -> Response:
    """Stories may be found; Streamlit's own addresses are no pages."""
    closed = "".join(
        f"Disallow: {base}/{name}/\n" for name in ("_stcore", "component", "live", "media")
    )
    text = f"User-agent: *\n{closed}"
    return http_cache.sent(
        request, http_cache.answer(text.encode(), "text/plain"), {"Cache-Control": DAY}
    )


def _icon(request: Request) -> Response:
    icon = http_cache.answer(_ICON.read_bytes(), "image/svg+xml")
    return http_cache.sent(request, icon, {"Cache-Control": DAY})
