"""A fix is safe: the finding is gone when its text is put in, and nothing else is told instead."""

from __future__ import annotations

import pytest

from tests.language.checking import Told, check, project_with, write_process
from tests.language.corpus import HEAD, cases

STEP = f"{HEAD}steps:\n  - {{do: 登记, by: 支委会, %s}}\n"
VOTE = "vote: {quorum: %s, pass: 应到 > 1/2, ballot: open}"
MORE = {
    "month in Chinese without its measure word": STEP % "within: 一月",
    "two in a limit": STEP % "within: 两年",
    "twenty-five": STEP % "at_least: 二十五 天",
    "full-width operator": STEP % VOTE % "应到 ＞ 1/2",
    "a hash and quotes": f'{HEAD}steps:\n  - do: 见"附件" #3\n    by: 支委会\n',
    "full-width digits in articles": "title: 例子\nbasis: 党章 ５\nsteps:\n  - {do: 登记, by: 支委会}\n",
}
TEXTS = {case.name: case.text for case in cases()} | MORE


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("fixes") / "project", ["case"])


def told_of(project, text: str) -> list[Told]:
    return check(project, write_process(project, "case", text))


def mended(text: str, fix: dict[str, str | int]) -> str:
    """The text with a fix put in."""
    lines = text.split("\n")
    first, last = int(fix["line"]) - 1, int(fix["end_line"]) - 1
    mark = 1 if text.startswith("\ufeff") else 0
    begin = int(fix["column"]) - 1 + (mark if first == 0 else 0)
    end = int(fix["end_column"]) - 1 + (mark if last == 0 else 0)
    return "\n".join([*lines[:first], lines[first][:begin] + str(fix["text"]) + lines[last][end:], *lines[last + 1 :]])


def test_fixes_mend(project):
    fixed = set()
    for name, text in TEXTS.items():
        told = told_of(project, text)
        for one in told:
            if one.fix is not None:
                fixed.add(one.code)
                after = told_of(project, mended(text, one.fix))
                assert len(after) < len(told), f"{name}: {one.message}\n{mended(text, one.fix)}\n{after}"
    assert fixed >= {"HB133", "HB134", "HB135", "HB221", "HB224"}


@pytest.mark.parametrize("name", MORE)
def test_what_has_a_fix(project, name):
    assert all(one.fix for one in told_of(project, MORE[name]))
