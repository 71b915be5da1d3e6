"""Who reviews which file on a code host: ``CODEOWNERS`` from the workgroups of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.building.replacing import replace_file
from generator.model.book import Book
from generator.model.registers import Workgroup

PLACES: Final = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where hosts look for the file; it is written where there is one, else at the first of these places."""
BEGIN: Final = (
    "# Who reviews the content: written by `handbooks owners` from the workgroups. 以下由 handbooks owners 生成"
)
END: Final = "# Up to here. 以上由 handbooks owners 生成"


def owners(book: Book) -> Mapping[str, str]:
    """The team of every file and folder of the content: folders belong to the office, files to their workgroup.

    A page, and the drawings that it is the first to show, belong to its workgroup. What belongs to nobody, or to a
    group without a team, is left out.
    """
    office = next((group for group in book.workgroups if group.sort == "office"), None)
    rows = dict(_folders(book, office)) if office else {}
    for handbook in book.handbooks:
        for page in handbook.pages():
            group = book.workgroups.get(page.file.workgroup) if page.file.workgroup else None
            names = (*getattr(page.file, "processes", ()), *page.file.matrices, *page.file.logics)
            groups = (book.processes, book.matrices, book.logics)
            drawn = (found[str(name)].path for name in names for found in groups if str(name) in found)
            for path in (page.path, *drawn):
                if group and group.team:
                    rows.setdefault(f"/{path}", str(group.team))
    return rows


def _folders(book: Book, office: Workgroup) -> Iterator[tuple[str, str]]:
    folders = {f"/{handbook.path.rpartition('/')[0]}/" for handbook in book.handbooks}
    for folder in sorted({*folders, "/handbooks/registers/", "/handbooks/platform/"}):
        if office.team:
            yield folder, str(office.team)


def written(text: str, rows: Mapping[str, str]) -> str:
    """The file with its part for the content written anew, at its place or at the end; all else stays."""
    width = max(map(len, rows), default=0)
    block = "\n".join((BEGIN, *(f"{path:<{width}}  {team}" for path, team in rows.items()), END))
    before, begin, rest = text.partition(BEGIN)
    if not begin:
        return f"{text.rstrip()}\n\n{block}\n".lstrip()
    return before + block + rest.partition(END)[2]


def place(root: Path) -> Path:
    """Where the file of a project stands, or is to stand."""
    return next((root / name for name in PLACES if (root / name).is_file()), root / PLACES[0])


def write(path: Path, text: str) -> None:
    """Write the file. Raises ``OSError`` where it cannot be written."""
    if path.exists():
        replace_file(path, text.encode())
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
