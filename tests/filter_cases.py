"""What links ask for of the filter, well and badly: as the app reads it, and as the file does."""

from __future__ import annotations

from typing import Final

LINKS: Final[tuple[dict[str, str], ...]] = (
    {"from": "2013-01", "to": "2013-01-22", "status": "claimed,reported", "kind": "figure"},
    {"from": "2013-02-01", "to": "2013-01-01"},
    {"from": "2013-02", "to": "2013-02"},
    {"from": "2013", "to": "2012-12-31"},
    {"from": "2013-02-31"},
    {"to": "2013-13"},
    {"from": "yesterday", "to": "2013"},
    {"kind": "xyz"},
    {"kind": "figures,Crossings, quotation"},
    {"status": "reportd,inferred,denie"},
    {"status": ",,", "q": "  two   buses "},
    {"kind": "figure,xyz", "q": "Straße"},
    {},
)
"""Parameters by name; what is left out is empty."""
WORDS: Final = ("Straße", "STRASSE", "ΟΔΟΣ", "οδος", "ﬁrst", "İzmir", "Iğdır", "Дамаск", "ſo", "ΐ")
"""Words that are found without regard to case."""
