"""Words typed on the page Edit that are not in the story yet, on this machine only.

The page sends what stands in a field at every keystroke; the field's words are forgotten once they
are written where they belong. What is left after a browser or a server was killed is given back.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs

from overland import files

MOST_BYTES = 4_000_000
"""Of all fields of one story: twenty times the longest text that is read."""
_NEVER = 0.0


def keep(story: Path, words: Mapping[str, tuple[str, float]]) -> None:
    """Keep what stands in fields: field -> its words, and when they were typed (s since 1970).

    Words that were written meanwhile, and come late, are not kept again.
    """
    path = _file(story)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with files.alone(path.parent):
        fields = _read(path)
        for name, (value, at) in words.items():
            known = fields.get(name, {})
            if known.get("written") == value and at <= known.get("at", _NEVER):
                continue
            fields[name] = {"words": value}
        _write(path, fields)


def waiting(story: Path) -> dict[str, str]:
    """Field -> words that were typed in it and not written."""
    return {name: one["words"] for name, one in _read(_file(story)).items() if "words" in one}


def written(story: Path, fields: Mapping[str, str]) -> None:
    """Forget words that now stand in the story; what was typed after them is kept."""
    path = _file(story)
    if not path.parent.is_dir():
        return
    with files.alone(path.parent):
        known = _read(path)
        for name, value in fields.items():
            if known.get(name, {}).get("words", value) == value:
                known[name] = {"written": value, "at": time.time()}
        _write(path, known)


def _file(story: Path) -> Path:
    """Where a person's data lies on this system: a story's folder is published."""
    name = sha256(str(story.resolve()).encode()).hexdigest()[:24]
    return Path(platformdirs.user_data_dir("overland")) / "unsaved" / f"{name}.json"


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    value = files.read_json(path, lambda problem: None)
    fields = value.items() if isinstance(value, dict) else ()
    return {str(name): one for name, one in fields if isinstance(one, dict)}


def _write(path: Path, fields: Mapping[str, Mapping[str, Any]]) -> None:
    files.replace(path, json.dumps(fields, ensure_ascii=False))
