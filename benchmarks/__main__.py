"""`python -m benchmarks [--quick] [--minutes N] [-o FILE.json]`: ratios, each side in the same run.

A part that fails is told and left out; what was measured before it is kept, and written at once.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import growth, sides, table, visits
from benchmarks.sides import ROOT, SIZES, Side
from overland import files

MINUTES = 12.0
Raw = dict[str, dict[str, list[float]]]


@dataclass(slots=True)
class Run:
    """One run: what it has measured so far, where it keeps that, and when it has to end."""

    output: Path
    minutes: float
    quick: bool
    end: float
    raw: Raw = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    result: dict[str, Any] = field(default_factory=dict)

    def late(self, spare_s: float = 0) -> bool:
        """Whether less is left than `spare_s` of 12 minutes; of a shorter run, as great a part."""
        return time.monotonic() > self.end - spare_s * self.minutes / MINUTES

    def keep(self) -> None:
        told = table.summaries(self.raw)
        self.result |= {"sides": told, "ratios": table.ratios(told)}
        files.replace(self.output, json.dumps(self.result, indent=1) + "\n")

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part that may fail."""
        print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)
        try:
            yield
        except Exception as error:
            self.left_out(f"{name}: {type(error).__name__}: {str(error)[:200]}")
        self.keep()

    def left_out(self, what: str) -> None:
        print(f"left out: {what}", file=sys.stderr, flush=True)
        self.result.setdefault("left out", []).append(what)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog="The figures of a release: python -m benchmarks --minutes 35, on a machine that "
        "does nothing else. What finds no time is told as left out.",
    )
    parser.add_argument("--quick", action="store_true", help="few rounds, one large story")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="when to end (default: 12)")
    parser.add_argument("-o", "--output", type=Path, default=Path("benchmarks.json"))
    arguments = parser.parse_args()
    end = time.monotonic() + 60 * arguments.minutes
    run = Run(arguments.output.resolve(), arguments.minutes, arguments.quick, end)
    run.result |= {"when": datetime.now(UTC).isoformat(timespec="seconds"), **_machine()}
    folder = Path(tempfile.mkdtemp(prefix="overland-benchmarks-"))
    try:
        _measure(run, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        run.result["load after"] = list(os.getloadavg())
        run.keep()
        print(table.text(run.result))
        print(f"wrote {run.output}")


def _machine() -> dict[str, Any]:
    """What it was measured on: ratios of different machines say little, absolute times nothing."""
    known = platform.machine(), f"{os.cpu_count()} cores", f"Python {platform.python_version()}"
    return {
        "machine": ", ".join(known),
        "load before": list(os.getloadavg()),
    }


def _measure(run: Run, folder: Path) -> None:
    sizes = SIZES[:1] if run.quick else SIZES
    sides.write(folder, sizes)
    with run.part("reading"):
        counts = growth.STATEMENTS[:3] if run.quick else growth.STATEMENTS
        run.result["reading"] = growth.reading(folder, counts)
    with ExitStack() as servers, sync_playwright() as playwright:
        addresses = _addresses(run, folder, servers)
        browser = playwright.chromium.launch(executable_path=visits.browser(), args=visits.FLAGS)
        small = sides.small(addresses)
        large = sides.large(addresses["app"], sizes) if "app" in addresses else []
        stated = sides.stated(addresses["app"]) if "app" in addresses else []
        with run.part("warming"):
            for side in (*small, *large, *stated):
                _once(run, browser, side, lambda *_: None)
        if "app" in addresses:
            with run.part("waiting until the app draws nothing ahead"):
                run.result["drawn ahead s"] = sides.settled(addresses["app"])
        _rounds(run, browser, small, 2 if run.quick else 10, spare_s=300)
        _rounds(run, browser, large, 2 if run.quick else 5, spare_s=200)
        _rounds(run, browser, stated, 2 if run.quick else 5, spare_s=150)
        for side in (*small, *large):
            if side.panel:
                _clicks(run, browser, side)
        for side in (*(s for s in small if s.name in ("overland", "naive")), *large):
            _frames(run, browser, side)
        browser.close()
    with run.part("starts"):
        for count in growth.STORIES[:2] if run.quick else growth.STORIES:
            if run.late(25):
                run.left_out(f"a host with {count} stories: no time")
                break
            run.result.setdefault("starts", {}).update(growth.starts(folder, [count]))


def _addresses(run: Run, folder: Path, servers: ExitStack) -> dict[str, str]:
    addresses: dict[str, str] = {}
    with run.part("servers"):
        static = servers.enter_context(sides.static(folder / "static"))
        addresses |= {"leaflet": f"{static}leaflet.html", "file": f"{static}file.html"}
        for name, script in (
            ("bare", folder / "bare.py"),
            ("naive", folder / "plain_app.py"),
            ("app", ROOT / "app.py"),
        ):
            served = sides.streamlit(script, folder, folder / "data")
            addresses[name], _seconds = servers.enter_context(served)
    return addresses


def _rounds(run: Run, browser: Browser, found: list[Side], times: int, spare_s: float) -> None:
    """First visits, the sides taking turns, so that a busy moment of the machine meets all."""
    for number in range(times):
        if run.late(spare_s):
            run.left_out(f"round {number + 1} of {', '.join(s.name for s in found)}: no time")
            return
        with run.part(f"round {number + 1} of {times}: {', '.join(s.name for s in found)}"):
            for side in found:
                _once(run, browser, side, _note)


def _once(run: Run, browser: Browser, side: Side, note: Callable[..., None]) -> None:
    try:
        with visits.visit(browser, side) as seen:
            note(run, side, seen)
    except Exception as error:
        run.left_out(f"a visit of {side.name}: {type(error).__name__}: {str(error)[:200]}")


def _note(run: Run, side: Side, seen: visits.Visit) -> None:
    for name, value in seen.values.items():
        run.raw[side.name][name].append(value)


def _clicks(run: Run, browser: Browser, side: Side) -> None:
    with run.part(f"clicks: {side.name}"), visits.visit(browser, side) as seen:
        times = 6 if run.late(60) else 30
        visits.clicks(seen.page, side, 3)
        run.raw[side.name]["click ms"] += visits.clicks(seen.page, side, times)


def _frames(run: Run, browser: Browser, side: Side) -> None:
    with run.part(f"frames: {side.name}"), visits.visit(browser, side) as seen:
        times = 4 if run.quick or run.late(100) else 12
        run.raw[side.name]["longest frame ms"] += visits.frames(seen.page, side, times)


if __name__ == "__main__":
    main()
