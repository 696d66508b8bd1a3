"""Answers that are made once, compressed once, kept while they are true, and sent by HTTP's rules.

What is read here: RFC 9110 on validators (ETag, Last-Modified), codings and HEAD.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final
from weakref import ref

from starlette.requests import Request
from starlette.responses import Response

from overland.assets.gzipped import gzipped

FRESH: Final = "public, max-age=60, must-revalidate"
MOST_BYTES: Final = 64_000_000
ENTRY_BYTES: Final = 1_000
"""What an answer takes beside its body: its name is counted on top."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A body as it is sent; `gzipped` is None where compressing saves little.

    `tag` is a digest of `body`; `modified` has whole seconds, as HTTP has, and is None for what
    depends on more than files.
    """

    body: bytes
    gzipped: bytes | None
    tag: str
    media_type: str
    modified: datetime | None = None
    filename: str = ""

    @property
    def size(self) -> int:
        return len(self.body) + len(self.gzipped or b"")


def answer(
    body: bytes, media_type: str, modified: datetime | None = None, filename: str = ""
) -> Answer:
    """`body` made ready to be sent; with a `filename` it is a download."""
    return Answer(
        body,
        gzipped(body, media_type),
        hashlib.sha256(body).hexdigest()[:32],
        media_type,
        # A clock that runs ahead must not promise what has not been written yet.
        modified and min(modified, datetime.now(UTC)).replace(microsecond=0),
        filename,
    )


@dataclass(slots=True)
class AnswerCache:
    """Answers by name, each for what it was made from; the longest unused go first.

    What it was made from, a story of any size, is not kept by this, but what is gone has no answer.
    Pinned ones have room of their own, from which no other answer takes any.
    """

    most_bytes: int = MOST_BYTES
    _answers: OrderedDict[str, tuple[ref[object], Answer]] = field(default_factory=OrderedDict)
    _pinned: OrderedDict[str, tuple[ref[object], Answer]] = field(default_factory=OrderedDict)
    _bytes: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, name: str, made_from: object) -> Answer | None:
        """The answer of that name, if it was made from this very object."""
        with self._lock:
            for answers in (self._pinned, self._answers):
                kept = answers.get(name)
                if kept is not None and kept[0]() is made_from:
                    answers.move_to_end(name)
                    return kept[1]
            return None

    def put(self, name: str, made_from: object, made: Answer, *, pinned: bool = False) -> Answer:
        """Keep an answer in the place of the one that had its name; gives it back."""
        with self._lock:
            answers = self._pinned if pinned else self._answers
            before = answers.pop(name, None)
            answers[name] = (ref(made_from), made)
            self._bytes[pinned] += _room(name, made) - (_room(name, before[1]) if before else 0)
            while self._bytes[pinned] > self.most_bytes:
                oldest, (_, gone) = answers.popitem(last=False)
                self._bytes[pinned] -= _room(oldest, gone)
        return made


def _room(name: str, made: Answer) -> int:
    """Bytes of memory that an answer takes, more or less."""
    return made.size + len(name) + ENTRY_BYTES


def sent(request: Request, made: Answer, extra: Mapping[str, str]) -> Response:
    """The response to GET or HEAD: whole, compressed, or 304 where the asker has it already.

    `extra` are more headers; a Cache-Control among them goes before the usual one, and a Vary is
    added to it.
    """
    zipped = made.gzipped is not None and takes_gzip(request.headers.get("accept-encoding", ""))
    body = made.gzipped if zipped and made.gzipped is not None else made.body
    # A strong tag promises equal bytes, so each coding has its own.
    tags = {False: f'"{made.tag}"', True: f'"{made.tag}-gzip"'}
    headers = {
        "Cache-Control": FRESH,
        **extra,
        "ETag": tags[zipped],
        "Vary": ", ".join(filter(None, ("Accept-Encoding", extra.get("Vary")))),
    }
    if made.modified:
        headers["Last-Modified"] = format_datetime(made.modified, usegmt=True)
    if _has(request.headers, tags.values(), made.modified):
        return Response(status_code=304, headers=headers)
    if made.filename:
        headers["Content-Disposition"] = f'attachment; filename="{made.filename}"'
    if zipped:
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    content = b"" if request.method == "HEAD" else body
    return Response(content, media_type=made.media_type, headers=headers)


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named, or `*`, and not with q=0."""
    allowed = {}
    for part in accepted.lower().split(","):
        coding, _, quality = part.partition(";")
        value = quality.strip().removeprefix("q=")
        allowed[coding.strip()] = not value or value.strip("0.") != ""
    return allowed.get("gzip", allowed.get("*", False))


def _has(headers: Mapping[str, str], tags: Collection[str], modified: datetime | None) -> bool:
    """Whether the asker's copy is this one; the tag decides where both are given."""
    named = headers.get("if-none-match")
    if named is not None:
        known = {tag.strip().removeprefix("W/") for tag in named.split(",")}
        return "*" in known or not known.isdisjoint(tags)
    if modified is None:
        return False
    try:
        since = parsedate_to_datetime(headers["if-modified-since"])
        return modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))
    except (KeyError, ValueError, OverflowError):
        return False
