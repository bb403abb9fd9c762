"""The package of the project's own release before other people's tools; each skips where it is not there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib

from pairgraph.archive.package import archive
from tests import jena

if TYPE_CHECKING:
    from pairgraph.graph.release import Release

pytestmark = pytest.mark.extra
ROOT = Path(__file__).parent.parent.parent
# The validator would fetch the JSON-LD context; it is given the one that the library rocrate carries, that
# of RO-Crate 1.3 and knows the same terms.
CRATE = """
import json, sys
from pathlib import Path
from rocrate_validator import models, services
from rocrate_validator.utils import document_loader, http
context = json.loads(Path(sys.argv[2]).read_text("utf-8"))
class Answer:
    status_code, ok, headers = 200, True, {"Content-Type": "application/ld+json"}
    text = json.dumps(context)
    content = text.encode()
    def json(self): return context
    def raise_for_status(self): pass
document_loader._fetch_json_ld = lambda url: context
http.HttpRequester.get = http.HttpRequester.head = lambda self, *a, **k: Answer()
found = services.validate(services.ValidationSettings(
    rocrate_uri=sys.argv[1], profile_identifier="ro-crate-1.2",
    requirement_severity=models.Severity.REQUIRED))
print(json.dumps([one.message for one in found.get_issues()]))
"""
CANONIZE = """
const {createHash} = require('node:crypto');
const {readFileSync} = require('node:fs');
const form = 'application/n-quads';
require('rdf-canonize').canonize(readFileSync(process.argv[1], 'utf8'),
  {algorithm: 'RDFC-1.0', inputFormat: form, format: form, maxWorkFactor: 2})
  .then(text => console.log(createHash('sha256').update(text).digest('hex')));
"""


def needs(module: str, package: str) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{package} is not installed: pip install {package}")


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300, check=False)


def rdf(bag: Path) -> list[Path]:
    return sorted(file for file in bag.rglob("*") if file.suffix in {".ttl", ".trig", ".nq"})


@pytest.fixture(scope="module")
def dated(built: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack with a date of publication, without which an RO-Crate is none."""
    folder = tmp_path_factory.mktemp("dated")
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    lines = [line for line in cited.splitlines() if not line.startswith("date-released")]
    (folder / "CITATION.cff").write_text("\n".join([*lines, "date-released: 2031-05-06", ""]), "utf-8")
    return archive(built, folder / "bag", citation=folder / "CITATION.cff", answers=False).path


def test_bagit(bag: Path) -> None:
    ended = run(sys.executable, "-m", "bagit", "--validate", bag)
    assert ended.returncode == 0, ended.stderr
    assert "is valid" in ended.stderr


def test_ro_crate(dated: Path, validators: Path) -> None:
    context = next(file for file in files("rocrate") or [] if file.name == "ro-crate.jsonld").locate()
    ended = run(validators, "-c", CRATE, dated / "data", context)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1]) == []


def test_csv_on_the_web(bag: Path) -> None:
    needs("csvw", "csvw")
    from csvw import CSVW

    assert CSVW(str(bag / "data/csv-metadata.json"), validate=True).is_valid


# rdflib uses its own deprecated names.
@pytest.mark.filterwarnings("default::DeprecationWarning")
def test_rdflib_and_oxigraph_read_the_same_from_every_rdf_file(bag: Path) -> None:
    for file in rdf(bag):
        form = pyoxigraph.RdfFormat.from_extension(file.suffix[1:])
        assert form is not None
        found = rdflib.Dataset()
        with file.open("rb") as stream:
            found.parse(stream, format={".ttl": "turtle", ".trig": "trig", ".nq": "nquads"}[file.suffix])
        assert len(list(found.quads())) == len({*pyoxigraph.parse(path=str(file), format=form)}), file


def test_no_round_trip_loses_anything(bag: Path, built: Release) -> None:
    from pairgraph.graph.canonical import canonical_nquads, digest

    trig = pyoxigraph.parse(path=str(bag / "data/release/pairgraph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    assert digest(canonical_nquads(trig)) == built.digest


def test_riot(bag: Path, tmp_path: Path) -> None:
    riot = [*jena.command("riotcmd.riot", tmp_path / "aside"), "--validate"]
    ended = run(*riot, *rdf(bag))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    said = (ended.stdout + ended.stderr).splitlines()
    assert [line for line in said if " INFO " not in line] == []
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://example.org/a> <http://example.org/b> .")
    found = run(*riot, broken)
    assert "ERROR" in found.stdout + found.stderr


def test_rdf_canonize(bag: Path, built: Release) -> None:
    if shutil.which("node") is None or not (ROOT / "node_modules" / "rdf-canonize").is_dir():
        pytest.skip("rdf-canonize is not installed: npm install rdf-canonize")
    ended = subprocess.run(
        ["node", "-e", CANONIZE, str(bag / "data/release/pairgraph.nq")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.stdout.strip() == built.digest, ended.stderr
