"""Texts that stories are drafted from, on this machine only: they belong to their publishers."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import platformdirs

from overland import files


def folder() -> Path:
    """Where this system keeps a person's data; never a story's folder, which is published."""
    return Path(platformdirs.user_data_dir("overland")) / "texts"


def hash_of_words(text: str) -> str:
    """What a text is kept under."""
    return sha256(text.encode()).hexdigest()


def keep(text: str) -> str:
    """Keep a text; its name, the hash of its words."""
    name = hash_of_words(text)
    path = folder() / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        files.replace(path, text)
    return name


def get(name: str) -> str:
    """The text of that name; "" if it is not on this machine."""
    path = file(name)
    if not name.isalnum() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8")


def file(name: str) -> Path:
    """Where the text of that name lies, if it is on this machine."""
    return folder() / f"{name}.txt"
