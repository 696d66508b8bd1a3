"""The gazetteer's index is built once: others wait, and hear how far it is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from filelock import FileLock

from overland.geocoding import index_builder
from overland.geocoding.index_build import index_file

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def test_who_needs_the_index_while_another_builds_it_hears_the_share_and_builds_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path))
    path = index_file(TABLE)
    path.parent.mkdir(parents=True)
    path.with_suffix(".share").write_text("0.25", encoding="ascii")
    shares: list[float] = []
    heard = threading.Event()

    def told(share: float) -> None:
        shares.append(share)
        heard.set()

    with FileLock(path.with_suffix(".lock")):
        waiting = threading.Thread(target=index_builder.build, args=(TABLE, told))
        waiting.start()
        assert heard.wait(30)
        path.write_bytes(b"built by another")
    waiting.join(30)
    assert set(shares) == {0.25}
    assert path.read_bytes() == b"built by another"
