"""What is handed to those who run it: settings, unit, image, documentation."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from pairgraph.serve.config import Config, load

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "deploy" / "pairgraph.toml"

pytestmark = pytest.mark.skipif(not EXAMPLE.exists(), reason="deploy/ is only in a checkout")


def test_the_example_is_understood(tmp_path: Path) -> None:
    assert load(EXAMPLE, environ={}).base_url == "https://graph.example.org"
    whole = re.sub(r"(?m)^# (?=[a-z_]+ = )", "", EXAMPLE.read_text("utf-8"))
    everything = tmp_path / "everything.toml"
    everything.write_text(re.sub(r"(?m)^endpoint.*\n", "", whole), "utf-8")
    found, default = load(everything, environ={}), Config()
    own = {"release", "endpoint", "base_url", "proxies", "workers", "service_allow"}
    for field in fields(Config):
        if field.name not in own:
            assert getattr(found, field.name) == getattr(default, field.name), field.name


def test_the_documentation_has_every_setting() -> None:
    table = re.findall(r"(?m)^\| `(\w+)`\*? \|", (ROOT / "docs" / "operation.md").read_text("utf-8"))
    settings = [name for name in table if not name.startswith("pairgraph_")]
    assert settings == [field.name for field in fields(Config)]


def test_the_settings_without_an_option_are_marked() -> None:
    import inspect

    from pairgraph.cli.serve import serve

    marked = set(re.findall(r"(?m)^\| `(\w+)`\* \|", (ROOT / "docs" / "operation.md").read_text("utf-8")))
    assert marked == {field.name for field in fields(Config)} - set(inspect.signature(serve).parameters)


def test_what_the_image_is_made_from_is_there() -> None:
    told = (ROOT / "Dockerfile").read_text("utf-8")
    for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", told):
        *sources, _ = line.split()
        for source in sources:
            assert (ROOT / source).exists(), source
    variables = re.findall(r"PAIRGRAPH_(\w+)=", told)
    assert {name.lower() for name in variables} <= {field.name for field in fields(Config)}


def _pins(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^[a-z0-9].*?==[^ \\]+", (ROOT / lock).read_text("utf-8")))


def test_the_image_has_what_serving_needs_and_in_the_versions_that_are_tested() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["serve"], *extras["charts"]]
    pins = _pins("requirements-serve.lock")
    assert pins <= _pins("requirements-extras.lock")
    assert {re.split("[<>=]", name)[0].lower() for name in wanted} <= {pin.split("==")[0] for pin in pins}


def test_the_image_is_made_from_nothing_that_is_not_in_the_project() -> None:
    rules = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"))
    assert {rule[1:] for rule in rules if rule[0] == "!"} == {
        name for line in copied for name in line.split()
    }
    assert rules[0] == "*"
    assert "**/.*" in rules


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze")
    unit = (ROOT / "deploy" / "pairgraph.service").read_text("utf-8")
    (tmp_path / "pairgraph.service").write_text(re.sub("ExecStart=.*", "ExecStart=/bin/true", unit), "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "pairgraph.service")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "pairgraph.service" not in done.stderr, done.stderr


def test_the_unit_lets_pictures_be_drawn_and_workers_be_limited() -> None:
    unit = (ROOT / "deploy" / "pairgraph.service").read_text("utf-8")
    settings = dict(re.findall(r"(?m)^(\w+)=([^~].*)$", unit))
    assert set(settings["SystemCallFilter"].split()) == {"@system-service", "@pkey"}
    assert "MemoryDenyWriteExecute" not in settings
    assert float(settings["TimeoutStopSec"]) > Config().grace
