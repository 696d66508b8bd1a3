"""The messages of sessions on their way to readers, who are told nothing of the host."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from overland.ui.session_start import without_host


class UntoldHost:
    """Takes what is the host's own out of what goes over a WebSocket."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def tell(message: Message) -> None:
            if message["type"] == "websocket.send" and message.get("bytes"):
                message = {**message, "bytes": without_host(message["bytes"])}
            await send(message)

        await self._app(scope, receive, tell if scope["type"] == "websocket" else send)
