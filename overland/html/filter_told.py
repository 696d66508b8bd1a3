"""The texts with which a script words a filter as presentation/selection.py does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from overland.i18n import _, listed, semicolon
from overland.presentation import statements, vocabulary
from overland.story.filter import STATUSES
from overland.story.vocabularies import EVENT_KIND

_YEAR: Final = "2000"
_DAY: Final = "28"


def texts_of_filters() -> str:
    """The texts of the language in use, as JSON: exports/static/sift_told.js puts them together."""
    kinds = {**{kind: vocabulary.event_kind(kind) for kind in EVENT_KIND}, **statements.kinds()}
    told: Mapping[str, Any] = {
        "part": _("A part of the story: {what}."),
        "from": _("from {date}"),
        "to": _("to {date}"),
        "words": _("“{words}”"),
        "status": {status: vocabulary.status(status) for status in STATUSES},
        "kind": kinds,
        "months": [_month(number) for number in range(1, 13)],
        "between": _between(),
        "semicolon": semicolon(),
    }
    return json.dumps(told, ensure_ascii=False)


def _month(number: int) -> tuple[str, str]:
    """A month by itself and a day of it, with marks for the year and the day."""
    month = vocabulary.edtf(f"{_YEAR}-{number:02}").replace(_YEAR, "{y}")
    day = vocabulary.edtf(f"{_YEAR}-{number:02}-{_DAY}")
    return month, day.replace(_YEAR, "{y}").replace(_DAY, "{d}")


def _between() -> tuple[str, str, str]:
    """What stands between the two of a list, between the first of more, and before the last."""
    three = listed(["1", "2", "3"])
    second = three.index("2")
    return listed(["1", "2"])[1:-1], three[1:second], three[second + 1 : -1]
