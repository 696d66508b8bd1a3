"""Points and degrees in any notation that people paste: decimals, minutes, letters, map links."""

from __future__ import annotations

import re
from urllib.parse import unquote

from overland.errors import OverlandError
from overland.i18n import _
from overland.story.coordinates import DEGREES, HEMISPHERES, SIGNS, decimal
from overland.story.models import Point

LONGEST = 2_000
_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d{1,15})?"
_LINKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"!3d(?P<lat>-?\d{1,2}\.\d+)!4d(?P<lon>-?\d{1,3}\.\d+)",
        r"[?&#](?:mlat)=(?P<lat>-?[\d.]+)&(?:mlon)=(?P<lon>-?[\d.]+)",
        r"[?&](?:q|query|ll|daddr|destination|center|sll|cp|loc)=(?:loc:)?(?P<lat>-?\d{1,2}(?:\.\d+)?)(?:,|~|%2C|\+|, )+(?P<lon>-?\d{1,3}(?:\.\d+)?)",  # noqa: E501
        r"/@(?P<lat>-?\d{1,2}\.\d+),(?P<lon>-?\d{1,3}\.\d+)",
        r"#(?:map=)?\d{1,2}(?:\.\d+)?/(?P<lat>-?\d{1,2}(?:\.\d+)?)/(?P<lon>-?\d{1,3}(?:\.\d+)?)",
        r"^geo:(?P<lat>-?[\d.]+),(?P<lon>-?[\d.]+)",
        r"/(?:place|search|dir)/(?P<lat>-?\d{1,2}\.\d+),\+?(?P<lon>-?\d{1,3}\.\d+)",
        r"[?&]lat=(?P<lat>-?[\d.]+)&(?:lon|lng)=(?P<lon>-?[\d.]+)",
    )
)
_LETTER = f"[{''.join(HEMISPHERES)}{''.join(HEMISPHERES).lower()}]"
_DEGREE = re.compile(rf"(?P<before>{_LETTER})?\s*{DEGREES}\s*(?P<after>{_LETTER})?")


class NoPoint(OverlandError, ValueError):
    """Text that gives no point; the message says what was understood."""


def point(text: str) -> Point:
    """Latitude and longitude out of pasted text. Raises NoPoint."""
    if len(text) > LONGEST:
        told = _("{n:,} characters; a point has a few. Paste the point alone")
        raise NoPoint(told.format(n=len(text)))
    plain = unquote(text).translate(SIGNS).strip()
    if "://" in plain or plain.startswith("geo:"):
        return _from_link(plain, text)
    found = _degrees(plain)
    if len(found) != 2:
        told = _(
            "{value!r} gives {n} numbers that could be degrees, not two. Write latitude, then "
            "longitude, such as 33.7, 35.9 or 33°42′N 35°54′E"
        )
        raise NoPoint(told.format(value=text.strip()[:80], n=len(found)))
    (one, side), (other, other_side) = found
    if side == "longitude" or other_side == "latitude":
        one, other = other, one
    return _checked(one, other, text)


def degree(text: str, name: str) -> float:
    """One "latitude" or "longitude". Raises NoPoint."""
    found = _degrees(text.translate(SIGNS).strip())
    if len(found) != 1 or found[0][1] not in ("", name):
        told = (
            _("{value!r} is no latitude. Write it as 33.7029 or 33°42′10″N")
            if name == "latitude"
            else _("{value!r} is no longitude. Write it as 35.9029 or 35°54′10″E")
        )
        raise NoPoint(told.format(value=text.strip()[:40]))
    most = 90 if name == "latitude" else 180
    if abs(found[0][0]) > most:
        told = _("{value!r} is outside -{most}..{most}")
        raise NoPoint(told.format(value=text.strip()[:40], most=most))
    return found[0][0]


def _from_link(plain: str, text: str) -> Point:
    for pattern in _LINKS:
        match = pattern.search(plain)
        if match:
            return _checked(float(match["lat"]), float(match["lon"]), text)
    told = _(
        "the link {value!r} names no point. Open it, and copy the address once the map has come to "
        "rest, or copy the two numbers"
    )
    raise NoPoint(told.format(value=text.strip()[:60]))


def _degrees(plain: str) -> list[tuple[float, str]]:
    """Degrees, each with what its letter makes it: "latitude", "longitude" or ""."""
    # A decimal comma only where something else divides the two numbers.
    if re.fullmatch(rf"{_NUMBER}\s*[;/|\t]\s*{_NUMBER}", plain) or (
        re.fullmatch(r"[+-]?\d{1,3},\d{1,15},?\s+[+-]?\d{1,3},\d{1,15}", plain)
    ):
        parts = re.split(r"\s*[;/|\t]\s*|,?\s+", plain)
        return [(float(part.replace(",", ".")), "") for part in parts]
    if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{1,15})?\s*,\s*[+-]?\d{1,3}(?:\.\d{1,15})?", plain):
        first, last = plain.split(",")
        if "." in plain or " " in plain:
            return [(float(first), ""), (float(last), "")]
    found: list[tuple[float, str]] = []
    at = 0
    while match := _DEGREE.search(plain, at):
        at = match.end()
        letter = (match["before"] or match["after"] or "").upper()
        try:
            value = decimal(match, letter)
        except ValueError as error:
            raise NoPoint(f"{match[0].strip()!r}: {error}") from error
        found.append((value, HEMISPHERES[letter][1] if letter else ""))
    return found


def _checked(latitude: float, longitude: float, text: str) -> Point:
    if abs(latitude) > 90 and abs(longitude) <= 90:
        told = _("{value!r}: {latitude:g} is no latitude. Are the two swapped?")
        raise NoPoint(told.format(value=text.strip()[:60], latitude=latitude))
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise NoPoint(_("{value!r} lies outside the world").format(value=text.strip()[:60]))
    return (round(latitude, 6), round(longitude, 6))
