"""Assessing: every criterion that can be run here is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode, Quad, Store

from pairgraph.errors import PairgraphError
from pairgraph.fair.criteria import criteria
from pairgraph.fair.site_checks import SITE_CHECKS
from pairgraph.fair.verdict import Finding, Report, State, Verdict, judge
from pairgraph.reason.ontology import ontology_triples
from pairgraph.reason.quality import check_names
from pairgraph.vocabulary import compact, project_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pyoxigraph import QuerySolutions, Triple

    from pairgraph.fair.criterion import Criterion
    from pairgraph.fair.site import Site

__all__ = ["assess"]

_NAMES: Final = "oops/P40"


def assess(
    triples: Iterable[Triple] | None = None, *, site: Site | None = None, only: Collection[str] = ()
) -> Report:
    """Return what becomes of every criterion.

    Args:
        triples: the ontology; the project's own where none is given.
        site: where it is served; without one, what takes a site is not run.
        only: names of criteria, such as ``OM1``; every one where none is given.

    Raises:
        PairgraphError: there is no criterion of a name.
        MissingError: the site cannot be reached.
        QueryError: a criterion's file lacks something.

    >>> passed, run = assess().score
    >>> 0 < passed <= run
    True

    """
    ontology = list(ontology_triples() if triples is None else triples)
    store = Store()
    store.extend(Quad(*triple) for triple in ontology)
    return Report(tuple(_verdict(one, store, ontology, site) for one in _chosen(only)))


def _chosen(only: Collection[str]) -> list[Criterion]:
    every = criteria()
    known = [one.id for one in every]
    for name in only:
        if name not in known:
            raise PairgraphError(f"There is no check '{name}'.", remedy=f"There are {', '.join(known)}.")
    return [one for one in every if not only or one.id in only]


def _verdict(criterion: Criterion, store: Store, ontology: list[Triple], site: Site | None) -> Verdict:
    name = f"{criterion.catalogue}/{criterion.id}"
    if criterion.query:
        return judge(criterion, _selected(store, criterion.query))
    if name == _NAMES:
        return judge(criterion, _hijacked(ontology))
    if site is not None and name in SITE_CHECKS:
        return judge(criterion, SITE_CHECKS[name](site))
    return Verdict(criterion, State.NOT_RUN)


def _selected(store: Store, query: str) -> Iterator[Finding]:
    solutions = cast("QuerySolutions", store.query(query))
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield Finding(*(_shown(solution[name]) for name in names))


def _shown(node: object) -> str:
    if isinstance(node, NamedNode):
        return compact(node.value)
    return node.value if isinstance(node, Literal) else str(node)


def _hijacked(ontology: list[Triple]) -> Iterator[Finding]:
    for flaw in check_names(ontology, project_files()):
        if flaw.check == "misused-vocabulary":
            yield Finding(flaw.focus, flaw.place)
