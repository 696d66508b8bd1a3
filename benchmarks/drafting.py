"""Score `overland draft` against texts that a person has labelled: `python -m benchmarks.drafting`.

The texts are in benchmarks/drafting_texts, written for this. Labels stand in the text:

    {p|Larnaca|CY}                                  a place and its country
    {d|Thursday|2006-07-20}                         a date and its EDTF
    {c|words|number|qualifier|unit|status|speaker}  a figure; 20+ at least, ..20 at most, 4..5 both
    {q|words|speaker}                               a quotation and its speaker as written
    leg: Tyre > Sidon | road                        a movement, at the end; an end may be empty

`split: unseen` texts were labelled before the rules were run on them and are not tuned on.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from overland.drafting.draft import draft
from overland.drafting.proposals import CountProposal, Draft, QuoteProposal
from overland.geocoding.index import Index, open_index

TEXTS = Path(__file__).parent / "drafting_texts"
TABLE = Path(__file__).parents[1] / "data" / "gazetteer" / "places.csv"
_LABEL = re.compile(r"\{([pdcq])\|([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at a stretch of the text: its kind, and the fields after the words."""

    kind: str
    start: int
    end: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its labels and movements."""

    name: str
    text: str
    published: date
    split: str
    labels: tuple[Label, ...]
    legs: tuple[tuple[str, str, str], ...]

    @property
    def language(self) -> str:
        return self.name.partition("-")[0]

    def of(self, kind: str) -> list[Label]:
        return [label for label in self.labels if label.kind == kind]


@dataclass
class Score:
    """Right and asked, by measure."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, measure: str, right: bool, told: str = "") -> None:
        self.asked[measure] += 1
        self.right[measure] += right
        if not right and told:
            self.missed.append(f"{measure}: {told}")


def read(path: Path) -> Labelled:
    """A labelled text. Raises ValueError where its head or a label cannot be read."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\nsplit: ")
    split, _, body = rest.partition("\n")
    lines = body.rstrip("\n").split("\n")
    legs = tuple(_leg(line) for line in lines if line.startswith("leg:"))
    marked = "\n".join(line for line in lines if not line.startswith("leg:")).rstrip() + "\n"
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        words, *fields = match[2].split("|")
        labels.append(Label(match[1], len(text), len(text) + len(words), tuple(fields)))
        text += words
        at = match.end()
    text += marked[at:]
    published = date.fromisoformat(head.removeprefix("published: ").strip())
    return Labelled(path.stem, text, published, split.strip(), tuple(labels), legs)


def _leg(line: str) -> tuple[str, str, str]:
    ends, _, mode = line.removeprefix("leg:").partition("|")
    origin, _, destination = ends.partition(">")
    return origin.strip(), destination.strip(), mode.strip()


def _hit(items: Iterable[Any], label: Label) -> Any:
    return next((i for i in items if i.start < label.end and i.end > label.start), None)


def score(one: Labelled, found: Draft, into: Score) -> None:
    """Add one text's results."""
    places = one.of("p")
    for label in places:
        hit = _hit(found.places, label)
        words = one.text[label.start : label.end]
        into.add("place recall", hit is not None, words)
        if hit is not None and hit.candidates:
            into.add(
                "place in first five", label.fields[0] in [c.country for c in hit.candidates[:5]]
            )
        if hit is not None and hit.chosen:
            chosen = next(c for c in hit.candidates if c.source == hit.chosen)
            into.add("chosen point in its country", chosen.country == label.fields[0], words)
    for kind, items in (
        ("place", found.places),
        ("date", found.dates),
        ("count", found.counts),
        ("quote", found.quotes),
    ):
        labels = one.of(kind[0])
        for item in items:
            into.add(
                f"{kind} precision",
                any(item.start < label.end and item.end > label.start for label in labels),
                f"{item.exact!r}",
            )
    for label in one.of("d"):
        hit = _hit(found.dates, label)
        words = one.text[label.start : label.end]
        into.add("date recall", hit is not None, words)
        into.add(
            "date resolved",
            hit is not None and hit.edtf == label.fields[0],
            f"{words} {getattr(hit, 'edtf', '')}",
        )
    for label in one.of("c"):
        _count(one, label, _hit(found.counts, label), into)
    for label in one.of("q"):
        hit = _hit(found.quotes, label)
        into.add("quote recall", hit is not None, one.text[label.start : label.end])
        _speaker("quote", label.fields[0], hit, into)
    _legs(one, found, into)


