"""Profiles: what the repositories where researchers deposit ask for beside the bag itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pairgraph.archive import forms, questions
from pairgraph.archive.checklist import Checklist
from pairgraph.archive.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pairgraph.archive.checklist import Wanted
    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.entry import Sealed

__all__ = ["PROFILES", "Profile", "checklist", "tag_entries"]

_PLAIN: Final = frozenset({".csv", ".html", ".rdf", ".txt", ".xml"})
_ALSO: Final = {
    ".cff": "datacite.xml says the same",
    ".jsonld": "plain text; what it turns the fact files into is in release/graphs",
    ".json": "plain text; catalogue.ttl, codebook.txt and release/validation.ttl say the same",
    ".nq": "release/pairgraph.trig holds the same statements",
    ".rq": "plain text; release/graphs/queries.ttl holds the same",
    ".tsv": "release/graphs/links-*.ttl holds the same",
    ".trig": "the tables and answers hold the figures as CSV",
    ".ttl": "the tables and answers hold the figures as CSV",
    ".yaml": "release/graphs/report-*.ttl holds the same facts",
}
"""Ending → where a format that a repository does not prefer says the same in one that it does."""


@dataclass(frozen=True)
class Profile:
    """A place to deposit.

    Attributes:
        name: what the command line calls it.
        title: what people call it.
        asks: what it asks for, with what is known of it.
        steps: how to deposit there.
        forms: files that it reads, which lie beside the payload.
        preferred: the endings of the formats it prefers; none where it has no such list.
        publisher: who publishes what is deposited there, where that is certain.

    """

    name: str
    title: str
    asks: Callable[[Deposit], Iterable[Wanted]]
    steps: tuple[str, ...]
    forms: Callable[[Deposit], Iterable[Entry]] = forms.none
    preferred: frozenset[str] = frozenset()
    publisher: str = ""


_ALL: Final = (
    Profile("generic", "any repository", questions.common, ("Upload the package as one file.",)),
    Profile(
        "zenodo",
        "Zenodo",
        questions.zenodo,
        (
            "Reserve the DOI in a new upload, add it to CITATION.cff as doi with date-released, and pack "
            "again.",
            "Send .zenodo.json as the metadata with the API, or copy it into the form.",
            "Upload the package as one file; Zenodo shows what is inside a .zip.",
        ),
        forms.zenodo,
        publisher="Zenodo",
    ),
    Profile(
        "dans",
        "a DANS Data Station",
        questions.dans,
        (
            "Take the station of your discipline (for these data, Social Sciences and Humanities).",
            "Upload the .zip, which the station unpacks; keep the manifests with it.",
            "datacite.xml and dataset.json hold what the form asks for.",
        ),
        forms.dataverse,
        _PLAIN | {".jsonld", ".nt", ".trig", ".ttl"},
    ),
    Profile(
        "ukds",
        "UK Data Service (ReShare)",
        questions.ukds,
        (
            "Upload the .zip with codebook.html as documentation.",
            "Copy title, abstract, coverage and keywords from datacite.json into the form.",
        ),
        preferred=_PLAIN | {".tsv"},
    ),
    Profile(
        "dataverse",
        "a Dataverse installation",
        questions.dataverse,
        (
            "Fill in what is missing in dataset.json and post it to /api/dataverses/NAME/datasets.",
            "A .zip is unpacked on upload. To keep the bag as one file, put it into a second .zip, or "
            "send a .tar.gz.",
        ),
        forms.dataverse,
    ),
    Profile(
        "softwareheritage",
        "Software Heritage",
        questions.software_heritage,
        (
            "Unpack the package into a public repository of its own, codemeta.json at its top, and commit.",
            "Ask for it at https://archive.softwareheritage.org/save/, or send the .zip or .tar.gz by "
            "SWORD deposit.",
            "Cite the SWHID of the folder data that the archive then shows.",
        ),
        forms.software_heritage,
    ),
)
PROFILES: Final[Mapping[str, Profile]] = {one.name: one for one in _ALL}
"""Name → profile."""


def checklist(profile: Profile, deposit: Deposit, files: Iterable[Sealed]) -> Checklist:
    """Say what is known and what a depositor has to fill in.

    Args:
        profile: where the package goes.
        deposit: the release and what is known of it.
        files: everything in the payload.

    """
    formats = tuple(_formats(profile, files)) if profile.preferred else ()
    return Checklist(profile.name, profile.title, tuple(profile.asks(deposit)), profile.steps, formats)


def tag_entries(profile: Profile, deposit: Deposit, listed: Checklist) -> Iterator[Entry]:
    """Yield the files of a profile, which lie beside the payload."""
    yield from profile.forms(deposit)
    yield Entry("checklist.txt", listed.text(), "what the depositor has to fill in")
    yield Entry("checklist.json", listed.json(), "the same for programs")


def _formats(profile: Profile, files: Iterable[Sealed]) -> Iterator[str]:
    """Say of each format whether it is a preferred one, and if not, what to know of it."""
    endings = Counter(PurePosixPath(one.path).suffix for one in files)
    for ending, count in sorted(endings.items()):
        if ending in profile.preferred:
            yield f"{ending} ({count}): preferred"
        else:
            also = _ALSO.get(ending, "plain text")
            yield f"{ending} ({count}): not on the list of preferred formats; {also}"
