"""Draws the gallery of the documentation: each kind of drawing with its YAML, from the files of this repository.

``python docs/draw_gallery.py`` writes ``docs/gallery.md`` and the drawings in ``docs/gallery/``; a test says when they
have to be drawn again. The examples are those of the page that the site has (``generator/pages/gallery.py``).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.building.load import load
from generator.building.project import find_project
from generator.pages.figures import draw_view
from generator.pages.gallery import Example, examples

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
DAY = "2026-11-22"
HEAD = """# 每种图和它的文件 Gallery

每种图取本书里最小的一张，和定义它的文件放在一起；网站上的同一页是 `gallery.html`，图随文件自动更新。写法见
[language.md](language.md) 和 [kinds.md](kinds.md)。

Each kind of drawing with the YAML that defines it: the smallest one of this book, drawn by
`python docs/draw_gallery.py`.
"""


def gallery() -> dict[str, str]:
    """The files of the gallery by their paths below the folder of the documentation."""
    book = load(find_project(ROOT, DAY)).book
    shown = tuple(examples(book))
    files = {f"gallery/{example.id}.svg": f"{draw_view(example.view).file.svg}\n" for example in shown}
    return {"gallery.md": HEAD + "".join(map(_section, shown)), **files}


def _section(example: Example) -> str:
    text = (ROOT / example.path).read_text(encoding="utf-8").rstrip()
    picture = f"![{example.view.title}](gallery/{example.id}.svg)"
    place = f"[`{example.path}`](../{example.path})"
    return f"\n## {example.title}\n\n{example.told} {place}\n\n```yaml\n{text}\n```\n\n{picture}\n"


if __name__ == "__main__":
    shutil.rmtree(FOLDER / "gallery", ignore_errors=True)
    for name, text in gallery().items():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
