"""Replicas behind a real nginx with the configuration that we ship: spread, lost, added."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.apps import ROOT, STREAMLIT, free_port
from tests.browser.held import PICTURES
from tests.browser.reader import STORY, Reader, arrive
from tests.preloaded import Fork, Preloaded

DEPLOY = ROOT / "deploy"
BACK_WITHIN_S = 10.0
START_S = 90.0


def status(address: str, cookie: str = "") -> tuple[int, dict[str, str]]:
    """Status and headers of an answer."""
    request = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}
    except OSError:
        return 0, {}


def wait_for(address: str) -> None:
    deadline = time.monotonic() + START_S
    while status(address)[0] != 200:
        assert time.monotonic() < deadline, f"{address} does not answer"


def asked(farm: Farm, path: str) -> tuple[http.client.HTTPResponse, str]:
    """An answer of nginx with its headers, and its text."""
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=30)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()


class Farm:
    """Replicas of the app, and nginx before them."""

    def __init__(self, folder: Path, preloaded: Preloaded) -> None:
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
        assert program, "nginx is needed: tests/browser/install-browser.sh installs it on Debian"
        self.folder = folder
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.replicas: dict[int, Fork] = {}
        self._preloaded = preloaded
        self._nginx = program
        self._proxy: subprocess.Popen[bytes] | None = None

    @property
    def lines(self) -> list[str]:
        """What nginx logged of each request."""
        return (self.folder / "overland.log").read_text("utf-8").splitlines()

    def add(self) -> int:
        """Start a replica; its port."""
        port = free_port()
        environment = {**os.environ, "FORWARDED_ALLOW_IPS": "127.0.0.1", "OVERLAND_WORKERS": "1"}
        log = self.folder / f"replica-{port}.log"
        words = [*STREAMLIT, str(port)]
        self.replicas[port] = self._preloaded.start(
            words, folder=ROOT, log=log, environment=environment
        )
        return port

    def serve(self) -> None:
        """Start nginx, or have it read its configuration again."""
        self._write()
        if self._proxy is None:
            command = [self._nginx, "-p", str(self.folder), "-c", "nginx.conf"]
            with (self.folder / "nginx.log").open("wb") as log:
                self._proxy = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        else:
            self._proxy.send_signal(signal.SIGHUP)
        wait_for(f"{self.base}/healthz")

    def _write(self) -> None:
        """The shipped configuration, but for ports and folders."""
        shipped = (DEPLOY / "nginx.conf").read_text("utf-8")
        for name, own in (
            ("listen 80;", f"listen 127.0.0.1:{self.port};"),
            ("/var/cache/overland", f"{self.folder}/cache"),
            ("/var/log/nginx/", f"{self.folder}/"),
        ):
            assert name in shipped
            shipped = shipped.replace(name, own)
        (self.folder / "overland.conf").write_text(shipped, "utf-8")
        user = "" if os.getuid() else "user root;\n"  # its workers write into this test's folder
        (self.folder / "nginx.conf").write_text(
            f"daemon off; pid {self.folder}/nginx.pid; error_log stderr;\n{user}"
            f"events {{ }}\nhttp {{ include overland.conf; }}\n",
            "utf-8",
        )
        line = (DEPLOY / "overland-replicas.conf").read_text("utf-8").splitlines()[-1]
        assert "127.0.0.1:8501" in line
        listed = [line.replace("8501", str(port)) for port in self.replicas]
        (self.folder / "overland-replicas.conf").write_text("\n".join(listed) + "\n", "utf-8")

    def holder(self, reader: Reader) -> int:
        """The port of the replica that a reader's requests go to."""
        (cookie,) = [c for c in reader.page.context.cookies() if c["name"] == "overland_replica"]
        probe = f"/healthz-{time.monotonic_ns()}"
        status(f"{self.base}{probe}", f"{cookie['name']}={cookie['value']}")
        return int(answered_by(self, probe, 1)[0].rpartition(":")[2])

    def stop(self) -> None:
        if self._proxy is not None:
            self._proxy.terminate()
            self._proxy.wait(20)
        for replica in self.replicas.values():
            replica.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def farm(preloaded: Preloaded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    made = Farm(tmp_path_factory.mktemp("farm"), preloaded)
    with ExitStack() as stack:
        stack.callback(made.stop)
        ports = [made.add(), made.add()]
        for port in ports:
            wait_for(f"http://127.0.0.1:{port}/healthz")
        made.serve()
        yield made


def answered_by(farm: Farm, path: str, times: int) -> list[str]:
    """The replicas that answered so many requests for a path; nginx logs after it has answered."""
    deadline = time.monotonic() + 20
    while True:
        found = [re.search(r'"GET (\S+)" (\S+)', line) for line in farm.lines]
        replicas = [match[2] for match in found if match and match[1] == path]
        if len(replicas) >= times:
            return replicas
        assert time.monotonic() < deadline


def visitor(browser: Browser, farm: Farm) -> Reader:
    """A reader who has patience at first: that page is new to these replicas."""
    reader = arrive(browser, farm.base)
    reader.hold(PICTURES)
    reader.page.context.set_default_navigation_timeout(60_000)
    return reader


def test_readers_spread_over_the_replicas_and_each_comes_back_to_its_own(farm: Farm) -> None:
    # A cookie's replica is drawn by lot: of so many, all have one replica once in a million runs.
    readers, times = 24, 2
    cookies = []
    for _ in range(readers):
        _, headers = status(f"{farm.base}/about")
        cookies.append(headers["set-cookie"].partition(";")[0])
    for cookie in cookies:
        for _ in range(times):
            assert "set-cookie" not in status(f"{farm.base}/evidence", cookie)[1]
    assert len(set(answered_by(farm, "/about", readers))) == 2
    own = answered_by(farm, "/evidence", readers * times)
    groups = [set(own[start : start + times]) for start in range(0, len(own), times)]
    assert [len(group) for group in groups] == [1] * readers
    assert len(set.union(*groups)) == 2


def test_the_proxy_closes_the_hosts_business_and_names_no_reader(farm: Farm) -> None:
    for path in ("_stcore/metrics", "desk/_stcore/metrics", "_stcore/agent/mcp"):
        assert status(f"{farm.base}/{path}")[0] == 404
    _, headers = status(f"{farm.base}/")
    assert headers["server"] == "nginx"
    assert not [line for line in farm.lines if "127.0.0.1" in line.split('"')[0]]


@pytest.mark.parametrize(
    "path", [f"pictures/{STORY}.svg?size=narrow&theme=light", f"api/stories/{STORY}.geojson"]
)
def test_a_picture_is_drawn_once_for_all_replicas(farm: Farm, path: str) -> None:
    assert status(f"{farm.base}/{path}")[0] == 200
    again = status(f"{farm.base}/{path}")
    assert (again[0], again[1]["x-cache"]) == (200, "HIT")


def test_an_address_and_a_header_that_join_to_anothers_are_not_kept_in_its_place(
    farm: Farm,
) -> None:
    def asked_gzipped(path: str, accepted: str) -> bytes:
        with closing(http.client.HTTPConnection("127.0.0.1", farm.port, timeout=60)) as connection:
            connection.request("GET", path, headers={"Accept-Encoding": accepted})
            return connection.getresponse().read()

    path = f"/api/stories/{STORY}/panel?place=masnaa"
    assert asked_gzipped(f"{path}gzip", ", br").startswith(b"<section")
    assert b"place=masnaa" in gzip.decompress(asked_gzipped(path, "gzip, br"))


def test_a_reader_is_back_on_the_same_view_soon_after_the_replica_died(
    farm: Farm, browser: Browser
) -> None:
    reader = visitor(browser, farm)
    try:
        reader.open_map(f"?story={STORY}&place=masnaa")
        reader.sees("Masnaa")
        dead = farm.holder(reader)
        died = time.monotonic()
        farm.replicas.pop(dead).end()
        address = reader.page.url
        reader.page.wait_for_function(
            "() => !document.querySelector('[data-testid=\"stConnectionStatus\"]')"
        )
        expect(reader.details.locator("h2")).to_have_text("Masnaa")
        assert reader.page.url == address
        # A click is answered by another replica; one that comes too early is made again.
        heading = reader.details.locator("h2")
        while heading.inner_text() != "Beirut":
            assert time.monotonic() - died < BACK_WITHIN_S
            reader.marker("Beirut").click()
            with suppress(AssertionError):
                expect(heading).to_have_text("Beirut", timeout=3000)
        took = time.monotonic() - died
        print(f"back {took:.1f} s after the replica died")
        assert took < BACK_WITHIN_S
        assert reader.asked()["place"] == "beirut"
    finally:
        reader.page.context.close()


def test_answers_that_caches_may_keep_for_everybody_bring_no_cookie(farm: Farm) -> None:
    _, headers = status(f"{farm.base}/robots.txt")
    assert "public" in headers["cache-control"]
    assert "set-cookie" not in headers
    _, headers = status(f"{farm.base}/about")
    assert headers["set-cookie"].startswith("overland_replica=")


def test_a_replica_is_added_without_a_restart(farm: Farm, browser: Browser) -> None:
    reader = visitor(browser, farm)
    try:
        reader.open_map(f"?story={STORY}&place=masnaa")
        new = farm.add()
        wait_for(f"http://127.0.0.1:{new}/healthz")
        farm.serve()
        for _ in range(60):
            status(f"{farm.base}/data")
        assert f"127.0.0.1:{new}" in answered_by(farm, "/data", 60)
        # Who was connected stays connected.
        reader.marker("Beirut").click()
        reader.sees("Beirut")
        assert reader.errors == []
    finally:
        reader.page.context.close()


def test_one_address_gets_a_bounded_number_of_answers(farm: Farm) -> None:
    asked = [f"{farm.base}/_stcore/health?{number}" for number in range(4)]
    asked += [f"{farm.base}/robots.txt?{number}" for number in range(400)]
    with ThreadPoolExecutor(20) as many:
        codes = [code for code, _ in many.map(status, asked)]
    assert codes[:4] == [200] * 4
    # At most the 100 that may come at once; fewer where the tests before asked for much just now.
    assert 20 <= codes.count(200) <= 200
    assert codes.count(429) > 100


def test_while_no_replica_answers_a_page_says_so_and_tries_again(farm: Farm) -> None:
    ended = list(farm.replicas)
    for port in ended:
        farm.replicas.pop(port).end()
    answer, page = asked(farm, "/about?away")
    deadline = time.monotonic() + START_S
    while answer.status == 429:  # this address has asked for more than its share just before
        assert time.monotonic() < deadline, "nginx goes on refusing this address"
        time.sleep(0.2)
        answer, page = asked(farm, "/about?away")
    assert answer.status == 503
    assert answer.getheader("retry-after") == "10"
    assert 'http-equiv="refresh"' in page
