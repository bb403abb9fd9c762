"""Transactions and planned disbursements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.profiles.iati.days import first_day, last_day, said
from pairgraph.profiles.iati.elements import add, exactly, narrate, number, vague

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from pairgraph.profiles.iati.money import Payment
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["write_payments"]


def write_payments(element: Element, things: Things, payments: Iterable[Payment]) -> None:
    """Write the planned disbursements, then the transactions, as the schema orders them."""
    some = sorted(payments, key=lambda one: (bool(one.type), one.figure.iri))
    for payment in some:
        (_write_paid if payment.type else _write_planned)(element, things, payment)


def _write_planned(element: Element, things: Things, payment: Payment) -> None:
    start, end = _period(payment.figure)
    planned = add(element, "planned-disbursement", type="1")
    vague(planned, payment.figure)
    add(planned, "period-start", iso_date=first_day(start))
    if end:
        add(planned, "period-end", iso_date=last_day(end))
    _write_value(planned, payment, first_day(start))
    _write_bodies(planned, things, payment.flow)


def _write_paid(element: Element, things: Things, payment: Payment) -> None:
    """Write a transaction; it stands on the last day of what may be years, and says so."""
    start, end = _period(payment.figure)
    day = last_day(end)
    paid = add(element, "transaction", ref=payment.figure.iri.local)
    vague(paid, payment.figure)
    add(paid, "transaction-type", code=payment.type)
    add(paid, "transaction-date", iso_date=day)
    _write_value(paid, payment, day)
    told = f"One amount for the whole period {said(start, end)}." if start != end or day != end else ""
    words = [f"{payment.flow.name}.", told, exactly(payment.figure)]
    narrate(add(paid, "description"), " ".join(word for word in words if word), payment.flow.label("zh-Hans"))
    _write_bodies(paid, things, payment.flow)


def _write_value(element: Element, payment: Payment, day: str) -> None:
    value = add(element, "value", currency="CNY", value_date=day)
    value.text = number(payment.figure.number("pao:value"))


def _write_bodies(element: Element, things: Things, flow: Thing) -> None:
    """Name the one who gives and the one body that gets, where there is one; a place is no body."""
    sides = (
        ("provider-org", "pao:provider", "pao:Actor"),
        ("receiver-org", "pao:beneficiary", "pao:Organization"),
    )
    for name, link, kind in sides:
        bodies = [one for one in things.all(flow, link) if one.isa(kind)]
        if len(bodies) == 1:
            narrate(add(element, name), bodies[0].name, bodies[0].label("zh-Hans"))


def _period(figure: Thing) -> tuple[str, str]:
    """Return the first and the last year, month or day of a figure, as told."""
    return figure.date("pao:start"), figure.date("pao:end")
