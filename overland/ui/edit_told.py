"""Sentences of the check and of commands, in the language of an editor, on the page Edit.

The sentences to which a draft leads most often; any other stays as it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from overland.errors import Problem
from overland.evidence.doubts import answers, note_answers
from overland.i18n import _
from overland.story import datapackage
from overland.ui import edit_fields, edit_words


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """How a note answers a doubt: the column and the words of it, and whose note it is."""

    column: str
    words: tuple[str, ...]
    of_story: bool
    table: str = ""
    """The table in whose row's note it stands, where that is another than the doubt's own."""

    def sentence(self, why: str) -> str:
        """The sentence of a note that says why these words stand."""
        quoted = ", ".join(f"“{word}”" for word in self.words)
        said = why.strip().rstrip(".")
        said = said[:1].upper() + said[1:]  # a sentence of its own: a reader is told it alone
        apart = "" if said[:1].isupper() else f"{note_answers.APART} "
        return f"{self.column}: {quoted} {apart}{said}."


_ANSWER = re.compile(
    r"; or say why(?: in other words)? in (?P<where>.+?): "
    r"(?P<column>[a-z_]+(?: \([a-z-]+\))?): (?P<words>“.*”) \.\.\.$"
)


_ROW_ELSEWHERE = re.compile(r"the note of its row in (?P<table>\w+)\.csv")


def answer(problem: Problem) -> PlainAnswer | None:
    """The answer that a doubt takes in the note of its own row or of the story, if it takes one."""
    found = _ANSWER.search(problem.remedy)
    if not found:
        return None
    of_story = found["where"] == f"overland.note of {datapackage.FILE}"
    elsewhere = _ROW_ELSEWHERE.fullmatch(found["where"])
    words = tuple(re.findall("“([^”]*)”", found["words"]))
    return PlainAnswer(found["column"], words, of_story, elsewhere["table"] if elsewhere else "")


def of_problem(problem: Problem) -> str:
    """A fault or a doubt in the editor's language; "" for one that has no words of its own here."""
    lack = next((end for end in _lacks() if problem.message.endswith(end)), "")
    words = untouched_by_column(problem.message.removesuffix(lack))
    said = _said(words, (*_of_rows(), *_against_the_source()))
    if not said:
        return ""
    said = f"{said} {_lacks()[lack]}" if lack else said
    told = problem.value and problem.column not in ("basis", "")
    value = f"“{problem.value}”: " if told else ""
    return f"{value}{said}"


_UNTOUCHED = re.compile(r"(?P<told>\d+ .* as guessed, touched by nobody: )(?P<rows>.*)", re.S)
_NAMED = 6
"""Rows of a table that are named."""


def is_untouched(problem: Problem) -> bool:
    """Whether it tells of cells that stand as they were guessed."""
    return bool(_UNTOUCHED.match(problem.message))


def untouched_by_column(message: str) -> str:
    """The check's list of guessed cells, a row each, as how many of each column, and whose."""
    found = _UNTOUCHED.match(message)
    if not found:
        return message
    columns: dict[str, Counter[str]] = {}
    names: dict[str, list[str]] = {}
    for row in found["rows"].split("; "):
        where, _colon, guessed = row.partition(": ")
        table, _space, name = where.partition(" ")
        columns.setdefault(table, Counter()).update(guessed.split(", "))
        names.setdefault(table, []).append(name)
    told = []
    for table, counted in columns.items():
        cells = ", ".join(f"{edit_words.column(name)} {n}" for name, n in counted.items())
        more = ", …" if len(names[table]) > _NAMED else ""
        rows = f"{', '.join(names[table][:_NAMED])}{more}"
        told.append(f"{edit_fields.kind(table) or table}: {cells} ({rows})")
    return found["told"] + "; ".join(told)


def _lacks() -> dict[str, str]:
    """What the answer of a doubt lacks -> the same in the editor's language."""
    return {
        answers.NO_REASON: _("Its answer in the note gives no reason."),
        answers.OLDER: _("Its answer in the note was given before this was changed."),
    }


def of_line(words: str) -> str:
    """What a command tells of a leg's line, in the editor's language."""
    leg, colon, told = words.partition(": ")
    said = _said(told, _lines())
    return f"{leg}{colon}{said}" if said else words


def _said(told: str, known: Sequence[tuple[str, str]]) -> str:
    for pattern, words in known:
        found = re.match(pattern, told)
        if found:
            return words.format(**found.groupdict())
    return ""


