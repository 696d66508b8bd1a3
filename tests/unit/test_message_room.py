"""Bounds on the memory that messages take: how large, how many kept, in how many frames."""

from __future__ import annotations

import gc
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from overland.server import message_rate, message_room, websocket_frames
from overland.server.message_rate import BoundedMessages, MessageRate
from overland.server.message_room import KEPT_S, MOST_BYTES_EACH, MOST_BYTES_IN_ALL, SMALL
from overland.server.websocket_frames import MOST_BYTES, MOST_FRAMES, MOST_SIGNS
from tests import own_loop

LARGE = MOST_BYTES_EACH // 2


def test_an_address_and_all_together_keep_a_bounded_number_of_large_messages() -> None:
    now = 0.0
    room = message_room.RoomForMessages(clock=lambda: now)
    assert [room.take(f"a{n}", "a", LARGE) for n in range(3)] == [True, True, False]
    assert room.take("a0", "a", LARGE), "a session counts once"
    assert room.take("a2", "a", SMALL)
    assert room.take("a0", "a", SMALL)
    assert not room.take("a2", "a", LARGE), "a small message gives no room back"
    addresses = [f"b{n}" for n in range(MOST_BYTES_IN_ALL // LARGE)]
    taken = [room.take(one, one, LARGE) for one in addresses]
    assert taken == [True] * (len(taken) - 2) + [False] * 2
    room.leave("a0")
    assert not room.take("c", "c", LARGE), "a session that has ended is kept a while"
    now = KEPT_S + 1
    assert room.take("c", "c", LARGE)


def test_memory_is_tidied_after_some_large_messages_and_not_all_the_time() -> None:
    tidied: list[float] = []
    now = 0.0
    room = message_room.RoomForMessages(clock=lambda: now, tidy=lambda: tidied.append(now))
    for tenth in range(40):
        now = tenth / 10
        room.take("a", "a", MOST_BYTES)
        room.take("b", "b", SMALL)
    assert tidied == [0.4, 2.4]


def test_a_message_without_room_closes_its_websocket_and_reaches_nothing() -> None:
    room = message_room.RoomForMessages()
    said: list[Message] = []
    came: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        came.extend([await receive(), await receive(), await receive()])

    async def run() -> None:
        sent: list[Message] = [
            {"type": "websocket.receive", "bytes": bytes(100)},
            {"type": "websocket.receive", "bytes": bytes(LARGE)},
            {"type": "websocket.disconnect", "code": 1001},
        ]

        async def receive() -> Message:
            return sent.pop(0)

        async def send(message: Message) -> None:
            said.append(message)

        scope = {"type": "websocket", "client": ("192.0.2.1", 5), "headers": []}
        await message_room.BoundedRoom(app, room=room)(scope, receive, send)

    for _session in range(2):
        own_loop.run(run())
    assert (said, len(came)) == ([], 6)
    own_loop.run(run())
    assert said == [{"type": "websocket.close", "code": 1009}]
    assert came[-2] == {"type": "websocket.disconnect", "code": 1009}


def test_a_large_message_waits_as_several_do_and_no_second_one_is_looked_at_meanwhile() -> None:
    rate = MessageRate(clock=lambda: 0.0)
    assert rate.wait_s("a", MOST_BYTES) == 0.0
    assert rate.wait_s("a", MOST_BYTES) > 10 / message_rate.PER_S
    looked_at: list[int] = []
    came: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        came.append(await receive())
        looked_at.append(given)

    given = 0

    async def receive() -> Message:
        nonlocal given
        given += 1
        return {"type": "websocket.receive", "bytes": bytes(MOST_BYTES)}

    async def run() -> None:
        scope = {"type": "websocket", "client": ("192.0.2.1", 5), "headers": []}
        now = MessageRate(clock=lambda: 0.0, at_once=message_rate.AT_ONCE - 10)
        await BoundedMessages(app, rate=now)(scope, receive, send_nothing)

    async def send_nothing(message: Message) -> None:
        raise AssertionError(message)

    own_loop.run(run())
    assert looked_at == [2]


@pytest.fixture
def bounded_server() -> Iterator[str]:
    """The address of a server that sends back what comes, with the bounds that ours has."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "websocket"
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"]})

    config = uvicorn.Config(app, lifespan="off", log_level="critical", ws_max_size=200_000_000)
    config.load()
    assert websocket_frames.bound_each() >= 1
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        serving = threading.Thread(target=server.run, args=([listener],))
        serving.start()
        while not server.started:
            time.sleep(0.01)
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        serving.join()
    gc.collect()


def test_a_reader_with_pings_and_a_text_of_a_megabyte_is_answered(bounded_server: str) -> None:
    with connect(bounded_server, max_size=None) as page:
        for _sign in range(MOST_SIGNS // 2):
            assert page.ping().wait(10)
        page.send(bytes(MOST_BYTES))
        assert len(page.recv(10)) == MOST_BYTES
        page.send([b"part"] * (MOST_FRAMES // 2))
        assert len(page.recv(10)) == 2 * MOST_FRAMES


@pytest.mark.parametrize(
    "flood",
    [
        pytest.param([b"\x89\x80" + bytes(4)] * 10 * MOST_SIGNS, id="pings"),
        pytest.param([b"\x8a\x80" + bytes(4)] * 10 * MOST_SIGNS, id="pongs"),
        pytest.param(
            [b"\x02\x80" + bytes(4), *[b"\x00\x80" + bytes(4)] * 10 * MOST_FRAMES], id="frames"
        ),
        pytest.param([b"\x82\xff" + (MOST_BYTES + 1).to_bytes(8, "big") + bytes(4)], id="length"),
    ],
)
def test_a_websocket_that_no_browser_opens_is_ended(
    bounded_server: str, flood: list[bytes]
) -> None:
    with connect(bounded_server) as page:
        try:
            for part in flood:
                page.socket.sendall(part)
        except OSError:
            return
        with pytest.raises(ConnectionClosed):
            page.recv(10)
