"""A bound on how fast one address may click."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected

from overland.server.message_rate import (
    AT_ONCE,
    LONGEST_WAIT_S,
    OPENED_AT_ONCE,
    OPENED_PER_S,
    PER_S,
    BoundedMessages,
    MessageRate,
)
from tests import own_loop


def test_a_reader_who_clicks_never_waits_and_a_flood_of_one_address_does() -> None:
    now = 0.0
    rate = MessageRate(clock=lambda: now)
    for _second in range(600):  # two hundred readers behind one address
        now += 1
        assert [rate.wait_s("school") for _click in range(12)] == [0.0] * 12
    waits = [rate.wait_s("flood") for _click in range(int(AT_ONCE) + 40)]
    assert set(waits[: int(AT_ONCE)]) == {0.0}
    assert waits[-1] == 40 / PER_S
    assert rate.wait_s("school") == 0.0
    now += 3600
    assert rate.wait_s("flood") == 0.0


def test_whoever_shares_an_address_with_a_flood_waits_a_bounded_time() -> None:
    now = 0.0
    rate = MessageRate(clock=lambda: now)
    assert max(rate.wait_s("flood") for _click in range(10_000)) == LONGEST_WAIT_S
    now += LONGEST_WAIT_S + 1
    assert rate.wait_s("flood") == 0.0


def test_what_is_known_of_addresses_has_a_bound() -> None:
    now = 0.0
    rate = MessageRate(clock=lambda: now)
    for number in range(30_000):
        now += 0.001
        rate.wait_s(str(number))
    assert len(rate._buckets) <= 10_000


def test_messages_of_a_websocket_come_late_and_whole() -> None:
    rate = MessageRate(clock=lambda: 0.0)
    for _click in range(int(AT_ONCE) - 1):
        rate.wait_s("192.0.2.1")
    sent: list[Message] = [{"type": "websocket.receive", "bytes": bytes([n])} for n in range(3)]
    came: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while len(came) < 3:
            came.append(await receive())

    async def receive() -> Message:
        return sent.pop(0) if sent else await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        raise AssertionError(message)

    async def run() -> float:
        loop = asyncio.get_running_loop()
        began = loop.time()
        scope = {"type": "websocket", "client": ("192.0.2.1", 5), "headers": []}
        await BoundedMessages(app, rate=rate)(scope, receive, send)
        return loop.time() - began

    assert own_loop.run(run()) >= 3 / PER_S - 0.01
    assert [message["bytes"] for message in came] == [b"\0", b"\1", b"\2"]


def test_text_over_a_websocket_closes_it_and_reaches_nothing_that_breaks_off() -> None:
    sent: list[Message] = []
    came: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        came.append(await receive())

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": None, "text": "hello"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "websocket", "client": ("192.0.2.1", 1)}
    own_loop.run(BoundedMessages(app)(scope, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1003}]
    assert came == [{"type": "websocket.disconnect", "code": 1003}]


def test_a_session_that_has_vanished_when_its_time_comes_reaches_nothing() -> None:
    rate = MessageRate(clock=lambda: 0.0)
    for _click in range(int(AT_ONCE) - 1):
        rate.wait_s("192.0.2.1")
    asks: Message = {"type": "websocket.receive", "bytes": b"rerun"}
    left: Message = {"type": "websocket.disconnect", "code": 1006}
    came: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while not came or came[-1] != left["type"]:
            came.append((await receive())["type"])

    async def comes(*sent: Message) -> list[str]:
        waiting, scope = list(sent), {"type": "websocket", "client": ("192.0.2.1", 5)}

        async def receive() -> Message:
            return waiting.pop(0)

        async def send(message: Message) -> None:
            raise AssertionError(message)

        came.clear()
        await BoundedMessages(app, rate=rate)({**scope, "headers": []}, receive, send)
        return came

    opens: Message = {"type": "websocket.connect"}
    assert own_loop.run(comes(opens, asks, asks, left)) == [opens["type"], left["type"]]
    assert own_loop.run(comes(opens, asks, left)) == []


def test_sessions_of_all_addresses_open_no_faster_than_their_first_runs_can_be_made() -> None:
    opened: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        opened.append(scope["client"][0])

    async def send(message: Message) -> None:
        raise AssertionError(message)

    async def run() -> float:
        loop, bounded = asyncio.get_running_loop(), BoundedMessages(app)
        began = loop.time()
        for number in range(int(OPENED_AT_ONCE) + 3):
            sent: list[Message] = [{"type": "websocket.connect"}]

            async def receive(sent: list[Message] = sent) -> Message:
                return sent.pop() if sent else await loop.create_future()

            scope = {"type": "websocket", "client": (f"192.0.2.{number}", 5), "headers": []}
            await bounded(scope, receive, send)
        return loop.time() - began

    assert own_loop.run(run()) >= 2 / OPENED_PER_S
    assert len(opened) == OPENED_AT_ONCE + 3


def test_an_answer_to_a_socket_that_has_gone_is_no_error() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise WebSocketDisconnected

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b""}

    async def send(message: Message) -> None:
        raise AssertionError(message)

    scope: Scope = {"type": "websocket", "client": ("192.0.2.1", 1)}
    own_loop.run(BoundedMessages(app)(scope, receive, send))
