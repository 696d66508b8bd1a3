"""The files of deploy/: how the container is made, the replicas in Kubernetes and in Compose."""

from __future__ import annotations

import re

import yaml

from overland.server import store_listing
from tests.container import DEPLOY, ROOT, steps


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
