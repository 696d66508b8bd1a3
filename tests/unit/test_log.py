"""The log of the server: what it tells a host, and that it holds no reader's address."""

from __future__ import annotations

import importlib
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from starlette.middleware import Middleware

from overland.server import logs
from overland.server.guard import Errors
from overland.server.middleware import SecurityHeaders
from tests.behind import behind


def test_an_error_tells_the_log_what_was_asked_and_the_reader_nothing(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("overland"), "propagate", True)
    headers = Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[])
    client = behind(headers, Middleware(Errors))
    answer = client.get("/evidence?fail=1&place=a%0Ab", headers={"x-forwarded-for": "203.0.113.9"})
    assert (answer.status_code, answer.text) == (500, "Something went wrong here.")
    assert "content-security-policy" in answer.headers
    assert "GET /evidence?fail=1&place=a%0Ab failed" in caplog.text
    assert "secret-path" in caplog.text
    assert "203.0.113.9" not in caplog.text


def test_slow_answers_are_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("overland"), "propagate", True)
    behind(Middleware(Errors, slow_s=0)).get("/about?story=a")
    assert "GET /about?story=a took 0.0 s" in caplog.text


@pytest.fixture
def own_logger() -> Iterator[logging.Logger]:
    """Overland's logger, as it was afterwards."""
    own = logging.getLogger("overland")
    access = logging.getLogger("uvicorn.access")
    known = (own.handlers[:], own.level, own.propagate, access.filters[:])
    own.handlers = []
    yield own
    own.handlers, level, own.propagate, access.filters = known
    own.setLevel(level)


def test_a_line_of_the_log_can_be_json(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OVERLAND_LOG", "json")
    monkeypatch.setattr(logs, "_take_over", lambda: None)
    monkeypatch.setattr(logs.sys, "stderr", sys.stderr)  # type: ignore[attr-defined]
    logs.set_up()
    logs.set_up()
    try:
        raise ValueError("مرحبا")
    except ValueError:
        logging.getLogger("overland.server").exception("story %s is withheld", "a")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("error", "overland.server")
    assert told["message"] == "story a is withheld"
    assert "ValueError: مرحبا" in told["traceback"]


def test_no_access_line_holds_a_readers_address_unless_the_host_asks(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES", raising=False)
    access = logging.getLogger("uvicorn.access")

    def line() -> str:
        args = ("203.0.113.9:4711", "GET", "/?place=a", "1.1", 200)
        text = '%s - "%s %s HTTP/%s" %d'
        record = access.makeRecord("uvicorn.access", 20, "", 0, text, args, None)
        assert all(isinstance(f, logging.Filter) and f.filter(record) for f in access.filters)
        return record.getMessage()

    monkeypatch.setattr(access, "filters", [])
    monkeypatch.setenv("OVERLAND_LOG_ADDRESSES", "1")
    logs.set_up()
    assert line() == '203.0.113.9:4711 - "GET /?place=a HTTP/1.1" 200'
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES")
    logs.set_up()
    assert line() == '- - "GET /?place=a HTTP/1.1" 200'


def test_no_line_of_a_websocket_holds_a_readers_address(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES", raising=False)
    told = logging.getLogger("uvicorn.error")
    monkeypatch.setattr(told, "filters", [])
    logs.set_up()
    for text in ('%s - "WebSocket %s" [accepted]', '%s - "WebSocket %s" 403'):
        record = told.makeRecord("uvicorn.error", 20, "", 0, text, ("203.0.113.9:4", "/s"), None)
        assert all(isinstance(f, logging.Filter) and f.filter(record) for f in told.filters)
        assert record.getMessage().startswith('- - "WebSocket /s"')
    other = told.makeRecord("uvicorn.error", 20, "", 0, "Started process [%d]", (7,), None)
    assert all(isinstance(f, logging.Filter) and f.filter(other) for f in told.filters)
    assert other.getMessage() == "Started process [7]"


@pytest.mark.parametrize("name", ["web.server.starlette.starlette_websocket", "app_session"])
def test_a_message_that_no_page_sends_is_one_short_line_of_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    logs.set_up()
    module = name if "." in name else f"runtime.{name}"
    logger = logging.getLogger(importlib.import_module(f"streamlit.{module}").__name__)
    assert importlib.import_module(f"streamlit.{module}")._LOGGER is logger
    monkeypatch.setattr(logger, "propagate", True)
    error = ValueError("Wire format\nwas corrupt")
    logger.warning("Error deserializing back message", exc_info=error)
    record = caplog.records[-1]
    assert record.exc_info is None
    assert record.getMessage().startswith("Error deserializing back message: ValueError ")
    assert "\n" not in record.getMessage()


def test_an_error_that_anybody_brings_about_again_and_again_has_one_traceback_a_minute() -> None:
    logs.set_up()
    told = logging.getLogger("streamlit.error_util")
    assert importlib.import_module(told.name)._LOGGER is told
    assert any(isinstance(known, logs.RareTracebacks) for known in told.filters)
    now = 0.0
    rare = logs.RareTracebacks(clock=lambda: now)

    def record(key: object) -> logging.LogRecord:
        try:
            raise KeyError(key)
        except KeyError as error:
            about = (KeyError, error, error.__traceback__)
        text = "Uncaught app execution"
        made: logging.LogRecord = told.makeRecord(told.name, 40, "", 0, text, (), about)
        assert rare.filter(made)
        return made

    assert record("a\nb").exc_info
    for again in range(100):
        made = record(again)
        assert (made.exc_info, made.getMessage()) == (
            None,
            f"Uncaught app execution: KeyError {again}",
        )
    now = 61.0
    assert record("a").exc_info


@pytest.mark.parametrize(("text", "short"), [("Invalid UTF-8 sequence.", True), ("Other.", False)])
def test_text_that_is_none_is_one_line_of_the_log_and_other_errors_are_told_whole(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch, text: str, short: bool
) -> None:
    told = logging.getLogger("uvicorn.error")
    monkeypatch.setattr(told, "filters", [])
    logs.set_up()
    error = ValueError("bad")
    record = told.makeRecord("uvicorn.error", 40, "", 0, text, (), (ValueError, error, None))
    assert all(isinstance(f, logging.Filter) and f.filter(record) for f in told.filters)
    assert (record.exc_info is None) is short
