"""The story as one HTML file: it opens from a disk, with no server and no network.

Everything is in it: words, map, relief, script. Without JavaScript it is a picture and all the
words, one after another; with it, the same map as on the page, driven by the part after #.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from overland import assets, home
from overland.exports import record
from overland.html import Safe, join, script_json, tag
from overland.i18n import _, direction, language, text_language
from overland.maps import build, ground
from overland.markup import claims, details, headline, pages, timeline
from overland.models import Story
from overland.pictures import drawing
from overland.view import DEFAULT_LAYERS, View

MEDIA_TYPE: Final = "text/html"
SUFFIX: Final = "html"
TITLE: Final = "HTML (one file)"

_HERE: Final = Path(__file__).parent
_STYLES: Final = (
    *("maps/static/marks.css", "ui/static/page.css", "static/first.css"),
    "exports/static/file.css",
)
_LINK: Final = re.compile(r'href="\./[a-z]*\?([^"]*)"')
_EVENT: Final = re.compile(r' id="event-([^"]+)"')
_REPEATED: Final = re.compile(r' id="(?:count|quote|leg)-[^"]+"')
_FONT: Final = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_DARK: Final = re.compile(r":root\.is-dark \{([^}]*)\}")
_RANDOM: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HOLDER: Final = re.compile(r'<div class="folium-map" id="[^"]+" *></div>')
_STYLE: Final = "grey"
_WHOLE_ZOOMS: Final = (7, 8, 9)
_DETAIL_ZOOM: Final = 10


def export(story: Story) -> bytes:
    """The file, UTF-8, in the language in use. The same story always gives the same bytes."""
    holder, made = _map(story)
    scripts = _scripts(story, made)
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {hashes}; "
        "base-uri 'none'; form-action 'none'"
    )
    view = View(story=story.slug, version=story.version, lang=language())
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", **{"http-equiv": "Content-Security-Policy"}, content=policy),
        tag("title", f"{story.title} · Overland"),
        tag("meta", name="description", content=story.description),
        Safe(f"<style>{_style()}</style>"),
    ]
    data = Safe(f'<script type="application/json" id="ov-file-data">{_data(story)}</script>')
    running = [Safe(f"<script>{script}</script>") for script in scripts]
    body = tag("body", _page(story, view, holder), data, join(running))
    page = tag("html", tag("head", head), body, lang=text_language(), dir=direction())
    return f"<!DOCTYPE html>\n{_inside(page)}\n".encode()


def _page(story: Story, view: View, holder: str) -> Safe:
    sheets = [_sheet("overview", story, view)]
    sheets += [_sheet(f"place={p.id}", story, view.with_(place=p.id)) for p in story.places]
    sheets += [
        _sheet(f"event={event.id}", story, view.with_(event=event.id))
        for event in story.events
        if not event.place
    ]
    still = Safe(drawing.svg(story, view, 1040, 500))
    live = tag("div", Safe(holder), class_="ov-map")
    stage = tag(
        "div",
        tag("div", tag("div", live, tag("div", still, class_="ov-still"), class_="st-key-map")),
        tag("div", tag("div", sheets, class_="st-key-details")),
        class_="st-key-stage",
    )
    return tag(
        "div",
        _header(),
        headline.headline(story, view),
        stage,
        timeline.timeline(story, view),
        _part("evidence", pages.evidence_heading(), _table(story, view)),
        _part("about", pages.about(story, ground.attribution(story))),
        _part("cite", pages.how_to_cite(story), pages.licences(story), _origin(story)),
        id="ov-first",
    )


def _header() -> Safe:
    tabs = {"overview": _("Map"), "evidence": _("Evidence"), "about": _("About"), "cite": _("Data")}
    links = [tag("a", tag("p", label), href=f"#{name}") for name, label in tabs.items()]
    names = {"en": "English", "ar": "العربية", "ru": "Русский"}
    options = [
        tag("option", name, value=code, selected=code == language()) for code, name in names.items()
    ]
    choice = tag("select", options, data_names=True, aria_label=_("Names of places"))
    return tag(
        "header",
        tag("strong", "Overland", class_="ov-brand"),
        tag("nav", links, choice, class_="st-key-pages"),
        class_="st-key-header",
    )


def _sheet(name: str, story: Story, view: View) -> Safe:
    """What the panel shows for a view; its id is what stands after # in a link to it."""
    panel = Safe(_REPEATED.sub("", details.panel(story, view)))
    if view.place:
        panel = Safe(_EVENT.sub(rf' id="place={view.place}&amp;event=\1"', panel))
        return tag("div", panel, class_="ov-sheet", id=name)
    return tag("div", Safe(_EVENT.sub("", panel)), class_="ov-sheet", id=name)


def _part(name: str, *content: Safe) -> Safe:
    return tag("section", *content, class_="ov-part", id=name)


