"""YAML cut to what JSON can say: no anchors, no tags, no dates, no second meaning of ``yes``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Line", "Places", "Value", "parse"]

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | Decimal | bool | None"
"""What a fact file may hold; whole numbers are ``int``, others ``Decimal``."""

Line = int
"""A line of a file, from 1."""

Places = dict[tuple[str | int, ...], Line]
"""Path into a document → line."""

# The kinds of event have no common class with the attributes read here.
_Event: TypeAlias = Any
_MAX_DEPTH = 30
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,40})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# libyaml where PyYAML was built with it: ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, file: Path) -> tuple[Value, Places]:
    r"""Parse one YAML document; whole numbers become ``int``, others ``Decimal``.

    Raises:
        FactFileError: broken YAML, or more than JSON could say.

    >>> from pathlib import Path
    >>> parse("start: 2004-11-05\nvalue: 1.50\nready: yes", Path("a.yaml"))[0]
    {'start': '2004-11-05', 'value': Decimal('1.50'), 'ready': 'yes'}

    """
    events = yaml.parse(text, Loader=_LOADER)
    try:
        return _Reader(events, file).document()
    except yaml.YAMLError as error:
        raise _broken(error, text, file) from error


class _Reader:
    """Turns the events of one document into Python values, keeping lines."""

    def __init__(self, events: Iterator[_Event], file: Path) -> None:
        self.events = events
        self.file = file
        self.places: Places = {}

    def document(self) -> tuple[Value, Places]:
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise FactFileError(
                "It holds no facts.", file=self.file, remedy="Write facts into it or delete it."
            )
        value = self.value(next(self.events), ())
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.problem(
                after, "There is a second document.", "Remove the '---'; write one report per file."
            )
        return value, self.places

    def value(self, event: _Event, place: tuple[str | int, ...]) -> Value:
        self.refuse(event, place)
        self.places.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return _scalar(event.value) if event.implicit[0] else event.value

    def mapping(self, place: tuple[str | int, ...]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, found)
            self.places[(*place, key)] = event.start_mark.line + 1
            found[key] = self.value(next(self.events), (*place, key))
        return found

    def key(self, event: _Event, found: dict[str, Value]) -> str:
        self.refuse(event, ())
        if not isinstance(event, yaml.ScalarEvent):
            raise self.problem(event, "A key is no word.", "Put text with brackets or braces in quotes.")
        if event.value in found:
            raise self.problem(
                event, f"The key {event.value!r} stands twice in one place.", "Keep one of them."
            )
        return str(event.value)

    def sequence(self, place: tuple[str | int, ...]) -> list[Value]:
        found: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*place, len(found))))
        return found

    def refuse(self, event: _Event, place: tuple[str | int, ...]) -> None:
        """Raise at what only YAML can say, and at nesting no fact needs."""
        if isinstance(event, yaml.AliasEvent):
            raise self.problem(
                event, f"There is an alias, *{event.anchor}.", "Write the value out, or put it in quotes."
            )
        if event.anchor:
            raise self.problem(
                event, f"There is an anchor, &{event.anchor}.", "Write the value out, or put it in quotes."
            )
        if event.tag:
            raise self.problem(
                event, f"There is a tag, {event.tag}.", "Leave it out, or put the value in quotes."
            )
        if len(place) > _MAX_DEPTH:
            raise self.problem(event, "It is nested too deeply.", "Close the brackets, or indent less.")

    def problem(self, event: _Event, message: str, remedy: str) -> FactFileError:
        return FactFileError(message, file=self.file, line=event.start_mark.line + 1, remedy=remedy)


def _scalar(text: str) -> Value:
    """Read a word without quotes as JSON would; everything else is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _NUMBER.fullmatch(text) else text


def _broken(error: yaml.YAMLError, text: str, file: Path) -> FactFileError:
    """Say in one sentence where the YAML breaks and what to look for."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # a character that YAML does not allow: the error knows only its position
        message, line = "There is a character that YAML does not allow.", _control(text)
        return FactFileError(message, file=file, line=line, remedy="Remove it.")
    message = f"The YAML is broken: {getattr(error, 'problem', None) or 'it cannot be read'}."
    remedy = "Check the indentation, the brackets and the quotes here and on the line before."
    return FactFileError(message, file=file, line=mark.line + 1, remedy=remedy)


def _control(text: str) -> Line:
    found = re.search("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
