"""Critical CSS: what a page can need of a style sheet, and nothing that it can not."""

from __future__ import annotations

import pytest

from overland.assets import critical

MARKUP = """<html dir="rtl"><main id="ov-first" class="shown">
<a class="ov-event is-long" href="./" data-away>a</a></main>"""


def kept(rule: str) -> str:
    return critical.rules(rule, critical.names(MARKUP))


@pytest.mark.parametrize(
    "rule",
    [
        "a{color:red}",
        "#ov-first .ov-event > b{color:red}",
        ":is(.stApp, #ov-first) a{color:red}",
        "html:not(.stApp):not(:has(.stApp, p)) a{color:red}",
        ":has([data-away]){color:red}",
        "main:has(.ov-event:not(.stApp)){color:red}",
        '[dir="rtl"] a{color:red}',
        "@media (max-width: 9px){a{color:red}}",
    ],
)
def test_a_rule_that_may_mean_an_element_of_the_page_stays_as_it_is(rule: str) -> None:
    assert kept(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".stApp a{color:red}",
        "#ov-first:has(.stApp) a{color:red}",
        ":is(.stApp, #root) a{color:red}",
        '[data-testid="stMain"] a{color:red}',
        "@media (max-width: 9px){.stApp{color:red}}",
        "@media print{a{color:red}}",
        "/* a{color:red} */",
    ],
)
def test_a_rule_for_the_app_or_for_paper_is_left_out(rule: str) -> None:
    assert kept(rule) == ""


def test_of_several_selectors_those_of_the_page_stay_and_rules_keep_their_order() -> None:
    sheet = (
        "b { top: 0; }\n.stApp a,\n.ov-event:is(a, .stApp) { top: 1px; }\n\nb { top: 2px; left: 0 }"
    )
    assert kept(sheet) == "b{top:0}.ov-event:is(a, .stApp){top:1px}b{top:2px;left:0}"


def test_what_stands_folded_is_named_only_where_it_is_asked_for() -> None:
    markup = """<main><details class="shut"><summary class="told"></summary><p class="inside"></p>
</details><details open><p class="seen"></p></details></main>"""
    assert {".shut", ".told", ".seen", ".inside"} <= critical.names(markup)
    assert {".shut", ".told", ".seen"} <= critical.names(markup, folded=False)
    assert ".inside" not in critical.names(markup, folded=False)


def test_rules_in_two_parts_are_all_of_them_and_none_twice() -> None:
    sheet = "a{top:0}.late,.ov-event{top:1px}@media (max-width: 9px){.late{top:2px}}"
    early = critical.names(MARKUP)
    whole = early | {".late"}
    assert critical.rules(sheet, early) == "a{top:0}.ov-event{top:1px}"
    later = ".late{top:1px}@media (max-width: 9px){.late{top:2px}}"
    assert critical.rules(sheet, whole, but=early) == later
