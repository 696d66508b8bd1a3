"""A source's text out of a file that an editor has: plain text, HTML or PDF.

HTML is read by Beautiful Soup, PDF by pypdf. Pages of a PDF are divided by a form feed.
"""

from __future__ import annotations

import codecs
import io
import unicodedata
from pathlib import Path

from bs4 import BeautifulSoup, Comment
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from overland.errors import OverlandError

LARGEST = 20_000_000
"""Bytes of a file. Longer than any article; a bound for what is uploaded."""

_BLOCKS = (
    *("address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol"),
    *("p", "pre", "section", "table", "td", "th", "tr", "ul", "title"),
)
# What is not the article, or is not text: its words must not stand between the article's.
_NOT_TEXT = ("script", "style", "template", "noscript", "svg", "iframe", "button", "form")
_FURNITURE = ("nav", "aside")


class UnreadableText(OverlandError):
    """A file that holds no text that can be read; the message says what to do."""


def read(path: Path) -> str:
    """The text of a .txt, .md, .html or .pdf file. Raises UnreadableText."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableText(f"{path.name} has more than {LARGEST // 10**6} MB. {_SHORTER}")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableText(f"{path}: {error.strerror}") from error
    return text_of(path.name, data)


def text_of(name: str, data: bytes) -> str:
    """The text of a file's bytes; its kind is told by the name's ending, or by how it begins."""
    if len(data) > LARGEST:
        raise UnreadableText(f"{name} has more than {LARGEST // 10**6} MB. {_SHORTER}")
    ending = Path(name).suffix.lower()
    if ending == ".pdf" or data.startswith(b"%PDF-"):
        text = _pdf(name, data)
    elif ending in (".html", ".htm", ".xhtml"):
        text = _html(data)
    elif ending in (".txt", ".md", ".text", ".markdown", ""):
        text = _plain(name, data)
    else:
        raise UnreadableText(f"{name}: a text, HTML or PDF file is needed (.txt, .html, .pdf)")
    if not text.strip():
        raise UnreadableText(f"{name} holds no text. A scanned page must be recognised (OCR) first")
    return text


_SHORTER = "Give the article alone"


def _plain(name: str, data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if utf16 else "utf-8-sig"
    try:
        # As Python reads text files: every kind of line end is one character.
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"{name} is not UTF-8: byte {error.start} is {data[error.start]:#04x}. Save it as UTF-8"
        ) from error


def _html(data: bytes) -> str:
    soup = BeautifulSoup(data, "html.parser")
    for element in soup([*_NOT_TEXT, *_FURNITURE]):
        element.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for block in soup(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return soup.get_text()


def _pdf(name: str, data: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableText(f"{name} is protected by a password. Save it without one")
        text = "\f".join(page.extract_text() for page in reader.pages)
    except UnreadableText:
        raise
    # pypdf raises its own errors for most broken files, and Python's for the rest.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        told = str(error).rstrip(".")
        raise UnreadableText(
            f"{name} cannot be read as PDF: {told}. Save or export it again, or paste its text"
        ) from error
    # Half of a surrogate pair, from a broken font table, cannot be written or hashed.
    return "".join(c if unicodedata.category(c) != "Cs" else "\ufffd" for c in text)