def _of_rows() -> tuple[tuple[str, str], ...]:
    """What a row, or the whole draft, lacks."""
    return (
        (r"event '.*' has no place",
         _("No place is given. Choose one, or say in the note why there is none.")),
        (r"no excerpt was checked",
         _("No excerpt was compared with its text yet: press the button below.")),
        (r"(?P<n>\d+) .* as guessed, touched by nobody: (?P<rows>.*)",
         _("{n} cells stand as they were proposed. Publishing does not wait for them. Read them, "
           "mend what is wrong in the step “Tables”, then press the button below. Before a "
           "proposal is accepted with A, K says that its guesses are right. They are: {rows}")),
        (r"(?P<n>\d+) proposal.* open$",
         _("{n} proposals are open: accept or drop each.")),
        (r"is the basis of the \w+, and its excerpt tells of no movement",
         _("The words that this row rests on tell of no journey. Choose “editors’ conclusion” and "
           "say in the note from what, or say why it is right as it is.")),
        (r"is not how its excerpt has them travel \(“(?P<word>[^”]+)",
         _("The words of the source have them travel by “{word}”. Choose that way of travel.")),
        (r"shares no word with the row that it is the evidence of",
         _("These words do not name it. Give words of the source that do.")),
        (r"vouches for what the source gives as somebody's words \(“(?P<word>[^”]+)",
         _("The source gives this as somebody’s words: “{word}”. Name who says it, and choose the "
           "status “claimed”.")),
        (r"names a weekday that no source of the row names",
         _("It names a weekday that the source does not. Correct it.")),
        (r"is leg '(?P<leg>.+)' a second time",
         _("This leg stands twice: “{leg}” is the same. Delete one in the step “Tables”, or say "
           "in its group or date how they differ.")),
        (r"is before '(?P<event>.+)' \((?P<day>.+)\) where leg",
         _("This arrival is before the departure “{event}” of {day}. Correct one of the two.")),
        (r"an inferred row has no note", _("Say in the note from what it is concluded.")),
    )  # fmt: skip


def _against_the_source() -> tuple[tuple[str, str], ...]:
    """What a row says otherwise than its source."""
    return (
        (r"is a date that depends on when it was written",
         _("Say in the note how the date follows from this word.")),
        (r"is after the day of its source, (?P<day>.+)",
         _("This day is after the text’s own day, {day}. Correct one of them.")),
        (r"means a minimum of (?P<low>.+) or more, not (?P<bounds>.+?)(?: to .*)?$",
         _("These words mean {low} or more, and the bounds say something else. Correct them.")),
        (r"leaves out [“'](?P<word>[^”']+)",
         _("“{word}” is left out, which the words of the source say. Put it in.")),
        (r"names another weekday than the sentence before",
         _("It names another weekday than the sentence before these words of the source. Correct "
           "one of them, or say why it is right.")),
        (r"names another weekday than",
         _("It names another weekday than the source does. Correct one of them.")),
        (r"is the status of what the source says with “(?P<word>[^”]+)",
         _("The source says this with “{word}”: the status does not fit. Choose another.")),
        (r"is a denial that does not begin with who denies it",
         _("Begin with whoever denies it.")),
        (r"of the places has a point: the map is empty",
         _("No place has a point, so the map is empty. Give one in the step “Points”.")),
        (r"is a time zone of \w+, where no place of the story lies",
         _("No place of the story lies in this time zone. Write that of where it happens.")),
        (r"has no line: only its ends are joined",
         _("This leg has no line yet: draw one in the step “Lines”.")),
    )  # fmt: skip


def _lines() -> tuple[tuple[str, str], ...]:
    no_road = _("not drawn: no known road joins the two places. Draw the line, or drop a track.")
    near = r"(?:not drawn, )?the roads of the graph come no nearer than (?P<km>\d+) km"
    return (
        (near, _("not drawn: the known roads come no nearer than {km} km to a place. Draw the "
                 "line, or drop a track.")),
        (r"(?:not drawn, )?only (?P<km>\d+) of (?P<all>\d+) km are along roads of the graph: the "
         r"origin lies (?P<start>[\d.]+) km from them and the destination (?P<end>[\d.]+) km",
         _("not drawn: only {km} of {all} km would be along known roads, and a straight line is no "
           "road. The first place lies {start} km from them, the second {end} km. Draw the line, "
           "or drop a track.")),
        (r"(?:not drawn, )?the graph has no road between the two places", no_road),
        (r"(?:not drawn, )?no road of the graph joins the two places", no_road),
        (r"(?:not drawn, )?the track passes (?P<start>[\d.]+) km from the origin and "
         r"(?P<end>[\d.]+) km",
         _("not drawn: the track passes {start} km from where the leg begins and {end} km from "
           "where it ends")),
        (r"(?:not drawn, )?the file holds no line", _("not drawn: the file holds no line")),
        (r"(?:leg .+: )?its origin or destination has no point",
         _("not drawn: one of its two places has no point. Give it one in the step “Points”.")),
        (r"(?P<n>\d+) points, drawn by hand", _("{n} points, drawn by hand")),
        (r"(?P<n>\d+) points, roads of (?P<km>\d+) km", _("{n} points, {km} km along the roads")),
        (r"(?P<n>\d+) points, (?P<km>[\d.]+) km$", _("{n} points, {km} km")),
    )  # fmt: skip
