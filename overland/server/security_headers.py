"""Security headers: which hosts a page may talk to (its own), and who may frame it.

The page has a narrower policy than a component's frame (/component/...): Streamlit's component
loader and folium's generated scripts need inline script there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

ONLINE_TILES = "https://tile.openstreetmap.org"
"""The one foreign host that a map's frame may ask, should its reader choose an online basemap."""

STEADY_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
_ANCESTOR = re.compile(
    r"\*|https?:|(https?://)?(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:(\d{1,5}|\*))?", re.IGNORECASE
)
_STREAMLITS_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def steady(shared: bool, https: bool) -> dict[str, str]:
    """The headers that do not depend on the page: `shared` answers may be shown by other sites.

    `https` says that readers reach this host by https only.
    """
    sites = "cross-origin" if shared else "same-origin"
    strict = {"Strict-Transport-Security": "max-age=31536000"} if https else {}
    return {**STEADY_HEADERS, "Cross-Origin-Resource-Policy": sites, **strict}


def inline_script_hashes(page: str) -> tuple[str, ...]:
    """The CSP sources that let the inline scripts of Streamlit's own page run, and no other.

    Nothing else tells what they are: the page comes with Streamlit and changes with its version.
    """
    digests = (
        hashlib.sha256(script.encode()).digest() for script in _STREAMLITS_SCRIPT.findall(page)
    )
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def frame_ancestors(query: str, setting: str) -> str:
    """Who may frame a page: itself, or with `embed=true` whom the host's setting names.

    `setting` is a list of CSP sources; one that cannot be a source counts as 'self'.
    """
    try:
        asked = parse_qs(query, max_num_fields=100)
    except ValueError:
        asked = {}
    if asked.get("embed", [""])[-1].lower() != "true":
        return "'self'"
    return allowed_ancestors(setting)


def allowed_ancestors(setting: str) -> str:
    """The host's setting as CSP sources, and 'self': the page frames its map; only 'self' if any
    of the setting cannot be a source."""
    return " ".join(("'self'", *(others_that_frame(setting) or ())))


def others_that_frame(setting: str) -> list[str] | None:
    """The CSP sources of a host's setting beside 'self'; None if any of it cannot be one."""
    sources = [source.removesuffix("/") for source in setting.split() if source != "'self'"]
    return sources if all(_ANCESTOR.fullmatch(source) for source in sources) else None


def page_policy(host: str, ancestors: str, inline_hashes: Iterable[str]) -> str:
    """The Content-Security-Policy of every page.

    blob: is how Streamlit loads a component's inline JavaScript; only script that already runs
    on the page can make one. Older Safari does not count a WebSocket as 'self', so the page's
    own host is named; any other host stays out of reach.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return _policy(
        {
            "default-src": "'self'",
            "script-src": " ".join(["'self'", "blob:", *inline_hashes]),
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "media-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "connect-src": f"'self'{sockets}",
            "worker-src": "'self' blob:",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
            "frame-ancestors": ancestors,
        }
    )


def component_policy(setting: str) -> str:
    """The Content-Security-Policy of a component's frame.

    Every ancestor counts, not the parent alone: in an article's iframe this frame has the
    article above the page. So it carries the embedding rule whatever the query.
    """
    return _frame_policy("'self' 'unsafe-inline' 'unsafe-eval'", setting)


def map_policy(setting: str) -> str:
    """The Content-Security-Policy of the map's own frame: its scripts are files of this host."""
    return _frame_policy("'self'", setting)


def _frame_policy(scripts: str, setting: str) -> str:
    return _policy(
        {
            "default-src": "'self'",
            "script-src": scripts,
            "style-src": "'self' 'unsafe-inline'",
            "img-src": f"'self' data: blob: {ONLINE_TILES}",
            "font-src": "'self' data:",
            "connect-src": "'self'",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'none'",
            "frame-ancestors": allowed_ancestors(setting),
        }
    )


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
