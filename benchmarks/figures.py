"""What was measured last, in one file, from which the documents are made (`make reference`)."""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("figures.json")

READERS_A_DAY: Final = 1_000_000
BUSIEST_HOUR: Final = 0.1
STAY_S: Final = 180
THINK_S: Final = 20
FULL: Final = 0.5
"""The share of a processor that is planned for: beyond it clicks begin to wait for each other."""


def machine() -> dict[str, object]:
    """On what, and beside what, something was measured."""
    model = platform.processor()
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        pass
    return {
        "processor": model,
        "processors": os.cpu_count(),
        "load average": round(os.getloadavg()[0], 1),
    }


def keep(part: str, found: Mapping[str, Any]) -> None:
    """Put a part's figures into the file in the place of those of earlier."""
    known = read()
    known[part] = found
    FILE.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")


def read() -> dict[str, Any]:
    """All parts; none where nothing was measured yet."""
    return dict(json.loads(FILE.read_text("utf-8"))) if FILE.exists() else {}


def attack_as_markdown() -> str:
    """What a flood does to another reader: a row for each kind, before and after."""
    found = read().get("attack")
    if not found:
        return "What a flood does to another reader was not measured on a quiet machine yet."
    head = "| 20 connections ask for | page | click | another reader's new picture |"
    lines = [head, "| --- | --- | --- | --- |"]
    for name, after in found["after"].items():
        before = found.get("before", {}).get(name, {})
        cells = [
            " → ".join(str(side[key]) for side in (before, after) if key in side) or "not measured"
            for key in ("page ratio", "click ratio", "picture")
        ]
        lines.append(f"| {' | '.join((f'`{name}`', *cells))} |")
    told = (
        f"Another reader's median over the median when nobody asks, in one run, on "
        f"{found['processors']} processors ({found['processor']}; load average "
        f"{found['load average']} before); at commit {found['before commit']} → now:"
    )
    return f"{told}\n\n" + "\n".join(lines)


def keep_kills(seed: int, commands: Mapping[str, Mapping[str, Any]]) -> None:
    """Add a run of kills to those kept; one of a seed that was kept already begins anew."""
    before = read().get("kills", {})
    seeds, known = before.get("seeds", []), before.get("commands", {})
    if seed in seeds:
        seeds, known = [], {}
    none: dict[str, Any] = {"kills": 0, "while it ran": 0, "failures": []}
    added = {name: {**none, **known.get(name, {})} for name in (known | commands)}
    for name, one in commands.items():
        added[name] = {**one, **{what: added[name][what] + one[what] for what in none}}
    keep("kills", {**machine(), "seeds": [*seeds, seed], "commands": added})


def _runs(seeds: Sequence[int]) -> str:
    named = ", ".join(map(str, seeds))
    return f"one run, seed {named}" if len(seeds) == 1 else f"{len(seeds)} runs, seeds {named}"


def kills_as_markdown() -> str:
    """How often each command that writes was killed, and what it left."""
    found = read().get("kills")
    if not found:
        return "No run of kills was kept yet."
    commands: Mapping[str, Mapping[str, Any]] = found["commands"]
    lines = ["| command | kills | while it ran | faults |", "| --- | --- | --- | --- |"]
    for name, one in commands.items():
        failures = len(one["failures"])
        lines.append(f"| `{name}` | {one['kills']} | {one['while it ran']} | {failures} |")
    every = sum(one["kills"] for one in commands.values())
    hit = sum(one["while it ran"] for one in commands.values())
    bad = sum(len(one["failures"]) for one in commands.values())
    told = (
        f"{every} kills over all commands that write ({_runs(found['seeds'])}); {hit} "
        "came while the command ran, at its steps first, then at random moments. After each the "
        f"same command finished the work. Faults: {bad}."
    )
    return f"{told}\n\n" + "\n".join(lines)


def load_as_markdown() -> str:
    """What was measured under load, and what follows from it."""
    load = read().get("load")
    if not load:
        return "What a click costs was not measured on a quiet machine yet."
    return "\n\n".join((_measured(load), _million(load)))


def _measured(load: Mapping[str, Any]) -> str:
    where = f"{load['processors']} processors ({load['processor']})"
    rows = {
        "a click alone: median, p95": f"{load['idle median ms']}, {load['idle p95 ms']} ms",
        f"a click among {load['sessions']} sessions: median, p95": (
            f"{load['median ms']}, {load['p95 ms']} ms"
        ),
        "p95 among them / median alone": f"{load['p95 / idle']}",
        "processor time of a click, of an arrival": (
            f"{load['CPU ms a click']}, {load['CPU ms an arrival']} ms"
        ),
        "memory of a session": f"{load['kB a session']} kB",
        "memory of a replica with all of them, without its worker": f"{load['MB at the end']} MB",
        "load average before (what others did on the machine)": f"{load['load average']}",
    }
    return f"Measured on {where}, the sessions' own work on them too:\n\n{_table('measured', rows)}"


def _million(load: Mapping[str, Any]) -> str:
    arrivals = READERS_A_DAY * BUSIEST_HOUR / 3600
    at_once = arrivals * STAY_S
    clicks = at_once / THINK_S
    # Who clicks has arrived, too, once in a stay.
    reader = load["CPU ms a click"] / THINK_S + load["CPU ms an arrival"] / STAY_S
    one = math.floor(FULL * 1000 / max(reader, 1e-3))
    replicas = math.ceil(at_once / one)
    memory = load["MB at the end"] + 150 + at_once / replicas * load["kB a session"] / 1000
    rows = {
        "a static site on a CDN": (
            "no server. About 1 MB for a first visit: 1 TB a day, 28 MB a second at the busiest"
        ),
        "replicas behind nginx, or in Kubernetes": (
            f"{replicas} replicas of one processor, half of whose time is planned for "
            f"({at_once:,.0f} readers / {one} each), and {memory:.0f} MB each with its worker; "
            "one proxy, which answers pictures and assets by itself"
        ),
        "one process": f"{one} such readers at once; more who only read",
        "a hosted place with 1 GB and a shared processor": (
            "the same at best; put a static site before a wider audience"
        ),
    }
    what = (
        f"What this means for **a million readers a day**, if a tenth of them come in the busiest "
        f"hour, each stays for {STAY_S // 60} minutes and clicks every {THINK_S} seconds: "
        f"{arrivals:.0f} arrive each second, {at_once:,.0f} are there at once, and {clicks:.0f} "
        "click each second."
    )
    return f"{what}\n\n{_table('what it takes', rows, 'way')}"


def _table(head: str, rows: Mapping[str, str], first: str = "what") -> str:
    lines = [f"| {first} | {head} |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {name} | {told} |" for name, told in rows.items())])
