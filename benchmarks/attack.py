"""The app under attack, before and after: floods, hostile addresses, texts of a megabyte, lines.

`python -m benchmarks.attack [SECONDS] [keep] [now]`: SECONDS a row of floods (10). `keep` puts the
figures where docs/security.md is made from, `now` leaves out the commit of before. What is done is
printed at once, and kept where a later part fails. The app, the attackers and the reader share this
machine: only ratios within one run mean anything.
"""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import figures, floods, hostile, sides
from benchmarks.session import ROOT, app

BEFORE = "da3d2c5"
"""Seconds in which the first pictures are drawn ahead."""
LIMIT_S = 450.0
"""What begins later than that is left out."""
_BEGAN = time.monotonic()

Found = dict[str, Any]


def checkout(commit: str, folder: Path) -> Path:
    """The files of a commit. Raises CalledProcessError where there is none of that name."""
    packed = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


def flooded(root: Path, folder: Path, seconds: float, side: Found) -> None:
    with app(folder / "log.txt", root) as (host, _):
        sides.settled(f"http://{host}/")
        for name, found in floods.rows(host, seconds):
            side[name] = found
            print(f"  {name}: {json.dumps(found)}", flush=True)
            if time.monotonic() - _BEGAN > LIMIT_S:
                print("  the rest is left out: no time is left")
                return


def part(name: str, perform: Callable[[], object]) -> None:
    """One part; where it fails the others go on."""
    began = time.monotonic()
    if began - _BEGAN > LIMIT_S:
        print(f"{name}: left out, no time is left")
        return
    print(f"{name}:", flush=True)
    try:
        told = perform()
        if told is not None:
            print(json.dumps(told, indent=1, ensure_ascii=False))
    except Exception:
        traceback.print_exc()
        print(f"{name} FAILED")
    print(f"{name} took {time.monotonic() - began:.0f} s", flush=True)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the app ends with it
    numbers = [float(word) for word in sys.argv[1:] if word not in ("keep", "now")]
    seconds = numbers[0] if numbers else 10.0
    found: Found = {**figures.machine(), "before commit": BEFORE, "after": {}, "before": {}}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        part("floods now", lambda: flooded(ROOT, folder, seconds, found["after"]))
        if "now" not in sys.argv:
            earlier = folder / "earlier"
            earlier.mkdir()
            part(
                f"floods at {BEFORE}",
                lambda: flooded(checkout(BEFORE, earlier), folder, seconds, found["before"]),
            )
        part("hostile addresses", lambda: hostile.addresses(folder))
        part("texts of a megabyte", hostile.texts)
        part("long lines", lambda: hostile.lines(folder))
    if "keep" in sys.argv and found["after"]:
        figures.keep("attack", found)


if __name__ == "__main__":
    main()
