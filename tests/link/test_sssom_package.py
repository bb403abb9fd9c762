"""The project's link tables as the reference implementation of SSSOM reads and validates them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pairgraph.link import read
from pairgraph.vocabulary import project_files

pytestmark = pytest.mark.extra

FILES = sorted((project_files() / "data" / "links").glob("*.sssom.tsv"))
# In a process of its own: it is heavy, and warns of much that is not ours.
VALIDATE = """
import json, sys
from sssom.constants import SchemaValidationType as Kind
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
kinds = [Kind.JsonSchema, Kind.PrefixMapCompleteness, Kind.StrictCurieFormat]
found = {}
for name in sys.argv[1:]:
    table = parse_sssom_table(name)
    messages = [one.message for report in validate(table, kinds, False).values() for one in report.results]
    found[name] = [len(table.df), messages]
print(json.dumps(found))
"""


def validated(python: Path, *files: Path) -> dict[str, tuple[int, list[str]]]:
    command = [str(python), "-W", "ignore", "-c", VALIDATE, *map(str, files)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, tuple[int, list[str]]] = json.loads(ended.stdout.splitlines()[-1])
    return found


def test_every_table_is_valid_and_read_whole(validators: Path) -> None:
    found = validated(validators, *FILES)
    assert found == {str(file): [len(read(file).mappings), []] for file in FILES}


def test_a_prefix_that_nothing_declares_is_found(validators: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(FILES[0], tmp_path))
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line.replace("semapv:Manual", "nowhere:Manual") for line in lines), "utf-8")
    [(_, messages)] = validated(validators, file).values()
    assert messages
