"""`datapackage.json`: what a story says about itself."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from overland import __version__
from overland.errors import Problem
from overland.files import Tell, read_json
from overland.story import bounds, cells
from overland.story.columns import SLUG, WEB_ADDRESS
from overland.story.upgrade import FORMAT

FILE = "datapackage.json"
_SEMVER = r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z.-]{1,32})?"
_LICENCE = '{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}'
_CONTRIBUTOR = '{"title": "Who made the story", "role": "author"}'
_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"

_OUTSIDE = re.compile(r"^[/\\~]|^[A-Za-z]:|(^|[/\\])\.\.($|[/\\])|^(?!https?:)[A-Za-z][\w+.-]*:|\0")
"""Paths that begin at the root, at a home or at a drive, that go up, or that no web has."""
_INSIDE = "Write the name of a file in this folder, or run overland dictionary --write"


@dataclass(frozen=True, slots=True)
class Package:
    """The descriptor of a story. `described` is table name -> columns that its schema explains."""

    title: str
    description: str
    version: str
    created: str
    language: str
    timezone: str
    licenses: tuple[Mapping[str, str], ...]
    contributors: tuple[Mapping[str, str], ...]
    headline_counts: tuple[str, ...]
    summary: str
    note: str
    described: Mapping[str, frozenset[str]]


def value(folder: Path, tell: Tell) -> dict[str, object] | None:
    """A story's descriptor as it stands in the file; None where there is nothing to go on."""
    found: list[Problem] = []
    read = read_json(folder / FILE, found.append)
    if not found and not isinstance(read, dict):
        found.append(Problem(FILE, 0, "", "", "not a JSON object", "Begin the file with {"))
    for problem in found:
        tell(problem)
    return read if isinstance(read, dict) else None


def story_format(package: Mapping[str, object], tell: Tell) -> int | None:
    """The format that a story's files are in; None, and a Problem, for one that is not known."""
    inner = package.get("overland")
    number = inner.get("format", 1) if isinstance(inner, dict) else FORMAT
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= FORMAT:
        return number
    message = "is no format of a story"
    remedy = f"Write {FORMAT}"
    if isinstance(number, int) and number > FORMAT:
        message = f"is a later format: Overland {__version__} reads formats 1 to {FORMAT}"
        remedy = f"Install a version of Overland that reads format {number}"
    tell(Problem(FILE, 0, "overland.format", repr(number)[:64], message, remedy))
    return None


def read(package: Mapping[str, object], slug: str, tell: Tell) -> Package:
    """What a story's descriptor says."""
    return _Reader(package, tell).package(slug)


