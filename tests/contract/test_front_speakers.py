"""A story's front that has one of the story's own speakers say what another's row says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland.evidence.whole.front_speakers import of_front
from overland.story.loader import load
from tests.contract.test_stories_of_today import _story
from tests.planted import told_today
from tests.valley_story import STORY

_CASES = [
    ("en", "Mayor Petra Kovac says hundreds more could follow.",
     "Council officials say hundreds more could follow."),
    ("en", "The council officials dismiss reports that the trip is an exodus from the valley.",
     "Mayor Petra Kovac dismisses reports that the trip is an exodus from the valley."),
    ("en", "One of the drivers says there is no plan to empty the valley.",
     "“There is no plan to empty the valley”, says Mayor Petra Kovac."),
    ("en", "About 40 villagers would be taken out by bus, Petra Kovac announces.",
     "About 40 villagers would be taken out by bus, council officials announce; the mayor"
     " dismisses reports of an exodus."),
    ("en", "The passengers say hundreds more could follow.",
     "Council officials say hundreds more could follow."),
    ("en", "Farmers dismiss reports that the trip is an exodus from the valley.",
     "The mayor dismisses reports that the trip is an exodus from the valley."),
    ("fr", "Les villageois affirment que deux d'entre eux étaient blessés.",
     "Un guide affirme que deux d'entre eux étaient blessés."),
    ("es", "Los peregrinos aseguran que al menos tres barcas volvieron vacías.",
     "La alcaldesa asegura que al menos tres barcas volvieron vacías."),
    ("ru", "Пассажиры заявили, что могут понадобиться ещё два рейса.",
     "Пароходство заявило, что могут понадобиться ещё два рейса."),
    ("de", "Die Anwohner sagen, dass weitere Fahrten folgen könnten.",
     "Das Hilfswerk sagt, dass weitere Fahrten folgen könnten."),
    ("uk", "Пасажири кажуть, що можуть виїхати ще кілька сотень людей.",
     "Служба порятунку каже, що можуть виїхати ще кілька сотень людей."),
    ("ar", "مدير المعبر العلي يقول إن أكثر من ألفي شخص سجلوا أسماءهم للسفر.",
     "المجلس يقول إن أكثر من ألفي شخص سجلوا أسماءهم للسفر."),
    ("de", "Fahrer Brandt sagt, dass weitere Fahrten folgen könnten.",
     "Das Hilfswerk sagt, dass weitere Fahrten folgen könnten."),
    ("es", "La policía asegura que al menos tres barcas volvieron vacías.",
     "La alcaldesa Roldán asegura que al menos tres barcas volvieron vacías."),
    ("fr", "La commune affirme que deux d'entre eux étaient blessés.",
     "Le guide Aubert affirme que deux d'entre eux étaient blessés."),
    ("ru", "Капитан Синицын заявил, что могут понадобиться ещё два рейса.",
     "Пароходство заявило, что могут понадобиться ещё два рейса."),
    ("uk", "Водій Коваль каже, що можуть виїхати ще кілька сотень людей.",
     "Служба порятунку каже, що можуть виїхати ще кілька сотень людей."),
]  # fmt: skip


def _told(language: str, description: str) -> list[str]:
    story = STORY if language == "en" else _story(language)
    found = told_today(replace(story, description=description))
    return [str(p) for p in found if p.column == "description"]


@pytest.mark.parametrize(("language", "false", "honest"), _CASES)
def test_a_front_names_who_says_it_in_the_rows(language: str, false: str, honest: str) -> None:
    lines = _told(language, false)
    assert [line for line in lines if "what the story's rows have from" in line], lines
    assert _told(language, honest) == []


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        ("al menos tres barcas volvieron vacías", False),
        ("al menos tres barcas volvieron vacías y los demás llegaron", True),
        ("los peregrinos llegaron", True),
        ("las barcas llegaron vacías", True),
    ],
)
def test_what_came_back_by_a_row_of_its_own_is_no_arrival(end: str, is_told: bool) -> None:
    lines = _told("es", f"La alcaldesa Roldán asegura que {end}.")
    assert any("tells as done" in line for line in lines) is is_told


@pytest.mark.parametrize(
    "description",
    [
        "By the report there is no plan to empty the valley around Hilltown, and no exodus.",
        "By this report, two buses of people, mostly women, crossed; Hilltown's council waited.",
    ],
)
def test_a_place_alone_is_no_speaker(description: str) -> None:
    assert not [line for line in _told("en", description) if "have from" in line]


_FOLDER = Path(__file__).parents[2] / "data" / "stories"


@pytest.mark.parametrize("slug", sorted(path.name for path in _FOLDER.iterdir() if path.is_dir()))
def test_the_front_of_a_published_story_names_nobody_else(slug: str) -> None:
    assert list(of_front(load(_FOLDER / slug))) == []


@pytest.mark.parametrize(
    ("description", "is_told"),
    [
        ("By this one report, Moscow has helped Russians with children leave.", False),
        ("Russian citizens were ready to leave, a headline says.", False),
        ("Russian officials say there is no plan to take everyone out.", True),
        ("Embassy officials say thousands more could follow by air and sea.", True),
        ("Embassy officials say they respond to those who had asked for help.", False),
        ("Denisov says four buses carrying about 80 people crossed into Lebanon.", True),
        ("Four buses cross; Denisov says the planes would take home who wants to leave.", False),
    ],
)
def test_a_people_or_a_capital_is_no_speaker(description: str, is_told: bool) -> None:
    story = replace(load(_FOLDER / "syria-2013"), description=description)
    assert bool(list(of_front(story))) is is_told
