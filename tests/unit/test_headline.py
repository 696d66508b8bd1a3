"""What stands above the map: whose report in a short line, and the figures of the event apart."""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import replace

from overland import config, i18n
from overland.html import embed, filters, headline, panel, relations
from overland.presentation import figures, sources, statements
from overland.story import loader
from overland.story.filter import Filter
from overland.view import View
from tests import readable

SYRIA, SUDAN = (loader.load(config.stories() / slug) for slug in ("syria-2013", "sudan-2023"))


def test_several_documents_are_told_by_publisher_and_day_in_a_short_line() -> None:
    told = sources.credit(SUDAN)
    assert told == (
        "4 sources: U.S. Department of State (29 April – 2 May 2023) "
        "and U.S. Department of Defense (29 April 2023)"
    )
    first, *others = SUDAN.sources
    years = replace(SUDAN, sources=(replace(first, published="2022-12-30"), *others))
    assert "(30 December 2022 – 2 May 2023)" in sources.credit(years)
    unsure = replace(SUDAN, sources=(replace(first, published="2023-04"), *others))
    assert "(April 2023, 1 May 2023, and 2 May 2023)" in sources.credit(unsure)


def test_a_document_that_was_read_second_hand_says_so_wherever_it_is_named() -> None:
    told = "U.S. Department of Defense, title not known, 29 April 2023 (as two news outlets quote"
    shown = panel.panel(SUDAN, View(SUDAN.slug, event="naval"))
    assert told in readable.html(shown)
    assert "quote it" not in sources.source_line(SUDAN, SUDAN.sources[2])


def test_a_publisher_has_the_name_that_the_story_gives_in_the_readers_language() -> None:
    def told(code: str) -> str:
        i18n.use(code)
        return f"{sources.credit(SUDAN)} {sources.source_line(SUDAN, SUDAN.sources[1])}"

    for code, names in {
        "ru": ("Госдепартамент США", "Министерство обороны США", "цитируют"),
        "ar": ("وزارة الخارجية الأمريكية", "وزارة الدفاع الأمريكية", "كما تقتبسه"),
        "fr": ("U.S. Department of State",),
    }.items():
        said = copy_context().run(told, code)
        assert [name for name in names if name not in said] == []
        assert ("Department" in said) == (code == "fr")


def test_one_document_is_told_with_its_title_and_without_where_nobody_knows_it() -> None:
    assert "“Leaving Syria, Russians Cross Into Lebanon”" in sources.credit(SYRIA)
    untitled = tuple(replace(source, title="") for source in SYRIA.sources)
    said = sources.credit(replace(SYRIA, sources=untitled))
    assert said == "Source: The Moscow Times, 22 January 2013"


def test_of_many_publishers_the_first_three_are_named_and_the_others_counted() -> None:
    one = sources.primary(SUDAN)[0]
    many = tuple(replace(one, id=f"s{n}", publisher=f"Paper {n}") for n in range(5))
    assert sources.credit(replace(SUDAN, sources=many)).endswith(
        "Paper 2 (29 April 2023), and 2 more"
    )


def test_the_figures_of_the_event_stand_apart_from_the_others() -> None:
    for story, own in ((SYRIA, ["people-crossed", "buses"]), (SUDAN, ["convoys", "over-700"])):
        event, of_event, others = figures.of_the_event(story)
        assert event
        assert [count.id for count in of_event] == own
        assert [count.id for count in (*of_event, *others)] == list(story.headline_counts)


ANOTHER = "77 Russians (headline only, undated)"


def test_a_figure_says_which_others_were_given_in_the_head_and_in_an_embed() -> None:
    shown = readable.html(headline.headline(SYRIA, View(story="syria-2013")))
    announced = "Announcement: about 100 of their citizens (planned)"
    others = f"{announced}; {ANOTHER}"
    assert others in shown
    assert "Russian officials in Moscow · 21 January 2013" in shown
    assert "Crossing: about 80 people (reported · The Moscow Times)" in shown
    assert others in readable.html(embed.title(SYRIA, View(story="syria-2013")))


def test_a_figure_of_another_event_is_no_rival_of_one_and_one_that_was_only_said_is() -> None:
    people = next(count for count in SYRIA.counts if count.id == "people-crossed")
    arrived = next(count for count in SYRIA.counts if count.id == "headline-77")
    same = replace(arrived, event=people.event, status="claimed", speaker="A guard")
    counts = tuple(same if count is arrived else count for count in SYRIA.counts)
    said = figures.otherwise(replace(SYRIA, counts=counts), people)
    assert "headline" not in said
    assert "Another figure: 77 Russians (claimed · A guard)" in said
    assert "; announcement: about 100 of their citizens (planned" in said
    over = next(count for count in SUDAN.counts if count.id == "over-700")
    assert figures.otherwise(SUDAN, over).startswith("Another figure: 700 individuals (claimed")


