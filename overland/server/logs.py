"""The host's log: what happened, when, and to which address of the app; never who asked.

Lines go to standard error. OVERLAND_LOG=json makes every line a JSON object, Streamlit's and
uvicorn's too; OVERLAND_LOG_ADDRESSES=1 keeps readers' addresses in uvicorn's access log.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

_OTHERS: Final = ("uvicorn", "uvicorn.error", "uvicorn.access", "streamlit", "asyncio")
_OF_MESSAGES: Final = (
    "streamlit.web.server.starlette.starlette_websocket",
    "streamlit.runtime.app_session",
)
"""Loggers of Streamlit's that tell of what came over a WebSocket, and of nothing of ours."""
_AGAIN_S: Final = 60.0
"""Seconds after which an error is told with its traceback again."""
_MOST_KINDS: Final = 100
_TEXT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class NoTracebacks(logging.Filter):
    """Tells in one line what became of a message that no page sends: anybody can send it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            error = record.exc_info[1]
            told = f"{record.getMessage()}: {type(error).__name__} {error}"[:200]
            record.msg = clean_address(told)
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


class RareTracebacks(logging.Filter):
    """Tells an error of the page's script with its traceback once in a while: anybody can send what
    brings it about, as often as they like."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._told: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.exc_info or not (error := record.exc_info[1]):
            return True
        last = traceback.extract_tb(error.__traceback__)[-1:]
        kind, now = (
            f"{type(error).__name__} {[(at.filename, at.lineno) for at in last]}",
            self._clock(),
        )
        if len(self._told) > _MOST_KINDS:
            self._told.clear()
        if now - self._told.get(kind, -_AGAIN_S) < _AGAIN_S:
            return NoTracebacks().filter(record)
        self._told[kind] = now
        return True


class NoTracebackOfText(NoTracebacks):
    """The same of text that is none, of which uvicorn tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        return super().filter(record) if "UTF-8" in str(record.msg) else True


class NoAddresses(logging.Filter):
    """Takes the asker's address out of uvicorn's lines of what was asked, WebSockets too."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and str(record.msg).startswith('%s - "'):
            record.args = ("-", *record.args[1:])
        return True


def set_up() -> None:
    """Send Overland's own lines to standard error, once however often it is called."""
    own = logging.getLogger("overland")
    if not any(handler.get_name() == "overland" for handler in own.handlers):
        own.addHandler(_handler())
        own.setLevel(logging.INFO)
        own.propagate = False
    for name in _OF_MESSAGES:
        _add_filter(name, NoTracebacks)
    _add_filter("uvicorn.error", NoTracebackOfText)
    _add_filter("streamlit.error_util", RareTracebacks)
    if as_json():
        _take_over()
    if os.environ.get("OVERLAND_LOG_ADDRESSES") == "1":
        _tell_what_is_asked()
    else:
        for name in ("uvicorn.access", "uvicorn.error"):  # a WebSocket is told by the latter
            _add_filter(name, NoAddresses)


def _add_filter(name: str, kind: type[logging.Filter]) -> None:
    logger = logging.getLogger(name)
    if not any(isinstance(known, kind) for known in logger.filters):
        logger.addFilter(kind())


def _tell_what_is_asked() -> None:
    """Have a line for each request, which `streamlit run` has only where all lines are JSON."""
    access = logging.getLogger("uvicorn.access")
    if not access.handlers:
        access.addHandler(_handler())
        access.setLevel(logging.INFO)
        access.propagate = False


def as_json() -> bool:
    """Whether the host asked for JSON lines."""
    return os.environ.get("OVERLAND_LOG", "").lower() == "json"


def clean_address(address: str) -> str:
    """An address that was asked for, fit for a line of a log."""
    shown = address if len(address) <= 300 else f"{address[:299]}…"
    return "".join(c if c.isprintable() else "\ufffd" for c in shown)


def _handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.set_name("overland")
    handler.setFormatter(JsonLines() if as_json() else logging.Formatter(_TEXT))
    return handler


def _take_over() -> None:
    """Let other programs' loggers write through a handler of ours, and through no other."""
    known = [name for name in logging.root.manager.loggerDict if name.startswith("streamlit.")]
    for name in (*_OTHERS, *known):
        logger = logging.getLogger(name)
        if logger.handlers or name in _OTHERS[1:]:
            logger.handlers = [_handler()]
            logger.propagate = False
