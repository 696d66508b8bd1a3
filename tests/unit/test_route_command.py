"""`overland route`: a server that misbehaves leaves the story as it was."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from overland.commands import route
from overland.errors import WrongUse
from overland.geography.distance import distance_km
from overland.routing import globe
from overland.routing import profile as heights
from overland.routing.engines import LARGEST_ANSWER, Engine, EngineFailed, ask
from overland.story import loader
from tests import stories

ORIGIN, DESTINATION = (33.51, 36.29), (33.89, 35.50)
LINE = [[36.29, 33.51], [35.92, 33.70], [35.85, 33.81], [35.50, 33.89]]
TODAY = "2026-01-02"

Answer = Callable[[BaseHTTPRequestHandler], None]


def polyline(line: list[list[float]], digits: int) -> str:
    """Google's encoded polyline, which OSRM and Valhalla answer with."""
    text, before = "", (0, 0)
    for longitude, latitude in line:
        now = (round(latitude * 10**digits), round(longitude * 10**digits))
        for difference in (now[0] - before[0], now[1] - before[1]):
            value = ~(difference << 1) if difference < 0 else difference << 1
            while value >= 0x20:
                text += chr((0x20 | (value & 0x1F)) + 63)
                value >>= 5
            text += chr(value + 63)
        before = now
    return text


def osrm(line: list[list[float]]) -> object:
    shape = {"geometry": polyline(line, 5), "duration": 1, "distance": 1}
    return {"code": "Ok", "routes": [shape]}


def valhalla(line: list[list[float]]) -> object:
    leg = {"shape": polyline(line, 6), "summary": {"time": 1, "length": 1}}
    return {"trip": {"legs": [leg], "summary": {"time": 1, "length": 1}}}


def ors(line: list[list[float]]) -> object:
    summary = {"duration": 1, "distance": 1}
    feature = {"geometry": {"coordinates": line}, "properties": {"summary": summary}}
    return {"features": [feature]}


def says(body: object, status: int = 200) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


@contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server on localhost that answers everything alike; its address and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(f"{self.path} {body.decode()}")
            self._answer()

        def _answer(self) -> None:
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}", asked
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def drips(stop: threading.Event) -> Answer:
    """Sends a byte now and then, and never all of them: each arrives before a socket times out."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        while not stop.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    return answer


def drips_a_head(stop: threading.Event) -> Answer:
    """Sends header lines without end, none of them late."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not stop.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return answer


def stays_silent(stop: threading.Event) -> Answer:
    return lambda handler: (stop.wait(20), None)[1]


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"trip": ')
    handler.close_connection = True


