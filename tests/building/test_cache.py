"""The cache of drawings: drawn once, read back whole, and never a reason to fail."""

import os
import shutil

import pytest

from generator.building import cache
from generator.building.cache import FOLDER, Drawings
from generator.drawing.figure import Figure, Link
from generator.pages.figures import Figures, draw_view
from generator.views.logic import Block, Logic
from generator.views.roots import Root, RootSystem

SYSTEM = RootSystem("system", "系统", "一句话", "树干", (Root("r1", "module", "甲", href="a.html#b"),))
DRAWN = Figures(Figure("<svg>甲</svg>", 1.5, 2.25, 11.0, (Link("a.html", 0.1, 1, 2, 3, "甲"),)), ())


class Drawer:
    """Counts what it draws."""

    def __init__(self):
        self.drawn = []

    def __call__(self, view):
        self.drawn.append(view.id)
        return DRAWN


@pytest.fixture
def drawer():
    return Drawer()


def test_a_view_is_drawn_once_and_read_back_as_it_was(tmp_path, drawer):
    assert Drawings(tmp_path, drawer)(SYSTEM) == DRAWN
    assert Drawings(tmp_path, drawer)(SYSTEM) == DRAWN
    assert drawer.drawn == ["system"]


def test_a_real_drawing_is_read_back_byte_for_byte(tmp_path):
    fresh = draw_view(SYSTEM)
    Drawings(tmp_path)(SYSTEM)
    assert Drawings(tmp_path, lambda _: pytest.fail("drawn again"))(SYSTEM) == fresh


@pytest.mark.parametrize(
    "other",
    [
        RootSystem("system", "系统", "一句话", "树干", (Root("r1", "module", "乙", href="a.html#b"),)),
        RootSystem("system", "系统", "一句话", "树干", (Root("r1", "module", "甲", href="a.html#c"),)),
        Logic("system", "系统", "一句话", (), (Block("b1", "甲", 0),), ()),
    ],
)
def test_another_view_is_another_drawing(tmp_path, drawer, other):
    drawings = Drawings(tmp_path, drawer)
    drawings(SYSTEM)
    drawings(other)
    assert len(drawer.drawn) == 2


def test_another_drawer_draws_anew(tmp_path, drawer, monkeypatch):
    Drawings(tmp_path, drawer)(SYSTEM)
    monkeypatch.setattr(cache, "_drawer", lambda: "another")
    Drawings(tmp_path, drawer)(SYSTEM)
    assert len(drawer.drawn) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"web": 1}', '{"web": {"svg": "x"}, "sheets": []}', "\udcff"])
def test_what_cannot_be_read_is_drawn_anew(tmp_path, drawer, content):
    drawings = Drawings(tmp_path, drawer)
    drawings(SYSTEM)
    [kept] = (tmp_path / FOLDER).iterdir()
    kept.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert drawings(SYSTEM) == DRAWN
    assert len(drawer.drawn) == 2


def test_a_cache_that_cannot_be_written_is_none(tmp_path, drawer):
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    drawings = Drawings(tmp_path, drawer)
    assert drawings(SYSTEM) == drawings(SYSTEM) == DRAWN
    drawings.prune()


def test_the_drawings_used_last_are_kept(tmp_path, drawer, monkeypatch):
    monkeypatch.setattr(cache, "KEPT", 2)
    drawings = Drawings(tmp_path, drawer)
    for name in "abcd":
        drawings(RootSystem(name, "系统", "", "树干", ()))
        for age, kept in enumerate(sorted((tmp_path / FOLDER).iterdir(), key=os.path.getmtime)):
            os.utime(kept, (age, age))
    drawings(RootSystem("a", "系统", "", "树干", ()))
    drawings.prune()
    for name in "ad":
        drawings(RootSystem(name, "系统", "", "树干", ()))
    assert drawer.drawn == ["a", "b", "c", "d"]
    shutil.rmtree(tmp_path / ".cache")
    drawings.prune()
