"""Which amounts become transactions, so that no yuan is told twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.profiles.iati.once import once
from pairgraph.profiles.iati.plan import NOT_AID

if TYPE_CHECKING:
    from pairgraph.profiles.iati.plan import Activity, Plan
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["Money", "Payment", "choose"]

_COUNTED: Final = ("pao:Figure", "pao:quantifies")
_YUAN: Final = "CNY"
_RATE: Final = "CNY-per-year"
_TYPES: Final = {"pledged": "12", "committed": "2", "disbursed": "3"}
"""Stage → code of IATI's list TransactionType, as ``ontology/alignments/iati.ttl`` has it."""
_RATE_REASON: Final = "It is so much a year, no amount."
_NO_ACTIVITY: Final = "The work that it belongs to is no activity."
_NO_END: Final = "It has no last day, which an IATI transaction needs."
_NO_FIRST: Final = "It is planned and has no first day, which an IATI planned disbursement needs."
_NO_NUMBER: Final = "It has no number."
_NO_STAGE: Final = "Whether it was promised or paid is not told."
_UNDER_WAY: Final = "It is still being paid, so no payment is final."


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount to be written: its figure, its flow, and its transaction type; none for what is planned."""

    figure: Thing
    flow: Thing
    type: str


@dataclass(slots=True)
class Money:
    """The payments of each activity by its identifier, and what is none.

    Args:
        payments: identifier of the activity → its payments.
        untold: the figures that are no payment, why, and the activity that tells of them in words, if any.
        wordy: IRI of a flow without a figure → the flow, and the identifier of the activity that names it.

    """

    payments: dict[str, list[Payment]] = field(default_factory=dict)
    untold: list[tuple[Thing, str, Activity | None]] = field(default_factory=list)
    wordy: list[tuple[Thing, str]] = field(default_factory=list)


def choose(things: Things, plan: Plan) -> Money:
    """Choose the figures in yuan that become transactions or planned disbursements.

    Of a total and its parts only one is told, and no figure that may be counted in another one that is.
    """
    money = Money()
    fit: dict[str, Payment] = {}
    hosts: dict[str, Activity] = {}
    for figure in things.of("pao:Figure"):
        flow = next((one for one in things.all(figure, "pao:quantifies") if one.isa("pao:Flow")), None)
        if flow is None or figure.code("pao:unit") not in {_YUAN, _RATE}:
            continue
        host = plan.host(things.all(flow, "pao:forIntervention"))
        kind, reason = _kind(figure, flow, host)
        if reason or host is None:
            money.untold.append((figure, reason, host))
        else:
            fit[figure.iri], hosts[figure.iri] = Payment(figure, flow, kind), host
    chosen, refused = once(things, list(fit))
    money.untold += [(things[iri], reason, hosts[iri]) for iri, reason in sorted(refused.items())]
    for iri in sorted(chosen):
        money.payments.setdefault(hosts[iri].identifier, []).append(fit[iri])
    money.wordy = _wordy(things, plan)
    return money


def _wordy(things: Things, plan: Plan) -> list[tuple[Thing, str]]:
    """Return the flows of which no number is told."""
    flows = [one for one in things.of("pao:Flow") if not things.pointed_by(one, *_COUNTED)]
    hosts = [plan.host(things.all(flow, "pao:forIntervention")) for flow in flows]
    return [(flow, host.identifier if host else "") for flow, host in zip(flows, hosts, strict=True)]


def _kind(figure: Thing, flow: Thing, host: Activity | None) -> tuple[str, str]:
    """Return the type of transaction that a figure fits, or why it fits none."""
    realization = figure.code("pao:realization")
    planned = realization in {"planned", "expected"}
    kind = _TYPES.get(flow.code("pao:stage"), "")
    refusals = {
        NOT_AID: flow.isa("pao:CommercialInvestment"),
        _RATE_REASON: figure.code("pao:unit") == _RATE,
        _NO_ACTIVITY: host is None,
        _NO_NUMBER: figure.number("pao:value") is None,
        _NO_STAGE: not kind,
        _NO_FIRST: planned and not figure.date("pao:start"),
        _NO_END: not planned and not figure.date("pao:end"),
        _UNDER_WAY: realization == "ongoing" and kind == _TYPES["disbursed"],
    }
    return ("" if planned else kind), next((reason for reason, holds in refusals.items() if holds), "")
