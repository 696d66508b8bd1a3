"""Names of one of several who speak, in a cell: "officials, among them Andrei Denisov"."""

from __future__ import annotations

import re
from typing import Final

_AMONG: Final = re.compile(
    r"\b(?:among them|including|such as|namely|named|darunter|dont|parmi lesquel\w+|entre ell[oa]s"
    r"|incluid[oa]s?|среди них|в том числе|включая|серед них|зокрема)\s+"
)


def last_named(speaker: str) -> str:
    """The words behind "among them", or the whole cell."""
    return _AMONG.split(speaker)[-1]
