"""Matrices, logic diagrams and root systems: what they are derived from and what they point at is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding, finding
from generator.model.book import Book, Diagram
from generator.model.diagrams import LogicFile, RelationFile, RootFile, RootPart
from generator.model.fault import near
from generator.model.matrix_file import MatrixFile, axes
from generator.rules.known import check_see
from generator.source.value import Text

MAX_DEPTH = 4
"""How deep a root system may go, the trunk not counted (standards 3.2)."""


def check(book: Book) -> Iterator[Finding]:
    """Every diagram of the book."""
    for diagram in (*book.matrices.values(), *book.logics.values(), *book.roots.values()):
        yield from check_diagram(diagram, book)


def check_diagram(diagram: Diagram, book: Book) -> Iterator[Finding]:
    """What is wrong with one diagram."""
    match diagram.file:
        case MatrixFile():
            yield from _matrix(diagram.file, book)
        case LogicFile():
            yield from _logic(diagram.file, book)
        case RootFile():
            yield from _roots(diagram.file, book)


def _matrix(file: MatrixFile, book: Book) -> Iterator[Finding]:
    """A derived matrix speaks of one part of the book that is there; the steps of one process need to know which."""
    sets = (*axes(file.rows), *axes(file.columns))
    named = [axis.inside for axis in sets if axis.inside is not None]
    yield from (finding("HB530", inside.span, other=named[0]) for inside in named[1:])
    kinds = {str(axis.of) for axis in sets}
    steps = [axis.of for axis in sets if axis.of == "steps"]
    if steps and not named:
        yield finding("HB202", steps[0].span, key="in")
    known: dict[str, object] = {} if steps else {**book.sections}
    known |= {} if kinds & {"parts", "items"} else book.processes
    for inside in named[:1]:
        if inside not in known:
            yield finding("HB508", inside.span, what="过程或手册", name=inside, near=near(inside, known))


def _logic(file: LogicFile, book: Book) -> Iterator[Finding]:
    blocks = [block for layer in file.layers for block in layer.blocks] + list(file.ring)
    ids: dict[str, Text] = {}
    for block in blocks:
        if block.id is not None and ids.setdefault(block.id, block.id) is not block.id:
            yield finding("HB313", block.id.span, id=block.id, line=ids[block.id].span.line)
        yield from check_see((block.see,) if block.see else (), book)
    for relation in file.relations:
        for end in (relation.source, relation.to):
            if end not in ids:
                yield finding("HB515", end.span, id=end, near=near(end, ids))
    yield from _circles(file.relations)


def _circles(relations: tuple[RelationFile, ...]) -> Iterator[Finding]:
    """HB516 for every relation that closes a circle without being feedback."""
    forward: dict[str, set[str]] = {}
    for relation in relations:
        if relation.sort == "反馈":
            continue
        if relation.source in _below(forward, str(relation.to)):
            yield finding("HB516", relation.origin, source=relation.source, to=relation.to)
        forward.setdefault(str(relation.source), set()).add(str(relation.to))


def _below(forward: Mapping[str, set[str]], start: str) -> set[str]:
    found, pending = {start}, [start]
    while pending:
        for target in forward.get(pending.pop(), ()):
            if target not in found:
                found.add(target)
                pending.append(target)
    return found


def _roots(file: RootFile, book: Book) -> Iterator[Finding]:
    yield from _of(file.of, book)

    def below(roots: tuple[RootPart, ...], depth: int) -> Iterator[Finding]:
        for root in roots:
            if depth > MAX_DEPTH:
                yield finding("HB517", root.text.span, depth=MAX_DEPTH)
            yield from check_see((root.see,) if root.see else (), book)
            yield from _of(root.of, book)
            yield from below(root.roots, depth + 1)

    yield from below(file.roots, 1)


def _of(handbook: Text | None, book: Book) -> Iterator[Finding]:
    known = {h.id: h for h in book.handbooks}
    if handbook is not None and handbook not in known:
        yield finding("HB508", handbook.span, what="手册", name=handbook, near=near(handbook, known))
