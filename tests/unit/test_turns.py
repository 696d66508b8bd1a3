"""The turns of requests: whoever asks for much waits, whoever asks for little does not."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import Future
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import Message

from overland.server import turns
from overland.server.fair_queue import QueueFull
from overland.server.pool import Busy
from overland.server.story_turns import LENT_S, MOST_LENT, StoryTurns
from overland.server.turns import Turns
from overland.story.loader import Catalog
from tests import own_loop
from tests.first_html import entrance

MANY, FEW = "192.0.2.1", "192.0.2.2"


def _request(address: str) -> Request:
    return Request({"type": "http", "client": (address, 5)})


def _order(turns: Turns, addresses: list[str]) -> str:
    """Who had a turn, one after the other, when all of them ask before the first is done."""
    order: list[str] = []

    async def asks(address: str, everybody: asyncio.Event) -> None:
        async with turns.turn(_request(address)):
            await everybody.wait()
            order.append(address[-1])

    async def ask() -> None:
        everybody = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for address in addresses:
                group.create_task(asks(address, everybody))
            await asyncio.sleep(0)  # each has asked
            everybody.set()

    own_loop.run(ask())
    return "".join(order)


def test_addresses_take_turns_however_much_one_of_them_asks_for() -> None:
    assert _order(Turns(), [MANY] * 6 + [FEW] * 2) == "11212111"


def test_as_many_as_are_allowed_are_worked_on_at_once() -> None:
    assert _order(Turns(at_once=2), [MANY] * 3 + [FEW]) == "1112"


def test_a_request_that_is_given_up_leaves_its_turn_to_the_next() -> None:
    async def ask() -> bool:
        turns, held, had = Turns(), asyncio.Event(), asyncio.Event()

        async def holds() -> None:
            async with turns.turn(_request(MANY)):
                await held.wait()

        async def asks() -> None:
            async with turns.turn(_request(FEW)):
                had.set()

        first, given_up, last = (asyncio.create_task(one()) for one in (holds, asks, asks))
        await asyncio.sleep(0)
        given_up.cancel()
        held.set()
        await asyncio.gather(first, last)
        return had.is_set()

    assert own_loop.run(ask())


def test_one_address_has_a_bounded_number_of_requests_waiting() -> None:
    with pytest.raises(ExceptionGroup) as raised:
        _order(Turns(), [MANY] * 66)
    assert raised.group_contains(QueueFull)


def test_a_page_that_is_known_waits_for_few_of_the_pages_that_another_asks_for(
    shelf: Catalog,
) -> None:
    everybody_asks = threading.Event()

    def stories() -> Catalog:
        assert everybody_asks.wait(60)
        return shelf

    # One at a time: of two, a busy machine may let the other go on as long as it likes.
    pages = replace(entrance(shelf), shelf=stories, glances=Turns())
    app = Starlette(routes=pages.routes())
    done: list[str] = []

    async def asks(address: str, query: str) -> None:
        async def send(message: Message) -> None:
            assert message.get("status", 200) == 200

        scope = {"type": "http", "method": "GET", "path": "/", "query_string": query.encode()}
        await app({**scope, "headers": [], "client": (address, 5)}, _nothing_more, send)
        done.append(address)

    async def ask() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(20):
                group.create_task(asks(MANY, f"c=33.{number},36,7"))
            group.create_task(asks(FEW, ""))
            await asyncio.sleep(0)
            everybody_asks.set()

    own_loop.run(ask())  # the pages are written, and known from now on
    done.clear()
    everybody_asks.clear()
    own_loop.run(ask())
    assert done.index(FEW) < 6


def test_whoever_waits_longer_than_a_proxy_would_is_told_to_come_again() -> None:
    never: Future[bytes] = Future()
    with pytest.raises(Busy):
        own_loop.run(turns.result(never, within_s=0.01))
    assert not never.cancelled()


async def _nothing_more() -> Message:
    return {"type": "http.request"}


def test_a_page_that_lasts_holds_up_its_own_story_and_no_other() -> None:
    lanes, told = StoryTurns(), list[str]()

    async def makes(story: str, address: str, enough: asyncio.Event | None = None) -> None:
        async with lanes.turn(_request(address), story):
            told.append(f"{story} begins")
            if enough:
                await enough.wait()
        told.append(f"{story} is made")

    async def ask() -> None:
        enough = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(makes("heavy", MANY, enough))
            await asyncio.sleep(0)
            for _page in range(3):
                group.create_task(makes("heavy", MANY))
            began = time.monotonic()
            await makes("other", FEW)
            assert time.monotonic() - began < LENT_S + 2
            assert told == ["heavy begins", "other begins", "other is made"]
            enough.set()

    own_loop.run(ask())
    assert told[3:5] == ["heavy is made", "heavy begins"]
    assert lanes._of_all.at_once == turns.AT_ONCE
    assert not lanes._lent


def test_few_pages_that_last_are_made_at_once() -> None:
    lanes, most = StoryTurns(), [0, 0]

    async def makes(story: str) -> None:
        async with lanes.turn(_request(MANY), story):
            most[0] += 1
            most[1] = max(most)
            await asyncio.sleep(5 * LENT_S)
            most[0] -= 1

    async def ask() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(8):
                group.create_task(makes(f"heavy-{number}"))

    own_loop.run(ask())
    assert most[1] <= MOST_LENT + 1


def test_a_page_that_outlasts_those_beside_it_lets_the_next_begin_once_they_end() -> None:
    lanes = StoryTurns()

    async def ask() -> None:
        last, other = asyncio.Event(), asyncio.Event()

        async def makes(story: str, begun: asyncio.Event, until: asyncio.Event) -> None:
            async with lanes.turn(_request(MANY), story):
                begun.set()
                await asyncio.wait_for(until.wait(), 5)
                await asyncio.sleep(2 * LENT_S)

        async with asyncio.TaskGroup() as group:
            for number in range(MOST_LENT):
                group.create_task(makes(f"short-{number}", asyncio.Event(), last))
            group.create_task(makes("long", last, other))
            group.create_task(makes("other", other, last))

    own_loop.run(ask())
