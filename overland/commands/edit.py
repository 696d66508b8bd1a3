"""`overland edit`: the app on this machine alone, with the page on which stories are made."""

from __future__ import annotations

import argparse
import os
import runpy
import secrets
import sys
from typing import Final

from overland import config
from overland.commands import listening
from overland.commands.outcome import Outcome
from overland.geocoding import index_builder
from overland.story import loader

HELP = "make or change a story in the browser, on this machine alone"
_ADDRESS: Final = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", nargs="?", default="", help="the story to open")
    parser.add_argument("--port", type=int, default=8502, help="where it listens (default: 8502)")


def run(arguments: argparse.Namespace) -> Outcome:
    """Run the app on the loopback address with a key of this start; ends this process."""
    listening.require_free(arguments.port, _ADDRESS)
    if arguments.slug:
        loader.folder(arguments.root, arguments.slug)
    table = config.gazetteer(arguments.root)
    if not index_builder.ready(table):
        index_builder.start(table)  # some time before the first text is pasted
    secret = secrets.token_urlsafe(24)
    os.environ |= {
        "OVERLAND_DATA": str(arguments.root.resolve()),
        config.EDIT: "1",
        config.EDIT_SECRET: secret,
    }
    query = f"story={arguments.slug}&key={secret}" if arguments.slug else f"key={secret}"
    print(f"open http://localhost:{arguments.port}/edit?{query}", file=sys.stderr)
    sys.argv = ["streamlit", "run", str(config.app_folder() / "app.py")]
    sys.argv += ["--server.port", str(arguments.port), "--server.address", _ADDRESS]
    sys.argv += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    # One more: around a file stands what says that it is one.
    sys.argv += ["--server.maxUploadSize", str(config.EDIT_UPLOAD_MB + 1)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return Outcome()
