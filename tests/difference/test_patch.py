"""A patch applied to A gives B exactly, whatever the two are, blank nodes and all."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from pairgraph.difference.apply import apply
from pairgraph.difference.blanks import aligned
from pairgraph.difference.change import Changes
from pairgraph.difference.patch import read_patch, write_patch
from pairgraph.difference.side import Side, opened
from pairgraph.errors import CheckFailedError, PairgraphError
from pairgraph.graph.canonical import canonical_nquads
from tests import jena

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.graph.release import Release

IRIS = st.sampled_from([NamedNode(f"http://example.org/{name}") for name in ("a", "a!", "b", "中")])
BLANKS = st.sampled_from([BlankNode(name) for name in ("x", "y", "z", "c14n0", "b0")])
TEXTS = st.sampled_from(["", "a", "_:x", 'say "so"\n\t', "_:c14n0 .", "\\", "珠海", "\x85\u2028"])
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="zh-Hans")),
    st.integers(0, 3).map(Literal),
)
QUADS = st.builds(
    Quad,
    st.one_of(IRIS, BLANKS),
    IRIS,
    st.one_of(IRIS, BLANKS, LITERALS),
    st.one_of(st.just(DefaultGraph()), IRIS, BLANKS),
)
DATASETS = st.lists(QUADS, max_size=14)


def side(folder: Path, name: str, quads: Iterable[Quad]) -> Side:
    file = folder / f"{name}.nq"
    file.write_bytes(canonical_nquads(quads))
    with opened(file) as found:
        return found


def patch_file(folder: Path, a: Side, b: Side) -> Path:
    file = folder / "a.rdfp"
    file.write_bytes(b"".join(write_patch(Changes(a, b))))
    return file


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DATASETS, DATASETS)
def test_a_patch_applied_to_a_gives_b_exactly(some: list[Quad], others: list[Quad]) -> None:
    with TemporaryDirectory() as name:
        a, b = side(Path(name), "a", some), side(Path(name), "b", [*some[:7], *others])
        patch = read_patch(patch_file(Path(name), a, b))
        assert b"".join(apply(a, patch)) == b.nquads.read_bytes()


@settings(max_examples=50, deadline=None)
@given(DATASETS)
def test_names_of_blank_nodes_make_no_difference(quads: list[Quad]) -> None:
    other = {name: BlankNode(f"q{name}") for name in ("x", "y", "z", "c14n0", "b0")}

    def named(term: object) -> object:
        return other[term.value] if isinstance(term, BlankNode) else term

    with TemporaryDirectory() as name:
        renamed = [Quad(*map(named, quad)) for quad in reversed(quads)]
        a, b = side(Path(name), "a", quads), side(Path(name), "b", renamed)
        assert a.digest == b.digest
        assert not list(Changes(a, b))


A, P = NamedNode("http://example.org/a"), NamedNode("http://example.org/p")


def restrictions(*values: int) -> list[Quad]:
    """Give things that each have a blank node, as the restrictions of an ontology are."""
    found = [(NamedNode(f"http://example.org/{value}"), BlankNode(f"n{value}"), value) for value in values]
    return [
        quad for thing, node, value in found for quad in (Quad(thing, P, node), Quad(node, P, Literal(value)))
    ]


def test_one_blank_node_more_makes_a_short_patch(tmp_path: Path) -> None:
    """Canonical names all shift with it; the patch does not."""
    a, b = side(tmp_path, "a", restrictions(*range(2, 40))), side(tmp_path, "b", restrictions(*range(1, 40)))
    (change, other) = Changes(a, b)
    assert [len(change.added), len(other.added), len(change.removed), len(other.removed)] == [1, 1, 0, 0]


def test_equal_patches_are_written_alike(tmp_path: Path) -> None:
    a, b = side(tmp_path, "a", restrictions(1, 2)), side(tmp_path, "b", restrictions(2, 3))
    text = patch_file(tmp_path, a, b).read_text("utf-8")
    assert text == patch_file(tmp_path, a, b).read_text("utf-8")
    lines = text.splitlines()
    assert [line.split()[0] for line in lines] == ["H", "H", "H", "TX", "D", "A", "D", "A", "TC"] or len(
        lines
    ) == 9
    assert lines[1:4] == [f'H before "{a.digest}" .', f'H after "{b.digest}" .', "TX ."]


def test_a_patch_for_something_else_is_refused(tmp_path: Path) -> None:
    a, b = side(tmp_path, "a", restrictions(1)), side(tmp_path, "b", restrictions(2))
    patch = read_patch(patch_file(tmp_path, a, b))
    with pytest.raises(CheckFailedError, match=r"applies to .*, but .*b\.nq is"):
        list(apply(b, patch))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p.added.pop(), "gives"),
        (lambda p: p.deleted.pop(), "gives"),
        (lambda p: p.deleted.append(b"<http://e.org/z> <http://e.org/z> <http://e.org/z> .\n"), "not there"),
        (lambda p: p.added.append(b"<http://e.org/z> <http://e.org/z> <http://e.org/z> .\n"), "gives"),
        (lambda p: p.deleted.clear() or p.added.append(p.added[0]), "gives"),
    ],
)
def test_a_changed_patch_is_refused(tmp_path: Path, change: object, said: str) -> None:
    a, b = side(tmp_path, "a", restrictions(1, 5)), side(tmp_path, "b", restrictions(2, 5))
    patch = read_patch(patch_file(tmp_path, a, b))
    change(patch)
    with pytest.raises(CheckFailedError, match=said):
        list(apply(a, patch))


def test_a_patch_that_adds_what_is_there_is_refused(tmp_path: Path) -> None:
    a, b = side(tmp_path, "a", [Quad(A, P, A)]), side(tmp_path, "b", [Quad(A, P, P)])
    patch = read_patch(patch_file(tmp_path, a, b))
    patch.added.append(patch.deleted.pop())
    with pytest.raises(CheckFailedError, match="there already"):
        list(apply(a, patch))


HEAD = f'H id <urn:x> .\nH before "{"0" * 64}" .\nH after "{"0" * 64}" .\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no whole patch"),
        ("\x00\xff", "1: This is no line"),
        ("A <a:b> <a:b> <a:b> .\n", "1: This is no line"),
        (f"{HEAD}TX .\nA <a:b> <a:b> <a:b> .\n", "no whole patch"),
        (f"{HEAD}TX .\nTC .\nA <a:b> <a:b> <a:b> .\n", "6: This is no line"),
        (f"{HEAD}TX .\nPA ex <a:b> .\nTC .\n", "5: This is no line"),
        ("TX .\nTC .\n", "no whole patch"),
        ('H before "00" .\nH after "00" .\nTX .\nTC .\n', "no whole patch"),
    ],
)
def test_what_is_no_patch_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "a.rdfp"
    file.write_text(text, "utf-8")
    with pytest.raises(PairgraphError, match=said):
        read_patch(file)


def test_an_added_line_that_is_no_quad_is_refused(tmp_path: Path) -> None:
    a = side(tmp_path, "a", restrictions(1))
    patch = read_patch(patch_file(tmp_path, a, a))
    patch.added.append(b"DROP ALL .\n")
    with pytest.raises(PairgraphError, match="no N-Quads"):
        list(apply(a, patch))


def test_blank_nodes_are_named_as_every_reader_keeps_them(tmp_path: Path) -> None:
    node, said = BlankNode("x"), Literal("_:x <_:x>")
    a, b = side(tmp_path, "a", [Quad(A, P, A)]), side(tmp_path, "b", [Quad(node, P, said, node)])
    patch = patch_file(tmp_path, a, b)
    line = b'A <_:b0> <http://example.org/p> "_:x <_:x>" <_:b0> .\n'
    assert line in patch.read_bytes()
    assert read_patch(patch).added == [b'_:b0 <http://example.org/p> "_:x <_:x>" _:b0 .\n']


@pytest.mark.parametrize("text", ["b\na\n", "<a:b> <a:b> <a:b> .", "garbage\n"])
def test_what_is_not_canonical_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.nq").write_text(text, "utf-8")
    with pytest.raises(PairgraphError, match="canonical N-Quads"), opened(tmp_path / "a.nq"):
        pass


def test_blank_nodes_by_other_names_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text("_:x <http://e.org/p> <http://e.org/p> .\n", "utf-8")
    with pytest.raises(PairgraphError, match="RDFC"), opened(tmp_path / "a.nq"):
        pass


def test_no_two_blank_nodes_get_one_name() -> None:
    nodes = [BlankNode(name) for name in ("b0", "b1", "x")]
    ours = [Quad(node, P, Literal(number)) for number, node in enumerate(nodes)]
    theirs = [Quad(BlankNode(f"n{number}"), P, Literal(number)) for number in range(2, 6)]
    names = aligned(ours, theirs)
    assert names["n2"] == "x"
    assert len({*names.values(), "b0", "b1"}) == 6


# rdflib asks itself for what it deprecates.
RDFLIB = pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning")


def applied_by_rdflib(a: Side, patch: Path) -> bytes:
    """Apply a patch with the reader of RDF Patch that rdflib has."""
    from rdflib import BNode, Dataset

    dataset = Dataset()
    names = {name: BNode(name) for name in re.findall(r"_:(\w+)", a.nquads.read_text("utf-8"))}
    dataset.parse(data=a.nquads.read_text("utf-8"), format="nquads", bnode_context=names)
    dataset.parse(data=patch.read_text("utf-8"), format="patch")
    lines = dataset.serialize(format="nquads", encoding="utf-8")
    return canonical_nquads(parse(lines, format=RdfFormat.N_QUADS))


@RDFLIB
def test_rdflib_applies_it_to_the_same_end(tmp_path: Path) -> None:
    some = [*restrictions(1, 2, 3), Quad(A, P, Literal('say "so"\n珠海', language="zh-Hans"), A)]
    others = [*restrictions(2, 3, 4), Quad(A, P, Literal("7", datatype=P), A)]
    a, b = side(tmp_path, "a", some), side(tmp_path, "b", others)
    assert applied_by_rdflib(a, patch_file(tmp_path, a, b)) == b.nquads.read_bytes()


def halved(built: Release, folder: Path) -> tuple[Side, Side]:
    """Give a release with half of its ontology, and all of it."""
    lines = (built.folder / "pairgraph.nq").read_bytes().splitlines(keepends=True)
    half = [line for number, line in enumerate(lines) if number % 2 or b"_:" not in line]
    quads = parse(b"".join(half), format=RdfFormat.N_QUADS)
    with opened(built.folder) as whole:
        return side(folder, "half", quads), whole


@RDFLIB
@pytest.mark.extra
def test_rdflib_applies_a_patch_of_the_real_release(built: Release, tmp_path: Path) -> None:
    a, b = halved(built, tmp_path)
    assert applied_by_rdflib(a, patch_file(tmp_path, a, b)) == b.nquads.read_bytes()


@pytest.mark.extra
def test_jena_reads_it(built: Release, tmp_path: Path) -> None:
    """Jena's rdfpatch parses the patch and writes it as it read it, blank nodes by their names."""
    java = jena.command("rdfpatch.rdfpatch", tmp_path, needs="jena-rdfpatch")
    patch = patch_file(tmp_path, *halved(built, tmp_path))
    done = subprocess.run([*java, patch], capture_output=True, text=True, check=True)
    read, wrote = done.stdout.splitlines(), patch.read_text("utf-8").splitlines()
    assert [line.split()[0] for line in read] == [line.split()[0] for line in wrote]
    nodes = re.compile(r"<_:[^>]*>|_:")
    assert [nodes.findall(line) for line in read] == [nodes.findall(line) for line in wrote]
    assert sum(map(len, map(nodes.findall, wrote))) > 100
