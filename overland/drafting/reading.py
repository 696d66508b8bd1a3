"""A document that an editor has -> its text, or a line that says what to do instead.

Text, Markdown, HTML and PDF are read by `evidence.extract`; Word files are read here, by
python-docx. What is too large, no text, or a page that asks to sign in is refused by name.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from overland.evidence.text import extract
from overland.evidence.text.extract import UnreadableText

LARGEST = 20_000_000
"""Bytes of a file."""
LARGEST_UNPACKED = 100_000_000
"""Bytes that a packed file may have inside."""
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe to (?:continue|read)|create (?:a free )?account|enter your password|"  # noqa: E501
    r"enable javascript|verify you are (?:a )?human|access denied|checking your browser)\b",
    re.IGNORECASE,
)
_SIGNATURES = {
    b"\x7fELF": "a program", b"MZ": "a program", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",  # noqa: E501
    b"GIF8": "a picture", b"RIFF": "a recording or picture", b"ID3": "a recording", b"\x1f\x8b": "a packed file",  # noqa: E501
    b"Rar!": "a packed file", b"7z\xbc": "a packed file", b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}  # fmt: skip
_ASKS_FOR = "Give a .txt, .md, .html, .pdf or .docx file, or paste the text"


def read(path: Path) -> str:
    """The text of a file. Raises UnreadableText, which says what to do."""
    if not path.is_file():
        raise UnreadableText(f"{path}: there is no such file")
    _check_size(path.name, path.stat().st_size)
    return text_of(path.name, path.read_bytes())


def _check_size(name: str, size: int) -> None:
    if size > LARGEST:
        raise UnreadableText(
            f"{name} has {size / 1e6:.0f} MB; at most {LARGEST // 10**6} MB are read. "
            "Give the article alone"
        )


def text_of(name: str, data: bytes) -> str:
    """The text of a file's bytes, by its ending or by how it begins. Raises UnreadableText."""
    _check_size(name, len(data))
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableText(f"{name} is {what}, not a text. {_ASKS_FOR}")
    if data.startswith(b"PK\x03\x04"):
        text = _word(name, data)
    elif _is_html(name, data):
        text = extract.text_of(f"{name}.html", data)
    elif name.lower().endswith((".mhtml", ".mht")):
        text = _saved_page(name, data)
    else:
        if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"%PDF")):
            raise UnreadableText(f"{name} is no text: it holds binary data. {_ASKS_FOR}")
        known = Path(name).suffix.lower() in (".pdf", ".txt", ".md", ".text", ".markdown", "")
        text = extract.text_of(name if known or data.startswith(b"%PDF-") else f"{name}.txt", data)
    return _checked(name, text)


def _checked(name: str, text: str) -> str:
    if len(text) < 1500 and len(_LOGIN.findall(text)) >= 2:
        raise UnreadableText(
            f"{name} is a page that asks to sign in, not the article. Open the article, then save "
            "the page or copy its text"
        )
    letters = sum(c.isalpha() for c in text[:20_000])
    if not letters:
        raise UnreadableText(f"{name} holds no words. {_ASKS_FOR}")
    odd = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\n\t\r\f") for c in text[:20_000])
    if odd > letters / 5:
        raise UnreadableText(f"{name} is no text: most of it cannot be read. {_ASKS_FOR}")
    return text


def _is_html(name: str, data: bytes) -> bool:
    start = data[:1000].lstrip().lower()
    by_name = Path(name).suffix.lower() in (".html", ".htm", ".xhtml")
    return by_name or start.startswith((b"<!doctype html", b"<html"))


def _word(name: str, data: bytes) -> str:
    """The paragraphs of a Word file, tables row by row."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise UnreadableText(f"{name} is a damaged packed file. {_ASKS_FOR}") from error
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableText(
            f"{name} unpacks to {unpacked / 1e6:.0f} MB; at most {LARGEST_UNPACKED // 10**6} MB "
            "are read. Give the article alone"
        )
    if "word/document.xml" not in names:
        raise UnreadableText(f"{name} is a packed file without a Word document in it. {_ASKS_FOR}")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            lines += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
    except Exception as error:  # python-docx raises lxml's and its own kinds
        raise UnreadableText(
            f"{name} cannot be read as a Word file: {error}. Save it again, or paste its text"
        ) from error
    text = "\n\n".join(line for line in lines if line.strip())
    if not text.strip():
        raise UnreadableText(f"{name} holds no text. {_ASKS_FOR}")
    return text


def _saved_page(name: str, data: bytes) -> str:
    """The HTML part of a page that a browser saved as one file (MHTML)."""
    import email
    from email import policy

    message = email.message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return extract.text_of(f"{name}.html", content if isinstance(content, bytes) else b"")
    raise UnreadableText(f"{name} holds no page. {_ASKS_FOR}")
