"""Critical CSS: the rules of a style sheet that can say anything of a page's own markup.

A page holds them itself, so that it is painted before its whole style sheet has come. A rule is
left out where its selector names a class, an id or an attribute that is nowhere in the markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, Final

import tinycss2
from lxml import html

_GROUPS: Final = ("is", "where", "has")
_FOLDED: Final = "//details[not(@open)]/*[not(self::summary)]/descendant-or-self::*"
_NESTED: Final = ("media", "supports", "container")
"""What holds rules, rather than declarations."""


def names(markup: str, *, folded: bool = True) -> frozenset[str]:
    """Every class (".a"), id ("#a") and attribute ("[a") of some HTML; `folded` counts those, too,
    that stand in a closed <details>, where nobody sees them."""
    found: set[str] = set()
    root = html.fromstring(markup)
    hidden = set() if folded else set(root.xpath(_FOLDED))
    for element in root.iter():
        if element in hidden:
            continue
        for name, value in element.attrib.items():
            found.add(f"[{name}")
            found.update(f".{one}" for one in value.split() if name == "class")
            found.update({f"#{value}"} if name == "id" else ())
    return frozenset(found)


@lru_cache(maxsize=64)
def rules(sheet: str, named: frozenset[str], but: frozenset[str] | None = None) -> str:
    """The rules for a screen that need no name beyond `named`, in their order, without comments;
    none of those that need no name beyond `but`."""
    return "".join(_kept(_parsed(sheet), named, but))


def uncommented(sheet: str) -> str:
    """A style sheet without the comments and the space between its rules."""
    return str(tinycss2.serialize(_parsed(sheet)))


@lru_cache(maxsize=2)
def _parsed(sheet: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _kept(
    parsed: Iterable[Any], named: frozenset[str], but: frozenset[str] | None
) -> Iterator[str]:
    def is_meant(one: list[Any]) -> bool:
        return _is_possible(one, named) and (but is None or not _is_possible(one, but))

    for rule in parsed:
        if rule.type == "at-rule" and rule.lower_at_keyword in _NESTED:
            where, nested = _text(rule.prelude), tinycss2.parse_rule_list(rule.content, True, True)
            inside = "" if where == "print" else "".join(_kept(nested, named, but))
            yield f"@{rule.at_keyword} {where}{{{inside}}}" if inside else ""
        elif rule.type == "at-rule":
            yield rule.serialize() if but is None else ""
        elif possible := [_text(one) for one in _parts(rule.prelude) if is_meant(one)]:
            declared = ";".join(filter(None, map(_declaration, _parts(rule.content, ";"))))
            yield f"{','.join(possible)}{{{declared}}}"


def _is_possible(selector: list[Any], named: frozenset[str]) -> bool:
    """Whether an element of the page can be meant; what it must not be is left to the browser."""
    for before, token in pairwise([None, *selector]):
        if token.type == "function" and token.lower_name in _GROUPS:
            if not any(_is_possible(one, named) for one in _parts(token.arguments)):
                return False
        elif (name := _named(before, token)) and name not in named:
            return False
    return True


def _named(before: Any, token: Any) -> str:
    """The class, id or attribute that a token asks for, as in `names`; "" for any other."""
    if token.type == "ident" and before == ".":
        return f".{token.value}"
    if token.type == "hash":
        return f"#{token.value}"
    return f"[{token.content[0].value}" if token.type == "[] block" else ""


def _parts(written: list[Any], mark: str = ",") -> Iterator[list[Any]]:
    """What stands between marks: the selectors of a list, or with ";" declarations."""
    for between, tokens in groupby(written, key=lambda token: token == mark):
        if not between:
            yield list(tokens)


def _declaration(tokens: Iterable[Any]) -> str:
    """As text, without the blank before its value: a page has hundreds before its first link."""
    name, colon, value = _text(tokens).partition(": ")
    return f"{name}:{value}" if colon else name


def _text(tokens: Iterable[Any]) -> str:
    """CSS as it was written, on one line and without comments."""
    plain = (token for token in tokens if token.type != "comment")
    return " ".join(tinycss2.serialize(plain).split())
