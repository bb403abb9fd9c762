"""What packing a release of a million statements takes, beside `tar` and hashing the same bytes.

python -m benchmarks.archive [STATEMENTS]

The release is the current one with its reports copied under other names. Measured is a process of its own
that packs it whole; told apart are writing the package and all that comes before: asking every stored
question, the codebook.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

from pairgraph.build.tables import write_tables
from pairgraph.graph.release import Release, find_release

STATEMENTS = 1_000_000
MOST_MEGABYTES = 500
MOST_RATIO = 2.0
THING = re.compile(r"(/id/(?!region)[a-z-]+/[^>#]+|/graph/report/[^>]+)>")
STATED = re.compile(r"/graph/(?:report/[^>]+|inferred)>")
PACK = """
import json, sys, time
from pathlib import Path
from pairgraph.archive import package
from pairgraph.graph.release import Release
spent = []
fill = package._fill
def timed(*given):
    start = time.perf_counter()
    done = fill(*given)
    spent.append(time.perf_counter() - start)
    return done
package._fill = timed
start = time.perf_counter()
made = package.archive(Release(Path(sys.argv[1])), Path(sys.argv[2]))
total = time.perf_counter() - start
# Not ru_maxrss, which begins with what the parent held.
told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
peak = int(told.split()[0])
print(json.dumps({"total": total, "writing": spent[0], "peak": peak / 1024, "size": made.size}))
"""


def swollen(release: Release, wanted: int, folder: Path) -> Path:
    """Write a release of at least so many statements, its reports copied as often as that takes."""
    lines = release.file("pairgraph.nq").read_text("utf-8").splitlines(keepends=True)
    # Blank nodes stand in the ontology alone, which is not copied; nor is what names no thing of a report.
    copied = [line for line in lines if STATED.search(line) and THING.search(line)]
    rest = set(lines) - set(copied)
    times = max(1, math.ceil((wanted - len(rest)) / len(copied)))
    every = {THING.sub(rf"\1-{number}>", line) for number in range(times) for line in copied}
    data = "".join(sorted(rest | every)).encode()
    write(release, folder, data)
    return folder


def write(release: Release, folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "pairgraph.nq").write_bytes(data)
    store = Store(str(folder / "store"))
    store.bulk_load(path=str(folder / "pairgraph.nq"), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    serialize(store, str(folder / "pairgraph.trig"), format=RdfFormat.TRIG)
    triples = (quad.triple for quad in store)
    serialize(triples, str(folder / "pairgraph.ttl"), format=RdfFormat.TURTLE)
    (folder / "graphs").mkdir()
    counts = {}
    for graph in store.named_graphs():
        name = graph.value.partition("/graph/")[2]
        held = [quad.triple for quad in store.quads_for_pattern(None, None, None, graph)]
        counts[name] = len(held)
        serialize(held, str(folder / "graphs" / f"{name.replace('/', '-')}.ttl"), format=RdfFormat.TURTLE)
    write_tables(store, folder / "tables")
    for name in ("queries", "validation.ttl", "validation.json", "facts.json"):
        subprocess.run(["cp", "-r", release.folder / name, folder / name], check=True)
    digest = hashlib.sha256(data).hexdigest()
    told = {"digest": digest, "graphs": counts, "quads": len(store), "triples": len(store)}
    (folder / "manifest.json").write_text(json.dumps(release.manifest | told), "utf-8")


def tarred(folder: Path, out: Path) -> float:
    """Return the seconds that `tar` and both digests take for what the package holds."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    start = time.perf_counter()
    subprocess.run(["tar", "-cf", out, "-C", folder, "."], check=True)
    for program in ("sha256sum", "sha512sum"):
        subprocess.run([program, *files], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    with tempfile.TemporaryDirectory() as aside:
        folder = swollen(find_release(), wanted, Path(aside) / "release")
        spent = {}
        for name in ("package.zip", "package.tar.gz", "package"):
            command = [sys.executable, "-c", PACK, str(folder), str(Path(aside) / name)]
            spent[name] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        base = tarred(Path(aside) / "package", Path(aside) / "all.tar")
        statements = Release(folder).manifest["quads"]
        print(f"{statements:,} statements; tar and sums {base:.1f} s")
        for name, one in spent.items():
            print(
                f"{name}: {one['size'] / 1e6:.0f} MB, total {one['total']:.1f} s, "
                f"writing {one['writing']:.1f} s ({one['writing'] / base:.2f} times tar and sums), "
                f"peak {one['peak']:.0f} MB"
            )
    worst = max(one["writing"] / base for one in spent.values())
    return int(worst > MOST_RATIO or max(one["peak"] for one in spent.values()) > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
