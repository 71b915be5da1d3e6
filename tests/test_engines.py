"""What one engine's site has and another's lacks is told, page by page and anchor by anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines import differences, places

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_and_anchors_are_compared_without_those_of_the_theme(tmp_path: Path) -> None:
    sites = {
        "one": {"index.html": '<p id="a"></p><b id="__nav_1"></b>', "p01/index.html": "<p></p>"},
        "two": {"index.html": '<p id="b"></p>', "more.html": ""},
    }
    for name, pages in sites.items():
        for page, text in pages.items():
            path = tmp_path / name / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    one, two = places(tmp_path / "one"), places(tmp_path / "two")
    assert differences(one, one) == []
    assert differences(one, two) == [
        "without the page p01/index.html",
        "with the page more.html besides",
        "index.html without #a",
        "index.html with #b besides",
    ]
