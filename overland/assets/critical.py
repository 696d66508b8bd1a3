"""Critical CSS: the rules of a style sheet that can say anything of a page's own markup.

A page holds them itself, so that it is painted before its whole style sheet has come. A rule is
left out where its selector names a class, an id or an attribute that is nowhere in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE: Final = re.compile(r"\s+")
_NAMED: Final = re.compile(r' (class|id)="([^"]*)"| ([a-z-]+)(?=[= >])')
_WANTED: Final = re.compile(r"[.#][\w-]+|\[[\w-]+")
_GROUP: Final = re.compile(r":(not|is|where|has)\(")


def names(markup: str) -> frozenset[str]:
    """Every class (".a"), id ("#a") and attribute ("[a") of some HTML; of its text perhaps more."""
    found: set[str] = set()
    for kind, value, attribute in _NAMED.findall(markup):
        mark = {"class": ".", "id": "#"}.get(kind, "[")
        found.update(f"{mark}{name}" for name in (value.split() if kind else [attribute]))
    return frozenset(found)


@lru_cache(maxsize=64)
def rules(sheet: str, named: frozenset[str]) -> str:
    """The rules for a screen that need no name beyond `named`, in their order, without comments."""
    return _kept(_SPACE.sub(" ", _COMMENT.sub("", sheet)), named)


def _kept(sheet: str, named: frozenset[str]) -> str:
    made = []
    for prelude, inner in _blocks(sheet):
        if prelude.startswith("@media"):
            inside = "" if prelude == "@media print" else _kept(inner, named)
            made.append(f"{prelude}{{{inside}}}" if inside else "")
        elif possible := [one.strip() for one in _parts(prelude) if _is_possible(one, named)]:
            made.append(f"{','.join(possible)}{{{inner}}}")
    return "".join(made)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before and in each pair of outer braces."""
    start = opened = depth = 0
    for place, mark in ((found.start(), found[0]) for found in re.finditer(r"[{}]", sheet)):
        depth += 1 if mark == "{" else -1
        if mark == "{" and depth == 1:
            opened = place
        elif depth == 0:
            yield sheet[start:opened].strip(), sheet[opened + 1 : place].strip().rstrip(";")
            start = place + 1


def _is_possible(selector: str, named: frozenset[str]) -> bool:
    """Whether an element of the page can be meant; what it must not be is left to the browser."""
    while group := _GROUP.search(selector):
        end = _closing(selector, group.end())
        inside = _parts(selector[group.end() : end])
        if group[1] != "not" and not any(_is_possible(one, named) for one in inside):
            return False
        selector = selector[: group.start()] + selector[end + 1 :]
    return all(name in named for name in _WANTED.findall(selector))


def _parts(selectors: str) -> Iterator[str]:
    """Selectors of a list; a comma in parentheses parts none."""
    depth = start = 0
    for place, mark in enumerate(selectors):
        depth += (mark == "(") - (mark == ")")
        if mark == "," and not depth:
            yield selectors[start:place]
            start = place + 1
    yield selectors[start:]


def _closing(text: str, place: int) -> int:
    """Where the parenthesis closes that was opened before `place`."""
    depth = 1
    while depth:
        depth += (text[place] == "(") - (text[place] == ")")
        place += 1
    return place - 1
