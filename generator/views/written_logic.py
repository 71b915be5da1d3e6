"""From a logic file to its logic diagram."""

from __future__ import annotations

from generator.model.book import Book, Diagram
from generator.model.diagrams import BlockFile, LogicFile
from generator.views.addresses import Addresses
from generator.views.logic import Block, Logic, Relation


def logic_of(diagram: Diagram, book: Book) -> Logic | None:
    """The logic diagram of a file; blocks without an id are numbered ``b1``, ``b2`` and so on."""
    file = diagram.file
    if not isinstance(file, LogicFile):
        return None
    listed = [(place, block) for place, layer in enumerate(file.layers) for block in layer.blocks]
    listed += [(0, block) for block in file.ring]
    addresses = Addresses(book)
    return Logic(
        id=diagram.name,
        title=str(file.title),
        description=str(file.summary or file.title),
        layers=tuple(str(layer.title) for layer in file.layers),
        blocks=tuple(_block(number, place, block, addresses) for number, (place, block) in enumerate(listed, 1)),
        relations=tuple(
            Relation(str(r.source), str(r.to), str(r.sort), str(r.label or ""))  # type: ignore[arg-type]
            for r in file.relations
        ),
        ring=bool(file.ring),
    )


def _block(number: int, layer: int, block: BlockFile, addresses: Addresses) -> Block:
    href = addresses.see(str(block.see)) if block.see else ""
    return Block(str(block.id or f"b{number}"), str(block.text), layer, str(block.note or ""), href)
