"""The browser of the benchmarks: whichever Chromium there is, the one of the tests first."""

from __future__ import annotations

import shutil

import pytest

from benchmarks import visits


@pytest.mark.parametrize("there", [*visits.BROWSERS, ""])
def test_any_chromium_on_the_path_will_do(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def which(name: str) -> str | None:
        return f"/bin/{name}" if name == there else None

    monkeypatch.setattr(shutil, "which", which)
    assert visits.browser() == (f"/bin/{there}" if there else None)
