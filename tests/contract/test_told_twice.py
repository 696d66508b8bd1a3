"""A headline may have the words of another sentence that tells the same, and of no other."""

from __future__ import annotations

import pytest

from tests.planted import added_today, told_today

REPORTS: dict[str, tuple[str, str, str, str]] = {
    "ar": (
        "عبرت أربع حافلات هاربة من الحريق نهر الغزال يوم السبت. "
        "وعبرت أربع حافلات تقل نحو عشرين راعيا نهر الغزال صباح السبت قرب الجسر.",
        "وعبرت ثلاث سفن هاربة من الحريق بحيرة الرمل يوم السبت. "
        "وعبرت أربع حافلات تقل نحو عشرين راعيا نهر الغزال صباح السبت قرب الجسر.",
        "وعبرت أربع حافلات تقل نحو عشرين راعيا نهر الغزال صباح السبت",
        "أربع حافلات تقل رعاة هاربة من الحريق تعبر نهر الغزال قرب الجسر",
    ),
    "en": (
        "Four buses fleeing the fire crossed the Deer River on Saturday. "
        "Four buses carrying shepherds crossed the Deer River on Saturday morning at the ford.",
        "Three boats fleeing the fire crossed the lake. "
        "Four buses carrying shepherds crossed the Deer River on Saturday morning at the ford.",
        "Four buses carrying shepherds crossed the Deer River",
        "Four buses cross the Deer River, fleeing the fire",
    ),
    "es": (
        "Cuatro autobuses que huían del incendio cruzaron el río Ciervo el sábado. "
        "Cuatro autobuses con pastores cruzaron el río Ciervo el sábado junto al puente.",
        "Tres barcos que huían del incendio llegaron al lago. Cuatro autobuses "
        "con pastores cruzaron el río Ciervo el sábado por la mañana junto al puente.",
        "Cuatro autobuses con pastores cruzaron el río Ciervo",
        "Cuatro autobuses que huían del incendio cruzan el río Ciervo",
    ),
    "fr": (
        "Quatre bus fuyant l'incendie ont traversé la rivière du Cerf samedi. Quatre bus "
        "transportant des bergers ont traversé la rivière du Cerf samedi matin au gué.",
        "Trois barques fuyant l'incendie ont gagné le lac. Quatre bus "
        "transportant des bergers ont traversé la rivière du Cerf samedi matin au gué.",
        "Quatre bus transportant des bergers ont traversé la rivière du Cerf",
        "Quatre bus traversent la rivière du Cerf, fuyant l'incendie",
    ),
    "ru": (
        "Четыре автобуса, которые спасались от пожара, пересекли реку Оленью. "
        "Четыре автобуса с пастухами пересекли реку Оленью утром в субботу у брода.",
        "Три лодки, которые спасались от пожара, пришли к озеру. Четыре автобуса "
        "с пастухами пересекли реку Оленью утром в субботу у брода.",
        "Четыре автобуса с пастухами пересекли реку Оленью",
        "Четыре автобуса пересекают реку Оленью, спасаясь от пожара",
    ),
    "uk": (
        "Чотири автобуси, що рятувалися від пожежі, перетнули річку Оленячу в суботу. Чотири "
        "автобуси з пастухами перетнули річку Оленячу вранці в суботу біля броду.",
        "Три човни, що рятувалися від пожежі, дісталися озера. Чотири "
        "автобуси з пастухами перетнули річку Оленячу вранці в суботу біля броду.",
        "Чотири автобуси з пастухами перетнули річку Оленячу",
        "Чотири автобуси перетинають річку Оленячу, рятуючись від пожежі",
    ),
}
"""What tells the same twice; what tells of something else; the excerpt; the headline."""


@pytest.mark.parametrize("language", REPORTS)
def test_a_sentence_that_tells_the_same_lends_its_words(language: str) -> None:
    same, _other, exact, headline = REPORTS[language]
    assert [str(p) for p in told_today(added_today(language, headline, exact), same)] == []


# In Arabic no ending tells a verb: what a sentence lends is not compared.
@pytest.mark.parametrize("language", [one for one in REPORTS if one != "ar"])
def test_one_that_tells_of_something_else_does_not(language: str) -> None:
    _same, other, exact, headline = REPORTS[language]
    lines = told_today(added_today(language, headline, exact), other)
    assert [p for p in lines if p.column == "headline"]
