"""The root systems of the real book, measured on every paper and screen that they are drawn for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.figure import Figure, Link
from generator.drawing.roots import draw_roots, roots_sheet
from generator.drawing.roots.fit import SCREENS
from generator.pages.compose import compose
from generator.pages.figures import Figures
from generator.pages.page import Drawing, View
from generator.pages.publication import Identity
from generator.pages.render.paper import place
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.roots import Root, RootSystem
from tests.drawing.figures import faults

A4 = ((180, 236), (267, 148))
A3 = ((267, 366), (390, 235))
"""The frames that a page leaves for a drawing, upright and landscape, in mm."""
BOOK = load(find_project(Path(__file__).parents[2], "2026-11-22")).book
SYSTEMS = {
    **{handbook.id: handbook_roots(handbook, BOOK) for handbook in BOOK.handbooks},
    "system": roots_of(BOOK.roots["system"], BOOK),
}


def below(roots: tuple[Root, ...]) -> list[Root]:
    return [found for root in roots for found in (root, *below(root.roots))]


@pytest.fixture(params=sorted(SYSTEMS))
def system(request) -> RootSystem:
    return SYSTEMS[request.param]


def test_the_committee_handbook_is_a_whole_one():
    roots = below(SYSTEMS["committee"].roots)
    assert sum(root.kind == "item" and bool(root.number) for root in roots) == 58
    assert sum(not root.roots for root in roots) >= 140


@pytest.mark.parametrize(("paper", "frames", "least"), [("a4", A4, 6), ("a3", A3, 9)])
def test_every_root_system_can_be_read_on_one_sheet(system, paper, frames, least):
    figure = draw_roots(system, "print", paper)
    assert max(figure.printed_text_points(*frame) for frame in frames) >= least
    assert faults(figure) == []


def test_printed_books_show_root_systems_at_seven_points(system):
    assert place(roots_sheet(system), titled=True).points >= 7


def test_on_screens_root_systems_keep_their_text_and_the_width(system):
    for screen, width in SCREENS.items():
        figure = draw_roots(system, "web", screen)
        assert figure.width <= width
        assert figure.text_size >= 12
        assert faults(figure) == []


def test_every_printed_handbook_opens_with_its_root_system():
    def only_named(views: Sequence[View]) -> list[Figures]:
        figures = [Figure(view.id, 1, 1, 1, (Link("a.html", 0, 0, 1, 1), Link("#a", 0, 0, 1, 1))) for view in views]
        return [Figures(figure, (figure,), figure) for figure in figures]

    for manual in compose(BOOK, Identity("书"), only_named).manuals:
        (drawing,) = manual.parts[0].pages[0].sections[0].blocks
        assert isinstance(drawing, Drawing)
        assert drawing.sheets[0].svg == f"roots-{manual.id}"
        assert [link.href for link in drawing.sheets[0].links] == ["a.html"]


def test_a_form_grows_once(system):
    texts = [root.text for root in below(system.roots) if root.kind == "record" and root.href.startswith("forms/")]
    assert len(texts) == len(set(texts))
