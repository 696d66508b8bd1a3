"""Medians, spreads and ratios of what was measured, as JSON and as a table."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any, Final

_FEW, _MANY = "100 statements", "100000 statements"
RATIOS: Final = (
    # what, of which side, to what of which side, at most
    ("link in the first HTML / bare", "overland", "link ms", "bare", "marker ms", 0.15),
    ("first live marker / bare", "overland", "marker ms", "bare", "marker ms", 1.0),
    ("click / naive", "overland", "click ms", "naive", "click ms", 0.15),
    ("bytes of the first load / naive", "overland", "KB", "naive", "KB", 0.55),
    ("first marker, 300 more / small", "300 more", "marker ms", "overland", "marker ms", 1.6),
    ("first marker, 3000 more / small", "3000 more", "marker ms", "overland", "marker ms", 1.6),
    ("first marker, 5000 more / small", "5000 more", "marker ms", "overland", "marker ms", 1.6),
    ("link, 100,000 statements / 100", _MANY, "link ms", _FEW, "link ms", 1.6),
    ("first marker, 100,000 statements / 100", _MANY, "marker ms", _FEW, "marker ms", 1.6),
    ("complete, 100,000 statements / 100", _MANY, "complete ms", _FEW, "complete ms", 1.6),
    ("click, 300 more / small", "300 more", "click ms", "overland", "click ms", 2.0),
    ("click, 3000 more / small", "3000 more", "click ms", "overland", "click ms", 2.0),
    ("click, 5000 more / small", "5000 more", "click ms", "overland", "click ms", 2.0),
)


def summary(values: Sequence[float]) -> dict[str, float]:
    """Median, quartiles, 95th percentile and number of values."""
    ordered = sorted(values)
    spread = statistics.quantiles(ordered, n=20, method="inclusive") if len(ordered) > 1 else []
    return {
        "median": statistics.median(ordered),
        "low": spread[4] if spread else ordered[0],
        "high": spread[14] if spread else ordered[0],
        "p95": spread[18] if spread else ordered[0],
        "n": len(ordered),
    }


def summaries(raw: Mapping[str, Mapping[str, Sequence[float]]]) -> dict[str, Any]:
    return {
        side: {name: summary(values) for name, values in measures.items() if values}
        for side, measures in raw.items()
    }


def ratios(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The ratios that both sides were measured for, with what they are to be at most."""
    found = []
    for words, side, name, other, over, most in RATIOS:
        one = told.get(side, {}).get(name, {}).get("median")
        two = told.get(other, {}).get(over, {}).get("median")
        if one is not None and two:
            found.append({"what": words, "ratio": one / two, "at most": most})
    return found


def text(result: Mapping[str, Any]) -> str:
    """The tables: a line a side and measure, the ratios, how things grow, what was left out."""
    lines = ["side         measure          median  quartiles           p95    n"]
    for side, measures in result.get("sides", {}).items():
        for name, of in measures.items():
            lines.append(
                f"{side:12} {name:14} {of['median']:8.1f}  {of['low']:8.1f} {of['high']:8.1f}"
                f"  {of['p95']:8.1f} {of['n']:4}"
            )
    lines += ["", "ratio (at most)"]
    for one in result.get("ratios", ()):
        sign = "ok" if one["ratio"] <= one["at most"] else "NO"
        lines.append(f"{sign} {one['ratio']:6.2f} ({one['at most']:.2f})  {one['what']}")
    for part in ("starts", "reading"):
        lines += ["", part]
        for name, of in result.get(part, {}).items():
            lines.append(
                f"{name:18} " + "  ".join(f"{key} {value:.2f}" for key, value in of.items())
            )
    lines += ["", *(f"left out: {what}" for what in result.get("left out", ()))]
    return "\n".join(lines).rstrip() + "\n"
