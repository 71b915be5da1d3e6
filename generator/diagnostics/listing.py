"""The list of all codes: a Markdown page with one line each, family by family."""

from __future__ import annotations

from itertools import groupby

from generator.diagnostics.catalogue import Entry, catalogue
from generator.diagnostics.finding import Severity

_FAMILIES = {
    "1": "读取文件",
    "2": "过程和其他文件的写法",
    "3": "流程",
    "4": "引用和依据",
    "5": "手册、条目和图",
    "6": "画图",
    "7": "页面",
    "8": "平台",
    "9": "发布",
}
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "信息"}
_HEAD = """# 检查会报告的问题

`handbooks check` 和生成时会报告的全部问题。错误要改，有错误就不生成；警告可以留；信息只是告诉一声。“…”处填具体的内容。

`handbooks explain HB306` 说明一个编号的原因，并给出会报告的写法和正确的写法；写名称也行，如
`handbooks explain unreachable-step`。
"""


def listing() -> str:
    """The page ``docs/findings.md``, made from the catalogue."""
    entries = catalogue().values()
    families = groupby(entries, key=lambda entry: entry.code[2])
    return _HEAD + "".join(_family(_FAMILIES[digit], list(family)) for digit, family in families)


def _family(title: str, entries: list[Entry]) -> str:
    rows = "".join(f"| {e.code} | {_SEVERITIES[e.severity]} | {_cell(e)} | `{e.name}` |\n" for e in entries)
    return f"\n## {title}\n\n| 编号 | 程度 | 问题 | 名称 |\n|---|---|---|---|\n{rows}"


def _cell(entry: Entry) -> str:
    return entry.title("zh").replace("|", "\\|").replace("<", "&lt;")
