"""Plain answers for a reader to whom no page can be shown, in the language that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import copy_context

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse

from overland import view as views

_UNKEPT = {"Cache-Control": "no-store"}


def answer(
    request: HTTPConnection,
    words: Callable[[], str],
    status: int,
    headers: Mapping[str, str] = _UNKEPT,
) -> PlainTextResponse:
    """What `words` says in the language of a request's link or browser; nobody keeps it."""
    said = copy_context().run(_in_language, request, words)
    return PlainTextResponse(said, status, {**_UNKEPT, **headers})


def _in_language(request: HTTPConnection, words: Callable[[], str]) -> str:
    views.use_language(request.query_params, request.headers.get("accept-language", ""))
    return words()
