"""The route that takes what is typed on the page Edit; only an app with that page has it."""

from __future__ import annotations

import hmac
import os
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from overland import config, json_text
from overland.drafting import unsaved
from overland.story.folders import own_folders

KEY_HEADER = "X-Overland-Key"
_MS = 1000


def routes(base: str) -> list[BaseRoute]:
    """POST {story, fields: {field: words}, at: ms since 1970}, with the key in a header."""
    return [Route(f"{base}/edit/unsaved", _keep, methods=["POST"])]


async def _keep(request: Request) -> Response:
    secret = os.environ.get(config.EDIT_SECRET, "")
    given = request.headers.get(KEY_HEADER, "")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return PlainTextResponse("The key is another one.", 403)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > unsaved.MOST_BYTES:
            return PlainTextResponse("Too much text at once.", 413)
    try:
        asked = json_text.value(bytes(body))
        fields = {
            str(name): (str(words), asked["at"] / _MS) for name, words in asked["fields"].items()
        }
        story = str(asked["story"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return PlainTextResponse("Not what the page sends.", 400)
    return await to_thread.run_sync(_written, story, fields)


def _written(story: str, fields: dict[str, Any]) -> Response:
    folders = {
        "": config.stories(),
        **{path.name: path for path in own_folders(config.stories())},
    }
    if story not in folders:
        return PlainTextResponse("There is no such story.", 404)
    unsaved.keep(folders[story], fields)
    return Response(status_code=204)