def never_ends(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(LARGEST_ANSWER // 1_000_000 + 2):
        handler.wfile.write(b" " * 1_000_000)
    handler.close_connection = True


def redirects(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize(("kind", "answer"), [("osrm", osrm), ("valhalla", valhalla), ("ors", ors)])
def test_each_kind_of_engine_gives_its_line_as_latitude_longitude(
    kind: str, answer: Callable[[list[list[float]]], object]
) -> None:
    with server(says(answer(LINE))) as (url, asked):
        points = ask(Engine(kind, url), ORIGIN, DESTINATION)
    assert [[longitude, latitude] for latitude, longitude in points] == LINE
    assert len(asked) == 1
    assert "36.29" in asked[0]
    assert asked[0].index("36.29") < asked[0].index("35.5")


def test_the_key_goes_to_openrouteservice_and_to_no_other_engine() -> None:
    seen: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        says(ors(LINE))(handler)

    with server(answer) as (url, _):
        ask(Engine("ors", url, key="secret"), ORIGIN, DESTINATION)
    with server(says(valhalla(LINE))) as (url, asked):
        ask(Engine("valhalla", url, key="secret"), ORIGIN, DESTINATION)
    assert seen == ["secret"]
    assert "secret" not in asked[0]


AWAY = [[longitude + 1, latitude] for longitude, latitude in LINE]
LOOPS = [LINE[0]] + [[36.29, 33.51], [30.0, 33.5]] * 9 + [LINE[-1]]

MISBEHAVES: dict[str, tuple[Answer, str]] = {
    "busy": (says(b"slow down", 429), "status 429 slow down"),
    "down": (says(b"", 503), "status 503"),
    "no route": (says({"error": "No path could be found"}, 400), "No path could be found"),
    "redirects": (redirects, "status 302"),
    "a web page": (says(b"<html>Hello</html>"), "not JSON"),
    "empty": (says(b""), "not JSON"),
    "not UTF-8": (says(b"\xff\xfe"), "not JSON"),
    "another answer": (says({"trip": {}}), "no line"),
    "a list": (says([1, 2, 3]), "no line"),
    "null": (says(b"null"), "no line"),
    "nonsense for a shape": (says({"trip": {"legs": [{"shape": 7}]}}), "no line"),
    "one point": (says(valhalla(LINE[:1])), "no line"),
    "off the globe": (says(valhalla([[200.0, 33.5], LINE[-1]])), "not on the globe"),
    "elsewhere": (says(valhalla(AWAY)), "km from 33.51, 36.29"),
    "the other way": (says(valhalla(LINE[::-1])), "km from 33.51, 36.29"),
    "a line round and round": (says(valhalla(LOOPS)), "not believed"),
    "nested without end": (says(b"[" * 100_000), "not JSON"),
    "signs for a screen": (says(b"\x1b[31mboo", 500), r"status 500 \[31mboo"),
    "breaks off": (breaks_off, "the connection broke"),
    "never ends": (never_ends, "larger than"),
}


@pytest.mark.parametrize("how", MISBEHAVES)
def test_an_engine_that_misbehaves_is_told_and_the_file_stays(how: str, story_folder: Path) -> None:
    answer, told = MISBEHAVES[how]
    before = (story_folder / "routes.geojson").read_bytes()
    with server(answer) as (url, asked), pytest.raises(EngineFailed, match=told):
        redraw(story_folder, Engine("valhalla", url, timeout_s=5))
    assert len(asked) == 1, "it is asked once, whatever it answers"
    assert (story_folder / "routes.geojson").read_bytes() == before
    assert not [path.name for path in story_folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("slow", [drips, drips_a_head, stays_silent])
def test_an_engine_that_is_slow_is_given_up_within_its_deadline(
    slow: Callable[[threading.Event], Answer],
) -> None:
    stop = threading.Event()
    with server(slow(stop)) as (url, _):
        try:
            with pytest.raises(EngineFailed, match=r"within 0\.3 s"):
                ask(Engine("valhalla", url, timeout_s=0.3), ORIGIN, DESTINATION)
        finally:
            stop.set()


def test_an_engine_that_cannot_be_reached_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(EngineFailed, match="cannot be reached"):
            ask(Engine("osrm", url, timeout_s=2), ORIGIN, DESTINATION)


@pytest.mark.parametrize("url", ["localhost:8002", "ftp://host", "http://", "-", "http://[bad"])
def test_an_address_that_is_none_is_wrong_use(url: str) -> None:
    with pytest.raises(WrongUse, match="not an address"):
        ask(Engine("osrm", url), ORIGIN, DESTINATION)


@pytest.mark.parametrize("timeout_s", [0, -1, float("nan"), float("inf")])
def test_a_time_out_that_is_none_is_wrong_use(timeout_s: float) -> None:
    with pytest.raises(WrongUse, match="seconds above 0"):
        ask(Engine("osrm", "http://localhost", timeout_s), ORIGIN, DESTINATION)


def test_a_kind_that_is_none_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="osrm, valhalla, ors"):
        ask(Engine("google", "http://localhost"), ORIGIN, DESTINATION)


def redraw(folder: Path, engine: Engine, **given: Any) -> list[str]:
    return route.redraw(loader.load(folder), folder, engine, TODAY, **given)


def test_a_redrawn_line_says_who_gave_it_and_keeps_what_was_published(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    published = [{"length_km": 90, "legs": ["hill-to-bay"], "between": "A and B", "source": "x"}]
    collection["features"][0]["properties"]["published"] = published
    stories.write_json(story_folder / "routes.geojson", collection)
    with server(says(valhalla(LINE))) as (url, _):
        redraw(story_folder, Engine("valhalla", url))
    drawn = loader.load(story_folder).routes["hill-to-bay"]
    assert [[longitude, latitude] for latitude, longitude in drawn.points] == LINE
    assert "valhalla" in drawn.method
    assert TODAY in drawn.method
    assert drawn.error_m is None
    assert drawn.properties["published"] == published


def test_all_legs_are_redrawn_or_none(story_folder: Path) -> None:
    legs = stories.read_table(story_folder / "legs.csv")
    legs.append({**legs[0], "id": "back", "position": "2"})
    stories.write_table(story_folder / "legs.csv", legs)
    before = (story_folder / "routes.geojson").read_bytes()
    answers = iter([((33.5, 36.2), (33.8, 35.5))])

    def fails_second(*_: object) -> tuple[tuple[float, float], ...]:
        try:
            return next(answers)
        except StopIteration:
            raise EngineFailed("down") from None

    with pytest.raises(EngineFailed):
        redraw(story_folder, Engine("osrm", "http://localhost"), by=fails_second)
    assert (story_folder / "routes.geojson").read_bytes() == before


def test_a_leg_between_places_without_a_point_cannot_be_asked_for(story_folder: Path) -> None:
    story = loader.load(story_folder)
    places = tuple(replace(place, latitude=None, longitude=None) for place in story.places)
    engine = Engine("osrm", "http://localhost")
    with pytest.raises(WrongUse, match="no point to route between"):
        route.redraw(replace(story, places=places), story_folder, engine, TODAY)


def test_a_leg_that_is_not_there_is_wrong_use(story_folder: Path) -> None:
    with pytest.raises(WrongUse, match="no road leg 'nowhere'"):
        redraw(story_folder, Engine("osrm", "http://localhost"), only="nowhere")


def run(folder: Path, *given: str) -> Any:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path)
    route.add_arguments(parser)
    return route.run(parser.parse_args(["--root", str(folder.parents[1]), folder.name, *given]))


def test_the_command_tells_lengths_and_asks_nobody(story_folder: Path) -> None:
    outcome = run(story_folder)
    assert outcome.clean
    assert any("hill-to-bay" in line and "km drawn" in line for line in outcome.lines)
    json.dumps(outcome.data)


def test_a_line_that_runs_against_its_leg_is_told(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    collection["features"][0]["geometry"]["coordinates"].reverse()
    stories.write_json(story_folder / "routes.geojson", collection)
    assert [problem.column for problem in run(story_folder).problems] == ["hill-to-bay"] * 2


def test_a_leg_without_a_line_is_told(story_folder: Path) -> None:
    (story_folder / "routes.geojson").unlink()
    (problem,) = run(story_folder).problems
    assert (problem.file, problem.row, problem.severity) == ("legs.csv", 2, "warning")


def test_the_command_redraws_by_an_engine(story_folder: Path) -> None:
    with server(says(osrm(LINE))) as (url, _):
        outcome = run(story_folder, "--engine", url, "--kind", "osrm", "--leg", "hill-to-bay")
    assert "4 points" in outcome.lines[0]
    assert len(loader.load(story_folder).routes["hill-to-bay"].points) == 4


def test_a_leg_without_an_engine_is_wrong_use(story_folder: Path) -> None:
    with pytest.raises(WrongUse, match="--engine"):
        run(story_folder, "--leg", "hill-to-bay")


def test_a_file_that_is_not_the_pinned_package_gives_no_heights(
    story_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.whl"
    other.write_bytes(b"something else")
    with pytest.raises(globe.NoHeight, match="SHA-256 differs"):
        run(story_folder, "--heights", str(other))
    with pytest.raises(globe.NoHeight, match=r"absent\.whl"):
        run(story_folder, "--heights", str(tmp_path / "absent.whl"))
    assert not (story_folder / "heights.json").exists()


def small_model(path: Path) -> str:
    """A wheel like the real one, whose height is 10 m a row southwards from 50 N; its SHA-256."""
    grid = np.repeat(np.arange(6000, dtype=np.int16)[:, None] * 10, 4500, axis=1)
    held = io.BytesIO()
    np.savez_compressed(held, arr_0=np.minimum(grid, 30000))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(globe.MEMBER, held.getvalue())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_heights_are_read_between_cells_and_not_beyond_the_model(tmp_path: Path) -> None:
    wheel = tmp_path / "model.whl"
    height_at = globe.load(wheel, small_model(wheel))
    assert height_at((49.0, 10.0)) == pytest.approx(1200)
    assert height_at((49.0 - 0.25 / 120, 10.003)) == pytest.approx(1202.5)
    for beyond in ((51.0, 10.0), (-1.0, 10.0), (40.0, -1.0), (40.0, 80.0)):
        with pytest.raises(globe.NoHeight, match="no height at"):
            height_at(beyond)


def test_a_profile_marks_the_crossing_and_the_highest_point_near_a_pass(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    wish = {"kind": "pass", "name": "Top", "latitude": 33.80, "longitude": 35.72}
    bad = [{"kind": "pass"}, "pass", {**wish, "latitude": "high"}]
    collection["features"][0]["properties"]["marks"] = [wish, *bad]
    stories.write_json(story_folder / "routes.geojson", collection)
    story = loader.load(story_folder)
    built = heights.build(story, lambda point: 1000 * (36.5 - point[1]), 48.5, "a model")
    crossing, top = built.marks
    assert (crossing.kind, crossing.name) == ("crossing", "Midpost")
    assert top.kind == "pass"
    near = [
        point.height_m
        for point in built.points
        if distance_km((point.latitude, point.longitude), (33.80, 35.72)) <= heights.PASS_WITHIN_KM
    ]
    assert len(near) < len(built.points)
    assert top.height_m == max(near)


def test_a_profile_survives_being_written_and_read_again(story_folder: Path) -> None:
    built = heights.build(loader.load(story_folder), lambda point: 7.0, 48.5, "a model")
    (story_folder / heights.FILE).write_text(heights.as_text(built), encoding="utf-8")
    assert heights.read(story_folder) == built


def test_a_profile_of_another_line_is_a_problem_until_it_is_built_again(
    story_folder: Path,
) -> None:
    story = loader.load(story_folder)
    built = heights.build(story, lambda point: 7.0, 48.5, "a model")
    file = story_folder / heights.FILE
    file.write_text(heights.as_text(built), encoding="utf-8")
    assert not heights.problems(story, story_folder)
    moved = [replace(p, latitude=p.latitude + 0.01) for p in built.points]
    for wrong in (replace(built, points=tuple(moved)), replace(built, points=built.points[:-1])):
        file.write_text(heights.as_text(wrong), encoding="utf-8")
        (problem,) = heights.problems(story, story_folder)
        assert (problem.file, problem.severity) == (heights.FILE, "problem")
        assert "--heights" in problem.remedy
    file.write_text("junk", encoding="utf-8")
    assert "not JSON" in heights.problems(story, story_folder)[0].message
    file.write_text(heights.as_text(built), encoding="utf-8")
    engine = Engine("osrm", "http://localhost")

    def by(*_: object) -> tuple[tuple[float, float], ...]:
        return ((33.5, 36.2), (33.8, 35.5))

    assert any("--heights" in line for line in redraw(story_folder, engine, by=by))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"legs": []}', '{"legs": [], "points": [{"height_m": 1}]}']
)
def test_a_file_that_is_no_profile_is_no_profile(story_folder: Path, text: str) -> None:
    (story_folder / heights.FILE).write_text(text, encoding="utf-8")
    assert heights.read(story_folder) is None


def test_a_story_without_a_road_has_no_profile(story_folder: Path) -> None:
    (story_folder / "routes.geojson").unlink()
    built = heights.build(loader.load(story_folder), lambda point: 7.0, 48.5, "a model")
    assert (built.points, built.marks) == ((), ())
    with pytest.raises(WrongUse, match="no road leg"):
        run(story_folder, "--heights", "any.whl")


class TestTheProfileOfTheRoadFromDamascusToBeirut:
    folder = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"
    profile = heights.read(folder)

    def test_it_belongs_to_the_lines_that_are_drawn(self) -> None:
        assert self.profile is not None
        story = loader.load(self.folder)
        rebuilt = heights.build(story, lambda point: 0.0, 0, "")
        assert self.profile.legs == rebuilt.legs
        places = [(p.distance_km, p.latitude, p.longitude) for p in self.profile.points]
        assert places == [(p.distance_km, p.latitude, p.longitude) for p in rebuilt.points]

    def test_its_summit_is_the_pass_at_its_published_height(self) -> None:
        assert self.profile is not None
        summit = max(self.profile.points, key=lambda point: point.height_m)
        (top,) = (mark for mark in self.profile.marks if mark.kind == "pass")
        assert distance_km((top.latitude, top.longitude), (33.82, 35.77)) < 1.5
        assert summit.height_m - top.height_m < self.profile.error_m
        assert 1524 - self.profile.error_m <= summit.height_m <= 1536 + self.profile.error_m

    def test_border_crossing_and_pass_come_in_the_order_of_the_journey(self) -> None:
        assert self.profile is not None
        assert [mark.kind for mark in self.profile.marks] == ["border", "crossing", "pass"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[" * 100_000, ""),
        ('{"legs": [], "points": ["x"], "marks": [], "error_m": 1, "source": ""}', "points[0]"),
        ('{"legs": [], "points": [], "marks": [7], "error_m": 1, "source": ""}', "marks[0]"),
        ('{"legs": [], "points": [], "marks": [], "error_m": 1e999, "source": ""}', ""),
        ('{"legs": [], "points": [], "marks": [], "error_m": "1", "source": ""}', "error_m"),
        ('{"legs": {}, "points": [], "marks": [], "error_m": 1, "source": ""}', "legs"),
    ],
)
def test_a_damaged_profile_is_told_and_shown_to_nobody(
    story_folder: Path, text: str, where: str
) -> None:
    story = loader.load(story_folder)
    (story_folder / heights.FILE).write_text(text, encoding="utf-8")
    assert heights.read(story_folder) is None
    (problem,) = heights.problems(story, story_folder)
    assert (problem.file, problem.severity) == (heights.FILE, "problem")
    assert where in problem.column


@pytest.mark.parametrize("target", ["/dev/zero", "itself"])
def test_a_profile_that_is_no_plain_file_is_told_at_once(story_folder: Path, target: str) -> None:
    story = loader.load(story_folder)
    (story_folder / heights.FILE).symlink_to(target)
    assert heights.read(story_folder) is None
    assert len(heights.unreadable(story, story_folder)) == 1
