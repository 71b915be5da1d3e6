"""Starts: a commented first version of a file of each kind, put where it belongs and where a reader meets it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from generator.building.fix import rewrite
from generator.building.load import load
from generator.building.placing import listed_in_item, listed_in_part
from generator.building.project import Project, ProjectError
from generator.building.survey import refused_path
from generator.building.years import left_to_do, rules_of_year
from generator.diagnostics import Finding, Fix, message
from generator.model.book import Book, Handbook
from generator.model.index import Index
from generator.model.registers import Form, Role
from generator.model.words import ID
from generator.source.files import SourceFile
from generator.source.value import Table
from generator.source.yaml import read_yaml

HANDBOOK = (("handbook.yml", "handbooks/{name}/handbook.yml"), ("chapter.md", "handbooks/{name}/about.md"))

PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "process": (("process.yml", "diagrams/processes/{name}.yml"),),
    "item": (("process.yml", "diagrams/processes/{name}.yml"), ("item.md", "handbooks/{handbook}/{name}.md")),
    "form": (("form.yml", "handbooks/registers/forms-{name}.yml"),),
    "matrix": (("matrix.yml", "diagrams/matrices/{name}.yml"),),
    "logic": (("logic.yml", "diagrams/logic/{name}.yml"),),
    "handbook": HANDBOOK,
}
"""Which starts make up a kind, and where they go."""

YEAR = "year"
"""The kind that is no file: one more year of the rules of scoring."""

TITLES = {
    "process": "新的过程",
    "item": "新的条目",
    "form": "新的表单",
    "matrix": "新的矩阵",
    "logic": "新的逻辑图",
    "handbook": "新的手册",
}
LISTS = {"process": "processes", "matrix": "matrices", "logic": "logics"}
"""The keys under which an item lists drawings."""

ROLES, RECORDS = ("支委会", "党员大会"), ("支委会记录", "党员大会记录")
"""What the start of a process refers to."""

OWNER = re.compile(r"^workgroup: GROUP\b(.*\n)", re.MULTILINE)
"""The line of a page that says which workgroup keeps it."""

REGISTERS = {"roles": "roles.yml", "levels": "levels.yml", "forms": "forms.yml"}
"""The registers that the start of a process refers to, by the book's field."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be started: its kind and short name; the rest may be left open.

    ``handbook`` and ``part`` say where an item is listed, ``item`` where a process, matrix or logic diagram is.
    """

    kind: str
    name: str
    title: str = ""
    handbook: str = ""
    part: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """What starting something comes to: new files, one more entry in a file, and what is left to do."""

    written: Mapping[Path, str]
    entry: Fix | None
    left: str

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are written or changed."""
        return (*self.written, *((Path(self.entry.span.path),) if self.entry else ()))


def write_start(project: Project, wanted: Wanted) -> Start:
    """Write a start; an item brings its process, an empty project gets the registers and the handbook it lacks.

    Raises :class:`ProjectError`, before anything is written, when the name is no short name, a file of it is there
    already, or the place that was named is not.
    """
    start = plan(project, load(project).book, wanted)
    for path, text in start.written.items():
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        (project.root / path).write_text(text, encoding="utf-8", newline="\n")
    if start.entry:
        rewrite(project.locate(start.entry.span.path), start.entry.span.path, [start.entry])
    return start


def plan(project: Project, book: Book, wanted: Wanted) -> Start:
    """What a start would write. Raises :class:`ProjectError` as :func:`write_start` does."""
    if wanted.kind == YEAR:
        entry = rules_of_year(project, book, wanted.name)
        return Start({}, entry, left_to_do(entry, wanted.name))
    _check_name(wanted.name)
    if wanted.kind == "item":
        return _item(project, book, wanted)
    written = {**_lacking(project, book, wanted.kind), **_texts(project, book, wanted)}
    if wanted.item:
        return _linked(project, book, wanted, written)
    return Start(written, None, _left(wanted))


def _check_name(name: str) -> None:
    if not re.fullmatch(ID, name):
        raise ProjectError(
            f"“{name}”不能用作文件名：用小写英文字母开头，只含小写字母、数字和连字符，如 annual-report；"
            "中文名称用 --title 写"
        )


def _texts(project: Project, book: Book, wanted: Wanted, handbook: str = "") -> dict[Path, str]:
    """The starts of a kind, filled in, by their places."""
    title = wanted.title or f"{TITLES[wanted.kind]} {wanted.name}"
    texts = {
        Path(place.format(name=wanted.name, handbook=handbook)): _fitted(_text(start, wanted.name, title), book)
        for start, place in PLACES[wanted.kind]
    }
    for path in (project.root / text for text in texts):
        refused = refused_path(project, path)
        if refused:
            raise ProjectError(_told(refused))
        if path.exists() or path.is_symlink():
            raise ProjectError(f"已经有这个文件：{project.display(path)}")
    return texts