def test_above_claimed_figures_stand_who_claims_them_and_that_it_was_said() -> None:
    shown = readable.html(headline.headline(SUDAN, View(story="sudan-2023")))
    assert "Said · Vedant Patel, U.S. Department of State · 1 May 2023" in shown
    assert "The event" not in shown


def test_a_figure_without_bounds_is_compared_by_the_number_in_its_words() -> None:
    eighty = next(count for count in SYRIA.counts if count.id == "people-crossed")
    assert (eighty.minimum, eighty.maximum) == (None, None)
    assert figures.numbers(SYRIA, eighty) == (80,)
    assert eighty in figures.sized(SYRIA, "crossing")
    announced = next(count for count in SYRIA.counts if count.id == "people-announced")
    same = replace(announced, as_written="about 80 citizens")
    story = replace(SYRIA, counts=tuple(same if c == announced else c for c in SYRIA.counts))
    assert "77 Russians" in figures.otherwise(story, eighty)


def test_a_denial_is_not_told_as_denied() -> None:
    event = SYRIA.event("denisov")
    assert event
    assert (
        statements.statement(SYRIA, event).known
        == "a denial (day or place concluded by the editors)"
    )


def test_what_somebody_said_is_not_told_as_inferred_where_its_day_or_place_is() -> None:
    kinds = ("statement", "announcement")
    said = [e for e in SYRIA.events if e.basis == "inferred" and e.kind in kinds]
    known = {statements.statement(SYRIA, event).known for event in said}
    assert known
    assert all(told.endswith(" (day or place concluded by the editors)") for told in known)
    bare = replace(said[0], evidence=None, kind="arrival", status="reported")
    assert statements.statement(SYRIA, bare).known == "reported, editors’ conclusion"
    figure = next(count for count in SYRIA.counts if count.id == "could-follow")
    assert statements.statement(SYRIA, figure).known == "forecast, partly the editors’ conclusion"


def test_a_quotation_in_another_language_says_who_translated_it_wherever_it_stands() -> None:
    quote = next(quote for quote in SYRIA.quotes if quote.id == "no-plan")

    def told() -> tuple[str, str, str]:
        i18n.use("ar")
        one = statements.statement(SYRIA, quote)
        beside = "".join(relations.all_of(SYRIA, View(story="syria-2013")))
        return one.translator, one.one_line, beside

    translator, line, beside = copy_context().run(told)
    assert translator
    assert translator in line
    assert translator in beside
    assert "There is no plan to take everyone out" in beside


def test_a_time_is_no_figure_that_stands_for_itself() -> None:
    people = next(count for count in SYRIA.counts if count.id == "people-crossed")
    years = replace(people, id="years", unit="years", as_written="nearly two years", maximum=2)
    told = figures.sized(replace(SYRIA, counts=(*SYRIA.counts, years)), people.event)
    assert people in told
    assert years not in told


def test_a_filter_says_what_it_filters_and_has_no_other_figures_above_the_map() -> None:
    planned = View(SYRIA.slug, filter=Filter(statuses=("planned",)))
    shown = readable.html(headline.with_filter(SYRIA, planned))
    assert "A part of the story: planned." in shown
    assert "about 100 of their citizens" in shown
    for other in ("two planes", "four buses"):
        assert other in readable.html(headline.with_filter(SYRIA, View(SYRIA.slug)))
        assert other not in shown


def test_a_search_that_finds_nothing_says_so_and_leads_back_to_everything() -> None:
    nothing = View(SYRIA.slug, filter=Filter(words="zeppelin"))
    shown = readable.html(filters.form(SYRIA, nothing))
    assert "Nothing in the story matches" in shown
    assert "Show everything" in shown


def test_a_title_in_another_direction_is_a_part_of_its_line_that_keeps_together() -> None:
    def told(code: str) -> str:
        i18n.use(code)
        return headline.headline(SYRIA, View(SYRIA.slug, lang=code))

    shown = copy_context().run(told, "ar")
    assert "<bdi>“Leaving Syria, Russians Cross Into Lebanon”</bdi>" in shown
    assert "<bdi>" not in copy_context().run(told, "en")
