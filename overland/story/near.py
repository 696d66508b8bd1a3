""" "Did you mean ...?": the nearest of what may be written."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process


def nearest(value: str, known: Collection[str]) -> str:
    """ "Did you mean ...?", or what may be written."""
    # A table of wrong cells asks this once a cell: the choice and the value are kept short.
    choice = sorted(known)[:1_000]
    found = process.extractOne(value[:64].lower(), choice, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return f"Did you mean {found[0]!r}?"
    some = ", ".join(choice[:20])
    more = f" and {len(choice) - 20} more" if len(choice) > 20 else ""
    return f"Use one of: {some}{more}" if some else "There is none to name yet"
