"""Every story here may be published: what an editor runs before publishing finds nothing."""

import re
from pathlib import Path

import pytest

from overland import cli
from overland.evidence import verification
from overland.html import panel
from overland.presentation import statements
from overland.story import loader
from overland.story.models import Quote
from overland.view import View

DATA = Path(__file__).resolve().parents[2] / "data"
FOLDERS = sorted(path for path in (DATA / "stories").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_strict_check_finds_no_problem(folder: Path) -> None:
    assert cli.main(["--root", str(DATA), "check", "--strict", folder.name]) == 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_claim_with_evidence_was_found_in_its_source(folder: Path) -> None:
    story = loader.load(folder)
    stated = [claim for claim in story.claims if claim.evidence]
    states = {claim.id: verification.claim_state(story, claim.id).status for claim in stated}
    assert len(states) > 0
    assert set(states.values()) == {"found"}
    assert all(quote.evidence for quote in story.claims if isinstance(quote, Quote))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_the_map_shows_stands_in_the_evidence_table(folder: Path) -> None:
    story = loader.load(folder)
    listed = {row.claim.id for row in statements.statements(story)}
    views = [View(story.slug, place=place.id) for place in story.places]
    views += [View(story.slug, event=event.id) for event in story.events]
    panels = "".join(panel.panel(story, view) for view in views)
    shown = set(re.findall(r' id="(?:event|count|quote|leg)-([^"]+)"', panels))
    assert len(shown) > len(story.places)
    assert shown <= listed
