"""A release again, from nothing but its package."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING, Final

from pairgraph.archive.answers import answered
from pairgraph.archive.bag import PAYLOAD
from pairgraph.archive.bag_check import check_bag
from pairgraph.archive.inputs import INPUTS
from pairgraph.archive.release_files import STORE
from pairgraph.archive.tables import RELEASE
from pairgraph.archive.unpack import Limits, opened_bag
from pairgraph.errors import CheckFailedError, PairgraphError
from pairgraph.graph.canonical import canonical_nquads, digest
from pairgraph.graph.release import MANIFEST, Release

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

__all__ = ["bag_release", "restore"]

_NQUADS: Final = "pairgraph.nq"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def restore(
    source: Path,
    out: Path,
    *,
    expected: str = "",
    ask: bool = False,
    limits: Limits | None = None,
    wait: float = 60,
) -> Release:
    """Rebuild the release of a package and make it the current one of a build folder.

    Args:
        source: the bag as a folder, a .zip or a .tar.gz.
        out: the build folder.
        expected: the digest, or its beginning, of the release that the package should hold.
        ask: ask every stored question again and compare with the answers of the package.
        limits: how much the package may hold.
        wait: for how many seconds to wait for a build in the same folder.

    Raises:
        CheckFailedError: something is not as it was packed; names the file.
        PairgraphError: it is no package of a release, or it cannot be written.
        MissingError: it is not there.
        BusyError: a build holds the folder.

    """
    from pairgraph.build.folder import clean, move, point, writing
    from pairgraph.build.lock import locked

    with opened_bag(source, limits) as bag:
        check_bag(bag, str(source))
        packed = bag_release(bag)
        _check_release(bag, packed, expected)
        with locked(out, wait, _silent):
            clean(out)
            target = out / "releases" / packed.digest
            with writing(out, packed.digest) as aside:
                _rebuild(packed, aside)
                if ask:
                    _ask(bag, Release(aside))
                move(aside, target)
            point(out / "current", target)
    return Release(target)


def bag_release(bag: Path) -> Release:
    """Return the release in a bag's folder: its files, but no store.

    Raises:
        PairgraphError: the bag holds none, or its manifest is no manifest.

    """
    folder = bag / PAYLOAD / RELEASE
    if not (folder / MANIFEST).is_file():
        raise PairgraphError(
            f"{bag} holds no release of pairgraph.", remedy="Name a package of pairgraph archive."
        )
    release = Release(folder)
    try:
        if _DIGEST.fullmatch(release.digest) and isinstance(release.manifest["inputs"], dict):
            return release
    except (KeyError, TypeError, RecursionError):
        pass
    raise PairgraphError(f"{PAYLOAD}{RELEASE}{MANIFEST} is no manifest of a release.")


def _check_release(bag: Path, release: Release, expected: str) -> None:
    """Check what the bag's own manifests cannot tell: that it is the very release that its name says."""
    if not release.digest.startswith(expected.lower()):
        raise CheckFailedError(f"The package holds release {release.digest}, not {expected}.")
    wanted = {f"{RELEASE}{_NQUADS}": release.digest}
    wanted |= {INPUTS + name: str(value) for name, value in release.manifest["inputs"].items()}
    for name, value in wanted.items():
        file = bag / PAYLOAD / name
        if not file.is_file() or _sha256(file) != value:
            raise CheckFailedError(f"{PAYLOAD}{name} is not what {PAYLOAD}{RELEASE}{MANIFEST} says of it.")


def _rebuild(packed: Release, aside: Path) -> None:
    """Copy the files of a release and make its store from its N-Quads."""
    # Not copytree, which goes on where the disk is full and tells of every file.
    for file in sorted(packed.folder.rglob("*")):
        place = aside / file.relative_to(packed.folder)
        if file.is_dir():
            place.mkdir()
        else:
            shutil.copyfile(file, place)
    store = _store(aside / STORE, aside / _NQUADS)
    found = digest(canonical_nquads(store))
    if found != packed.digest or len(store) != packed.manifest["quads"]:
        raise CheckFailedError(f"The graph of {_NQUADS} has the digest {found}, not {packed.digest}.")


def _store(folder: Path, nquads: Path) -> Store:
    from pyoxigraph import RdfFormat, Store

    folder.mkdir()
    store = Store(str(folder))
    try:
        store.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise CheckFailedError(f"{_NQUADS} is no N-Quads: {error}.") from error
    store.optimize()
    store.flush()
    return store


def _ask(bag: Path, release: Release) -> None:
    """Ask every stored question again and compare with what the bag says."""
    for one in answered(release):
        file = bag / PAYLOAD / one.path
        if not one.why and (not file.is_file() or file.read_bytes() != one.csv):
            raise CheckFailedError(f"{PAYLOAD}{one.path} is not what the restored release answers.")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _silent() -> None:
    """Tell nobody that another build is waited for."""
