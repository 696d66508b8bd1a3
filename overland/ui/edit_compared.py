"""The lines of the comparison with the texts in an editor's language, on the page Edit."""

from __future__ import annotations

import re

from overland.i18n import _
from overland.story.schemas import TABLES
from overland.ui import edit_fields, edit_words

_WHERE = re.compile(r"(?P<file>[a-z]+\.csv) row (?P<row>\d+), (?P<id>[^:]+): (?P<rest>.*)", re.S)


def of_line(slug: str, line: str) -> str:
    """A line of `overland verify` in the editor's words; as it stands where it has none here."""
    told = line.removeprefix(f"{slug}: ")
    where = _WHERE.fullmatch(told)
    rest = where["rest"] if where else told
    said = _said(rest) or _tally(rest)
    if not said:
        return line
    return f"{_row(where)}: {said}" if where else said


def _row(where: re.Match[str]) -> str:
    table = next((name for name, one in TABLES.items() if one.file == where["file"]), "")
    return f"{edit_fields.kind(table) or where['file']} {where['row']} ({where['id']})"


def _said(told: str) -> str:
    for pattern, words in _patterns():
        found = re.fullmatch(pattern, told, re.S)
        if found:
            cells = found.groupdict()
            if "columns" in cells:
                names = cells["columns"].split(", ")
                cells["columns"] = ", ".join(edit_words.column(name, "sources") for name in names)
            if "kinds" in cells:
                kinds = _kinds()
                cells["kinds"] = ", ".join(kinds.get(k, k) for k in cells["kinds"].split(", "))
            return words.format(**cells)
    return ""


def _tally(told: str) -> str:
    """How many excerpts are found, and how many are not: "14 whose words are found in ..."."""
    counts, _semicolon, doubts = told.partition("; ")
    parts = [re.fullmatch(r"(?P<n>\d+) (?P<what>.+)", part) for part in counts.split(", ")]
    words = {
        "whose words are found in the source": _("Words found in the source: {n}"),
        "not found": _("Not found: {n}"),
        "found more than once": _("Found more than once: {n}"),
        "not compared": _("Not compared: {n}"),
    }
    if not all(part and part["what"] in words for part in parts):
        return ""
    said = [words[part["what"]].format(n=part["n"]) for part in parts if part]
    if number := re.match(r"\d+", doubts):
        words_of_doubts = _("Rows that the texts contradict or leave in doubt: {n}")
        said.append(words_of_doubts.format(n=number[0]))
    return ". ".join(said) + "."


def _patterns() -> tuple[tuple[str, str], ...]:
    return (
        (r"(?P<words>['\"].*['\"]) is not found; .*",
         _("These words are not found in the text: {words}")),
        (r"words of the editors' own: (?P<words>.*)",
         _("Words that the text does not have: {words}")),
        (r"not compared: words of the editors' own \((?P<n>\d+) rows?: .*",
         _("Not compared, because row and text are in different languages: {n}")),
        (r"not compared with a text: (?P<names>.*) \(sources\.csv\)",
         _("Not compared, because their text is not here: {names}")),
        (r"not compared: (?P<columns>[a-z_, ]+); its text says nothing to compare",
         _("Not compared, because the text does not tell it: {columns}")),
        (r"not compared, because without an excerpt: (?P<names>.*)",
         _("Not compared, because they have no words of a source: {names}")),
        (r"(?:not compared: )?names, speakers and places \(.*",
         _("Not compared, because the texts are in another language: names, speakers, places")),
        (r"not checked in (?P<language>[\w-]+): everything but figures in digits",
         _("Not checked in {language}: everything but figures in digits")),
        (r"not checked in (?P<language>[\w-]+): (?P<kinds>.*)",
         _("Not checked in {language}: {kinds}")),
        (r"not checked: numbers in a form that is not read: (?P<names>.*)",
         _("Not checked: numbers in a form that is not read: {names}")),
        (r"not compared: what corrections\.csv says was before",
         _("Not compared: what the corrections say was before")),
        (r"not compared: translations into (?P<names>.*)",
         _("Not compared: translations into {names}")),
    )  # fmt: skip


def _kinds() -> dict[str, str]:
    return {
        "names that no source has": _("names that no source has"),
        "who does it to whom": _("who does it to whom"),
        "one told for several": _("one told for several"),
        "a negation beside another": _("a negation beside another"),
        "a denial or a doubt that a front leaves out": _(
            "a denial or a doubt that the title leaves out"
        ),
        "authors in a byline": _("authors in a byline"),
    }
