"""`overland geocode` writes a ledger for review, the same bytes every time, and nothing else."""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from overland.commands import geocode as command
from overland.commands.geocode import geocode
from overland.commands.outcome import Outcome
from overland.errors import WrongUse
from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate, GeocodingFailed, Query
from overland.story import loader

DATA = Path(__file__).resolve().parents[2] / "data"
SLUG = "syria-2013"


class Told:
    """A provider that says what the test tells it to say."""

    name = "told"
    geocoder = None

    def __init__(
        self, version: str = "1", *, moved: float = 0.0, failing: bool = False, knowing: bool = True
    ) -> None:
        self.version = version
        self._knowing = knowing
        self._moved = moved
        self._failing = failing
        self.asked: list[Query] = []

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        self.asked.append(query)
        if self._failing and query.kind == "embassy":
            raise GeocodingFailed("told: the line went dead")
        if query.names[0] != "Masnaa" or not self._knowing:
            return ()
        place = Candidate(
            "Masnaa", 33.7029 + self._moved, 35.924, "border_crossing", "LB", "told 1", 1.0
        )
        return (place,)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "stories" / SLUG
    shutil.copytree(DATA / "stories" / SLUG, copy)
    (copy / ledger.FILE).unlink(missing_ok=True)
    return copy


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _run(folder: Path, told: Told, today: str = "2026-01-01", only: str = "") -> Outcome:
    return geocode(loader.load(folder), folder, told, today, only=only)


def test_the_ledger_is_all_that_is_written(folder: Path) -> None:
    before = _bytes(folder)
    _run(folder, Told())
    after = _bytes(folder)
    assert after.keys() - before.keys() == {ledger.FILE}
    assert {name: after[name] for name in before} == before


def test_every_place_gets_an_entry_with_a_reason(folder: Path) -> None:
    outcome = _run(folder, Told())
    entries = ledger.read(folder / ledger.FILE)
    assert entries.keys() == {place.id for place in loader.load(folder).places}
    assert all(entry.reason.endswith(".") for entry in entries.values())
    assert entries["masnaa"].chosen == "told 1"
    assert entries["embassy-beirut"].chosen is None
    assert "embassy-beirut: no point. No candidate" in "\n".join(outcome.lines)


def test_running_again_on_another_day_gives_the_same_bytes(folder: Path) -> None:
    _run(folder, Told())
    before = _bytes(folder)
    _run(folder, Told(), today="2027-12-31")
    assert _bytes(folder) == before


def test_what_a_person_decided_stays_until_it_is_forced(folder: Path) -> None:
    _run(folder, Told())
    known = ledger.read(folder / ledger.FILE)
    decided = replace(known["masnaa"], chosen=None, reason="Reviewed: the post has moved.")
    (folder / ledger.FILE).write_text(ledger.text({**known, "masnaa": decided}), "utf-8")
    outcome = _run(folder, Told(moved=0.01))
    assert ledger.read(folder / ledger.FILE)["masnaa"] == decided
    assert outcome.data["kept"] == {"masnaa": "kept as a person decided"}
    assert any("--force" in line for line in outcome.lines)
    geocode(loader.load(folder), folder, Told(moved=0.01), "2026-01-01", force=True)
    assert ledger.read(folder / ledger.FILE)["masnaa"].chosen == "told 1"


def test_a_provider_that_knows_nothing_takes_no_point_away(folder: Path) -> None:
    _run(folder, Told())
    before = ledger.read(folder / ledger.FILE)["masnaa"]
    outcome = _run(folder, Told(version="2", knowing=False))
    assert ledger.read(folder / ledger.FILE)["masnaa"] == before
    assert "finds no point" in str(outcome.data["kept"])


def test_what_another_run_wrote_meanwhile_is_kept(folder: Path) -> None:
    class Slow(Told):
        def candidates(self, query: Query) -> tuple[Candidate, ...]:
            if len(self.asked) == 0:
                _run(folder, Told(), only="masnaa")
            return super().candidates(query)

    _run(folder, Slow(), only="beirut")
    assert ledger.read(folder / ledger.FILE).keys() == {"masnaa", "beirut"}


