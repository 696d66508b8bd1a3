"""Scripts of the page Edit's own maps: what is drawn on one, and what it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from branca.element import MacroElement
from folium.template import Template

from overland.html.markup import script_json
from overland.i18n import _

_STATIC: Final = Path(__file__).parent / "static"


class Script(MacroElement):
    """A script, and its call for the map that it is added to."""

    _template = Template(
        "{% macro script(this, kwargs) %}{{ this.code }}\n"
        "{{ this.function }}({{ this._parent.get_name() }}, {{ this.words }});{% endmacro %}"
    )

    def __init__(self, file: str, function: str, words: dict[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Script"
        self.code = (_STATIC / file).read_text(encoding="utf-8")
        self.function = function
        self.words = script_json(words)


def named(name: str) -> Script:
    """What whoever listens is told that a map and its buttons are."""
    words = {"map": name, "in": _("Zoom in"), "out": _("Zoom out")}
    return Script("name_map.js", "overlandName", words)
