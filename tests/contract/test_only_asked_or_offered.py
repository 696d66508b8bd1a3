"""What somebody is only asked to do, or offers, agrees, promises or threatens to do, is not done.

In eight languages: a sentence, the headline that tells it as done, and one that does not.
"""

from __future__ import annotations

import pytest

from tests.planted import added_today, told_today

SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "ar": [
        (
            "دعا العمدة الرعاة إلى بيع المطحنة.",
            "الرعاة يبيعون المطحنة",
            "العمدة يدعو الرعاة إلى بيع المطحنة",
        ),
        (
            "حثت البلدية الرعاة على مغادرة الوادي.",
            "الرعاة يغادرون الوادي",
            "البلدية تحث الرعاة على مغادرة الوادي",
        ),
        (
            "وافقت البلدية على بيع المطحنة القديمة.",
            "البلدية تبيع المطحنة القديمة",
            "البلدية توافق على بيع المطحنة القديمة",
        ),
        (
            "وعدت البلدية بأن تبيع المطحنة القديمة.",
            "البلدية تبيع المطحنة القديمة",
            "البلدية وعدت بأن تبيع المطحنة القديمة",
        ),
        (
            "هددت البلدية ببيع المطحنة القديمة.",
            "البلدية تبيع المطحنة القديمة",
            "البلدية هددت ببيع المطحنة القديمة",
        ),
    ],
    "de": [
        (
            "Der Bürgermeister rief die Hirten auf, die Mühle zu verkaufen.",
            "Hirten verkaufen die Mühle",
            "Bürgermeister ruft die Hirten auf, die Mühle zu verkaufen",
        ),
        (
            "Die Gemeinde bot an, die alte Mühle zu verkaufen.",
            "Gemeinde verkauft die alte Mühle",
            "Die Gemeinde bietet an, die alte Mühle zu verkaufen",
        ),
        (
            "Die Gemeinde erklärte sich bereit, die alte Mühle zu verkaufen.",
            "Gemeinde verkauft die alte Mühle",
            "Gemeinde bereit, die alte Mühle zu verkaufen",
        ),
        (
            "Die Gemeinde versprach, die alte Mühle zu verkaufen.",
            "Gemeinde verkauft die alte Mühle",
            "Die Gemeinde verspricht, die alte Mühle zu verkaufen",
        ),
        (
            "Die Gemeinde drohte, die alte Mühle zu verkaufen.",
            "Gemeinde verkauft die alte Mühle",
            "Die Gemeinde droht, die alte Mühle zu verkaufen",
        ),
    ],
    "en": [
        (
            "The mayor called on the herders to sell the mill.",
            "Herders sell the mill",
            "The mayor calls on the herders to sell the mill",
        ),
        (
            "The mayor invited the herders to sell the mill.",
            "Herders sell the mill",
            "The mayor invites the herders to sell the mill",
        ),
        (
            "The herders offered to sell the old mill.",
            "Herders sell the old mill",
            "Herders offer to sell the old mill",
        ),
        (
            "The herders agreed to sell the old mill.",
            "Herders sell the old mill",
            "Herders agree to sell the old mill",
        ),
        (
            "The herders promised to sell the old mill.",
            "Herders sell the old mill",
            "Herders promise to sell the old mill",
        ),
        (
            "The herders threatened to sell the old mill.",
            "Herders sell the old mill",
            "Herders threaten to sell the old mill",
        ),
    ],
    "es": [
        (
            "El alcalde llamó a los pastores a vender el molino.",
            "Los pastores venden el molino",
            "El alcalde llama a los pastores a vender el molino",
        ),
        (
            "El alcalde instó a los pastores a vender el molino.",
            "Los pastores venden el molino",
            "El alcalde insta a los pastores a vender el molino",
        ),
        (
            "El municipio ofreció vender el molino viejo.",
            "El municipio vende el molino viejo",
            "El municipio ofrece vender el molino viejo",
        ),
        (
            "El municipio aceptó vender el molino viejo.",
            "El municipio vende el molino viejo",
            "El municipio acepta vender el molino viejo",
        ),
        (
            "El municipio prometió vender el molino viejo.",
            "El municipio vende el molino viejo",
            "El municipio promete vender el molino viejo",
        ),
        (
            "El municipio amenazó con vender el molino viejo.",
            "El municipio vende el molino viejo",
            "El municipio amenaza con vender el molino viejo",
        ),
    ],
    "fr": [
        (
            "Le maire a appelé les bergers à vendre le moulin.",
            "Les bergers vendent le moulin",
            "Le maire appelle les bergers à vendre le moulin",
        ),
        (
            "Le maire a exhorté les bergers à vendre le moulin.",
            "Les bergers vendent le moulin",
            "Le maire exhorte les bergers à vendre le moulin",
        ),
        (
            "La commune a proposé de vendre le vieux moulin.",
            "La commune vend le vieux moulin",
            "La commune propose de vendre le vieux moulin",
        ),
        (
            "La commune a accepté de vendre le vieux moulin.",
            "La commune vend le vieux moulin",
            "La commune accepte de vendre le vieux moulin",
        ),
        (
            "La commune a promis de vendre le vieux moulin.",
            "La commune vend le vieux moulin",
            "La commune promet de vendre le vieux moulin",
        ),
        (
            "La commune a menacé de vendre le vieux moulin.",
            "La commune vend le vieux moulin",
            "La commune menace de vendre le vieux moulin",
        ),
    ],
    "ru": [
        (
            "Мэр призвал пастухов продать мельницу.",
            "Пастухи продали мельницу",
            "Мэр призывает пастухов продать мельницу",
        ),
        (
            "Пастухи предложили продать старую мельницу.",
            "Пастухи продали старую мельницу",
            "Пастухи предлагают продать старую мельницу",
        ),
        (
            "Пастухи согласились продать старую мельницу.",
            "Пастухи продали старую мельницу",
            "Пастухи соглашаются продать старую мельницу",
        ),
        (
            "Пастухи пообещали продать старую мельницу.",
            "Пастухи продали старую мельницу",
            "Пастухи обещают продать старую мельницу",
        ),
        (
            "Пастухи пригрозили продать старую мельницу.",
            "Пастухи продали старую мельницу",
            "Пастухи грозят и угрожают продать старую мельницу",
        ),
    ],
    "uk": [
        (
            "Мер закликав пастухів продати млин.",
            "Пастухи продали млин",
            "Мер закликає пастухів продати млин",
        ),
        (
            "Пастухи запропонували продати старий млин.",
            "Пастухи продали старий млин",
            "Пастухи пропонують продати старий млин",
        ),
        (
            "Пастухи погодилися продати старий млин.",
            "Пастухи продали старий млин",
            "Пастухи погоджуються продати старий млин",
        ),
        (
            "Пастухи пообіцяли продати старий млин.",
            "Пастухи продали старий млин",
            "Пастухи обіцяють продати старий млин",
        ),
        (
            "Пастухи пригрозили продати старий млин.",
            "Пастухи продали старий млин",
            "Пастухи погрожують продати старий млин",
        ),
    ],
    "zh": [
        ("市长敦促牧民出售旧磨坊。", "牧民出售旧磨坊", "市长敦促牧民出售旧磨坊"),
        ("牧民提出出售旧磨坊。", "牧民出售旧磨坊", "牧民提出出售旧磨坊"),
        ("牧民同意出售旧磨坊。", "牧民出售旧磨坊", "牧民同意出售旧磨坊"),
        ("牧民承诺出售旧磨坊。", "牧民出售旧磨坊", "牧民承诺出售旧磨坊"),
        ("牧民威胁要出售旧磨坊。", "牧民出售旧磨坊", "牧民威胁要出售旧磨坊"),
    ],
}
CASES = [(language, *case) for language, cases in SENTENCES.items() for case in cases]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_what_was_only_asked_or_offered_is_not_told_as_done(
    language: str, sentence: str, false: str, honest: str
) -> None:
    exact = sentence.rstrip(".。")
    lines = told_today(added_today(language, false, exact), sentence)
    assert [p for p in lines if p.column in ("headline", "status")]
    # What is promised is planned as well: a row may have either status, as its words bear out.
    either = [
        told_today(added_today(language, honest, exact, status=status), sentence)
        for status in ("reported", "planned")
    ]
    assert [] in either, [str(problem) for problem in either[0]]


GIVEN = {
    "en": ("The herders offered water to the guests.", "Herders give the guests water"),
    "es": ("Los pastores ofrecieron agua a los viajeros.", "Los pastores dan agua a los viajeros"),
    "fr": ("Les bergers ont offert de l'eau aux gens.", "Les bergers donnent de l'eau aux gens"),
    "ru": ("Пастухи предложили гостям воду.", "Пастухи дали гостям воду"),
}


@pytest.mark.parametrize("language", GIVEN)
def test_what_was_offered_and_is_a_thing_may_have_been_given(language: str) -> None:
    sentence, headline = GIVEN[language]
    lines = told_today(added_today(language, headline, sentence.rstrip(".")), sentence)
    assert not [p for p in lines if "leaves out" in p.message]