def _told(found: Finding) -> str:
    return f"{found.span.path}：{message(found)}"


def _text(start: str, name: str, title: str) -> str:
    text = (files("generator.building") / "starts" / start).read_text(encoding="utf-8")
    return text.replace("NAME", name).replace("TITLE", _scalar(title))


def _fitted(text: str, book: Book) -> str:
    """A start that refers to roles and records of the book: where it lacks one, to the first of its register.

    A page is kept by the first workgroup that writes; where none does, nobody is named. Nobody has reviewed it yet.
    """
    group = next((group.name for group in book.workgroups if group.sort == "workgroup"), None)
    text = OWNER.sub(lambda line: f"workgroup: {_scalar(group)}{line[1]}" if group else "", text)
    for words, register in ((ROLES, book.roles), (RECORDS, book.forms)):
        for word in words:
            text = re.sub(rf": {word}\b", f": {_known(word, register)}", text)
    return text


def _known(word: str, register: Index[Role] | Index[Form]) -> str:
    return word if word in register.names else next((str(entry.name) for entry in register), word)


def _scalar(title: str) -> str:
    """A title as it may stand behind a key and a comment: quoted where it would not be read as it is."""
    read = read_yaml(SourceFile("", f"title: {title} # …\n")).value
    plain = isinstance(read, Table) and dict(read) == {"title": title}
    return title if plain else json.dumps(title, ensure_ascii=False)


def _lacking(project: Project, book: Book, kind: str) -> dict[Path, str]:
    """The registers that the start of a process needs and the book has not."""
    if kind not in {"process", "item"}:
        return {}
    folder = Path("handbooks/registers")
    lacking = {folder / file: _text(file, "", "") for field, file in REGISTERS.items() if not getattr(book, field)}
    return {path: text for path, text in lacking.items() if not (project.root / path).exists()}


def _item(project: Project, book: Book, wanted: Wanted) -> Start:
    """An item with its process, listed in its handbook; where there is no handbook at all it gets one."""
    lacking = _lacking(project, book, "item")
    if not book.handbooks:
        name = wanted.handbook or "branch"
        _check_name(name)
        if (project.root / f"handbooks/{name}/handbook.yml").exists():
            raise ProjectError(f"读不了 handbooks/{name}/handbook.yml，先运行 handbooks check 看看原因")
        own = _texts(project, book, Wanted("handbook", name))
        *_, page = texts = _texts(project, book, wanted, name)
        own[Path(f"handbooks/{name}/handbook.yml")] += f"    items: [{page.stem}]\n"
        return Start({**lacking, **own, **texts}, None, "填写新文件，再运行 handbooks check")
    handbook = _handbook(book, wanted.handbook)
    texts = _texts(project, book, wanted, handbook.id)
    entry, part = listed_in_part(project, project.root / handbook.path, wanted.part, wanted.name)
    left = f"已列入 {handbook.path} 的“{part}”，在那里可以换位置；填写新文件，再运行 handbooks check"
    return Start({**lacking, **texts}, entry, left)


def _handbook(book: Book, name: str) -> Handbook:
    """The handbook of a name; without one the branch handbook, else the first."""
    found = book.handbook(name or "branch") or (None if name else book.handbooks[0])
    if found is None:
        raise ProjectError(f"没有手册“{name}”；有：{'、'.join(known.id for known in book.handbooks)}")
    return found


def _linked(project: Project, book: Book, wanted: Wanted, written: Mapping[Path, str]) -> Start:
    """A process, matrix or logic diagram that is listed in an item."""
    if wanted.kind not in LISTS:
        raise ProjectError(f"--item 只用于 {'、'.join(LISTS)}")
    paths = {Path(item.path).stem: item.path for handbook in book.handbooks for item in handbook.items()}
    if wanted.item not in paths:
        raise ProjectError(
            f"没有条目“{wanted.item}”；条目的名称是它的文件名，如 {next(iter(paths), 'general-meeting')}"
        )
    entry = listed_in_item(project, project.root / paths[wanted.item], LISTS[wanted.kind], wanted.name)
    return Start(written, entry, "填写新文件，再运行 handbooks check")


def _left(wanted: Wanted) -> str:
    """What is left to do with a new file that nothing refers to yet."""
    if wanted.kind in LISTS:
        return (
            f"还没有条目用它：在条目的文件头里写 {LISTS[wanted.kind]}: [{wanted.name}]；"
            f"或者用 handbooks new {wanted.kind} NAME --item 条目的文件名，一次写好"
        )
    if wanted.kind == "form":
        return "空白表单会印在附录里；过程的 records 写它的名称，就会互相链接"
    return "填写新文件，再运行 handbooks check；新的条目用 handbooks new item NAME --handbook " + wanted.name
