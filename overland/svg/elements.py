"""SVG elements: escaped by the same door as HTML, and readable as XML."""

from __future__ import annotations

import re
from typing import Final

from overland.assets import fonts
from overland.html.markup import Child, Safe, tag
from overland.i18n import direction

# XML 1.0 knows no other control characters, no lone surrogates and no non-characters.
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What steers the direction of text could reverse the words that stand after it.
_STEERING: Final = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STEERING_FREELY: Final = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066\u2067]")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PHRASE: Final = re.compile(
    r"(?:\d+ )?[\u0590-\u08ff\ufb1d-\ufefc]+(?: [\u0590-\u08ff\ufb1d-\ufefc]+)*(?: \d+)?"
)
_ISOLATE: Final = "\u2067{}\u2069"
_OPENS, _CLOSES = "\u2068", "\u2069"


def element(name: str, *children: Child, **attributes: str | float | None) -> Safe:
    """An element of a picture; numbers are written with at most one decimal."""
    return tag(name, *children, **{key: _value(value) for key, value in attributes.items()})


def image(address: str, width: float, height: float) -> Safe:
    """A bitmap over the whole picture. `address` is ours, never data: it is not checked."""
    where = {"xlink:href": address}
    return tag(
        "image",
        **where,
        width=f"{width:g}",
        height=f"{height:g}",
        preserveAspectRatio="none",
    )


def text_line(
    words: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    weight: int = 400,
    anchor: str = "start",
    halo: str = "",
    italic: bool = False,
    spacing: float = 0.0,
    wide: float = 0.0,
) -> Safe:
    """A line of text with its baseline at y, right to left where its first letter is so.

    `wide` pixels are kept to in another typeface too, such as a browser has for a picture.
    """
    return element(
        "text",
        directed(_balanced(isolating(words))[0]),
        x=x,
        y=y,
        font_family=fonts.FAMILIES,
        font_size=size,
        font_weight=str(weight) if weight != 400 else None,
        font_style="italic" if italic else None,
        letter_spacing=spacing or None,
        textLength=round(wide, 1) or None,
        lengthAdjust="spacingAndGlyphs" if wide else None,
        text_anchor=anchor if anchor != "start" else None,
        fill=colour,
        stroke=halo or None,
        stroke_width=3.4 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
    )


def clean_text(words: str) -> str:
    """Text that XML can hold, on one line."""
    return " ".join(_STEERING.sub("", xml_text(words)).split())


def isolating(words: str) -> str:
    """The same with its isolates, for what lays out text in two directions by itself."""
    return " ".join(_STEERING_FREELY.sub("", xml_text(words)).split())


def wrapped(words: str, room: float, size: float, weight: int = 400, lines: int = 2) -> list[str]:
    """The text in at most that many rows; what a row parts is in an isolate in each of both."""
    rows, deep = [], 0
    for row in fonts.wrap(isolating(words), room, size, weight, lines):
        whole, deep = _balanced(_OPENS * deep + row)
        rows.append(whole)
    return rows


def _balanced(words: str) -> tuple[str, int]:
    """The text with every isolate closed within it and no other, and how many it left open."""
    kept, deep = [], 0
    for letter in words:
        if letter == _CLOSES and not deep:
            continue
        deep += (letter == _OPENS) - (letter == _CLOSES)
        kept.append(letter)
    return "".join(kept) + _CLOSES * deep, deep


def xml_text(words: str) -> str:
    """Text with a mark in place of what XML 1.0 cannot hold, not even escaped."""
    return _NOT_XML.sub("\ufffd", words)


def directed(words: str) -> str:
    """Text in isolates, so that x and anchor mean the same in every direction of writing.

    A line in two scripts runs as the interface does, with what is in the other one kept together.
    """
    if not _RIGHT_TO_LEFT.search(words):
        return words
    mixed = any(not _RIGHT_TO_LEFT.match(letter[0]) for letter in _LETTER.finditer(words))
    if mixed and direction() == "ltr":
        return _PHRASE.sub(lambda phrase: _ISOLATE.format(phrase[0]), words)
    return _ISOLATE.format(words)


def _value(value: str | float | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")
