"""The header of an SSSOM table: YAML in lines that begin with ``#``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["dump_header", "load_header"]

_FIRST: Final = (
    "sssom_version",
    "mapping_set_id",
    "mapping_set_title",
    "mapping_set_description",
    "mapping_set_version",
    "license",
    "creator_id",
    "creator_label",
    "subject_source",
    "object_source",
    "comment",
)
_LAST: Final = ("curie_map", "extension_definitions")


def load_header(text: str, file: Path) -> tuple[dict[str, Any], str, int]:
    r"""Split a table into its header, the rest of the text, and the line on which the rest begins.

    Raises:
        FactFileError: the header is no YAML mapping of slots.

    >>> from pathlib import Path
    >>> load_header("#license: https://example.org/l\nsubject_id\n", Path("a.tsv"))
    ({'license': 'https://example.org/l'}, 'subject_id\n', 2)

    """
    lines = text.removeprefix("\ufeff").split("\n")
    count = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = "\n".join(line.removeprefix("#").rstrip("\r") for line in lines[:count])
    return _mapping(header, file), "\n".join(lines[count:]), count + 1


def dump_header(metadata: Mapping[str, Any]) -> str:
    r"""Return a header as text, its slots in one order.

    >>> dump_header({"license": "https://example.org/l", "mapping_set_id": "https://example.org/s"})
    '#mapping_set_id: https://example.org/s\n#license: https://example.org/l\n'
    """
    import yaml

    middle = sorted(slot for slot in metadata if slot not in {*_FIRST, *_LAST})
    ordered = {slot: metadata[slot] for slot in (*_FIRST, *middle, *_LAST) if slot in metadata}
    if not ordered:
        return ""
    if "curie_map" in ordered:
        ordered["curie_map"] = dict(sorted(ordered["curie_map"].items()))
    text: str = yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=100)
    return "".join(f"#{line}\n" for line in text.rstrip("\n").split("\n"))


def _mapping(text: str, file: Path) -> dict[str, Any]:
    import yaml

    try:
        # Every scalar stays the text it is: a date in a header is no date object.
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes text alone
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise FactFileError("Its header is no YAML.", file=file, line=line, remedy="Correct it.") from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(_is_sound(*slot) for slot in found.items()):
        message = "Its header is no mapping of SSSOM's slots to their values."
        remedy = "Write e.g. #license: https://…, and curie_map as a mapping of prefixes to namespaces."
        raise FactFileError(message, file=file, line=1, remedy=remedy)
    return found


def _is_sound(slot: object, value: object) -> bool:
    if not isinstance(slot, str):
        return False
    if slot == "curie_map":
        return isinstance(value, dict) and all(isinstance(text, str) for text in (*value, *value.values()))
    if slot == "extension_definitions":
        return isinstance(value, list) and all(isinstance(one, dict) and _is_named(one) for one in value)
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _is_named(definition: dict[object, object]) -> bool:
    return "slot_name" in definition and all(isinstance(text, str) for text in definition.values())
