"""What `make test` says of a tree: each of its parts can make it fail, whichever ends first."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("ruff", "lint-imports", "oxlint", "mypy", "python")


@pytest.mark.parametrize("faulty", ["", *PARTS])
def test_a_fault_that_any_part_finds_fails_the_whole_and_is_read(
    tmp_path: Path, faulty: str
) -> None:
    for part in PARTS:
        program = tmp_path / part
        program.write_text(f"#!/bin/sh\necho {part} was asked\nexit {int(part == faulty)}\n")
        program.chmod(0o755)
    # As if all were installed, a browser too.
    there = [word for name in ("test.stamp", "runtime.stamp") for word in ("-o", tmp_path / name)]
    done = subprocess.run(
        ["make", "test", f"VENV={tmp_path}", f"BIN={tmp_path}", "-o", "browser", *there],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == (not faulty), done.stderr
    asked = {part for part in PARTS if f"{part} was asked" in done.stdout}
    assert asked == set(PARTS) if faulty in ("", "mypy", "python") else faulty in asked
