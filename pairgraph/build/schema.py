"""The JSON Schemas of the fact files, and what they find wrong."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pairgraph.build.concepts import individuals
from pairgraph.build.problems import nearest, refuse
from pairgraph.build.schema_words import sentences
from pairgraph.errors import FactFileError
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from jsonschema.protocols import Validator
    from referencing import Resource

    from pairgraph.build.facts import FactFile

__all__ = ["check", "problems", "schema_files"]


def schema_files(folder: Path) -> list[Path]:
    """Return the JSON Schemas, in order."""
    return sorted(folder.glob("schema/*.schema.json"))


def check(facts: FactFile) -> None:
    """Refuse a fact file that its schema does not allow.

    Raises:
        FactFileError: what is wrong, all of it, each with file, line and remedy.

    """
    refuse(problems(facts))


def problems(facts: FactFile) -> Iterator[FactFileError]:
    """Yield what the schema finds wrong with a fact file."""
    name = "report" if _is_report(facts) else "reference"
    for error in _validator(name, project_files()).iter_errors(facts.document):
        for place, (message, remedy) in sentences(error):
            line = facts.line((*error.absolute_path, *place))
            yield FactFileError(message, file=facts.path, line=line, remedy=remedy)


def _is_report(facts: FactFile) -> bool:
    return facts.path.parent.name == "reports" or "passages" in facts.document


@cache
def _validator(name: str, root: Path) -> Validator:
    """Make the validator of one schema; the schemas may refer to each other by file name."""
    resources = [(file.name, _resource(file)) for file in schema_files(root / "data")]
    known = individuals(root / "ontology")
    kind: type[Validator] = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"instanceOf": _instance_of(known)}
    )
    return kind({"$ref": f"{name}.schema.json"}, registry=Registry().with_resources(resources))


def _resource(file: Path) -> Resource[Any]:
    """Load one schema, without '$schema': it would bring back jsonschema's own class."""
    schema = json.loads(file.read_text("utf-8"))
    del schema["$schema"]
    return DRAFT202012.create_resource(schema)


def _instance_of(known: Mapping[str, frozenset[str]]) -> Callable[..., Iterator[ValidationError]]:
    """Make the keyword ``instanceOf``: the value names an individual of a class of the ontology."""

    def instance_of(_: object, kind: str, value: object, __: object) -> Iterator[ValidationError]:
        members = known.get(kind, frozenset())
        if isinstance(value, str) and value not in members:
            what = {"TimeBasis": "time basis", "TotalBasis": "basis of a total"}.get(kind, kind.lower())
            listed = nearest(value, members) or f"Known are: {_some(members)}."
            yield ValidationError(f"There is no {what} {value!r}.\n{listed}")

    return instance_of


def _some(words: frozenset[str] | list[str], most: int = 12) -> str:
    listed = sorted(words)
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")
