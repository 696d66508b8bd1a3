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
from overland.i18n import N_, _

LARGEST = 20_000_000
"""Bytes of a file."""
LARGEST_UNPACKED = 100_000_000
"""Bytes that a packed file may have inside."""
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe to (?:continue|read)|create (?:a free )?account|enter your password|"  # noqa: E501
    r"enable javascript|verify you are (?:a )?human|access denied|checking your browser)\b",
    re.IGNORECASE,
)
_PROGRAM = N_("{file} is a program, not a text.")
_PICTURE = N_("{file} is a picture, not a text.")
_RECORDING = N_("{file} is a recording, not a text.")
_PACKED = N_("{file} is a packed file, not a text.")
_SIGNATURES = {
    b"\x7fELF": _PROGRAM, b"MZ": _PROGRAM, b"\x89PNG": _PICTURE, b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE, b"RIFF": N_("{file} is a recording or picture, not a text."),
    b"ID3": _RECORDING, b"\x1f\x8b": _PACKED, b"Rar!": _PACKED, b"7z\xbc": _PACKED,
    b"{\\rtf": N_("{file} is an RTF file, not a text."),
    b"\xd0\xcf\x11\xe0": N_("{file} is an old Office file, not a text."),
}  # fmt: skip


def _asking(told: str, name: str) -> UnreadableText:
    """The fault, and which files can be given instead."""
    asks = _("Give a .txt, .md, .html, .pdf or .docx file, or paste the text")
    return UnreadableText(f"{told.format(file=name)} {asks}")


def read(path: Path) -> str:
    """The text of a file. Raises UnreadableText, which says what to do."""
    if not path.is_file():
        raise UnreadableText(_("{file}: there is no such file").format(file=path))
    _check_size(path.name, path.stat().st_size)
    return text_of(path.name, path.read_bytes())


def _check_size(name: str, size: int) -> None:
    if size > LARGEST:
        told = _("{file} has {n:.0f} MB; at most {most} MB are read. Give the article alone")
        raise UnreadableText(told.format(file=name, n=size / 1e6, most=LARGEST // 10**6))


def text_of(name: str, data: bytes) -> str:
    """The text of a file's bytes, by its ending or by how it begins. Raises UnreadableText."""
    _check_size(name, len(data))
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise _asking(what.text, name)
    if data.startswith(b"PK\x03\x04"):
        text = _word(name, data)
    elif _is_html(name, data):
        text = extract.text_of(f"{name}.html", data)
    elif name.lower().endswith((".mhtml", ".mht")):
        text = _saved_page(name, data)
    else:
        if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"%PDF")):
            raise _asking(_("{file} is no text: it holds binary data."), name)
        known = Path(name).suffix.lower() in (".pdf", ".txt", ".md", ".text", ".markdown", "")
        text = extract.text_of(name if known or data.startswith(b"%PDF-") else f"{name}.txt", data)
    return _checked(name, text)


def _checked(name: str, text: str) -> str:
    if len(text) < 1500 and len(_LOGIN.findall(text)) >= 2:
        told = _(
            "{file} is a page that asks to sign in, not the article. Open the article, then save "
            "the page or copy its text"
        )
        raise UnreadableText(told.format(file=name))
    letters = sum(c.isalpha() for c in text[:20_000])
    if not letters:
        raise _asking(_("{file} holds no words."), name)
    odd = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\n\t\r\f") for c in text[:20_000])
    if odd > letters / 5:
        raise _asking(_("{file} is no text: most of it cannot be read."), name)
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
        raise _asking(_("{file} is a damaged packed file."), name) from error
    if unpacked > LARGEST_UNPACKED:
        told = _("{file} unpacks to {n:.0f} MB; at most {most} MB are read. Give the article alone")
        most = LARGEST_UNPACKED // 10**6
        raise UnreadableText(told.format(file=name, n=unpacked / 1e6, most=most))
    if "word/document.xml" not in names:
        raise _asking(_("{file} is a packed file without a Word document in it."), name)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            lines += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
    except Exception as error:  # python-docx raises lxml's and its own kinds
        told = _("{file} cannot be read as a Word file: {error}. Save it again, or paste its text")
        raise UnreadableText(told.format(file=name, error=error)) from error
    text = "\n\n".join(line for line in lines if line.strip())
    if not text.strip():
        raise _asking(_("{file} holds no text."), name)
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
    raise _asking(_("{file} holds no page."), name)
