"""Who answers for a row, and which statement a fold of evidence belongs to."""

from __future__ import annotations

from collections import Counter

from lxml import html

from overland import config
from overland.html import evidence_table
from overland.presentation import statements
from overland.story import loader
from overland.story.models import Leg, Place
from overland.view import View

SYRIA = loader.load(config.stories() / "syria-2013")
TABLE = html.fromstring(evidence_table.table(SYRIA, View(SYRIA.slug), statements.statements(SYRIA)))


def _row(claim: str) -> tuple[str, str]:
    """Who says so, and the name of the fold of evidence."""
    row = TABLE.xpath(f"//tr[@id='claim-{claim}']")[0]
    return row.xpath("td")[1].text_content(), row.xpath(".//summary/text() | .//summary/*")[
        -1
    ].text_content()


def test_the_editors_say_what_no_source_says_of_a_leg_or_a_place() -> None:
    rows: tuple[Leg | Place, ...] = (*SYRIA.legs, *SYRIA.places)
    concluded = [row for row in rows if row.basis == "inferred"]
    assert len(concluded) > 3
    for row in concluded:
        who, badge = _row(row.id)
        assert who == "the editors"
        assert badge == "words that the inference starts from"
    assert _row("masnaa")[1].startswith("words found in the source on ")


def test_no_two_folds_of_evidence_have_the_same_name() -> None:
    names = Counter(summary.get("aria-label") for summary in TABLE.iter("summary"))
    assert [name for name, times in names.items() if times > 1] == []
    figure = next(name for name in names if "about 80 people" in name)
    assert figure.startswith("Evidence of the figure · words found in the source on ")


def test_links_of_one_name_lead_to_one_address() -> None:
    addresses: dict[str, set[str]] = {}
    for link in TABLE.iter("a"):
        named = link.get("aria-label") or link.text_content()
        addresses.setdefault(named, set()).add(link.get("href"))
    there = [name for name in addresses if name.startswith("read it there: ")]
    assert len(there) > 30
    assert any("“about 80 people”" in name for name in there)
    assert [name for name in there if len(addresses[name]) > 1] == []
    assert len(addresses["archived copy: " + _source()]) == 1


def _source() -> str:
    told = statements.statement(SYRIA, SYRIA.events[0])
    return told.evidence[0].source
