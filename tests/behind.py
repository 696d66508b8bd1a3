"""An app that answers everything that reaches it, behind the middleware of the server."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket


def behind(*middleware: Middleware, base_url: str = "https://maps.example.org") -> TestClient:
    """An app that answers everything that reaches it, behind middleware."""

    async def answer(request: Request) -> Response:
        if "fail" in request.query_params:
            raise ValueError("secret-path")
        reply = PlainTextResponse("answered")
        reply.set_cookie("_streamlit_xsrf", "1", samesite="lax")
        return reply

    async def talk(connection: WebSocket) -> None:
        await connection.accept()
        await connection.send_text("open")
        await connection.close()

    routes = [
        Route("/{path:path}", answer, methods=["GET", "POST"]),
        WebSocketRoute("/_stcore/stream", talk),
    ]
    app = Starlette(routes=routes, middleware=list(middleware))
    return TestClient(app, base_url=base_url, raise_server_exceptions=False)
