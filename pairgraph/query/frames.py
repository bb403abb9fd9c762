"""Answers as data frames of pandas and polars, for those who have them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pairgraph.errors import MissingError

if TYPE_CHECKING:
    import pandas
    import polars

    from pairgraph.query.answer import Answer
    from pairgraph.query.values import Value

__all__ = ["to_pandas", "to_polars"]


def to_pandas(answer: Answer) -> pandas.DataFrame:
    """Return an answer as a pandas DataFrame: Int64, Float64, boolean and string columns, gaps as NA.

    Raises:
        MissingError: pandas is not installed.

    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas") from error
    return pd.DataFrame(_columns(answer), columns=list(answer.names)).convert_dtypes()


def to_polars(answer: Answer) -> polars.DataFrame:
    """Return an answer as a polars DataFrame.

    Raises:
        MissingError: polars is not installed.

    """
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("polars") from error
    return pl.DataFrame(_columns(answer), strict=False)


def _missing(name: str) -> MissingError:
    return MissingError(f"{name} is not installed.", remedy=f"Run: pip install 'pairgraph[{name}]'")


def _columns(answer: Answer) -> dict[str, list[Value]]:
    return {name: [_plain(row[name]) for row in answer] for name in answer.names}


def _plain(value: Value) -> Value:
    """Give what data frames know: a Decimal becomes a float, a string of ours a plain one."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return str(value) if isinstance(value, str) else value
