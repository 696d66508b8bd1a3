"""The container without an engine: its files, its user, its commands, its memory."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import packages_distributions
from pathlib import Path

import psutil
import pytest
import yaml

from benchmarks.session import Session
from overland.server import store_listing
from tests import own_loop

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
NOBODY = 65534
START_S = 120.0
GIGABYTE = 1_000_000_000

# Imported by every Python that is started with it: the lock's packages and the standard library.
ONLY_THE_LOCK = """
import sys
from importlib.abc import MetaPathFinder

class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""


def not_locked() -> set[str]:
    """The modules here that the lock does not bring: it takes seconds to tell, so once."""

    def same(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    text = (ROOT / "requirements.txt").read_text("utf-8")
    locked = {same(n) for n in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    locked |= {"pip", "setuptools"}
    return {
        module
        for module, owners in packages_distributions().items()
        if module != "overland" and not locked & {same(owner) for owner in owners}
    }


def steps(word: str) -> list[str]:
    """What follows a word of the Dockerfile, a line each."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    return re.findall(rf"^{word}\s+(.+)$", text, re.MULTILINE)


class Container:
    """The Dockerfile's files in a folder that nobody may write to, and its command at work.

    It is a place that runs an app from a repository, too: `streamlit run app.py` beside the
    repository's files, with what requirements.txt names, an ordinary user and little memory.
    """

    def __init__(self, folder: Path) -> None:
        self.app, self.temporary = folder / "app", folder / "tmp"
        self.temporary.mkdir()
        self.temporary.chmod(0o1777)
        self.app.mkdir()
        for line in steps("COPY"):
            *names, target = line.split()
            for name in names:
                self._copy(ROOT / name, self.app / (name if target == name else target))
        site = folder / "site"
        site.mkdir()
        absent = f"ABSENT = set({sorted(not_locked())!r})\n"
        (site / "sitecustomize.py").write_text(absent + ONLY_THE_LOCK, "utf-8")
        for path in (folder, *folder.rglob("*")):
            if path != self.temporary and not path.is_symlink():
                path.chmod(0o555 if path.is_dir() else 0o444)
        self.site = site
        self.process: subprocess.Popen[bytes] | None = None

    def _copy(self, source: Path, target: Path) -> None:
        if source.is_dir():
            # With what Python has compiled, or each of its processes would do it again; but not
            # what another process of the run is about to rename.
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(source, target)

    def environment(self) -> dict[str, str]:
        """The Dockerfile's own, with /tmp elsewhere."""
        found = dict(pair.split("=", 1) for line in steps("ENV") for pair in shlex.split(line))
        moved = {name: re.sub(r"^/tmp", str(self.temporary), v) for name, v in found.items()}
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        # A place that runs a repository installs the lock and nothing else: no Overland.
        return {**moved, "PATH": path, "PYTHONPATH": str(self.site), "TMPDIR": str(self.temporary)}

    def run(self, command: list[str]) -> list[str]:
        """A command as the container's user would run it: without rights, but to read."""
        if os.getuid():
            return command
        who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        # The tests' Python may lie where only its owner may look.
        caps = "-all,+dac_read_search"
        return [*who, f"--inh-caps={caps}", f"--ambient-caps={caps}", *command]

    def start(self, port: int) -> None:
        (command,) = steps("CMD")[-1:]
        words = [re.sub(r"=8501$", f"={port}", word) for word in json.loads(command)]
        words[0] = str(Path(sys.executable).parent / words[0])
        with (self.temporary / "log.txt").open("wb") as log:
            self.process = subprocess.Popen(
                self.run([sys.executable, "-m", "streamlit", *words[1:]]),
                cwd=self.app,
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def most_memory(self) -> int:
        """No more than these bytes did the app and its workers ever hold: the highest of each."""
        assert self.process
        own = psutil.Process(self.process.pid)
        everybody = (own, *own.children(recursive=True))
        most = {}
        for one in everybody:
            with suppress(OSError):  # it ended meanwhile
                text = Path(f"/proc/{one.pid}/status").read_text("ascii")
                most[one.pid] = re.search(r"^VmHWM:\s+(\d+) kB$", text, re.MULTILINE)
        assert most[own.pid]
        return sum(int(peak[1]) * 1024 for peak in most.values() if peak)


@pytest.fixture(scope="module")
def container() -> Iterator[tuple[Container, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="overland-container-"))
    folder.chmod(0o755)
    made = Container(folder)
    made.start(port)
    try:
        deadline = time.monotonic() + START_S
        while get(port, "/healthz")[0] != 200:
            said = (made.temporary / "log.txt").read_text("utf-8", "replace")
            assert time.monotonic() < deadline, said
        yield made, port
    finally:
        assert made.process
        made.process.terminate()
        made.process.wait(20)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(folder)


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


def test_the_container_serves_with_the_lock_alone_a_user_without_rights_and_nothing_to_write_to(
    container: tuple[Container, int],
) -> None:
    made, port = container
    stories = json.loads(get(port, "/api/stories.json")[1])["stories"]
    assert {story["state"] for story in stories} <= {"published", "unread"}
    slug = stories[0]["slug"]
    for path in ("/", "/evidence", "/data", "/about"):
        assert get(port, path)[0] == 200
    for path in (f"/pictures/{slug}.png", f"/api/stories/{slug}.csv", f"/api/stories/{slug}.html"):
        # A busy machine asks to come again before it is done.
        assert next(status for _ in range(8) if (status := get(port, path)[0]) != 503) == 200
    assert made.process
    if not os.getuid():
        assert psutil.Process(made.process.pid).uids().real == NOBODY
    assert "Traceback" not in (made.temporary / "log.txt").read_text("utf-8", "replace")
    # With two workers, pages and exports at work: a hosted place gives 1 GB.
    assert made.most_memory() < GIGABYTE


def test_the_container_tells_readers_nothing_of_the_host(container: tuple[Container, int]) -> None:
    _, port = container
    for closed in ("metrics", "agent/mcp", "script-health-check"):
        assert get(port, f"/_stcore/{closed}")[0] == 404
    told = json.loads(get(port, "/_stcore/host-config")[1])
    assert told["allowedOrigins"] == []
    # With no OVERLAND_PUBLIC_URL every name is the host's.
    strange = {"Host": "evil.example", "X-Forwarded-For": "203.0.113.9"}
    for path in ("/", "/evidence", "/nosuch.php", "/api/stories.json", "/robots.txt"):
        headers = head(port, path, strange)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]
        assert headers["permissions-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "http:" not in headers["content-security-policy"].replace("https:", "http:")
        assert "server" not in headers


def test_an_upload_is_refused_without_a_token_and_beyond_its_limit(
    container: tuple[Container, int],
) -> None:
    _, port = container

    async def uploads() -> list[int]:
        async with Session(f"127.0.0.1:{port}") as reader:
            await reader.show("")
            address = f"/_stcore/upload_file/{reader.name}/one"
            cookie = head(port, "/_stcore/health", {})["set-cookie"].partition(";")[0]
            token = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
            return [
                await asyncio.to_thread(put, port, address, size, headers)
                for size, headers in ((10, {}), (10, token), (6_000_000, token))
            ]

    assert own_loop.run(uploads()) == [403, 204, 413]


def head(port: int, path: str, headers: dict[str, str]) -> dict[str, str]:
    """The headers of an answer, in lower case."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def put(port: int, path: str, size: int, headers: dict[str, str]) -> int:
    """The status of the upload of a file with that many bytes."""
    mark = b"--edge"
    body = mark + b'\r\nContent-Disposition: form-data; name="file"; filename="text.txt"\r\n\r\n'
    body += b"x" * size + b"\r\n" + mark + b"--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=edge", **headers}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("PUT", path, body=body, headers=kind)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_containers_health_check_tells_a_server_that_answers_from_one_that_does_not(
    container: tuple[Container, int],
) -> None:
    made, port = container
    (line,) = steps("HEALTHCHECK")
    command = json.loads(line[line.index("[") :])

    def check(at: int) -> int:
        words = [sys.executable, *command[1:]]
        moved = [word.replace("8501", str(at)) for word in words]
        quiet = subprocess.DEVNULL
        done = subprocess.run(made.run(moved), env=made.environment(), stderr=quiet, check=False)
        return done.returncode

    assert check(port) == 0
    assert check(1) != 0


def test_the_container_is_installed_as_every_fresh_checkout_is() -> None:
    """By the commands that `make run` gives, which nothing here could run without."""
    text = (ROOT / "Makefile").read_text("utf-8")
    (rule,) = re.findall(r"^\$\(VENV\)/runtime\.stamp:.*\n((?:\t.+\n)+)", text, re.MULTILINE)
    here = re.findall(r"\$\(PIP\) (.+)", rule)
    run = [command.strip() for step in steps("RUN") for command in step.split("&&")]
    assert "--require-hashes" in here[0]
    assert [command for command in run if command.startswith("pip")] == [
        f"pip install --no-cache-dir {words}" for words in here
    ]


def test_the_container_has_a_user_of_its_own() -> None:
    assert [user for user in steps("USER") if user in ("0", "root")] == []
    assert steps("USER")


def manifests() -> list[dict[str, object]]:
    return list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))


def test_the_replicas_in_kubernetes_have_no_rights_and_are_asked_whether_they_are_well() -> None:
    kinds = {str(one["kind"]): one for one in manifests()}
    assert set(kinds) == {"Deployment", "Service", "PodDisruptionBudget", "Ingress"}
    spec = kinds["Deployment"]["spec"]["template"]["spec"]  # type: ignore[index]
    (one,) = spec["containers"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert str(spec["securityContext"]["runAsUser"]) in steps("USER")
    assert one["securityContext"]["readOnlyRootFilesystem"] is True
    assert one["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        path = "/readyz" if probe == "readinessProbe" else "/healthz"
        assert one[probe]["httpGet"] == {"path": path, "port": 8501}
        assert one[probe]["timeoutSeconds"] >= 5  # a second is a replica's that has much to do
    (room,) = spec["volumes"]
    states = 3 * store_listing.MOST_BYTES  # shown, shown before, and being read
    assert int(room["emptyDir"]["sizeLimit"].removesuffix("Gi")) * 2**30 >= states
    annotations = kinds["Ingress"]["metadata"]["annotations"]  # type: ignore[index]
    assert annotations["nginx.ingress.kubernetes.io/affinity"] == "cookie"


def test_the_replicas_in_compose_are_reached_through_the_proxy_alone() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert "ports" not in services["app"]
    assert services["app"]["read_only"] is True
    assert services["app"]["volumes"] == ["/tmp"]
    mounted = [volume.split(":")[0] for volume in services["proxy"]["volumes"]]
    assert all((DEPLOY / name).is_file() for name in mounted)