def _table(story: Story, view: View) -> Safe:
    return claims.table(story, view, claims.rows(story))


def _origin(story: Story) -> Safe:
    """Which version this is, and where its newest one is, if the host has said so."""
    line = [_("Version {version}").format(version=story.version)]
    address = record.permalink(story) if home.public_url() else ""
    link = tag("a", address, href=address) if address else None
    return tag("p", *line, " · " if link else None, link)


def _inside(page: str) -> str:
    """Links between views, as links within the file."""

    def within(match: re.Match[str]) -> str:
        asked = parse_qs(html.unescape(match[1]))
        parts = [f"{key}={asked[key][0]}" for key in ("place", "event") if key in asked]
        return f'href="#{html.escape("&".join(parts)) or "overview"}"'

    return _LINK.sub(within, page)


def _map(story: Story) -> tuple[str, str]:
    """The element that folium draws the map in, and the script that draws it.

    Folium's ids are random: here they are numbers, so that the same story is the same file.
    """
    rendered = str(build.build(story, _basemap(story)).get_root().render())
    seen: dict[str, str] = {}
    text = _RANDOM.sub(lambda found: seen.setdefault(found[0], str(len(seen) + 1)), rendered)
    return _HOLDER.findall(text)[0], _SCRIPT.findall(text)[-1]


def _scripts(story: Story, made: str) -> tuple[str, ...]:
    """The ground, Leaflet, the map's own script, the file's script, and the map itself."""
    plain = [_FONT.sub("", _text(name)) for name in ("leaflet.js", "overland.js")]
    own = (_HERE / "static" / "file.js").read_text("utf-8")
    held = f"L_NO_TOUCH=false;L_DISABLE_3D=false;window.overlandGround={script_json(_held(story))};"
    scripts = (held, *plain, own, f"{made}\noverlandFile.begin();")
    # What a browser hashes is the text as it stands between the tags.
    return tuple(script.replace("</script", "<\\/script") for script in scripts)


def _basemap(story: Story) -> dict[str, Any]:
    """The server's ground without what would have to be asked for: no world, no online map."""
    config = ground.config(story)
    near = [vector for vector in config["vectors"] if vector["pane"] != "world"]
    tiles = config["tiles"]
    if tiles:
        detail = tiles.get("detail", {"bounds": tiles.get("bounds")})
        styles = {layer: style for layer, style in tiles["styles"].items() if style == _STYLE}
        tiles = {
            **tiles,
            "url": "{style}",
            "styles": styles,
            "colours": {layer: tiles["colours"][layer] for layer in styles},
            "min_zoom": _WHOLE_ZOOMS[0],
            "max_zoom": _WHOLE_ZOOMS[-1],
            "detail": {**detail, "min_zoom": _DETAIL_ZOOM, "max_zoom": _DETAIL_ZOOM},
        }
    return {**config, "vectors": near, "tiles": tiles, "online": None}


def _held(story: Story) -> Mapping[str, Any]:
    """The layers by their address, and the tiles by style, zoom, x and y as data URIs."""
    config = _basemap(story)
    vectors = {
        vector["url"]: json.loads(assets.named(vector["url"].split("/", 4)[-1]).body)
        for vector in config["vectors"]
    }
    return {"vectors": vectors, "tiles": _tiles(config["tiles"]) if config["tiles"] else {}}


def _tiles(tiles: Mapping[str, Any]) -> dict[str, str]:
    folder = home.basemap() / "tiles" / _STYLE
    wanted = [(zoom, tiles.get("bounds")) for zoom in _WHOLE_ZOOMS]
    wanted.append((_DETAIL_ZOOM, tiles["detail"]["bounds"]))
    found = {}
    for zoom, bounds in wanted:
        for path in sorted((folder / str(zoom)).glob("*/*.webp")):
            x, y = int(path.parent.name), int(path.stem)
            if ground.tile_meets(bounds, zoom, x, y):
                data = base64.b64encode(path.read_bytes()).decode()
                found[f"{_STYLE}/{zoom}/{x}/{y}"] = f"data:image/webp;base64,{data}"
    return found


def _data(story: Story) -> str:
    described = ground.bounds(story)
    names = {
        p.id: {"en": p.name, "ar": p.name_ar or p.name, "ru": p.name_ru or p.name}
        for p in story.places
    }
    events = {event.id: event.place for event in story.events}
    shown = {"names": names, "events": events, "layers": DEFAULT_LAYERS, "bounds": described}
    return script_json(shown)


def _style() -> str:
    package = _HERE.parent
    text = "".join((package / name).read_text("utf-8") for name in _STYLES)
    dark = "".join(_DARK.findall(text))
    return (
        _FONT.sub("", text)
        + f"@media (prefers-color-scheme: dark) {{ html:not(.is-live) {{ {dark} }} }}"
    )


def _text(name: str) -> str:
    return assets.named(name).body.decode()


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