class _Reader:
    """Takes values out of the descriptor one by one, telling what is wrong with each."""

    def __init__(self, value: Mapping[str, object], tell: Tell) -> None:
        self._value = value
        self._tell = tell
        inner = value.get("overland")
        self._overland: Mapping[str, object] = inner if isinstance(inner, dict) else {}
        if not isinstance(inner, dict):
            self._fault("overland", "", "the object is missing", "Add it: see data/README.md")

    def package(self, slug: str) -> Package:
        name = self._text("name", SLUG, "Use a-z, 0-9 and single hyphens")
        if name and name != slug:
            remedy = f"Write {slug!r}, or rename the folder"
            self._fault("name", name, f"is not the name of the folder, {slug!r}", remedy)
        return Package(
            title=self._text("title"),
            description=self._text("description"),
            version=self._text("version", _SEMVER, "Write three numbers, such as 1.0.0"),
            created=self._created(),
            language=self._text("overland.language", _TAG, "Write a language tag, such as en"),
            timezone=self._timezone(),
            licenses=self._objects("licenses", _LICENCE),
            contributors=self._objects("contributors", _CONTRIBUTOR),
            headline_counts=self._texts("overland.headline_counts", SLUG, required=False),
            summary=self._text("overland.summary") if "summary" in self._overland else "",
            note=self._text("overland.note") if "note" in self._overland else "",
            described=self._described(),
        )

    def _fault(self, key: str, value: object, message: str, remedy: str) -> None:
        shown = value if isinstance(value, str) else repr(value)[:200]
        self._tell(Problem(FILE, 0, key, shown, message, remedy))

    def _get(self, key: str) -> object:
        if key.startswith("overland."):
            return self._overland.get(key.removeprefix("overland."))
        return self._value.get(key)

    def _text(self, key: str, pattern: str = "", remedy: str = "Add it, as text") -> str:
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            self._fault(key, "", "the text is missing", remedy)
            return ""
        most = bounds.TEXTS.get(key, bounds.TEXT)
        if len(value) > most:
            message = f"has {len(value):,} characters; {most:,} are allowed"
            self._fault(key, value[:200], message, bounds.SHORTER)
            return ""
        if found := cells.hidden(value):
            self._fault(key, value, found, "Remove it")
            return ""
        if pattern and not re.fullmatch(pattern, value[:200]):
            self._fault(key, value, "does not have the form that is needed", remedy)
            return ""
        return value

    def _texts(self, key: str, pattern: str, *, required: bool = True) -> tuple[str, ...]:
        value = self._get(key)
        if value is None and not required:
            return ()
        if not isinstance(value, list) or (required and not value):
            self._fault(key, "", "not a list of texts", 'Write a list, such as ["en", "ar"]')
            return ()
        for item in value:
            if not isinstance(item, str) or not re.fullmatch(pattern, item[:200]):
                self._fault(key, item, "does not belong in this list", "Correct or remove it")
        return tuple(item for item in value if isinstance(item, str))

    def _objects(self, key: str, example: str) -> tuple[Mapping[str, str], ...]:
        """A list of licences or contributors: each has a name, and its addresses are the web's."""
        value = self._get(key)
        remedy = f"Write a list, such as [{example}]"
        if not isinstance(value, list) or not value:
            wrong = "is missing" if value is None else "is empty" if value == [] else "is no list"
            shown = "" if value in (None, []) else value
            self._fault(key, shown, f"the list of {key} {wrong}", remedy)
            return ()
        kept: list[Mapping[str, str]] = []
        for index, item in enumerate(value):
            if isinstance(item, dict):
                texts = {name: text for name, text in item.items() if isinstance(text, str)}
                kept.append(self._named(f"{key}[{index}]", texts, example))
            else:
                self._fault(f"{key}[{index}]", item, "is not an object", f"Write {example}")
        return tuple(kept)

    def _named(self, key: str, item: dict[str, str], example: str) -> Mapping[str, str]:
        if not (item.get("title", "").strip() or item.get("name", "").strip()):
            self._fault(f"{key}.title", "", "the text is missing", f"Write {example}")
        for name, text in list(item.items()):
            if found := cells.hidden(text):
                self._fault(f"{key}.{name}", item.pop(name), found, "Remove it")
            elif len(text) > bounds.TEXT:
                message = f"has {len(text):,} characters; {bounds.TEXT:,} are allowed"
                self._fault(f"{key}.{name}", item.pop(name)[:200], message, bounds.SHORTER)
        for name in ("path", "url"):
            if item.get(name) and not re.fullmatch(WEB_ADDRESS, item[name][:2_000]):
                message, remedy = "is not a web address", "Begin it with https://, or remove it"
                self._fault(f"{key}.{name}", item.pop(name), message, remedy)
        return item

    def _created(self) -> str:
        created = self._text("created", remedy="Write 2026-01-31T00:00:00Z")
        try:
            datetime.fromisoformat(created or "2026-01-31")
        except ValueError:
            remedy = "Write 2026-01-31T00:00:00Z"
            self._fault("created", created, "is not a date and time (ISO 8601)", remedy)
        return created

    def _timezone(self) -> str:
        remedy = "Write an IANA name, such as Asia/Beirut"
        name = self._text("overland.timezone", r"[A-Za-z0-9_+/-]{1,64}", remedy)
        try:
            zoneinfo.ZoneInfo(name or "UTC")
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            self._fault("overland.timezone", name, "is not a known time zone", remedy)
        return name

    def _inside(self, key: str, resource: object) -> None:
        """Tell what of a resource lies outside the story's folder: other programs may follow it."""
        told = resource if isinstance(resource, dict) else {}
        for name in ("path", "schema", "dialect"):
            value = told.get(name)
            for path in value if isinstance(value, list) else (value,):
                if isinstance(path, str) and _OUTSIDE.search(path):
                    self._fault(f"{key}.{name}", path[:200], "leads out of the folder", _INSIDE)

    def _described(self) -> Mapping[str, frozenset[str]]:
        resources = self._value.get("resources")
        if not isinstance(resources, list):
            remedy = "Run overland dictionary --write"
            self._fault("resources", "", "the list is missing", remedy)
            return {}
        described: dict[str, frozenset[str]] = {}
        for at, resource in enumerate(resources):
            self._inside(f"resources[{at}]", resource)
            schema = resource.get("schema") if isinstance(resource, dict) else None
            fields = schema.get("fields") if isinstance(schema, dict) else None
            if isinstance(fields, list):
                path = resource.get("path")
                described[str(path)] = frozenset(
                    str(field["name"])
                    for field in fields
                    if isinstance(field, dict) and "name" in field and field.get("description")
                )
        return described
