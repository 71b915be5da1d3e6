"""Reflects a layout over its diagonal: what ran down runs to the right; texts stay upright."""

from __future__ import annotations

from dataclasses import replace

from generator.drawing.flow.layout import Band, Frame, Label, Lane, Layout, Note, Placed, Spot, Words
from generator.drawing.flow.turned import swapped


def reflected(layout: Layout) -> Layout:
    """The layout with across and along exchanged."""
    return replace(
        layout,
        width=layout.height,
        height=layout.width,
        lanes=tuple(Lane(_frame(lane.frame), _frame(lane.head), lane.lines) for lane in layout.lanes),
        bands=tuple(Band(band.title, _frame(band.frame), _spots(band.rule), band.lines) for band in layout.bands),
        nodes=tuple(Placed(node.node, swapped(node.box), node.y, node.x) for node in layout.nodes),
        wires=tuple(replace(wire, points=_spots(wire.points)) for wire in layout.wires),
        labels=tuple(Label(label.edge, _words(label.words)) for label in layout.labels),
        notes=tuple(Note(note.node, _words(note.words), note.bracket, _spots(note.leader)) for note in layout.notes),
    )


def _frame(frame: Frame) -> Frame:
    return Frame(frame.top, frame.left, frame.height, frame.width)


def _words(words: Words) -> Words:
    return replace(words, left=words.top, top=words.left, width=words.height, height=words.width)


def _spots(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return tuple((y, x) for x, y in spots)
