"""Where a query calls other servers: its ``SERVICE`` blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.errors import QueryError
from pairgraph.query.federation_groups import Group, groups
from pairgraph.query.tokens import could_call, mentions_service, place, tokens, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pairgraph.query.tokens import Token

__all__ = ["Block", "blocks", "refused"]

_TARGET: Final = re.compile(r"<(https?://[^<>]+)>")
# Of what the tokens take for an IRI, this can be nothing else; '?a<b&&c>?d' has no '://'.
_IRI: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:(?://|[\w:./~%+@-]*>)", re.ASCII)
_APART: Final = {
    "exists": "EXISTS",
    "lateral": "LATERAL",
    "service": "another SERVICE",
    "construct": "a template",
    "data": "VALUES",
}
_FORM: Final = "Write: SERVICE <https://…> { … }, the address in full."
_PLAINLY: Final = "Write the characters themselves."


@dataclass(frozen=True, slots=True)
class Block:
    """One ``SERVICE [SILENT] <target> { pattern }`` and the group it stands in.

    ``start`` and ``end`` are the offsets of the whole of it, ``brace`` that of its opening brace.
    """

    target: str
    silent: bool
    pattern: str
    start: int
    brace: int
    end: int
    group: Group


def blocks(text: str) -> tuple[Block, ...]:
    """Return the SERVICE blocks of a query in the order of the text.

    Raises:
        QueryError: the word stands there in any way but ``SERVICE [SILENT] <http…> { … }``, or where a block
            means something else for each row around it (``EXISTS``, ``LATERAL``), or inside another one.

    >>> [one] = blocks("SELECT * { SERVICE SILENT <https://example.org/sparql> { ?s ?p ?o } }")
    >>> one.target, one.silent, one.pattern
    ('https://example.org/sparql', True, ' ?s ?p ?o ')

    """
    _refuse_disguise(text)
    if mentions_service(text) is None:
        return ()
    found = list(tokens(text))
    for token in found:
        if token.kind == "iri" and not _IRI.match(token.text):
            raise refused(text, token.start, f"{token.text} is not a whole IRI.", "Write it in full.")
    return tuple(_blocks(text, found, groups(found)))


def refused(text: str, at: int, message: str, remedy: str = "") -> QueryError:
    """Return the error that says where in the text something is wrong."""
    line, column = place(text, at)
    return QueryError(message, line=line, column=column, remedy=remedy)


def _refuse_disguise(text: str) -> None:
    """Refuse escapes of code points: engines differ in what they make of them, and they can hide anything."""
    plain = unescaped(text)
    if plain != text and (mentions_service(plain) or mentions_service(text)):
        message = "Escapes such as \\u0041 cannot stand in a query with SERVICE."
        raise refused(text, text.find("\\"), message, _PLAINLY)


def _blocks(text: str, found: Sequence[Token], opened: Mapping[int, Group]) -> Iterator[Block]:
    for at, token in enumerate(found):
        if could_call(token):
            block = _block(text, found, at, opened)
            for group in block.group.around:
                if group.kind in _APART:
                    message = f"SERVICE cannot stand in {_APART[group.kind]}."
                    raise refused(text, token.start, message, "Put it into the group outside.")
            yield block


def _block(text: str, found: Sequence[Token], at: int, opened: Mapping[int, Group]) -> Block:
    token, *after = found[at : at + 4]
    silent = bool(after) and after[0].kind == "word" and after[0].text.upper() == "SILENT"
    target = _TARGET.fullmatch(after[silent].text) if len(after) > silent + 1 else None
    inside = opened.get(at + 2 + silent)
    if token.text.upper() != "SERVICE" or not target or inside is None or inside.parent is None:
        raise refused(text, token.start, "This use of SERVICE is not understood, and not run.", _FORM)
    if inside.end < 0:
        raise refused(text, token.start, "The brace of this SERVICE is not closed.", "Close it with }.")
    pattern = text[inside.start : inside.end]
    return Block(target[1], silent, pattern, token.start, inside.start - 1, inside.end + 1, inside.parent)
