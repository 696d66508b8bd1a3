"""Honest stories from sources in seven languages pass; a falsehood planted in each is caught."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from overland.evidence import lint, verification
from overland.evidence.claim_checks import not_checked
from overland.evidence.publication import publication_check
from overland.evidence.quotation_marks import quotations
from overland.story.models import Count, Event, Evidence, Quote, Story
from tests.small_story import SOURCE, story_with


@dataclass(frozen=True)
class Report:
    """An invented report: the text, what an honest row says of it, and what a false one says.

    Text and rows: figure, crossing, expected, denial, quotation, each with its excerpt.
    """

    text: str
    name: str
    crossing: tuple[str, str]
    """headline with digits, excerpt with a number word"""
    figure: tuple[str, str]
    """qualifier, figure as written"""
    expected: tuple[str, str]
    denied: tuple[str, str, str]
    """headline, excerpt, who denies"""
    quoted: str
    false_number: str
    false_status: str
    """the word that a status "reported" contradicts"""


REPORTS = {
    "ar": Report(
        "غادرت أربع حافلات المدينة يوم الثلاثاء وعلى متنها نحو 80 شخصاً.\n\n"
        "ومن المتوقع أن تصل القافلة إلى الميناء مساء.\n\n"
        "نفى رئيس البلدية أن تكون الرحلة بداية نزوح.\n\n"
        "وقال السائق: «نحن عائدون إلى بيوتنا».\n",
        "المدينة",
        ("غادرت 4 حافلات المدينة", "غادرت أربع حافلات المدينة"),
        ("نحو", "نحو 80 شخصاً"),
        ("من المتوقع أن تصل القافلة إلى الميناء", "المتوقع أن تصل القافلة إلى الميناء"),
        (
            "رئيس البلدية ينفي أن تكون الرحلة بداية نزوح",
            "نفى رئيس البلدية أن تكون الرحلة بداية نزوح",
            "رئيس البلدية",
        ),
        "نحن عائدون إلى بيوتنا",
        "غادرت 9 حافلات المدينة",
        "المتوقع",
    ),
    "ru": Report(
        "Из города Лугова выехали четыре автобуса, в них около 80 человек.\n\n"
        "Ожидается, что колонна прибудет в порт вечером.\n\n"
        "Мэр опроверг сообщения о начале исхода из долины.\n\n"
        "— Мы едем домой, — сказал водитель.\n",
        "Лугова",
        ("Из Лугова выехали 4 автобуса", "выехали четыре автобуса"),
        ("около", "около 80 человек"),
        ("Ожидается прибытие колонны в порт", "Ожидается, что колонна прибудет в порт"),
        ("Мэр опроверг сообщения о начале исхода", "опроверг сообщения о начале исхода", "Мэр"),
        "Мы едем домой",
        "Из Лугова выехали 9 автобусов",
        "ожидается",
    ),
    "uk": Report(
        "З міста Лугова виїхали чотири автобуси, у них близько 80 людей.\n\n"
        "Очікується, що колона прибуде до порту ввечері.\n\n"
        "Мер спростував повідомлення про початок виходу з долини.\n\n"
        "«Ми їдемо додому», — сказав водій.\n",
        "Лугова",
        ("З Лугова виїхали 4 автобуси", "виїхали чотири автобуси"),
        ("близько", "близько 80 людей"),
        ("Очікується прибуття колони до порту", "Очікується, що колона прибуде до порту"),
        (
            "Мер спростував повідомлення про вихід",
            "спростував повідомлення про початок виходу",
            "Мер",
        ),
        "Ми їдемо додому",
        "З Лугова виїхали 9 автобусів",
        "очікується",
    ),
    "fr": Report(
        "Quatre autocars ont quitté Valmont mardi avec environ 80 personnes.\n\n"
        "Le convoi devrait arriver au port dans la soirée.\n\n"
        "Le maire a démenti que le voyage marque le début d'un exode.\n\n"
        "« Nous rentrons chez nous », a dit le chauffeur.\n",
        "Valmont",
        ("4 autocars quittent Valmont", "Quatre autocars ont quitté Valmont"),
        ("environ", "environ 80 personnes"),
        ("Le convoi devrait arriver au port", "Le convoi devrait arriver au port"),
        (
            "Le maire dément le début d'un exode",
            "démenti que le voyage marque le début d'un exode",
            "Le maire",
        ),
        "Nous rentrons chez nous",
        "9 autocars quittent Valmont",
        "devrait",
    ),
    "es": Report(
        "Cuatro autobuses salieron de Valverde el martes con unas 80 personas.\n\n"
        "Se espera que el convoy llegue al puerto por la noche.\n\n"
        "El alcalde negó que el viaje sea el comienzo de un éxodo.\n\n"
        "—Volvemos a casa —dijo el conductor.\n",
        "Valverde",
        ("4 autobuses salen de Valverde", "Cuatro autobuses salieron de Valverde"),
        ("unas", "unas 80 personas"),
        ("Se espera que el convoy llegue al puerto", "espera que el convoy llegue al puerto"),
        (
            "El alcalde niega el comienzo de un éxodo",
            "negó que el viaje sea el comienzo de un éxodo",
            "El alcalde",
        ),
        "Volvemos a casa",
        "9 autobuses salen de Valverde",
        "espera",
    ),
    "de": Report(
        "Vier Busse verließen Talheim am Dienstag mit etwa 80 Menschen.\n\n"
        "Der Konvoi wird am Abend im Hafen erwartet.\n\n"
        "Der Bürgermeister bestritt, dass die Fahrt der Beginn einer Flucht sei.\n\n"
        "„Wir fahren nach Hause“, sagte der Fahrer.\n",
        "Talheim",
        ("4 Busse verlassen Talheim", "Vier Busse verließen Talheim"),
        ("etwa", "etwa 80 Menschen"),
        ("Der Konvoi wird im Hafen erwartet", "Der Konvoi wird am Abend im Hafen erwartet"),
        (
            "Der Bürgermeister bestreitet den Beginn einer Flucht",
            "bestritt, dass die Fahrt der Beginn einer Flucht sei",
            "Der Bürgermeister",
        ),
        "Wir fahren nach Hause",
        "9 Busse verlassen Talheim",
        "erwartet",
    ),
    "zh": Report(
        "周二，四辆大巴载着约80人离开山城。\n\n预计车队晚上抵达港口。\n\n"
        "市长否认这次行程是外逃的开始。\n\n司机说：「我们回家了。」\n",
        "山城",
        ("4辆大巴离开山城", "四辆大巴载着约80人离开山城"),
        ("约", "约80人"),
        ("预计车队抵达港口", "预计车队晚上抵达港口"),
        ("市长否认行程是外逃的开始", "否认这次行程是外逃的开始", "市长"),
        "我们回家了",
        "9辆大巴离开山城",
        "预计",
    ),
}


def story_of(language: str) -> Story:
    report = REPORTS[language]

    def words(exact: str) -> Evidence:
        return Evidence("gazette", exact)

    crossing = Event(
        *("crossing", "2020-05-01", "", "", "departure", "reported"),
        *(report.crossing[0], "stated", "place: not told", words(report.crossing[1])),
        speaker="The Gazette",
    )
    expected = replace(
        crossing,
        id="expected",
        kind="arrival",
        status="expected",
        headline=report.expected[0],
        evidence=words(report.expected[1]),
        date="2020-05-01/..",
    )
    denied = replace(
        crossing,
        id="denied",
        kind="statement",
        status="denied",
        headline=report.denied[0],
        evidence=words(report.denied[1]),
        speaker=report.denied[2],
    )
    figure = Count(
        *("figure", "crossing", "people", 75, 85, report.figure[0], report.figure[1], "reported"),
        *("The Gazette", "stated", "", words(report.figure[1])),
    )
    quote = Quote(
        id="quote",
        event="crossing",
        speaker={"ar": "السائق", "ru": "водитель", "uk": "водій"}.get(language, ""),
        role="",
        named=False,
        text=report.quoted,
        language=language,
        translated="no",
        said_at="",
        evidence=words(report.quoted),
    )
    source = replace(SOURCE, language=language, title="", published="", url="")
    return story_with(
        sources=(source,),
        language=language,
        title=report.crossing[0],
        places=(),
        legs=(),
        counts=(figure,),
        quotes=(quote,),
        events=(crossing, expected, denied),
    )


def told(story: Story) -> list[str]:
    text = REPORTS[story.language].text
    record = verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    checked = replace(story, verification=record)
    return [str(problem) for problem in (*publication_check(checked), *lint.warnings(checked))]


@pytest.mark.parametrize("language", REPORTS)
def test_an_honest_story_passes(language: str) -> None:
    assert told(story_of(language)) == []


@pytest.mark.parametrize("language", REPORTS)
def test_a_number_that_the_source_does_not_say_is_told(language: str) -> None:
    story = story_of(language)
    false = replace(story.events[0], headline=REPORTS[language].false_number)
    assert any("says 9" in line for line in told(replace(story, events=(false, *story.events[1:]))))


@pytest.mark.parametrize("language", REPORTS)
def test_what_is_expected_and_told_as_done_is_told(language: str) -> None:
    story = story_of(language)
    crossing, expected, denied = story.events
    false = replace(expected, status="reported")
    lines = told(replace(story, events=(crossing, false, denied)))
    assert any("status" in line and REPORTS[language].false_status in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_denial_told_as_a_report_is_told(language: str) -> None:
    story = story_of(language)
    crossing, expected, denied = story.events
    false = replace(denied, status="reported", headline=REPORTS[language].expected[0])
    lines = told(replace(story, events=(crossing, expected, false)))
    assert any("Write denied" in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_figure_without_its_about_is_told(language: str) -> None:
    story = story_of(language)
    figure = story.counts[0]
    cut = figure.as_written.removeprefix(figure.qualifier).strip()
    false = replace(figure, as_written=cut, qualifier="", evidence=Evidence("gazette", cut))
    lines = told(replace(story, counts=(replace(false, minimum=80, maximum=80),)))
    assert any("leaves out" in line and "counts.csv" in line for line in lines), lines


def test_a_language_that_is_not_known_is_told_as_not_checked_and_withholds_nothing() -> None:
    story = story_of("ru")
    swahili = replace(story, sources=(replace(story.sources[0], language="sw"),))
    assert list(not_checked(swahili)) == ["sw"]
    assert list(not_checked(story)) == []
    lines = told(swahili)
    assert not [line for line in lines if "says" in line or "status" in line], lines


UNNAMED = {
    "en": ("an official who asked not to be named", "soldiers", "«We leave», said "),
    "ar": ("مسؤول طلب عدم ذكر اسمه", "متطرفين", "«نحن نغادر»، قال "),
    "ru": ("чиновник, просивший не называть его имени", "дезертиры", "«Мы уезжаем», — сказал "),
    "uk": ("посадовець, який просив не називати його", "дезертири", "«Ми їдемо», — сказав "),
    "fr": ("un responsable qui a requis l'anonymat", "déserteurs", "« Nous partons », a dit "),
    "es": ("un funcionario que pidió no ser identificado", "desertores", "«Nos vamos», dijo "),
    "de": ("ein Beamter, der anonym bleiben wollte", "Deserteure", "„Wir gehen“, sagte "),
    "zh": ("一位要求匿名的官员", "逃兵", "「我们走」，说话的是"),
}


@pytest.mark.parametrize("language", UNNAMED)
def test_a_name_given_to_somebody_unnamed_is_told_in_every_language(language: str) -> None:
    who, _, said = UNNAMED[language]
    text = f"{said}{who}.\n"
    match = quotations(text)[0]
    quote = Quote(
        *("quote", "crossing", "Maria Muster", "", True, text[slice(*match)].strip(), language),
        *("no", ""),
        evidence=Evidence("gazette", text[slice(*match)].strip()),
    )
    story = story_of(language) if language in REPORTS else story_of("ru")
    source = replace(story.sources[0], language=language)
    lone = replace(story, language=language, sources=(source,), events=(), counts=())
    record = verification.verify(
        replace(lone, quotes=(quote,)), {"gazette": text}, date(2020, 6, 1)
    )
    lines = [str(p) for p in publication_check(replace(lone, quotes=(quote,), verification=record))]
    assert any("named" in line and "who speaks here" in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_kind_of_people_that_the_source_has_not_is_told(language: str) -> None:
    story = story_of(language)
    first = story.events[0]
    false = replace(first, headline=f"{first.headline}: {UNNAMED[language][1]}")
    lines = told(replace(story, events=(false, *story.events[1:])))
    assert any("which the source says nowhere" in line for line in lines), lines
