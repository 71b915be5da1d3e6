"""An item tells all that a reader needs before it is followed; what it lacks is told, one part at a time."""

from pathlib import Path

import pytest

from generator.rules.completeness import PARTS
from tests.examples import load_with
from tests.whole_book import real_book

HEAD = {
    "when": "when: 每年一月",
    "by": "by: [支委会]",
    "matrices": "matrices: [who]",
    "work": "work: [{do: 管一管, by: 支委会}]",
    "facts": "facts: [{name: 次数, value: 每年, basis: 支部工作条例 11, confidence: A}]",
    "forms": "forms: [F02]",
    "related": "related: [accept-member]",
}
BODY = {"常见错误": "## 常见错误\n\n- 忘了。\n", "不重复填": "## 不重复填\n\n记一处。\n"}
REST = """
--- handbooks/branch/handbook.yml ---
kind: handbook
id: branch
title: 党支部标准化工作手册
edition: 2026年版
parts:
  - {title: 组织管理, id: organisation, items: [accept-member, one]}
--- diagrams/matrices/who.yml ---
kind: matrix
title: 谁管什么
rows: [甲]
columns: [乙]
cells: {甲: {乙: 管}}
--- diagrams/logic/ring.yml ---
kind: logic
title: 闭环
ring: [{id: a, text: 甲}, {id: b, text: 乙}]
"""


def lacking(folder: Path, *, without: str = "", head: dict[str, str] | None = None, body: str | None = None) -> str:
    """What is told of the item ``one`` when a part of it is left out."""
    lines = [line for key, line in (head or HEAD).items() if key != without]
    prose = body if body is not None else "".join(text for key, text in BODY.items() if key != without)
    drawn = "" if without != "matrices" else "logics: [ring]\n"
    text = f"--- handbooks/branch/one.md ---\n---\nkind: item\ntitle: 例子\ntakeaway: 一句话\n{drawn}" + "\n".join(
        lines
    )
    found = load_with(f"{text}\nreviewed: 2026-11-22\n---\n{prose}{REST}", folder).findings
    told = [f for f in found if f.code == "HB544" and f.span.path.endswith("one.md")]
    assert len(told) <= 1
    return str(dict(told[0].arguments)["missing"]) if told else ""


def test_a_complete_item_lacks_nothing(tmp_path: Path) -> None:
    assert lacking(tmp_path) == ""


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("when", "什么时候用（when）"),
        ("by", "谁来用（by）"),
        ("matrices", "步骤或矩阵"),
        ("work", "谁做、谁负责（work）"),
        ("forms", "空白表单（forms）"),
        ("常见错误", "“常见错误”一节"),
        ("不重复填", "“不重复填”一节"),
        ("related", "相关条目（related）"),
    ],
)
def test_what_an_item_leaves_out_is_told(part: str, what: str, tmp_path: Path) -> None:
    assert lacking(tmp_path, without=part) == what


def test_an_item_without_numbers_has_no_basis_either(tmp_path: Path) -> None:
    assert lacking(tmp_path, without="facts") == "数字（facts）、依据（basis）"


def test_words_in_the_text_are_no_heading(tmp_path: Path) -> None:
    assert lacking(tmp_path, body="常见错误和不重复填。\n") == "“常见错误”一节、“不重复填”一节"


def test_every_item_of_the_book_has_every_part() -> None:
    book = real_book()
    items = [item for handbook in book.handbooks for item in handbook.items()]
    assert len(items) > 150
    assert [(item.name, what) for item in items for what, holds in PARTS.items() if not holds(item, book)] == []
