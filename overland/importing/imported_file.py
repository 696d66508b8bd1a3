"""A file to import: its bytes, bounded, unpacked where it is packed, and its XML or JSON."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from overland import json_text
from overland.i18n import _
from overland.importing.imported import Unreadable

LARGEST = 20_000_000
"""Bytes of a file, and of one packed in it."""
MOST_IN_ARCHIVE = 1_000
LARGEST_UNPACKED = 60_000_000


@dataclass(frozen=True)
class File:
    """A file's name and bytes. Of a packed one (KMZ) the document inside."""

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        return Path(self.name).suffix.lower()

    @cached_property
    def text(self) -> str:
        """The text in whatever encoding it is. Raises Unreadable."""
        for mark, encoding in (
            (b"\xef\xbb\xbf", "utf-8-sig"),
            (b"\xff\xfe", "utf-16"),
            (b"\xfe\xff", "utf-16"),
        ):
            if self.data.startswith(mark):
                return self._decoded(encoding)
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            best = from_bytes(self.data[:200_000]).best()
            if best is None:
                told = _("{file}: its encoding is not known. Save it as UTF-8")
                raise Unreadable(told.format(file=self.name)) from None
            return self._decoded(best.encoding)

    def _decoded(self, encoding: str) -> str:
        try:
            return self.data.decode(encoding)
        except (UnicodeDecodeError, LookupError) as error:
            told = _("{file} cannot be read as {encoding}. Save it as UTF-8")
            raise Unreadable(told.format(file=self.name, encoding=encoding)) from error

    @cached_property
    def is_text(self) -> bool:
        return b"\0" not in self.data[:4096] or self.data[:2] in (b"\xff\xfe", b"\xfe\xff")

    @cached_property
    def json(self) -> Any:
        """The value of a JSON file; None if it is not JSON. Raises Unreadable."""
        start = self.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start.startswith((b"{", b"[")):
            return None
        try:
            return json_text.value(self.text)
        except json_text.NotFinite as error:
            told = _("{file}: {error}. Use plain finite numbers")
            raise Unreadable(told.format(file=self.name, error=error)) from error
        except ValueError:
            return None

    @cached_property
    def xml(self) -> Any:
        """The root of an XML file, safely parsed; None if it is no XML. Raises Unreadable."""
        start = self.data[:300].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start.startswith(b"<") or start[:14].lower().startswith(
            (b"<!doctype html", b"<html")
        ):
            return None
        try:
            return ElementTree.fromstring(self.data)
        except DefusedXmlException as error:
            told = _("{file} declares entities, which are not read. Remove them")
            raise Unreadable(told.format(file=self.name)) from error
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            told = _("{file} is broken XML: {error}. Export it again")
            raise Unreadable(told.format(file=self.name, error=error)) from error


def opened(path: Path) -> File:
    """The file, or the document inside a KMZ. Raises Unreadable."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable(_("{file} is no file").format(file=path.name))
        if size > LARGEST:
            told = _("{file} has {n:.0f} MB; at most {most} MB are read. Split it")
            raise Unreadable(told.format(file=path.name, n=size / 1e6, most=LARGEST // 10**6))
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
    if not data.strip():
        raise Unreadable(_("{file} is empty").format(file=path.name))
    return of_bytes(path.name, data)


def of_bytes(name: str, data: bytes) -> File:
    """A file from its bytes, as it is dropped on a page. Raises Unreadable."""
    if data.startswith(b"PK\x03\x04"):
        inside = archive(name, data)
        documents = [part for part in inside if part.lower().endswith(".kml")]
        if documents:
            chosen = "doc.kml" if "doc.kml" in documents else documents[0]
            return File(f"{name}/{chosen}", inside[chosen])
    return File(name, data)


def archive(name: str, data: bytes) -> dict[str, bytes]:
    """The KML documents of an archive, or none; every archive is measured before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            total = sum(part.file_size for part in parts)
            if len(parts) > MOST_IN_ARCHIVE or total > LARGEST_UNPACKED:
                raise _too_large(name, total, len(parts))
            return {
                part.filename: _bounded(packed, part)
                for part in parts
                if part.filename.lower().endswith(".kml")
            }
    # NotImplementedError is what zipfile raises for a compression that it does not know.
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        told = _("{file} is a damaged or protected archive: {error}")
        raise Unreadable(told.format(file=name, error=error)) from error


def _too_large(name: str, size: int, number: int) -> Unreadable:
    told = _(
        "{file} unpacks to {n:.0f} MB (files: {number:,}); at most {most} MB in {files:,} files "
        "are read. Give the file that is meant, unpacked"
    )
    most, files = LARGEST_UNPACKED // 10**6, MOST_IN_ARCHIVE
    return Unreadable(told.format(file=name, n=size / 1e6, number=number, most=most, files=files))


def _bounded(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with packed.open(part) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        told = _("{file} has more than {n} MB")
        raise Unreadable(told.format(file=part.filename, n=LARGEST // 10**6))
    return data


def local_name(tag: object) -> str:
    """An XML element's name without its namespace."""
    return str(tag).rpartition("}")[2]
