"""The form of a question: a field for each of its parameters, the choices taken from the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.query.choices import Choice
    from pairgraph.query.session import Session
    from pairgraph.query.stored import Parameter, StoredQuery

__all__ = ["Field", "Option", "fields"]

_FEW: Final = 30
_INPUTS: Final = {"year": "number", "integer": "number", "date": "date"}


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose: what is sent, what it is called, whether it is chosen now."""

    value: str
    name: Name
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """How one parameter is asked for.

    ``kind`` is ``boxes`` (tick several), ``list`` (a list to choose several from), ``select`` (one of a
    list), ``switch`` (yes, no or neither), else the type of an input. ``values`` are what inputs hold now.
    """

    name: str
    description: str
    kind: str
    required: bool
    options: tuple[Option, ...] = ()
    values: tuple[str, ...] = ()


def fields(session: Session, stored: StoredQuery, given: Mapping[str, Sequence[str]]) -> list[Field]:
    """Return the fields of a question's form, filled with what is given, be it right or wrong."""
    return [_field(session, stored, one, list(given.get(one.name, ()))) for one in stored.parameters]


def _field(session: Session, stored: StoredQuery, parameter: Parameter, given: list[str]) -> Field:
    choices = session.choices(stored.name, parameter.name)
    if not given and parameter.default is not None:
        default = parameter.default
        given = [str(one) for one in (default if isinstance(default, list) else [default])]
    return Field(
        parameter.name,
        parameter.description,
        _kind(parameter, choices),
        parameter.required and parameter.default is None,
        tuple(_options(session, parameter, choices, given)),
        # A field for one more value, where several may be given.
        tuple([*given, ""] if parameter.several and given else given or [""]),
    )


def _kind(parameter: Parameter, choices: Sequence[Choice]) -> str:
    if choices and parameter.several:
        return "boxes" if len(choices) <= _FEW else "list"
    if choices:
        return "select"
    return "switch" if parameter.type == "boolean" else _INPUTS.get(parameter.type, "text")


def _options(
    session: Session, parameter: Parameter, choices: Sequence[Choice], given: Sequence[str]
) -> list[Option]:
    """Return the choices, named in the languages there are."""
    if parameter.type != "iri":
        wanted = set(given)
        return [
            Option(one.value, Name(one.value, {"": one.label or one.value}), one.value in wanted)
            for one in choices
        ]
    known = names(session, [one.value for one in choices])
    wanted = {expand(value) for value in given} | set(given)
    return [_option(one, known[one.value], wanted) for one in choices]


def _option(choice: Choice, name: Name, wanted: set[str]) -> Option:
    iri = Iri(choice.value)
    named = name if name.labels else Name(iri, {"": choice.label})
    return Option(iri.prefixed, named, any(one in wanted for one in choice.names if one))
