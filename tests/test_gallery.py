"""The gallery of the documentation is what its script draws from the files as they are."""

import importlib.util

from tests.whole_book import ROOT

FOLDER = ROOT / "docs"


def script():
    spec = importlib.util.spec_from_file_location("draw_gallery", FOLDER / "draw_gallery.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gallery_is_up_to_date():
    stands = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "gallery").iterdir()} | {"gallery.md"}
    drawn = script().gallery()
    assert stands == drawn.keys()
    for name, text in drawn.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"{name}: run python docs/draw_gallery.py"
