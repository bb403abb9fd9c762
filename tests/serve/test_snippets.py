"""Code to copy: it runs, and says what the page says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.graph import Graph
from pairgraph.serve.asked import Asked
from pairgraph.serve.snippets import snippets

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release


def codes(release: Release, *parameters: tuple[str, str], base: str = "http://localhost") -> dict[str, str]:
    graph = Graph.of_release(release)
    stored = graph.catalogue["who-supports-whom"]
    return dict(snippets(Asked(graph, stored, parameters, "", release.digest, base)))


def test_no_value_breaks_out_of_its_quotes(release: Release) -> None:
    found = codes(release, ("supporter", "a'b\"c\\$(d)"))
    compile(found["Python"], "snippet", "exec")
    compile(found["Python · pairgraph"], "snippet", "exec")
    assert "'" not in found["curl"].split("'", 1)[1].rstrip("'\n")


def test_the_local_code_runs(release: Release, tmp_path: Path) -> None:
    code = codes(release, ("supporter", "region:apple-coast"))["Python · pairgraph"]
    environ = {"PAIRGRAPH_RELEASE": str(release.folder), "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, env=environ, cwd=tmp_path, text=True, capture_output=True
    )
    assert "Apple Coast" in done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_saves_a_file_that_can_be_verified(release: Release, live: object, tmp_path: Path) -> None:
    url: str = live.url  # type: ignore[attr-defined]
    code = codes(release, ("supporter", "region:apple-coast"), base=url)["curl"]
    subprocess.run(["sh", "-c", code], cwd=tmp_path, check=True, capture_output=True)
    [file] = tmp_path.iterdir()
    assert file.name.endswith(".supporter=region_3Aapple-coast.csv")
    assert "Apple Coast" in file.read_text("utf-8")
