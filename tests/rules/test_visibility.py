"""What a public page or an edition cannot show is not called or linked there."""

from __future__ import annotations

import pytest

from tests.rules.checking import book

INSIDE = """--- diagrams/processes/inside.yml ---
title: 内部审查
{head}basis: 发展党员工作细则 18
confidence: A
steps:
  - {{do: 登记, by: 支委会, records: 批复}}
"""
CALLER = """--- diagrams/processes/caller.yml ---
title: 例子
{head}steps:
  - parallel:
      - - {{do: 登记, by: 支委会, records: 批复}}
      - - {{call: inside{step}}}
    {outer}
"""
ITEM = """--- handbooks/branch/accept-member.md ---
---
kind: item
title: 接收预备党员
takeaway: 一句话
processes: [{processes}accept-probationary-member, examine, probation]
---
{body}
"""
INTERNAL = "visibility: internal\n"


def found(folder, example):
    return [(one.code, one.span.line) for one in book(folder, example).findings if one.code in ("HB324", "HB526")]


@pytest.mark.parametrize(("caller", "told"), [("", [("HB526", 5)]), (INTERNAL, [])])
def test_a_public_process_does_not_call_an_internal_one(tmp_path, caller, told):
    example = CALLER.format(head=caller, step="", outer="note: 无") + INSIDE.format(head=INTERNAL)
    assert found(tmp_path, example) == told


@pytest.mark.parametrize(
    ("processes", "body", "told"),
    [
        ("", "正文。", []),
        ("inside, ", "正文。", [("HB526", 5)]),
        ("", "见[审查](process:inside#s1)。", [("HB526", 7)]),
    ],
)
def test_a_public_page_neither_shows_nor_links_it(tmp_path, processes, body, told):
    example = ITEM.format(processes=processes, body=body) + INSIDE.format(head=INTERNAL)
    assert found(tmp_path, example) == told


NOT = "applies_to: {except: 临时型}"


@pytest.mark.parametrize(
    ("called", "head", "step", "outer", "edition"),
    [
        ("", "", "", "note: 无", None),
        (f"{NOT}\n", "", "", "note: 无", "临时型"),
        (f"{NOT}\n", f"{NOT}\n", "", "note: 无", None),
        (f"{NOT}\n", "", f", {NOT}", "note: 无", None),
        (f"{NOT}\n", "", "", NOT, None),
        ("applies_to: 领导干部\n", "", "", NOT, "普通党员"),
        ("applies_to: [项目型, 领导干部]\n", "applies_to: 项目型\n", "", "note: 无", "普通党员"),
    ],
)
def test_an_edition_holds_what_its_steps_call(tmp_path, called, head, step, outer, edition):
    example = CALLER.format(head=head, step=step, outer=outer) + INSIDE.format(head=called)
    told = [dict(one.arguments)["edition"] for one in book(tmp_path, example).findings if one.code == "HB324"]
    assert told == ([edition] if edition else [])
