"""The one rule for compressed answers: once for each body, never where it saves little."""

from __future__ import annotations

import gzip
from typing import Final

_WORTH_IT: Final = 0.9
_PACKED: Final = ("image/png", "image/webp", "application/zip", "application/pdf", "font/woff2")
"""What is compressed already."""


def gzipped(body: bytes, media_type: str) -> bytes | None:
    """`body` compressed, the same bytes every time; None where that saves little."""
    if media_type.startswith(_PACKED):
        return None
    packed = gzip.compress(body, 9, mtime=0)
    return packed if len(packed) < _WORTH_IT * len(body) else None
