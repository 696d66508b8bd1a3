"""Times of day in a headline that its sentence does not have, each beside an honest headline."""

from __future__ import annotations

import pytest

from tests.planted import added, falsehood_and_twin, told_today, untold

DARK = [
    ("en", "The herders left the mill.", "Herders leave the mill{}", " after dark"),
    ("de", "Die Hirten verließen die Mühle.", "Hirten verlassen die Mühle{}", " bei Dunkelheit"),
    ("es", "Los pastores dejaron el molino.", "Los pastores dejan el molino{}", " al anochecer"),
    ("fr", "Les bergers quittent le moulin.", "Les bergers quittent le moulin{}", " au crépuscule"),
    ("ru", "Пастухи покинули мельницу.", "Пастухи покинули мельницу{}", " в сумерках"),
    ("uk", "Пастухи залишили млин.", "Пастухи залишили млин{}", " у сутінках"),
    ("ar", "غادر الرعاة المطحنة.", "الرعاة يغادرون المطحنة{}", " بعد الغروب"),
]


@pytest.mark.parametrize(("language", "sentence", "headline", "dark"), DARK)
def test_it_is_dark_where_the_source_says_so(
    language: str, sentence: str, headline: str, dark: str
) -> None:
    false, honest = falsehood_and_twin(
        language, sentence, headline.format(dark), headline.format("")
    )
    assert untold(false, "headline", "the words of its source do not") == []
    assert [str(problem) for problem in honest] == []


LEFT = "The herders left the mill with forty sheep."
OTHERS = f"{LEFT} Reporters photographed the empty barn after dark. Vets waited since the evening."


@pytest.mark.parametrize(
    ("text", "when", "wrong"),
    [
        (OTHERS, "after dark", True),
        (OTHERS, "in the evening", True),
        (OTHERS, "with forty sheep", False),
        (f"{LEFT} It was evening by then.", "in the evening", False),
        (f"{LEFT} It was evening by then.", "after dark", False),
        (f"{LEFT} The herders left the mill at night.", "after dark", False),
        (f"{LEFT} The herders left the mill at noon.", "after dark", True),
    ],
)
def test_a_time_of_day_is_of_the_row_and_of_nothing_else(text: str, when: str, wrong: bool) -> None:
    story = added(f"Herders leave the mill {when}", LEFT.rstrip("."))
    lines = [line for line in told_today(story, text) if "says “" in line.message]
    assert bool([line for line in lines if line.column == "headline"]) == wrong, lines
