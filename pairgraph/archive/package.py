"""An archive package: everything of a release that a deposit needs, in one bag."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pairgraph.archive import csvw, datacite, page
from pairgraph.archive.answers import answered
from pairgraph.archive.bag import Bag
from pairgraph.archive.catalogue import CATALOGUE, catalogue
from pairgraph.archive.citation import Citation, read_citation
from pairgraph.archive.codebook import codebook
from pairgraph.archive.crate import METADATA, crate
from pairgraph.archive.deposit import Deposit
from pairgraph.archive.documents import CITATION, citation_file, licence_entries
from pairgraph.archive.entry import Entry
from pairgraph.archive.inputs import input_entries
from pairgraph.archive.locators import TABLE, passages
from pairgraph.archive.origin import Origin
from pairgraph.archive.pack import ENDINGS, containing
from pairgraph.archive.profile import PROFILES, Profile, checklist, tag_entries
from pairgraph.archive.readme import README, readme
from pairgraph.archive.release_files import release_entries
from pairgraph.archive.tables import answer_tables, release_tables
from pairgraph.errors import PairgraphError
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.checklist import Checklist
    from pairgraph.graph.release import Release

__all__ = ["MOST_ASKED", "Package", "archive", "deposit_of"]

MOST_ASKED: Final = 250_000
"""Statements up to which every stored question is asked without being told to."""
_CODEBOOK: Final = "what everything in the data means"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was written.

    Attributes:
        path: where.
        files: how many files its payload has.
        size: how many bytes they are.
        checklist: what the depositor still has to say.

    """

    path: Path
    files: int
    size: int
    checklist: Checklist


def archive(  # noqa: PLR0913 - one argument an option
    release: Release,
    output: Path | None = None,
    *,
    profile: str = "generic",
    data: Path | None = None,
    citation: Path | None = None,
    answers: bool | None = None,
    compress: bool = False,
) -> Package:
    """Write the package of a release.

    Args:
        release: the release.
        output: ``*.zip``, ``*.tar.gz`` or a folder to be made; a .zip in the working directory unless told.
        profile: where it is to be deposited: a name of ``PROFILES``.
        data: the folder of the fact files it was built from; the project's own unless told.
        citation: who made it and how it is cited, as CITATION.cff; the project's own unless told.
        answers: whether to ask every stored question; unless told, a release of up to ``MOST_ASKED``
            statements is asked, since on a larger one that takes longer than everything else.
        compress: make it smaller; its bytes then depend on the zlib at hand.

    Raises:
        PairgraphError: an input has changed since the build, there is no such profile, or nothing can be
            written there.
        MissingError: an input or a library is gone.

    """
    if profile not in PROFILES:
        raise PairgraphError(
            f"There is no profile '{profile}'.", remedy=f"Take one of: {', '.join(PROFILES)}."
        )
    chosen, root = PROFILES[profile], project_files()
    cited = citation or citation_file(root)
    deposit = deposit_of(release, root, cited)
    target = output or Path(f"{deposit.name}.zip")
    ask = release.manifest["quads"] <= MOST_ASKED if answers is None else answers
    files = [*_given(release, root, data, cited), *_written(deposit, chosen, ask=ask)]
    with containing(target, compress=compress) as container:
        # The folder inside has the release's name and not the file's, so a copy by another name is the same.
        bag = Bag(container, deposit.name if target.name.endswith(ENDINGS) else "")
        listed = _fill(bag, deposit, chosen, files)
    return Package(target, len(bag.payload), sum(one.size for one in bag.payload), listed)


def deposit_of(release: Release, root: Path, cited: Path | None) -> Deposit:
    """Gather what is known of a release.

    Args:
        release: the release.
        root: the folder of the project's files.
        cited: the citation file, where there is one.

    """
    from pairgraph.build.inputs import Inputs

    origin = Origin.of(release.manifest, Inputs.find(root / "data").code, root)
    known = read_citation(cited) if cited else Citation()
    return Deposit(release, origin, known)


def _given(release: Release, root: Path, data: Path | None, cited: Path | None) -> Iterator[Entry]:
    """Yield the files that are there already."""
    yield from release_entries(release)
    yield from input_entries(release.manifest["inputs"], root, data or root / "data")
    yield from licence_entries(root)
    if cited is not None:
        yield Entry(CITATION, cited, "how to cite the dataset and its software")


def _written(deposit: Deposit, profile: Profile, *, ask: bool) -> Iterator[Entry]:
    """Yield the files that are written for the package and say nothing of the other files' digests."""
    questions = list(answered(deposit.release, ask=ask))
    tables = [*release_tables(deposit), TABLE, *answer_tables(questions)]
    book = codebook(deposit, tables, questions)
    yield from (one.entry for one in questions if not one.why)
    yield passages(deposit)
    yield Entry(README, readme(deposit), "where to begin")
    yield Entry("codebook.txt", page.codebook_text(book), _CODEBOOK)
    yield Entry("codebook.html", page.codebook_html(book), _CODEBOOK)
    yield Entry("validation.html", page.validation_html(deposit), "what the shapes say of the data")
    yield Entry(csvw.CSVW, csvw.metadata(tables, deposit), "what the columns of the CSV files mean")
    yield Entry("datacite.json", datacite.datacite_json(deposit, profile.publisher), "metadata for a DOI")
    yield Entry("datacite.xml", datacite.datacite_xml(deposit, profile.publisher), "metadata for a DOI")


def _fill(bag: Bag, deposit: Deposit, profile: Profile, files: list[Entry]) -> Checklist:
    """Put everything into a bag: first what is described, then the descriptions, then the manifests."""
    for entry in sorted(files, key=lambda one: one.path):
        bag.add(entry)
    bag.add(Entry(CATALOGUE, catalogue(deposit, bag.payload), "the package in DCAT, VoID and PROV"))
    bag.add(Entry(METADATA, crate(deposit, bag.payload), "the package as an RO-Crate"))
    listed = checklist(profile, deposit, bag.payload)
    for entry in tag_entries(profile, deposit, listed):
        bag.tag(entry)
    bag.close(_info(deposit))
    return listed


def _info(deposit: Deposit) -> dict[str, str]:
    contact = next((one for one in deposit.citation.contacts), None)
    found = {
        "External-Identifier": deposit.iri,
        "External-Description": f"{deposit.title}. {deposit.description}",
        "Internal-Sender-Identifier": deposit.digest,
        "Contact-Name": contact.full if contact else "",
        "Contact-Email": contact.email if contact else "",
        "Bagging-Date": deposit.citation.released,
        "Bag-Software-Agent": f"pairgraph {deposit.origin.version}",
    }
    return {name: value for name, value in found.items() if value}
