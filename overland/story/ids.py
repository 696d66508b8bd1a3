"""Ids of rows out of names."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 48


def new_id(text: str, taken: set[str] | None = None, fallback: str = "row") -> str:
    """An id out of a name, unlike those taken, to which it is added.

    Letters of other scripts than Latin are left out: `fallback` stands where nothing is left.
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if len(words) > LONGEST:
        # Between two words, where there are two.
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    base = words.strip("-") or fallback
    found, number = base, 2
    while taken is not None and found in taken:
        found, number = f"{base}-{number}", number + 1
    if taken is not None:
        taken.add(found)
    return found
