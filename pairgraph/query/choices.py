"""The values that a parameter can take in the data, and what a caller may call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.errors import ParameterError
from pairgraph.query.syntax import nearest
from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.query.stored import Parameter

__all__ = ["Choice", "choose", "no_choice", "wrong"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a parameter can take in this data, and its label."""

    value: str
    label: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What a caller may write for it."""
        return (self.value, Iri(self.value).prefixed, Iri(self.value).local, self.label)


def choose(parameter: Parameter, wanted: str, choices: Sequence[Choice]) -> Choice:
    """Find the one choice meant: by IRI, prefixed name, local name or label."""
    exact = [choice for choice in choices if wanted in choice.names[:3]]
    found = exact or [choice for choice in choices if wanted.casefold() == choice.label.casefold()]
    values = {choice.value for choice in found}
    if not values:
        raise no_choice(parameter, wanted, choices)
    if len(values) > 1:
        names = ", ".join(sorted(Iri(one).prefixed for one in values))
        raise wrong(parameter, wanted, f"Several are called so: {names}.")
    return found[0]


def no_choice(parameter: Parameter, wanted: str, choices: Sequence[Choice]) -> ParameterError:
    """Return the error for a value that is not among the choices; it proposes the nearest and lists some."""
    names = {name: choice for choice in choices for name in choice.names if name}
    some = sorted({Iri(choice.value).local for choice in choices})
    listed = ", ".join(some[:12]) + (" …" if len(some) > 12 else "")  # noqa: PLR2004 - a line's worth
    near = nearest(Iri(wanted).local, names)
    return wrong(parameter, wanted, f"{near} It takes: {listed}.".strip())


def wrong(parameter: Parameter, value: object, remedy: str) -> ParameterError:
    """Return the error for a value that does not fit; ``remedy`` says what would."""
    shown = repr(value) if len(repr(value)) <= 80 else repr(value)[:77] + "…"  # noqa: PLR2004 - a line's worth
    return ParameterError(f"{shown} is not right for the parameter '{parameter.name}'.", remedy=remedy)
