"""What changed between two versions of a file, in words of the content: which step, which limit, which number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Final, TypeVar

from generator.diagnostics import Span
from generator.model.base import Model
from generator.model.basis import Basis, Citation
from generator.model.book import Book, Document
from generator.model.chapters import Fact, ItemFile
from generator.model.process import Process
from generator.model.register_files import Register
from generator.model.registers import Entry
from generator.source.markdown import Chapter
from generator.views.compare import changes_of, same_steps, unnumbered, without_merges
from generator.views.flow import FlowNode
from generator.views.process_flow import flow_of
from generator.views.wording import UNSURE, without_doubt

T = TypeVar("T")

SHOWN: Final = 24
"""The longest value, in characters, that is told whole; of a longer one only that it changed."""
BY_THEMSELVES: Final = frozenset({"steps", "stages", "facts", "entries", "kind", "team", "aliases", "against"})
"""Fields of files whose changes are told part by part, or concern no reader."""
FILE_NAMES: Final = frozenset({"processes", "matrices", "logics", "comparisons", "related", "item", "excludes"})
"""Fields that hold names of files, which readers do not know."""
LABELS: Final[Mapping[str, str]] = {
    "applies_to": "适用的对象",
    "check": "自查",
    "code": "编号",
    "comparisons": "新旧对照",
    "confidence": "可信度",
    "default": "本项目默认",
    "demonstration": "示范数据",
    "enterprise": "只适用于国有企业",
    "event": "什么事",
    "form": "矩阵的形式",
    "item": "在哪里写着",
    "logics": "逻辑图",
    "matrices": "矩阵图",
    "pdca": "在循环里的位置",
    "period": "多久一次",
    "places": "地方",
    "processes": "流程",
    "related": "相关条目",
    "review": "审读意见",
    "reviewed": "复核日期",
    "rows": "行",
    "short": "简称",
    "sort": "种类",
    "status": "状态",
    "undivided": "不分条",
    "verdict": "应当怎样",
    "veto": "一票否决",
    "visibility": "公开的范围",
}
"""What fields are called where their descriptions, written for editors, begin with something else."""

_TEXTS: Final = {"text": "内容", "accountable": "决定者", "repeats": "频次", "vote": "表决", "note": "说明"}
_LISTS: Final = {"limits": "时限", "records": "记录"}
_MARKS: Final = {"control": ("定为监督点", "不再是监督点"), "optional": ("改为可选", "不再是可选")}
_LABEL: Final = re.compile(r"[，。：:；（(]")
_LEVEL: Final = 2


def process_changes(old: Process, new: Process, book: Book) -> Iterator[str]:
    """The differences of two versions of a process: of its head, then step by step, then the steps that are gone."""
    yield from model_changes(old.file, new.file)
    before, after = without_merges(flow_of(old, book)), without_merges(flow_of(new, book))
    same = same_steps(before.nodes, after.nodes)
    changes = changes_of(before, after, same)
    was = {same[node.id]: node for node in before.nodes if node.id in same}
    rests = [{step.id: step.source.basis for step in process.walk()} for process in (old, new)]
    source = {to: name for name, to in same.items()}
    for node in after.nodes:
        if not node.number:
            continue
        if node.id not in was:
            yield f"新增{_name(node)}"
            continue
        told = [*_step(was[node.id], node), *_basis(rests[0].get(source[node.id], ()), rests[1].get(node.id, ()))]
        if "moved" in changes[node.id] and was[node.id].lane == node.lane:
            told.append(f"原是第{was[node.id].number}步")
        if told:
            yield f"{_name(node)}：{'，'.join(told)}"
    yield from (f"取消原{_name(node)}" for node in before.nodes if node.number and node.id not in same)


def item_changes(old: ItemFile, new: ItemFile) -> Iterator[str]:
    """The differences of the head of an item: its numbers one by one, then the rest."""
    yield from _matched(
        {str(fact.name): fact for fact in old.facts}, {str(fact.name): fact for fact in new.facts}, _fact
    )
    yield from model_changes(old, new)


def prose_changes(old: Chapter, new: Chapter) -> Iterator[str]:
    """Which sections of the prose were rewritten, by their headings."""
    before, after = _sections(old), _sections(new)
    rewritten = [name for name, text in after.items() if name in before and before[name] != text]
    for verb, names in (
        ("正文改写", rewritten),
        ("正文新增", [name for name in after if name not in before]),
        ("正文删去", [name for name in before if name not in after]),
    ):
        if names:
            titles = "、".join(f"“{name}”" for name in names if name)
            yield f"{verb}{titles or '开头'}"


def register_changes(old: Register, new: Register) -> Iterator[str]:
    """The differences of the entries of a register."""
    yield from _matched({_entry(e): e for e in old.entries}, {_entry(e): e for e in new.entries}, model_changes)


def model_changes(old: Model, new: Model) -> Iterator[str]:
    """The differences of the fields of two values of one kind, under the names that the fields have in editors."""
    for name, field in type(new).model_fields.items():
        was, now = getattr(old, name, None), getattr(new, name)
        if name not in BY_THEMSELVES and _bare(was) != _bare(now):
            label = LABELS.get(name) or _LABEL.split(field.description or name)[0].strip()
            told = (None, None) if name in FILE_NAMES else (_value(was), _value(now))
            yield _change(label, *told)


def document_changes(old: Document, new: Document) -> Iterator[str]:
    """The differences of two versions of a file that is no process."""
    if type(old.file) is not type(new.file):
        yield "改成了另一种文件"
        return
    if isinstance(old.file, ItemFile) and isinstance(new.file, ItemFile):
        yield from item_changes(old.file, new.file)
    elif isinstance(old.file, Register) and isinstance(new.file, Register):
        yield from register_changes(old.file, new.file)
    else:
        yield from model_changes(old.file, new.file)
    if old.markdown and new.markdown:
        yield from prose_changes(old.markdown, new.markdown)


def _step(was: FlowNode, now: FlowNode) -> Iterator[str]:
    for name, label in _TEXTS.items():
        before, after = getattr(was, name), getattr(now, name)
        if without_doubt(before) != without_doubt(after):
            yield _change(label, without_doubt(before), without_doubt(after))
        elif before != after:
            yield f"{label}{'改标待核' if after.count(UNSURE) > before.count(UNSURE) else '已核实'}"
    if was.lane != now.lane:
        yield _change("谁来做", was.lane, now.lane)
    for name, label in _LISTS.items():
        yield from _list(label, getattr(was, name), getattr(now, name))
    for limit in now.limits:
        if limit in was.limits and (limit in was.unverified) != (limit in now.unverified):
            yield f"时限“{limit}”{'改标待核' if limit in now.unverified else '已核实'}"
    for name, (gained, lost) in _MARKS.items():
        if getattr(was, name) != getattr(now, name):
            yield gained if getattr(now, name) else lost


def _list(label: str, was: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    before, after = {unnumbered(value): value for value in was}, {unnumbered(value): value for value in now}
    gone = [value for key, value in before.items() if key not in after]
    come = [value for key, value in after.items() if key not in before]
    if len(gone) == len(come) == 1:
        yield _change(label, gone[0], come[0])
        return
    yield from (_change(label, value, "") for value in gone)
    yield from (_change(label, "", value) for value in come)


def _basis(was: tuple[Basis, ...], now: tuple[Basis, ...]) -> Iterator[str]:
    if (before := _cited(was)) != (after := _cited(now)):
        yield _change("依据", before, after)


def _cited(sources: tuple[Basis, ...]) -> str:
    return "；".join(
        f"{source.name}{'、'.join(map(str, source.articles))}"
        if isinstance(source, Citation)
        else f"工作实际（{source.practice}）"
        for source in sources
    )


def _fact(old: Fact, new: Fact) -> Iterator[str]:
    if str(old.value) != str(new.value):
        yield _change("", str(old.value), str(new.value))
    if _cited(old.basis or ()) != _cited(new.basis or ()):
        yield _change("依据", _cited(old.basis or ()), _cited(new.basis or ()))
    if (old.verified is False) != (new.verified is False):
        yield "改标待核" if new.verified is False else "已核实"
    elif old.confidence != new.confidence:
        yield _change("可信度", str(old.confidence or ""), str(new.confidence or ""))


def _matched(old: Mapping[str, T], new: Mapping[str, T], differ: Callable[[T, T], Iterator[str]]) -> Iterator[str]:
    """The differences of things that have names."""
    for name, now in new.items():
        if name not in old:
            yield f"新增“{name}”"
        elif told := "，".join(differ(old[name], now)):
            yield f"“{name}”：{told}"
    yield from (f"删去“{name}”" for name in old if name not in new)


def _entry(entry: Entry) -> str:
    return str(getattr(entry, "name", None) or next(iter(entry.names), None) or entry.id or "")


def _name(node: FlowNode) -> str:
    return f"第{node.number}步“{node.text}”"


def _change(label: str, was: str | None, now: str | None) -> str:
    """A change of a value; ``None`` is one that is not told, an empty text none at all."""
    if was is None or now is None or max(len(was), len(now)) > SHOWN:
        return f"{label}有改动"
    if not was:
        return f"{label}增加“{now}”"
    return f"{label}由“{was}”改为“{now}”" if now else f"{label}删去“{was}”"


def _value(value: object) -> str | None:
    """A value as it is told; ``None`` for one that cannot be told in a few words."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        if all(isinstance(one, Basis) for one in value):
            return _cited(value)
        told = [_value(one) for one in value]
        return None if None in told else "、".join(map(str, told))
    plain = isinstance(value, int | str) or type(value).__str__ is not object.__str__
    return str(value) if plain and not isinstance(value, Model) else None


def _bare(value: object) -> object:
    """A value without the places where it is written, to be compared."""
    match value:
        case Model():
            return type(value).__name__, tuple((name, _bare(getattr(value, name))) for name in type(value).model_fields)
        case tuple():
            return tuple(map(_bare, value))
        case Mapping():
            return tuple((str(key), _bare(one)) for key, one in value.items())
        case _ if is_dataclass(value):
            parts = ((part.name, getattr(value, part.name)) for part in fields(value))
            return type(value).__name__, tuple((name, _bare(one)) for name, one in parts if not isinstance(one, Span))
        case _:
            return value


def _sections(chapter: Chapter) -> dict[str, str]:
    """The text of a chapter by its headings of the first two levels; the opening has none."""
    rows = chapter.body.split("\n")
    heads = [(h.line - chapter.body_line, h.text) for h in chapter.headings if h.level <= _LEVEL]
    places = [(0, ""), *heads, (len(rows), "")]
    return {name: "\n".join(rows[start:end]).strip() for (start, name), (end, _) in pairwise(places)}
