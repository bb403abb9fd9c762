"""Checks an IATI file against the standard's own XML schema, which whoever checks supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pairgraph.errors import CheckFailedError, MissingError, PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["check"]

_SHOWN = 5


def check(data: bytes, schema: Path) -> None:
    """Check a file against ``iati-activities-schema.xsd``; nothing is fetched.

    Args:
        data: the file.
        schema: the schema; ``iati-common.xsd`` has to lie beside it.

    Raises:
        CheckFailedError: the file is not valid; names the first places.
        PairgraphError: the schema cannot be read.
        MissingError: the package xmlschema is not installed.

    """
    errors = [f"{error.path}: {error.reason}" for error in _schema(schema).iter_errors(data.decode())]
    if errors:
        more = f" … and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
        raise CheckFailedError(f"The file is not valid. {'; '.join(errors[:_SHOWN])}{more}.")


def _schema(file: Path) -> Any:  # noqa: ANN401 - the package is optional
    try:
        import xmlschema  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        remedy = "Run: pip install 'pairgraph[iati]'"
        raise MissingError("Checking needs the package xmlschema.", remedy=remedy) from error
    try:
        # Local files without entities only: a schema may neither send us anywhere nor blow up.
        return xmlschema.XMLSchema10(str(file), allow="local", defuse="always")
    except (OSError, xmlschema.XMLSchemaException) as error:
        first = str(error).splitlines()[0]
        raise PairgraphError(
            f"{file} cannot be read as an XML schema: {first}.",
            remedy="Give iati-activities-schema.xsd of version 2.03, with iati-common.xsd beside it.",
        ) from error
