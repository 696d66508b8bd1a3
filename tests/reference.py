"""The reference pages that are made from the code: `python -m tests.reference` writes them."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from benchmarks import figures
from overland import config, i18n, view
from overland.commands import COMMANDS, Command
from overland.exports import FORMATS
from overland.geocoding import PROVIDERS
from overland.presentation import navigation
from overland.story import bounds, vocabularies
from overland.story import filter as filters
from overland.story.terms import Vocabulary

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTE = "<!-- Made from the code by `make reference`; do not edit. -->"


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", NOTE, *parts)) + "\n"


def commands() -> str:
    common = (
        "Each command takes `--json` (one JSON object instead of lines) and `--root FOLDER` (the "
        "data folder). Exit code 0 is clean, 1 is problems found, 2 is wrong use. What takes more "
        "than two seconds says on the error stream what it is at; a letter that the terminal "
        "cannot show is written as its code, such as `\\u0431`."
    )
    return page("Commands", common, *map(command, COMMANDS))


def command(name: str) -> str:
    module = cast(Command, importlib.import_module(COMMANDS[name]))
    parser = argparse.ArgumentParser(prog=f"overland {name}", add_help=False)
    module.add_arguments(parser)
    rows = [(f"`{_spelled(action)}`", _meaning(action)) for action in parser._actions]
    told = f"## overland {name}\n\n{module.HELP[0].upper()}{module.HELP[1:]}."
    return f"{told}\n\n{table(('argument', 'what it says'), rows)}" if rows else told


def _spelled(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    many = "..." if action.nargs in ("+", "*") else ""
    spelled = " ".join(part for part in (", ".join(action.option_strings), value) if part) + many
    return spelled if action.required else f"[{spelled}]"


def _meaning(action: argparse.Action) -> str:
    choices = f" One of: {', '.join(map(str, action.choices))}." if action.choices else ""
    told = (action.help or "") % {"default": action.default}
    return f"{told}{choices}".replace("|", "\\|")


def settings() -> str:
    rows = [(f"`{name}`", default, told) for name, (default, told) in config.SETTINGS.items()]
    parameters = [(f"`{name}`", PARAMETERS[name]) for name in view.PARAMETERS]
    pages = ", ".join(f"`/{name}`" for name in navigation.PAGES)
    formats = [
        (f"`{name}`", str(made.TITLE), f"`{made.MEDIA_TYPE}`") for name, made in FORMATS.items()
    ]
    return page(
        "Settings, addresses and links",
        "## Environment",
        table(("variable", "default", "what it says"), rows),
        "Streamlit's own options stand in `.streamlit/config.toml`, or in variables such as "
        "`STREAMLIT_SERVER_PORT` and `STREAMLIT_SERVER_BASE_URL_PATH`.",
        "## Addresses",
        f"The pages {pages} (the first is also `/`); `/healthz` for whoever watches the host, "
        "`/readyz` (503 while there is no story to show) for whoever sends readers; "
        "`/api/stories.json` and `/api/stories/SLUG.FORMAT`; `/oembed?url=...`; `/pictures/...`, "
        "`/tiles/{z}/{x}/{y}.webp` and `/assets/...` for the pages themselves. All stand below "
        "`server.baseUrlPath`.",
        table(("format", "what it is", "media type"), formats),
        "## What a link holds",
        "A bad value never breaks a page: the nearest sensible view is shown, with a notice.",
        table(("parameter", "what it says"), parameters),
        "`from`, `to`, `status`, `kind` and `q` are one filter for map, timeline, evidence and the "
        "files of a story, whose addresses take the same parameters.",
        "Beside these, `embed=true` shows the map alone, for a frame in another page.",
    )


PARAMETERS = {
    "story": "the story's slug",
    "place": "the place whose panel is open",
    "event": "the event whose panel is open",
    "at": "a day or an interval of the timeline (EDTF)",
    "lang": f"the language: one of {', '.join(f'`{code}`' for code in i18n.LANGUAGES)}",
    "layers": f"what the map shows: some of {', '.join(f'`{name}`' for name in view.LAYERS)}",
    "c": "where the map looks: latitude, longitude, zoom",
    "v": "the version of the story that the link was made for",
    "from": "the first day that is shown (EDTF); what may have been on it or later matches",
    "to": "the last day that is shown",
    "status": f"the statuses that are shown, with commas: {', '.join(filters.STATUSES)}",
    "kind": "the kinds of statement, or of the event that they are of, that are shown: "
    f"{', '.join(filters.KINDS)}",
    "q": "the words that are looked for: each must stand in a statement",
    "row": "the number of the first row of a long table that is shown, from 0",
}


def format_2() -> str:
    known = [value for value in vars(vocabularies).values() if isinstance(value, Vocabulary)]
    parts = [
        f"## {vocabulary.name[0].upper()}{vocabulary.name[1:]}\n\n"
        + table(
            ("value", "word", "meaning"),
            [
                (f"`{term.value}`", str(term.word), str(term.meaning))
                for term in vocabulary.values()
            ],
        )
        for vocabulary in known
    ]
    return page(
        "Format 2: the words of a story",
        "The files and columns of a story are described in [data/README.md](../data/README.md). "
        "These are the closed vocabularies of their columns: a value that is not listed is an "
        "error.",
        *parts,
        "## Bounds\n\nA story within these bounds is read, checked, drawn and served; one "
        "beyond them is refused, with the number, the bound and the remedy.\n\n"
        + table(
            ("what", "at most", "beyond it"),
            [(what, f"{most:,}", remedy) for what, most, remedy in bounds.table()],
        ),
        "## Geocoders\n\n" + ", ".join(f"`{name}`" for name in PROVIDERS) + ".",
    )


def hosting() -> str:
    """The page as it stands, with the figures that were measured last."""
    return with_figures("hosting.md", figures.load_as_markdown())


def security() -> str:
    floods, killed = figures.attack_as_markdown(), figures.kills_as_markdown()
    return with_figures("security.md", f"{floods}\n\n### Commands that are killed\n\n{killed}")


def with_figures(name: str, made: str) -> str:
    """A page of docs/ with another text between its marks."""
    head, _, rest = (DOCS / name).read_text("utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{made}\n\n{END}{tail}"


BEGIN = "<!-- made from benchmarks/figures.json by `make reference` -->"
END = "<!-- end of what is made -->"
PAGES = {
    "commands.md": commands,
    "settings.md": settings,
    "format.md": format_2,
    "hosting.md": hosting,
    "security.md": security,
}


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), "utf-8")
