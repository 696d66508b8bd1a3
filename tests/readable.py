"""What a reader reads of an output: its text without its form."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import pypdf

from overland.exports import csv_package


def html(page: str) -> str:
    """The text of HTML or SVG."""
    shown = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return line(unescape(re.sub(r"<[^>]*>", " ", shown)))


def kml(data: bytes) -> str:
    """Names, balloons and values of KML; a balloon is HTML in XML."""
    return html(unescape(data.decode()))


def json_text(data: bytes) -> str:
    """Every text in JSON."""
    return "\n".join(_strings(json.loads(data)))


def about(data: bytes) -> str:
    """The page that the package carries."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(csv_package.ABOUT).decode()


def pdf(data: bytes) -> str:
    read = pypdf.PdfReader(io.BytesIO(data))
    return line(" ".join(page.extract_text() for page in read.pages))


def line(text: str) -> str:
    """Text in one line."""
    return " ".join(text.split())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
