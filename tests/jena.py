"""Apache Jena's commands, where it is installed: Debian's package, or a download that JENA_HOME names."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

DEBIAN = Path("/usr/share/java")
_MODULES = (
    *("arq", "base", "cmds", "core", "dboe-base", "dboe-index", "dboe-storage", "dboe-trans-data"),
    *("dboe-transaction", "iri", "rdfconnection", "rdfpatch", "shacl", "shex", "tdb", "tdb2"),
)
_OTHERS = (
    *("caffeine", "commons-cli", "commons-codec", "commons-collections4", "commons-compress", "commons-csv"),
    *("commons-io", "commons-lang3", "dexx.collection", "gson", "guava", "jackson-annotations"),
    *("jackson-core", "jackson-databind", "jakarta.json-api", "jsonld-java", "protobuf", "slf4j-api"),
    *("slf4j-simple", "thrift", "titanium-json-ld"),
)


def command(name: str, aside: Path, needs: str = "jena-core") -> list[str]:
    """Return how a class of Jena is run; skip the test where Jena is not installed or too old.

    Args:
        name: the class.
        aside: an empty folder, for the messages of Debian's core.
        needs: the jar without which it is of no use.

    """
    home = os.environ.get("JENA_HOME")
    folder = Path(home, "lib") if home else DEBIAN
    if shutil.which("java") is None or not list(folder.glob(f"{needs}*.jar")):
        pytest.skip(f"{needs} of Apache Jena is not installed: apt-get install libapache-jena-java")
    if home:
        return ["java", "-cp", f"{folder}/*", name]
    jars = [folder / f"{jar}.jar" for jar in (*(f"jena-{one}" for one in _MODULES), *_OTHERS)]
    _messages(folder / "jena-core.jar", aside)
    return ["java", "-cp", ":".join(map(str, [*jars, aside])), name]


def _messages(core: Path, aside: Path) -> None:
    """Lay out the messages of Xerces: Debian's package moved its classes and left them where they were."""
    with zipfile.ZipFile(core) as jar:
        for name in jar.namelist():
            if name.endswith(".properties") and "/ext/xerces/" in name:
                place = aside / "xerces" / name.partition("/ext/xerces/")[2]
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))
