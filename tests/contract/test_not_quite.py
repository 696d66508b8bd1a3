"""What nearly was, is on a condition or stops short, told as so; who suffers told as who does.

`not_quite.toml`: language -> a report's sentence, a false headline and an honest one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.planted import added_today, told_today

_FILE = Path(__file__).with_name("not_quite.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [(language, row) for language, rows in _ROWS.items() for row in rows]


def _told(language: str, headline: str, row: list[str]) -> list[str]:
    sentence, _, _, *ahead = row
    cells = dict(zip(("status", "date"), ahead, strict=False))
    story = added_today(language, headline, sentence.rstrip(".。"), **cells)
    return [f"{problem.column}: {problem}" for problem in told_today(story, sentence)]


@pytest.mark.parametrize(("language", "row"), CASES)
def test_a_headline_keeps_what_its_sentence_hangs_on(language: str, row: list[str]) -> None:
    told = _told(language, row[1], row)
    assert [line for line in told if line.startswith("headline: ")]
    assert _told(language, row[2], row) == []


@pytest.mark.parametrize(
    ("language", "sentence", "ahead"),
    [
        ("fr", "Le navire livra 300 tonnes de farine.", False),
        ("fr", "La colonne se retira du village.", False),
        ("fr", "Le maire délivra les bergers.", False),
        ("fr", "La farine fut livrée à Opera.", False),
        ("fr", "Le navire livrera 300 tonnes de farine.", True),
        ("fr", "Les bergers partiront vendredi.", True),
        ("fr", "La colonne reviendra vendredi.", True),
        ("es", "El barco dejó 300 toneladas en Alcirá.", False),
        ("es", "El barco volvió de Irán.", False),
        ("es", "El barco dejará 300 toneladas.", True),
        ("es", "Los pastores saldrán el viernes.", True),
    ],
)
def test_only_a_verb_of_what_is_to_come_bears_out_a_plan(
    language: str, sentence: str, ahead: bool
) -> None:
    told = _told(language, sentence.rstrip("."), [sentence, "", "", "planned", "2024-05-17"])
    assert bool([line for line in told if line.startswith("status: ")]) != ahead, told


@pytest.mark.parametrize(
    ("language", "sentence", "headline"),
    [
        ("en", "Almost at once the herders left the mill.", "Herders leave the mill at once"),
        ("de", "Die Straße wurde von den Hirten gesperrt.", "Die Straße sperren die Hirten"),
        ("en", "Nearly 80 herders left the mill.", "Nearly 80 herders leave the mill"),
        ("en", "The herders narrowly escaped the flood.", "The herders escape the flood"),
        (
            "en",
            "The herders walked five kilometres from the town to the mill.",
            "The herders walk from the town to the mill",
        ),
        ("en", "The herders were taken by the river to the mill.", "Herders are taken to the mill"),
        ("en", "The road was closed by the police.", "The road is closed"),
        ("en", "The convoy was attacked by the rebels.", "Convoy attack: rebels blamed"),
        ("en", "The convoy was attacked by the rebels.", "Convoy attack blamed on the rebels"),
        ("en", "The herders were joined by their families.", "Herders join their families"),
        ("en", "The town was warned by the army.", "Town at war with army"),
        ("en", "The mill is owned by the mayor.", "Mill owner is the mayor"),
        ("en", "The bridge was destroyed by the flood.", "Flood destroys the bridge"),
        (
            "de",
            "Die Hirten wurden von der Mühle ins Tal gebracht.",
            "Die Hirten werden ins Tal gebracht",
        ),
        (
            "de",
            "Fünf Kilometer vor der Stadt hielt die Kolonne.",
            "Die Kolonne hält vor der Stadt",
        ),
        ("fr", "Les bergers sont passés par la forêt.", "Les bergers passent par la forêt"),
        ("fr", "La route a été coupée par la neige.", "La neige coupe la route"),
        ("es", "La carretera fue cortada por la nieve.", "La nieve corta la carretera"),
        (
            "ru",
            "Колонна прошла десять километров от города до мельницы.",
            "Колонна прошла от города до мельницы",
        ),
        ("zh", "货物被村民送到新城。", "村民把货物送到新城"),
    ],
)
def test_nothing_is_told_of_an_honest_one(language: str, sentence: str, headline: str) -> None:
    assert _told(language, headline, [sentence, "", ""]) == []