def test_a_countrys_point_is_never_asked_for(folder: Path) -> None:
    told = Told()
    _run(folder, told)
    assert "country" not in {query.kind for query in told.asked}


def test_one_place_alone_leaves_the_other_entries_as_they_were(folder: Path) -> None:
    _run(folder, Told())
    before = ledger.read(folder / ledger.FILE)
    _run(folder, Told(moved=0.001), today="2027-12-31", only="masnaa")
    after = ledger.read(folder / ledger.FILE)
    assert [place for place in after if after[place] != before[place]] == ["masnaa"]
    assert after["masnaa"].date == "2027-12-31"


def test_an_unknown_place_is_wrong_use(folder: Path) -> None:
    with pytest.raises(WrongUse, match="no place 'atlantis'"):
        _run(folder, Told(), only="atlantis")


def test_a_provider_that_fails_half_way_leaves_the_ledger_as_it_was(folder: Path) -> None:
    _run(folder, Told())
    before = _bytes(folder)
    outcome = _run(folder, Told("2", moved=0.5, failing=True), today="2027-12-31")
    assert not outcome.clean
    assert outcome.problems[0].message == "told: the line went dead"
    assert _bytes(folder) == before


def test_a_ledger_that_cannot_be_read_is_not_overwritten(folder: Path) -> None:
    (folder / ledger.FILE).write_text("<<<<<<< mine\n{}", encoding="utf-8")
    before = _bytes(folder)
    story = loader.load(DATA / "stories" / SLUG)
    outcome = geocode(story, folder, Told(), "2026-01-01")
    assert not outcome.clean
    assert "Restore it or delete it" in outcome.problems[0].remedy
    assert _bytes(folder) == before


def test_a_point_far_from_what_was_found_is_told_at_once(folder: Path) -> None:
    outcome = _run(folder, Told(moved=0.5))
    (problem,) = [one for one in outcome.problems if one.severity == "problem"]
    assert "55.5 km from told 1" in problem.message


def test_an_entry_of_a_place_that_is_gone_goes_too(folder: Path) -> None:
    _run(folder, Told())
    file = folder / ledger.FILE
    entries = ledger.read(file)
    file.write_text(ledger.text({**entries, "gone": entries["masnaa"]}), encoding="utf-8")
    _run(folder, Told())
    assert "gone" not in ledger.read(file)


def test_the_data_for_json_is_the_ledger(folder: Path) -> None:
    outcome = _run(folder, Told())
    written = json.loads((folder / ledger.FILE).read_text(encoding="utf-8"))
    assert json.loads(json.dumps(outcome.data["places"])) == written


def _arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(given)


def test_an_unknown_provider_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as exit_:
        _arguments(SLUG, "--provider", "oracle")
    assert exit_.value.code == 2
    assert "nominatim" in capsys.readouterr().err


@pytest.mark.parametrize(
    "server", ["localhost:8080", "ftp://host", "http://", "file:///etc", "http://[bad"]
)
def test_a_server_that_is_no_web_address_is_wrong_use(folder: Path, server: str) -> None:
    with pytest.raises(WrongUse, match="is not an address"):
        command.settings_for(loader.load(folder), folder, server)


def test_a_server_of_ones_own_may_have_a_port_a_path_and_no_certificate(folder: Path) -> None:
    settings = command.settings_for(loader.load(folder), folder, "http://localhost:8080/maps/")
    assert (settings.scheme, settings.domain) == ("http", "localhost:8080/maps")


def test_without_a_server_the_public_one_is_asked_over_https(folder: Path) -> None:
    settings = command.settings_for(loader.load(folder), folder, "")
    assert (settings.scheme, settings.domain) == ("https", "")
    assert settings.countries == {"SY", "LB", "RU"}


def test_a_story_without_places_says_what_to_write(folder: Path) -> None:
    story = replace(loader.load(folder), places=(), events=(), legs=())
    with pytest.raises(WrongUse, match=r"has no places yet: write their names to places\.csv"):
        geocode(story, folder, Told(), "2026-01-01")
