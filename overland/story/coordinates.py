"""Latitudes and longitudes as people and other programs write them."""

from __future__ import annotations

import re
from typing import Literal

_SIGNS = str.maketrans(
    {
        "\u2212": "-",
        "\u2013": "-",
        "º": "°",
        "˚": "°",
        "′": "'",
        "’": "'",
        "‘": "'",
        "″": '"',
        "”": '"',
        "“": '"',
    }
)
_HEMISPHERES = {"latitude": "NS", "longitude": "EW"}
_DEGREES = re.compile(
    r"""(?P<sign>[+-]?)(?P<degrees>\d{1,3}(?:[.,]\d{1,15})?)\s*°?
    (?:\s*(?P<minutes>\d{1,2}(?:[.,]\d{1,15})?)\s*'
    (?:\s*(?P<seconds>\d{1,2}(?:[.,]\d{1,15})?)\s*(?:"|''))?)?""",
    re.VERBOSE | re.ASCII,
)
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
    plain = text.translate(_SIGNS).strip()
    if pair := _PAIR.fullmatch(plain):
        one, two = (pair["one"] or pair["first"], pair["two"] or pair["second"])
        raise ValueError(f"Write {one} and {two} in a cell each, latitude and longitude")
    bare, hemisphere = _without_hemisphere(plain)
    match = _DEGREES.fullmatch(bare)
    if match is None or (match["sign"] and hemisphere):
        raise ValueError("Write decimal degrees with a point, such as 33.7029")
    if hemisphere and hemisphere not in _HEMISPHERES[name]:
        other = "longitude" if name == "latitude" else "latitude"
        raise ValueError(f"{hemisphere} makes it a {other}: are the two swapped?")
    parts = [float((match[part] or "0").replace(",", ".")) for part in _PARTS]
    if parts[1] >= 60 or parts[2] >= 60:
        raise ValueError("Minutes and seconds are less than 60")
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    return round(-value if match["sign"] == "-" or hemisphere in ("S", "W") else value, 7)


_PARTS = ("degrees", "minutes", "seconds")


def _without_hemisphere(text: str) -> tuple[str, str]:
    if text[:1].upper() in "NSEW" and text[1:]:
        return text[1:].strip(), text[0].upper()
    if text[-1:].upper() in "NSEW" and text[:-1]:
        return text[:-1].strip(), text[-1].upper()
    return text, ""
