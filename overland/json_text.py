"""JSON texts, whoever wrote them: the one door through which their values come in."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

_FAR = re.compile(r"[eE]\+?\d{3}|(?<!\d)\d{200}")
"""What a number beyond 1e308 has; a text without it is read the quick way."""


class TooDeep(ValueError):
    """JSON whose lists and objects lie in each other too deeply to be read."""

    def __init__(self) -> None:
        super().__init__("nested too deeply to read")


class NotFinite(ValueError):
    """JSON with a number that nothing can be reckoned with."""


def value(text: str | bytes) -> Any:
    """The value of a JSON text, all of whose numbers are finite. Raises ValueError.

    The one door for JSON, whoever wrote it: Python's own takes 1e400 for a number without end.
    """
    whole = text if isinstance(text, str) else text.decode("utf-8-sig")
    parse = _refuse_unless_finite if _FAR.search(whole) else None
    try:
        return json.loads(
            whole, parse_constant=_refuse_constant, parse_float=parse, parse_int=_whole(parse)
        )
    except RecursionError as error:
        raise TooDeep from error


def _refuse_constant(name: str) -> float:
    raise NotFinite(f"{name} is not a JSON number")


def _refuse_unless_finite(digits: str) -> float:
    if math.isinf(float(digits)):
        shown = digits if len(digits) <= 20 else f"{digits[:19]}…"
        raise NotFinite(f"{shown} is larger than any number that can be reckoned with")
    return float(digits)


def _whole(parse: Callable[[str], float] | None) -> Callable[[str], int] | None:
    """How whole numbers are read where some are far too large."""

    def read(digits: str) -> int:
        _refuse_unless_finite(digits)
        return int(digits)

    return read if parse else None
