"""A worker process: it draws pictures and writes exports for the server, one at a time.

Started as `python -m overland.server.worker`. Requests come on standard input and answers go to
standard output; only the server that started it has those ends.
It imports no Streamlit, runs at a lower priority than the server, and is the first process that a
system without memory stops.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from typing import Any, Final

from overland import config, i18n
from overland.exports import FORMATS
from overland.presentation import selection
from overland.server import logs, messages, prerender
from overland.story.filter import Filter
from overland.story.models import Story
from overland.story.references import ReferencedStories

NICE: Final = 10
_LOOK_S: Final = 1.0


def export(name: str, story: Story, wanted: Filter, language: str) -> bytes:
    """What a filter lets through of a story, in an export format and a language."""
    i18n.use(language)
    return FORMATS[name].export(selection.part(story, wanted))


TASKS: Final[Mapping[str, Callable[..., bytes]]] = {
    "picture": prerender.picture,
    "export": export,
}
"""What a worker can be asked for; the arguments are those of the function."""


def perform(data: Path, task: str, arguments: tuple[Any, ...]) -> bytes:
    """One task, with `data` as the data folder, in a context of its own."""

    def run() -> bytes:
        with config.data_in(data):
            return TASKS[task](*arguments)

    return copy_context().run(run)


def run_worker() -> None:
    """Say that the imports are done, then answer requests until the server goes away."""
    logs.set_up()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, prints to the log
    _step_back()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    messages.send(answers, "ready")
    stories = ReferencedStories()
    while True:
        try:
            body = messages.read(requests)
        except EOFError:
            return
        try:
            data, task, arguments = messages.load(body, stories.find)
            answer: tuple[bool, object] = (True, perform(Path(data), task, arguments))
        except Exception as error:
            answer = (False, f"{type(error).__name__}: {error}")
        messages.send(answers, answer)


def _end_with(server: int) -> None:
    """End what is being done once the server is gone, which may have been killed."""
    while os.getppid() == server:
        time.sleep(_LOOK_S)
    os._exit(1)


def _step_back() -> None:
    """Readers go first: a lower priority, and the first to end when memory runs out.

    The server ends its workers itself; a terminal that stops both tells only the server.
    """
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    with suppress(OSError, AttributeError):  # there is no nice() on Windows
        os.nice(NICE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("600", "ascii")


if __name__ == "__main__":
    run_worker()
