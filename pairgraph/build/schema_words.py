"""What a JSON Schema finds wrong in a fact file, in a sentence a person can act on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pairgraph.build.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema import ValidationError

__all__ = ["sentences"]

_Said = tuple[str, str]  # what is wrong, what to do


def sentences(error: ValidationError) -> Iterator[tuple[tuple[str, ...], _Said]]:
    """Yield, for one error of jsonschema, the key it is about (if any) and what to say."""
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error)
    elif error.validator == "required":
        yield from _missing_key(error)
    elif error.validator == "instanceOf":
        message, _, remedy = error.message.partition("\n")
        yield (), (message, remedy)
    else:
        yield (), _WORDING.get(str(error.validator), _otherwise)(error)


def _unknown_keys(error: ValidationError) -> Iterator[tuple[tuple[str, ...], _Said]]:
    schema: Any = error.schema
    allowed: dict[str, Any] = schema["properties"]
    instance: Any = error.instance
    for key in instance:
        if key not in allowed:
            remedy = nearest(key, allowed) or f"Its keys are: {', '.join(allowed)}."
            yield (key,), (f"{key!r} is no key of {_noun(error)}.", remedy)


def _missing_key(error: ValidationError) -> Iterator[tuple[tuple[str, ...], _Said]]:
    """Say which key is missing, unless a misspelt one, which is reported by itself, stands for it."""
    keys: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    key = next(key for key in keys if error.message.startswith(f"{key!r} "))
    unknown = instance.keys() - schema.get("properties", instance).keys()
    if not get_close_matches(key, unknown):
        remedy = "Say which passages state it." if key == "from" else f"Add '{key}: …'."
        yield (), (f"{_upper(_noun(error))} needs {key!r}.", remedy)


def _noun(error: ValidationError) -> str:
    """Name what a mapping of a fact file describes: its type and id as far as it has them."""
    instance = error.instance if isinstance(error.instance, dict) else {}
    kind = instance.get("type")
    if isinstance(kind, str):
        name = instance.get("id")
        return f"the {kind} {name}" if isinstance(name, str) else f"this {kind}"
    return (
        f"{error.absolute_path[-1]!r}"
        if error.absolute_path and isinstance(error.absolute_path[-1], str)
        else "this"
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrong_type(error: ValidationError) -> _Said:
    key, value = _key(error), error.instance
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    if value is None:
        return f"{key} has no value.", "Write one or remove the key."
    if "number" in wanted or "integer" in wanted:
        return f"{key} must be a number, not {_shown(value)}.", _as_number(
            value, whole="number" not in wanted
        )
    if "string" in wanted and not isinstance(value, dict | list):
        return f"{key} must be text, not {_shown(value)}.", f'Put it in quotes: "{_plain(value)}".'
    names = {"object": "keys with values", "array": "a list", "string": "text", "boolean": "true or false"}
    return f"{key} must be {' or '.join(names[str(w)] for w in wanted)}, not {_shown(value)}.", _explained(
        error
    )


def _as_number(value: object, *, whole: bool) -> str:
    """Say which number was probably meant."""
    digits = value.replace(",", "").replace(" ", "") if isinstance(value, str) else ""
    if digits.removeprefix("-").replace(".", "", 1).isdecimal():
        return f"Write the number {digits} without quotes and commas."
    return (
        "Write a whole number in digits, without quotes."
        if whole
        else "Write a number in digits, without quotes."
    )


def _wrong_word(error: ValidationError) -> _Said:
    wanted = error.validator_value
    allowed = [str(word) for word in (wanted if isinstance(wanted, list) else [wanted])]
    remedy = f"Write {allowed[0]!r}." if len(allowed) == 1 else nearest(str(error.instance), allowed)
    return (
        f"{_key(error)} cannot be {_shown(error.instance)}.",
        remedy or f"Write one of: {', '.join(allowed)}.",
    )


def _wrong_shape(error: ValidationError) -> _Said:
    value = str(error.instance)
    if not value.strip():
        return f"{_key(error)} is empty.", "Write it or remove the key."
    if _key(error) in {"'start'", "'end'"} and value.isdecimal():
        return f"{_key(error)} is a year in quotes.", f"Write {value} without quotes."
    return f"{_key(error)} cannot be {_shown(error.instance)}.", _explained(error)


def _otherwise(error: ValidationError) -> _Said:
    return f"{_key(error)} cannot be {_shown(error.instance)}.", _explained(error)


def _empty_list(error: ValidationError) -> _Said:
    return f"{_key(error)} is empty.", "Write something into it or remove the key."


def _twice(error: ValidationError) -> _Said:
    return f"{_key(error)} names something twice.", "Name everything once."


_WORDING: Mapping[str, Callable[[ValidationError], _Said]] = {
    "type": _wrong_type,
    "enum": _wrong_word,
    "const": _wrong_word,
    "pattern": _wrong_shape,
    "minItems": _empty_list,
    "minProperties": _empty_list,
    "uniqueItems": _twice,
}


def _key(error: ValidationError) -> str:
    """Name the key an error is about."""
    keys = [part for part in error.absolute_path if isinstance(part, str)]
    return f"{keys[-1]!r}" if keys else "The file"


def _explained(error: ValidationError) -> str:
    """Fall back on what the schema says about the value."""
    schema: Any = error.schema
    return str(schema.get("description", "See data/schema."))


def _shown(value: object, most: int = 40) -> str:
    text = repr(value) if isinstance(value, str) else _plain(value)
    return text if len(text) <= most else text[: most - 1] + "…"


def _plain(value: object) -> str:
    kinds = {bool: str(value).lower(), dict: "keys with values", list: "a list"}
    return kinds.get(type(value), str(value))
