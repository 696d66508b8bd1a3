"""Latitudes and longitudes as people and other programs write them."""

from __future__ import annotations

import re
from typing import Final, Literal

SIGNS: Final = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2010", "-")
    | dict.fromkeys("º˚", "°")
    | dict.fromkeys("′’‘", "'")
    | dict.fromkeys("″”“", '"')
    | dict.fromkeys("\u00a0\u202f", " ")
)
"""What people write for the signs of degrees, minutes, seconds and the minus."""
_PART: Final = r"[0-9]{1,2}(?:[.,][0-9]{1,15})?"
DEGREES: Final = (
    r"(?P<sign>[+-]?)(?P<degrees>[0-9]{1,3}(?:[.,][0-9]{1,15})?)\s*(?:°|deg\b|d\b)?"
    rf"(?:\s*(?P<minutes>{_PART})\s*(?:'|min\b|m\b)"
    rf"(?:\s*(?P<seconds>{_PART})\s*(?:\"|''|sec\b|s\b))?)?"
)
"""Degrees with their minutes and seconds, as a pattern of plain signs."""
HEMISPHERES: Final = {
    "N": (1, "latitude"), "S": (-1, "latitude"), "E": (1, "longitude"), "W": (-1, "longitude"),
    "С": (1, "latitude"), "Ю": (-1, "latitude"), "В": (1, "longitude"), "З": (-1, "longitude"),
}  # fmt: skip
"""Letter -> its sign, and of what it is; Latin and Cyrillic."""
_POINTED = r"[+-]?\d{1,3}\.\d+"
_PAIR = re.compile(
    rf"(?P<one>{_POINTED})\s*[,;\s]\s*(?P<two>{_POINTED})"
    r"|(?P<first>[+-]?\d{1,3})(?:\s*;\s*|,\s+)(?P<second>[+-]?\d{1,3})",
    re.ASCII,
)


def read(text: str, name: Literal["latitude", "longitude"] | str) -> float:
    """Degrees written with a decimal comma, in minutes and seconds, or with N, S, E or W.

    Raises ValueError with the remedy for anything else.
    """
    plain = text.translate(SIGNS).strip()
    if pair := _PAIR.fullmatch(plain):
        one, two = (pair["one"] or pair["first"], pair["two"] or pair["second"])
        raise ValueError(f"Write {one} and {two} in a cell each, latitude and longitude")
    bare, hemisphere = _without_hemisphere(plain)
    match = re.fullmatch(DEGREES, bare)
    if match is None:
        raise ValueError(_REMEDY)
    if hemisphere and HEMISPHERES[hemisphere][1] != name:
        other = "longitude" if name == "latitude" else "latitude"
        raise ValueError(f"{hemisphere} makes it a {other}: are the two swapped?")
    return round(decimal(match, hemisphere), 7)


def decimal(match: re.Match[str], hemisphere: str = "") -> float:
    """Decimal degrees of what DEGREES matched, with the letter of a hemisphere if there is one.

    The sign is that of the text: -0°30' lies on the other side of zero. Raises ValueError.
    """
    if match["sign"] and hemisphere:
        raise ValueError(_REMEDY)
    degrees, minutes, seconds = (float((match[part] or "0").replace(",", ".")) for part in _PARTS)
    if minutes >= 60 or seconds >= 60:
        raise ValueError("Minutes and seconds are less than 60")
    value = degrees + minutes / 60 + seconds / 3600
    south_or_west = match["sign"] == "-" or (hemisphere and HEMISPHERES[hemisphere][0] < 0)
    return -value if south_or_west else value


_PARTS: Final = ("degrees", "minutes", "seconds")
_REMEDY: Final = "Write decimal degrees with a point, such as 33.7029"


def _without_hemisphere(text: str) -> tuple[str, str]:
    if text[:1].upper() in HEMISPHERES and text[1:]:
        return text[1:].strip(), text[0].upper()
    if text[-1:].upper() in HEMISPHERES and text[:-1]:
        return text[:-1].strip(), text[-1].upper()
    return text, ""
