"""A term of a closed vocabulary: word, meaning, sign, counterpart in other formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from overland.errors import OverlandError
from overland.i18n import Message


class UnknownTerm(OverlandError, LookupError):
    """A value that its vocabulary does not have."""

    def __init__(self, vocabulary: str, value: object, known: Iterable[str]) -> None:
        super().__init__(f"{vocabulary}: {value!r} is not known. Known are: {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class Sign:
    """How a line is drawn. `colour` is the name of a token, `dash` lengths in pixels.

    `shape` is that of the mark beside the word: a stock of people is a square, all else a line.
    `opacity` stands for the dash in formats that know no dashes.
    """

    colour: str
    width_px: float
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    cap: Literal["butt", "round"] = "butt"
    shape: Literal["line", "square", "open_square"] = "line"


@dataclass(frozen=True, slots=True)
class PinSign:
    """How a place is drawn: its shape and size, and `reach_px`, half of it with a little air."""

    shape: Literal["circle", "diamond", "square", "bubble", "disc"]
    colour: str
    width_px: float
    height_px: float
    border_px: float
    reach_px: float


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a vocabulary."""

    value: str
    word: Message
    meaning: Message


@dataclass(frozen=True, slots=True)
class StatusTerm(Term):
    """How a statement is known. `outlook`: it speaks of what had not happened when it was made.

    `certain`: what Linked Places may call certain, because somebody answers for it as a fact.
    """

    sign: Sign
    outlook: bool = False
    certain: bool = False


@dataclass(frozen=True, slots=True)
class BasisTerm(Term):
    """Who answers for a statement. `phrase` says it in a line of its own."""

    phrase: Message
    sign: Sign


@dataclass(frozen=True, slots=True)
class RoleTerm(Term):
    """What a place is to the journey. The lower `priority` is, the earlier it gets its label."""

    pin: PinSign
    priority: int


@dataclass(frozen=True, slots=True)
class PlaceKindTerm(Term):
    """What a place is.

    `lpf` is the label, GeoNames feature class and Getty AAT concept ("" where the format's list of
    place types has none) in Linked Places. `point_from` lists the kinds of gazetteer entry that
    may give it its point, the best first; none where an editor has to. `is_area`: no point could
    stand for it.
    """

    lpf: tuple[str, str, str]
    point_from: tuple[str, ...] = ()
    is_area: bool = False


@dataclass(frozen=True, slots=True)
class ModeTerm(Term):
    """How people travel. `leg` words a leg of that mode, such as "planned flight"."""

    leg: Message
    fastest_kmh: float


@dataclass(frozen=True, slots=True)
class RelationKindTerm(Term):
    """How statements stand to each other. `title` heads so many of them."""

    title: Callable[[int], str]


T = TypeVar("T", bound=Term)


class Vocabulary(Mapping[str, T], Generic[T]):
    """A closed list of terms by value, in the order of its table."""

    def __init__(self, name: str, *terms: T) -> None:
        self.name = name
        self._terms = {term.value: term for term in terms}

    def __getitem__(self, value: str) -> T:
        """The term. Raises UnknownTerm."""
        try:
            return self._terms[value]
        except KeyError:
            raise UnknownTerm(self.name, value, self._terms) from None

    def get(self, value: str, default: object = None) -> T:
        """The term. Raises UnknownTerm as well: a vocabulary has no default."""
        return self[value]

    def __contains__(self, value: object) -> bool:
        return value in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def word(self, value: str) -> str:
        """The value's word in the reader's language. Raises UnknownTerm."""
        return str(self[value].word)

    def meaning(self, value: str) -> str:
        """What the value means, in the reader's language. Raises UnknownTerm."""
        return str(self[value].meaning)
