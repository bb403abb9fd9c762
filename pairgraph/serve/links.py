"""Where things have their pages: an IRI of ours lives at the same path of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from pairgraph.vocabulary import BASE, ID

if TYPE_CHECKING:
    from pairgraph.query.evidence import Passage

__all__ = ["address", "iri_of", "passage_address", "report_address"]

_ONTOLOGY: Final = BASE + "ontology#"
_REPORTS: Final = ID + "report/"
_SAFE: Final = "/:@!$&'()*+,;=~#"


def address(iri: str) -> str | None:
    """Return what a page may link an IRI to: a path here, else the IRI; None for what is no web address.

    >>> address("https://w3id.org/pairing-off/id/region/zhuhai"), address("javascript:alert(1)")
    ('/id/region/zhuhai', None)
    >>> address("https://w3id.org/pairing-off/ontology#Figure")
    '/ontology/Figure'
    """
    if iri == _ONTOLOGY:
        return "/ontology"
    if iri.startswith(_ONTOLOGY):
        return "/ontology/" + quote(iri.removeprefix(_ONTOLOGY))
    if iri.startswith(BASE):
        return "/" + quote(iri.removeprefix(BASE), safe=_SAFE)
    return iri if iri.startswith(("https://", "http://")) else None


def iri_of(path: str) -> str:
    """Return the IRI that a path of this site stands for; the reverse of ``address``.

    >>> iri_of("/ontology/Figure"), iri_of("/unit/CNY")
    ('https://w3id.org/pairing-off/ontology#Figure', 'https://w3id.org/pairing-off/unit/CNY')
    """
    local = unquote(path.lstrip("/"))
    head, _, term = local.partition("/")
    is_term = head == "ontology" and term and "/" not in term and not term[0].isdigit()
    return _ONTOLOGY + term if is_term else BASE + local


def report_address(report: str) -> str:
    """Return where a report's statements are shown.

    >>> report_address("https://w3id.org/pairing-off/id/report/zhuhai-chongqing")
    '/reports/zhuhai-chongqing'
    """
    return "/reports/" + quote(report.removeprefix(_REPORTS))


def passage_address(passage: Passage) -> str:
    """Return where a passage stands among its report's statements.

    The sentence is the anchor's page, the offsets its place: ``/reports/<slug>?at=67#c67-120``.
    """
    return f"{report_address(passage.report)}?at={passage.start}#c{passage.start}-{passage.end}"