def _count(one: Labelled, label: Label, hit: CountProposal | None, into: Score) -> None:
    value, qualifier, unit, status, speaker = label.fields
    words = one.text[label.start : label.end]
    into.add("count recall", hit is not None, words)
    if hit is None:
        return
    into.add("count value", _value(hit) == value, f"{words} -> {_value(hit)}")
    into.add("count qualifier", (hit.qualifier or "") == qualifier, f"{words} -> {hit.qualifier}")
    into.add("count unit", hit.unit.casefold() == unit.casefold(), f"{words} -> {hit.unit!r}")
    into.add("count status", hit.status == status, f"{words} -> {hit.status}")
    _speaker("count", speaker, hit, into)


def _value(hit: CountProposal) -> str:
    if hit.number is None:
        return f"{hit.minimum}..{hit.maximum}"
    number = f"{hit.number:g}" if hit.number < 1e6 else str(int(hit.number))
    if hit.minimum is not None and hit.maximum is None:
        return f"{number}+"
    if hit.maximum is not None and hit.minimum is None:
        return f"..{number}"
    return number


def _speaker(
    kind: str, wanted: str, hit: QuoteProposal | CountProposal | None, into: Score
) -> None:
    said = hit.speaker if hit is not None else ""
    right = _same(said, wanted)
    into.add(f"{kind} speaker", right, f"{said!r} for {wanted!r}")
    named = bool(said) and said[0].isupper() and " " in said
    into.add(f"{kind} no wrong person", right or not named, f"{said!r} for {wanted!r}")


def _same(said: str, wanted: str) -> bool:
    """As written, but for an article or a title before it."""
    one, other = said.casefold().split(), wanted.casefold().split()
    shorter, longer = sorted((one, other), key=len)
    return one == other or (bool(shorter) and longer[-len(shorter) :] == shorter)


def _legs(one: Labelled, found: Draft, into: Score) -> None:
    for origin, destination, mode in one.legs:
        hit = next(
            (
                leg
                for leg in found.legs
                if _end(destination, leg.destination) and (destination or _end(origin, leg.origin))
            ),
            None,
        )
        told = f"{origin} > {destination}"
        into.add("leg recall", hit is not None, told)
        if hit is not None:
            into.add("leg origin", _end(origin, hit.origin), f"{told} -> {hit.origin}")
            into.add("leg mode", hit.mode == mode or not mode, f"{told} -> {hit.mode}")
    for leg in found.legs:
        right = any(_end(d, leg.destination) and (d or _end(o, leg.origin)) for o, d, _ in one.legs)
        into.add("leg precision", right, f"{leg.origin} > {leg.destination}")


def _end(wanted: str, given: str) -> bool:
    one, other = wanted.casefold(), given.casefold()
    return one == other or bool(one and other and (one in other or other in one))


def table(scores: dict[str, Score]) -> str:
    """The measures as a Markdown table, a column a language or split."""
    measures = list(dict.fromkeys(m for s in scores.values() for m in s.asked))
    lines = [f"| measure | {' | '.join(scores)} |", f"|---|{'---|' * len(scores)}"]
    for measure in measures:
        cells = [
            f"{s.right[measure]}/{s.asked[measure]}" if s.asked[measure] else "–"
            for s in scores.values()
        ]
        lines.append(f"| {measure} | {' | '.join(cells)} |")
    return "\n".join(lines)


def run(
    texts: Sequence[Labelled], index: Index, group: Callable[[Labelled], str]
) -> dict[str, Score]:
    """Draft every text and score it, by group."""
    scores: dict[str, Score] = {}
    for one in texts:
        start = time.monotonic()
        found = draft(one.text, index, one.published)
        into = scores.setdefault(group(one), Score())
        into.add("within 2 s", time.monotonic() - start < 2)
        score(one, found, into)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=TEXTS, help="a folder of labelled texts")
    parser.add_argument("--missed", action="store_true", help="list what was missed")
    arguments = parser.parse_args()
    texts = [read(path) for path in sorted(arguments.texts.glob("*.txt"))]

    def group(one: Labelled) -> str:
        return f"{one.language} {one.split}"

    scores = run(texts, open_index(TABLE), group)
    print(table(scores))
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{len(texts)} texts, {memory_mb:.0f} MB at most")
    if arguments.missed:
        for name, found in scores.items():
            print(f"\n{name}", *found.missed, sep="\n  ")


if __name__ == "__main__":
    main()
