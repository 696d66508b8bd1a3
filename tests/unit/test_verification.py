"""The verification record: what it says, when it changes, and what a reader is told."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from overland.commands import verify as command
from overland.errors import WrongUse
from overland.evidence.publication import changed, publication_check
from overland.evidence.text import extract
from overland.evidence.verification import claim_state, verify, write_record
from overland.story import loader
from overland.story.models import Story
from tests.small_story import COUNT, EVENT, QUOTE, SOURCE, STORY, TEXT, story_with, words

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "source" / "leaving-syria-2013-01-22.txt"
DAY = date(2020, 6, 1)
LATER = date(2021, 1, 1)


def checked(story: Story = STORY, text: str = TEXT) -> Story:
    return replace(story, verification=verify(story, {"gazette": text}, DAY))


def test_every_excerpt_that_stands_in_the_text_is_verified_on_the_day() -> None:
    story = checked()
    states = [claim_state(story, claim.id) for claim in story.claims]
    assert {(found.status, found.date) for found in states} == {("found", "2020-06-01")}
    assert publication_check(story) == ()


def test_offsets_in_the_record_lead_to_the_words() -> None:
    record = verify(STORY, {"gazette": TEXT}, DAY)
    entry = record["excerpts"]["riders"]  # type: ignore[index]
    assert TEXT[entry["start"] : entry["end"]] == "about 30 people"


def test_same_input_gives_same_bytes_whatever_the_day(tmp_path: Path) -> None:
    first = verify(STORY, {"gazette": TEXT}, DAY)
    write_record(tmp_path / "a.json", first)
    again = json.loads((tmp_path / "a.json").read_text())
    write_record(tmp_path / "b.json", verify(STORY, {"gazette": TEXT}, LATER, again))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.json"]


def test_a_changed_text_is_dated_anew() -> None:
    first = verify(STORY, {"gazette": TEXT}, DAY)
    second = verify(STORY, {"gazette": TEXT + " More."}, LATER, first)
    assert second["date"] == "2021-01-01"


def test_a_missing_text_is_never_a_pass() -> None:
    story = replace(STORY, verification=verify(STORY, {}, DAY))
    assert claim_state(story, "riders").status == "not_checked"
    assert {problem.severity for problem in publication_check(story)} == {"warning"}
    assert len(publication_check(story)) == len(story.claims)


def test_without_the_text_earlier_results_stand_for_unchanged_rows_only() -> None:
    first = verify(STORY, {"gazette": TEXT}, DAY)
    edited = story_with(counts=(replace(COUNT, evidence=words("about 31 people")),))
    story = replace(edited, verification=verify(edited, {}, LATER, first))
    assert claim_state(story, "riders").status == "not_checked"
    assert claim_state(story, "set-out").status == "found"
    assert claim_state(story, "set-out").date == "2020-06-01"


def test_a_row_changed_since_is_told_by_table_and_row() -> None:
    story = checked()
    edited = replace(story, counts=(replace(COUNT, evidence=words("about 30 people", "with")),))
    assert claim_state(edited, "riders").reason == "changed since"
    (problem,) = changed(edited)
    assert (problem.file, problem.row, problem.severity) == ("counts.csv", 2, "warning")


def test_a_story_without_a_record_is_not_checked() -> None:
    assert claim_state(STORY, "riders").reason == "no record"
    assert [problem.file for problem in changed(STORY)] == ["verification.json"]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"excerpts": [], "sources": 3},
        {"excerpts": {"riders": "found"}},
        {"excerpts": {"riders": {"status": "found"}}},
    ],
)
def test_a_damaged_record_is_never_a_pass(record: dict[str, object]) -> None:
    assert claim_state(replace(STORY, verification=record), "riders").status == "not_checked"


def test_a_record_of_another_text_than_the_sources_table_names_does_not_count() -> None:
    story = replace(checked(), sources=(replace(SOURCE, sha256="0" * 64),))
    assert claim_state(story, "riders").reason == "text changed"


@pytest.mark.parametrize(
    ("story", "why"),
    [
        (story_with(counts=(replace(COUNT, evidence=words("about 31 people")),)), "is not in"),
        (story_with(events=(replace(EVENT, evidence=words("said")),)), "more than once"),
        (story_with(counts=(replace(COUNT, evidence=None),)), "without evidence"),
        (story_with(quotes=(replace(QUOTE, text="We are going away"),)), "is not in"),
        (story_with(quotes=(replace(QUOTE, evidence=None, basis="inferred"),)), "no source"),
    ],
)
def test_a_story_that_cannot_show_its_words_is_held_back(story: Story, why: str) -> None:
    problems = publication_check(checked(story))
    assert {problem.severity for problem in problems} == {"problem"}
    assert why in problems[0].message


def test_a_quotation_that_stands_twice_is_told_apart_by_its_excerpt() -> None:
    text = TEXT + ' "We are going home," sang the children.'
    assert claim_state(checked(text=text), "home").status == "found"


def _arguments(root: Path, *texts: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arguments = parser.parse_args(["syria-2013", *(f"--text={text}" for text in texts)])
    arguments.root = root
    return arguments


def _copy(folder: Path, to: Path) -> Path:
    copy = to / "stories" / folder.name
    copy.mkdir(parents=True)
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def test_the_first_story_is_verified_by_its_record_and_again_by_its_text(tmp_path: Path) -> None:
    folder = ROOT / "data" / "stories" / "syria-2013"
    story = loader.load(folder)
    assert publication_check(story) == ()
    assert {claim_state(story, c.id).status for c in story.claims if c.evidence} == {"found"}
    if ARTICLE.exists():
        copy = _copy(folder, tmp_path)
        outcome = command.run(_arguments(tmp_path, f"moscow-times={ARTICLE}"))
        assert outcome.clean
        written = (copy / "verification.json").read_bytes()
        assert written == (folder / "verification.json").read_bytes()


def test_the_command_fails_and_shows_the_nearest_passage(tmp_path: Path) -> None:
    _copy(ROOT / "data" / "stories" / "syria-2013", tmp_path)
    text = tmp_path / "other.txt"
    text.write_text("Four buses carrying about 81 people crossed.", encoding="utf-8")
    outcome = command.run(_arguments(tmp_path, f"moscow-times={text}"))
    assert not outcome.clean
    told = [line for line in outcome.lines if "people-crossed" in line]
    assert "«81» where the excerpt has «80»" in told[0]


@pytest.mark.parametrize("text", ["moscow-times", "moscow-times=", "nobody=/x", "moscow-times=/no"])
def test_a_text_that_cannot_be_taken_is_wrong_use(tmp_path: Path, text: str) -> None:
    _copy(ROOT / "data" / "stories" / "syria-2013", tmp_path)
    with pytest.raises(WrongUse, match="--text"):
        command.run(_arguments(tmp_path, text))


def test_html_keeps_words_whole_and_blocks_apart() -> None:
    page = (
        "<title>T</title><script>var x = 'about 99'</script><nav>Menu</nav>"
        "<p>Four <b>bu</b>ses&nbsp;left</p><p>at dawn<!-- no --></p>"
    )
    assert extract.text_of("a.html", page.encode()).split() == [
        "T",
        "Four",
        "buses",
        "left",
        "at",
        "dawn",
    ]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"caf\xe9", "Save it as UTF-8"),
        ("a.txt", b" \n", "no text"),
        ("a.pdf", b"%PDF-1.4 broken", "cannot be read as PDF"),
        ("a.docx", b"PK", "text, HTML or PDF"),
    ],
)
def test_a_file_without_readable_text_says_what_to_do(name: str, data: bytes, told: str) -> None:
    with pytest.raises(extract.UnreadableText, match=told):
        extract.text_of(name, data)


def test_a_pdf_is_read_page_by_page() -> None:
    text = extract.text_of("a.pdf", _pdf("Four buses left", "at dawn"))
    assert [page.strip() for page in text.split("\f")] == ["Four buses left", "at dawn"]


def _pdf(*pages: str) -> bytes:
    """A PDF of one line a page, written by hand."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, words_of_page in enumerate(pages):
        content = f"BT /F1 12 Tf 20 100 Td ({words_of_page}) Tj ET"
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + (end + trailer).encode()
