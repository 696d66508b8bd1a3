"""A reader without a browser: Streamlit's own protocol over a WebSocket, and an app to talk to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[1]


def answers(process: subprocess.Popen[bytes], address: str, within_s: float = 120) -> None:
    """Wait until an address answers. Raises RuntimeError if its server ends or takes long."""
    end = time.monotonic() + within_s
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{address} does not answer")


@contextmanager
def app(log: Path, root: Path = ROOT, **settings: str) -> Iterator[tuple[str, int]]:
    """Host and port, and process id, of the app of a checkout, started for this."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.fileWatcherType=none"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            try:
                answers(process, f"http://127.0.0.1:{port}/healthz")
            except RuntimeError as error:
                raise RuntimeError(log.read_text("utf-8", "replace")) from error
            yield f"127.0.0.1:{port}", process.pid
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Session:
    """One reader's open page."""

    def __init__(self, host: str, local: str = "127.0.0.1") -> None:
        self._host = host
        self._local = local
        self._socket: ClientConnection | None = None
        self._kept: set[str] = set()
        self.name = ""
        """The session's, once a view was shown."""

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            f"ws://{self._host}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://{self._host}",  # type: ignore[arg-type]
            max_size=None,
            local_addr=(self._local, 0),
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket:
            await self._socket.close()

    async def show(self, query: str, page: str = "") -> float:
        """Show a view as a click does: seconds until the script has finished.

        As in a browser, what was sent once is not sent again: the question names what is kept.
        """
        assert self._socket
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        began = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            received = await self._socket.recv()
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())
            if message.WhichOneof("type") == "new_session":
                self.name = message.new_session.initialize.session_id
            if message.metadata.cacheable:
                self._kept.add(message.hash)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"the script ended with {message.script_finished}")
                return time.perf_counter() - began
