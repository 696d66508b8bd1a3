"""`overland serve`: the app, until it is stopped."""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from pathlib import Path

from overland import config
from overland.commands import listening
from overland.commands.outcome import Outcome
from overland.errors import WrongUse

HELP = "open the app on a folder of stories, or on the example that comes with it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help="a folder with stories/ in it, or that folder itself (default: the data folder)",
    )
    parser.add_argument("--port", type=int, default=8501, help="where it listens (default: 8501)")
    parser.add_argument(
        "--address", default="localhost", help="whom it answers (default: this machine alone)"
    )
    parser.add_argument("--no-browser", action="store_true", help="open no window")


def run(arguments: argparse.Namespace) -> Outcome:
    """Run Streamlit's own command on app.py: it ends this process, with an exit code of its own.

    Raises WrongUse for a folder without stories, and where another program listens.
    """
    listening.require_free(arguments.port, arguments.address)
    data = _data_folder(arguments.folder) if arguments.folder else arguments.root
    os.environ["OVERLAND_DATA"] = str(data.resolve())
    sys.argv = ["streamlit", "run", str(config.app_folder() / "app.py")]
    sys.argv += ["--server.port", str(arguments.port), "--server.address", arguments.address]
    sys.argv += ["--server.headless", str(arguments.no_browser).lower()]
    sys.argv += ["--server.fileWatcherType", "none"]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return Outcome()


def _data_folder(folder: Path) -> Path:
    """The data folder that a person means by `folder`."""
    for data in (folder, folder / "data", folder.parent):
        if (data / "stories").is_dir() and (data != folder.parent or folder.name == "stories"):
            return data
    raise WrongUse(
        f"{folder} holds no stories: there is no {folder / 'stories'}. "
        "`overland new SLUG` begins one"
    )
