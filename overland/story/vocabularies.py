"""The closed vocabularies of a story: one table each, in which one line is one value.

A value has its word and meaning for a reader, its sign on the map, and its counterpart in the
formats that a story is exported to. The order of a table is the order in which values are listed.
An unknown value raises UnknownTerm: nothing is drawn or worded as something that it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from overland.i18n import N_, _, ngettext
from overland.story.terms import (
    BasisTerm,
    ModeTerm,
    PinSign,
    PlaceKindTerm,
    RelationKindTerm,
    RoleTerm,
    Sign,
    StatusTerm,
    Term,
    Vocabulary,
)

STATUS: Final = Vocabulary(
    "status",
    StatusTerm(
        "reported",
        N_("reported"),
        N_("the source reports it as done, and answers for it"),
        Sign("red", 4),
        certain=True,
    ),
    StatusTerm(
        "claimed",
        N_("claimed"),
        N_("somebody says so; the source passes it on and does not answer for it"),
        # Pairs of short strokes, as quotation marks are.
        Sign("red", 4, (5, 3, 5, 9), opacity=0.8),
    ),
    StatusTerm(
        "expected",
        N_("expected"),
        N_("the source expects it; it does not report it as done"),
        Sign("red", 4, (15, 7), opacity=0.7),
        outlook=True,
    ),
    StatusTerm(
        "planned",
        N_("planned"),
        N_("somebody announced it as a plan"),
        Sign("blue", 3, (5, 5)),
        outlook=True,
    ),
    StatusTerm(
        "forecast",
        N_("forecast"),
        N_("somebody said that it could happen"),
        Sign("blue", 3, (10, 4, 2, 4), opacity=0.7),
        outlook=True,
    ),
    StatusTerm(
        "registered",
        N_("registered"),
        N_("people on a register, wherever they are"),
        Sign("ink", 2, (20, 3), shape="square"),
        certain=True,
    ),
    StatusTerm(
        "remaining",
        N_("remaining"),
        N_("people said to be still there"),
        Sign("ink", 2, (12, 3, 1, 3, 1, 3), opacity=0.7, shape="open_square"),
        certain=True,
    ),
    StatusTerm(
        "denied",
        N_("denied"),
        N_("somebody denied it"),
        Sign("grey", 3, (2, 3)),
    ),
    StatusTerm(
        "cancelled",
        N_("cancelled"),
        N_("it was planned or announced, and then called off"),
        Sign("grey", 3, (3, 9), opacity=0.5),
    ),
    StatusTerm(
        "headline",
        N_("headline only"),
        N_("known from a headline only"),
        Sign("grey", 2, opacity=0.7),
    ),
)


BASIS: Final = Vocabulary(
    "basis",
    BasisTerm(
        "stated",
        N_("stated"),
        N_("the source says it"),
        N_("stated by the source"),
        Sign("red", 4),
    ),
    BasisTerm(
        "inferred",
        N_("editors’ conclusion"),
        N_("the source does not say it; the editors conclude it, and the note says from what"),
        N_("concluded by the editors"),
        Sign("red", 4.5, (0.1, 8.5), opacity=0.4, cap="round"),
    ),
    BasisTerm(
        "background",
        N_("from outside the sources"),
        N_("known from elsewhere, not from the sources of the story"),
        N_("from outside the sources"),
        Sign("grey", 2, (8, 2), opacity=0.4),
    ),
)


MARK: Final[Vocabulary[StatusTerm | BasisTerm]] = Vocabulary(
    "status or basis", *STATUS.values(), *BASIS.values()
)
"""Everything that says how well something is known, and has a mark for it."""


ROLE: Final = Vocabulary(
    "role",
    RoleTerm(
        "origin",
        N_("start of the journey"),
        N_("where the journey begins"),
        PinSign("circle", "red", 20, 20, 5, 13),
        priority=3,
    ),
    RoleTerm(
        "stop",
        N_("stop on the way"),
        N_("where the journey paused or went on by other means"),
        PinSign("circle", "red", 15, 15, 3, 11),
        priority=4,
    ),
    RoleTerm(
        "passed",
        N_("passed on the way"),
        N_("the journey went through or past it: nobody says that it stopped there"),
        PinSign("circle", "red", 11, 11, 2.5, 8),
        priority=5,
    ),
    RoleTerm(
        "crossing",
        N_("border crossing"),
        N_("where the journey crosses a border"),
        PinSign("diamond", "red", 22, 22, 3, 18),
        priority=0,
    ),
    RoleTerm(
        "destination",
        N_("destination"),
        N_("where the journey ends, or was to end"),
        PinSign("square", "red", 20, 20, 5, 13),
        priority=2,
    ),
    RoleTerm(
        "incident",
        N_("where something happened to the journey"),
        N_("where the journey was attacked, stopped or turned back"),
        PinSign("disc", "red", 18, 18, 0, 12),
        priority=1,
    ),
    RoleTerm(
        "statement",
        N_("where a statement comes from"),
        N_("not on the way: somebody spoke there"),
        PinSign("bubble", "ink", 19, 15, 2, 12),
        priority=6,
    ),
    RoleTerm(
        "context",
        N_("mentioned place"),
        N_("not on the way: the source names it"),
        PinSign("circle", "quiet", 12, 12, 2.5, 9),
        priority=7,
    ),
)


_POPULATED: Final = ("town", "city")


PLACE_KIND: Final = Vocabulary(
    "place kind",
    PlaceKindTerm(
        "city",
        N_("city"),
        N_("a large settlement"),
        ("city", "P", "aat:300008389"),
        ("city", "town"),
    ),
    PlaceKindTerm(
        "town", N_("town"), N_("a settlement"), ("town", "P", "aat:300008375"), _POPULATED
    ),
    PlaceKindTerm(
        "village",
        N_("village"),
        N_("a small settlement"),
        ("village", "P", "aat:300008372"),
        ("village", "town"),
    ),
    PlaceKindTerm(
        "border_crossing",
        N_("border crossing"),
        N_("a post at which a border is crossed"),
        ("border crossing", "S", ""),
        ("border_crossing", *_POPULATED),
    ),
    PlaceKindTerm(
        "checkpoint",
        N_("checkpoint"),
        N_("a barrier within a country at which people are checked"),
        ("checkpoint", "S", ""),
        ("checkpoint",),
    ),
    PlaceKindTerm(
        "airport",
        N_("airport"),
        N_("where aircraft take off and land"),
        ("airport", "S", "aat:300000681"),
        ("airport",),
    ),
    PlaceKindTerm(
        "port",
        N_("port"),
        N_("where ships are boarded and left"),
        ("port", "S", ""),
        ("port",),
    ),
    PlaceKindTerm(
        "station",
        N_("station"),
        N_("where trains or buses are boarded and left"),
        ("station", "S", ""),
        ("station",),
    ),
    PlaceKindTerm(
        "embassy",
        N_("embassy"),
        N_("an embassy or a consulate"),
        ("embassy", "S", ""),
        ("embassy",),
    ),
    PlaceKindTerm(
        "hospital",
        N_("hospital"),
        N_("a hospital or a clinic"),
        ("hospital", "S", ""),
        ("hospital",),
    ),
    PlaceKindTerm(
        "school", N_("school"), N_("a school or a university"), ("school", "S", ""), ("school",)
    ),
    PlaceKindTerm(
        "camp",
        N_("camp"),
        N_("where people on the move are put up"),
        ("camp", "S", ""),
        ("camp",),
    ),
    PlaceKindTerm(
        "military_base",
        N_("military base"),
        N_("a base or an airfield of armed forces"),
        ("military base", "S", "aat:300000455"),
        ("military_base",),
    ),
    PlaceKindTerm(
        "pass",
        N_("pass"),
        N_("where a road crosses a mountain range"),
        ("pass", "T", "aat:300259572"),
        ("pass", "town"),
    ),
    PlaceKindTerm(
        "area",
        N_("area"),
        N_("a district or a region: no point stands for it"),
        ("area", "L", ""),
        is_area=True,
    ),
    PlaceKindTerm(
        "country",
        N_("country"),
        N_("a country: no point stands for it"),
        ("nation", "A", "aat:300128207"),
        is_area=True,
    ),
    PlaceKindTerm(
        "other",
        N_("other place"),
        N_("a place of another kind, which its note describes"),
        ("place", "S", ""),
    ),
)


AREAS: Final = frozenset(kind for kind, term in PLACE_KIND.items() if term.is_area)
"""Kinds of place for which no point could stand."""
PARTS: Final = frozenset({"station", "hospital"})
"""Kinds of place that are a part of a town."""


EVENT_KIND: Final = Vocabulary(
    "event kind",
    Term("departure", N_("departure"), N_("somebody sets out")),
    Term("crossing", N_("crossing"), N_("somebody crosses a border")),
    Term("arrival", N_("arrival"), N_("somebody gets there")),
    Term("incident", N_("incident"), N_("something happens to those on the way")),
    Term("turned_back", N_("turned back"), N_("somebody is not let through, or goes back")),
    Term("announcement", N_("announcement"), N_("something is announced")),
    Term("statement", N_("statement"), N_("somebody says something")),
    Term("background", N_("background"), N_("what went before, or goes on around it")),
)


MODE: Final = Vocabulary(
    "mode",
    ModeTerm("road", N_("by road"), N_("in vehicles on a road"), N_("{status} road journey"), 130),
    ModeTerm("air", N_("by air"), N_("in an aircraft"), N_("{status} flight"), 1000),
    ModeTerm("sea", N_("by sea"), N_("in a ship or a boat"), N_("{status} sea passage"), 80),
    ModeTerm("rail", N_("by rail"), N_("in a train"), N_("{status} train journey"), 320),
    ModeTerm("foot", N_("on foot"), N_("walking"), N_("{status} walk"), 8),
    ModeTerm(
        "unknown",
        N_("means not stated"),
        N_("the source does not say by what means"),
        N_("{status} movement, means not stated"),
        1000,
    ),
)


RELATION_KIND: Final = Vocabulary(
    "relation kind",
    RelationKindTerm(
        "disagree",
        N_("disagree"),
        N_("they do not say the same of what is, or may be, one thing"),
        lambda n: ngettext("{n} statement", "{n} statements side by side", n).format(n=n),
    ),
    RelationKindTerm(
        "part_of",
        N_("part of a whole"),
        N_("the first is a whole, the others are parts of it"),
        lambda n: _("A whole and its parts, as they were given"),
    ),
    RelationKindTerm(
        "same",
        N_("the same"),
        N_("they speak of the same thing, in other words"),
        lambda n: _("The same, said in different words"),
    ),
)


TRANSLATED: Final = Vocabulary(
    "translated",
    Term("yes", N_("translated"), N_("the words are a translation")),
    Term("no", N_("in the original language"), N_("the words are as they were said")),
    Term(
        "unknown",
        N_("possibly translated; the source does not say"),
        N_("the source does not say whether the words are a translation"),
    ),
)


SOURCE_RELATION: Final = Vocabulary(
    "source relation",
    Term("primary", N_("source of the story"), N_("the story is drawn from it")),
    Term("related", N_("named beside it"), N_("it is named beside the sources of the story")),
)


def line_sign(style: str) -> Sign:
    """The sign of a line's style: a status, or "inferred". Raises UnknownTerm."""
    return MARK[style].sign


_FIRST_OUTLOOK: Final = [term.outlook for term in STATUS.values()].index(True)


LINE_STYLES: Final = (*list(STATUS)[:_FIRST_OUTLOOK], "inferred", *list(STATUS)[_FIRST_OUTLOOK:])
"""Every way in which a line can be drawn, the best known first."""


def least_known(styles: Iterable[str]) -> str:
    """The style of what is least known among several. Raises ValueError for an unknown one."""
    return max(styles, key=LINE_STYLES.index)
