"""Answers of online geocoders on disk, so that a question is asked once."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from overland import files, json_text
from overland.geocoding.candidates import Candidate


class Cache:
    """Candidates by question, one JSON file each. Deleting a file makes it be asked again.

    A file that cannot be read, or holds anything but the answer to its question, is as good as
    none. A cache that cannot be written is no reason to fail.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def get(self, asked: tuple[str, ...]) -> tuple[Candidate, ...] | None:
        try:
            content = json_text.value(self._file(asked).read_text(encoding="utf-8"))
            found = tuple(Candidate(**candidate) for candidate in content["candidates"])
            answers_this = content["asked"] == list(asked)
        except (OSError, ValueError, TypeError, LookupError):
            return None
        sound = answers_this and all(candidate.is_sound() for candidate in found)
        return found if sound else None

    def put(self, asked: tuple[str, ...], found: tuple[Candidate, ...]) -> None:
        content = {"asked": asked, "candidates": [asdict(candidate) for candidate in found]}
        with suppress(OSError):
            self._directory.mkdir(parents=True, exist_ok=True)
            files.replace(self._file(asked), json.dumps(content, ensure_ascii=False))

    def _file(self, asked: tuple[str, ...]) -> Path:
        return self._directory / f"{sha256(json.dumps(asked).encode()).hexdigest()[:32]}.json"
