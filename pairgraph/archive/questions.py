"""What each repository asks of a depositor, with what is known already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.archive.checklist import Wanted
from pairgraph.archive.deposit import LICENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.deposit import Deposit

__all__ = ["common", "dans", "dataverse", "software_heritage", "ukds", "zenodo"]

_CFF = "Taken from CITATION.cff"


def common(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what every repository asks for."""
    citation = deposit.citation
    yield Wanted("title", "Taken from the dataset.", deposit.title)
    yield Wanted("description", "Taken from the dataset.", deposit.description)
    creators = "; ".join(one.sorted_name for one in citation.authors)
    yield Wanted("creators", f"{_CFF}, authors; persons with their ORCID and affiliation.", creators)
    yield Wanted("date of publication", f"{_CFF}, date-released. An RO-Crate asks for it.", citation.released)
    yield Wanted("DOI", f"{_CFF}, doi, once the repository has reserved one.", citation.doi, required=False)
    yield Wanted("version", "Taken from the dataset.", deposit.version)
    yield Wanted("licence", "Taken from the dataset.", LICENCE)
    yield Wanted("keywords", f"{_CFF}, keywords.", ", ".join(citation.keywords), required=False)
    yield Wanted("period", "Years that the figures speak of.", _years(deposit), required=False)
    yield Wanted("place", "Regions are in release/graphs/reference.ttl.", "China", required=False)
    yield Wanted("sources", "Taken from the reports.", _sources(deposit), required=False)
    yield Wanted(
        "persons named", "As the published reports name them; judge it by your rules.", _named(deposit)
    )
    yield Wanted("funding", "Funder and grant, where there is one.", required=False)


def zenodo(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what Zenodo asks for."""
    yield from common(deposit)
    yield Wanted("resource type", "Taken from the package.", "dataset")
    yield Wanted("access", "Taken from the licence.", "open")
    yield Wanted("community", "The identifier of a Zenodo community.", required=False)


def dataverse(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what a Dataverse installation asks for."""
    yield from common(deposit)
    yield _contact(deposit)
    yield Wanted("subject", "From Dataverse's own list.", "Social Sciences")
    yield Wanted("collection", "The name of the Dataverse collection that the dataset goes into.")


def dans(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what a DANS Data Station asks for."""
    yield from common(deposit)
    yield _contact(deposit)
    yield Wanted("rights holder", "Who holds the rights in the dataset; the form asks for it.")
    yield Wanted("audience", "The discipline, from the station's own list.")
    yield Wanted("language of the metadata", "Taken from the package.", "English")


def ukds(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what the UK Data Service asks for."""
    yield from common(deposit)
    yield _contact(deposit)
    method = (
        "Facts taken from published yearbook reports by hand, each with the passage that states it; checked "
        "by shapes and by arithmetic. codebook.html tells how."
    )
    yield Wanted("method of data collection", "Taken from the package.", method)
    yield Wanted("unit of observation", "Taken from the package.", "one statement of a report")
    yield Wanted("access level", "Open, safeguarded or controlled; the licence allows open.", "open")
    yield Wanted("consent and ethics", "The sources are published; say so by the rules of your institution.")


def software_heritage(deposit: Deposit) -> Iterator[Wanted]:
    """Yield what Software Heritage asks for."""
    yield from common(deposit)
    repository = deposit.citation.repository
    yield Wanted(
        "repository", "Taken from CITATION.cff, repository-code: where it is archived from.", repository
    )
    yield Wanted("codemeta.json, README, licence", "They lie beside the payload.", "codemeta.json")


def _contact(deposit: Deposit) -> Wanted:
    found = "; ".join(f"{one.full} <{one.email}>" for one in deposit.citation.contacts if one.email)
    return Wanted("contact with an e-mail address", f"{_CFF}, contact.", found)


def _years(deposit: Deposit) -> str:
    return "{} to {}".format(*deposit.years) if deposit.years else ""


def _sources(deposit: Deposit) -> str:
    return "; ".join(one.url or one.iri for one in deposit.sources)


def _named(deposit: Deposit) -> str:
    person = deposit.terms.get("pao:Person")
    return f"{person.count if person else 0} persons, as published"
