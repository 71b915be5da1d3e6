"""What is not used, not reviewed, asked for twice, too long, or looked after by nobody else."""

from __future__ import annotations

import pytest

from tests.rules.checking import BARE, book, codes, item, told

HEAD = "title: 例子\nbasis: 发展党员工作细则 18\nconfidence: A\n"


@pytest.mark.parametrize(
    ("day", "overdue"),
    [("2025-11-22", False), ("2025-11-21", True), ("2025-11", True), ("2026", False), ("2025-02-30", False)],
)
def test_a_page_is_reviewed_within_365_days_of_the_day_of_the_book(tmp_path, day, overdue):
    assert codes(book(tmp_path, item(f"reviewed: {day}\n"))) == [("HB520", "accept-member.md")] * overdue


@pytest.mark.parametrize(("count", "long"), [(20, False), (21, True)])
def test_steps_and_titles_have_a_budget(loaded, tmp_path, count, long):
    words = "长" * count
    text = f"title: {words}\nsteps:\n  - {{do: {words}, by: 支委会}}\n"
    assert told(loaded, tmp_path, text) == [("HB321", words)] * 2 * long


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("title: 例子\nsummary: {}\nsteps:\n  - {{do: 登记, by: 支委会}}\n", 45),
        ("title: 例子\nsteps:\n  - {{do: 登记, by: 支委会, note: {}}}\n", 40),
        ("title: 例子\nsteps:\n  - {{do: 登记, by: 支委会, then: end {}}}\n", 16),
        ("title: 例子\nstages:\n  - title: {}\n    steps:\n      - {{do: 登记, by: 支委会}}\n", 16),
    ],
)
def test_every_text_of_a_process_has_a_budget(loaded, tmp_path, written, limit):
    for more, count in ((0, 0), (1, 1)):
        found = told(loaded, tmp_path, written.format("长" * (limit + more)))
        assert [code for code, _ in found].count("HB321") == count


def test_a_takeaway_and_a_diagram_have_a_budget(tmp_path):
    long = item().replace("takeaway: 一句话", f"takeaway: {'长' * 46}")
    assert ("HB321", "accept-member.md") in codes(book(tmp_path, long))
    assert ("HB321", "accept-member.md") not in codes(book(tmp_path / "again", item()))


def test_latin_letters_count_half(loaded, tmp_path):
    assert told(loaded, tmp_path, f"title: {'长' * 18} P01\nsteps:\n  - {{do: 登记, by: 支委会}}\n") == []


FORM = "  - {{code: F90, name: 新表, id: fresh, keep: 3年, fields: [日期]{more}}}\n"


@pytest.mark.parametrize(
    ("files", "used"),
    [
        ("", False),
        (item("forms: [新表]\n"), True),
        (item(body="见[新表](form:F90)。"), True),
        (f"--- diagrams/processes/examine.yml ---\n{HEAD}steps:\n  - {{do: 查, by: 支委会, records: F90}}\n", True),
    ],
)
def test_a_form_is_used_by_a_step_an_item_or_a_text(tmp_path, files, used):
    forms = "--- handbooks/registers/forms-more.yml ---\nkind: form\nentries:\n" + FORM.format(more="")
    assert ("HB441", "forms-more.yml") not in codes(book(tmp_path, files + forms)) or not used
    assert (("HB441", "forms-more.yml") in codes(book(tmp_path / "again", files + forms))) is not used


def test_while_a_file_cannot_be_read_nothing_is_called_unused(tmp_path):
    forms = "--- handbooks/registers/forms-more.yml ---\nkind: form\nentries:\n" + FORM.format(more="")
    broken = "--- diagrams/processes/broken.yml ---\ntitle: [\n"
    assert "HB441" not in {code for code, _ in codes(book(tmp_path, forms + broken))}


def test_forms_that_ask_for_the_same_are_told_at_the_second(tmp_path):
    asked = "[甲, 乙, 丙, 丁, 戊"
    forms = (
        "--- handbooks/registers/forms-more.yml ---\nkind: form\nentries:\n"
        f"  - {{code: F90, name: 一表, id: one, keep: 3年, fields: {asked}]}}\n"
        f"  - {{code: F91, name: 二表, id: two, keep: 3年, fields: {asked}, 己]}}\n"
        f"  - {{code: F92, name: 三表, id: three, keep: 3年, fields: [甲, 乙, 丙, 丁]}}\n"
    )
    told = book(tmp_path, item("forms: [一表, 二表, 三表]\n") + forms).findings
    found = [one for one in told if one.code != BARE]
    assert [(one.code, one.span.line, dict(one.arguments)["other"]) for one in found] == [("HB443", 4, "一表")]


LIMITS = """steps:
  - {{id: a, do: 甲, by: 支委会, records: 批复}}
  - {{id: b, decide: 乙, by: 支委会, outcomes: {{快: d, 慢: next}}}}
  - {{id: c, do: 丙, by: 支委会, at_least: {slow}}}
  - {{id: d, do: 丁, by: 支委会, at_least: {both}}}
  - parallel:
      - - {{do: 戊, by: 支委会, at_least: 3日}}
        - {{do: 己, by: 支委会, at_least: 3日}}
      - - {{do: 庚, by: 支委会}}
  - {{id: e, do: 辛, by: 支委会, within: {limit}}}
"""


@pytest.mark.parametrize(
    ("slow", "both", "limit", "short"),
    [
        ("1年", "4日", "10日 after a", False),  # the quick way takes 4 + 6 days
        ("1年", "5日", "10日 after a", True),
        ("1年", "5日", "10日 after start", True),
        ("1年", "5日", "6日 after d", False),
        ("1年", "5日", "5日 after d", True),
        ("1年", "3个工作日", "1周 after a", True),
        ("1年", "24小时 after a", "7日 after a", False),
        ("1年", "3日 after a", "8日 after a", True),
        ("1年", "1年", "1年 after a", True),
        ("1年", "1日", "1个工作日 after a", False),  # the longest holidays may stand before it
    ],
)
def test_what_takes_at_least_so_long_fits_into_its_limit(loaded, tmp_path, slow, both, limit, short):
    found = told(loaded, tmp_path, HEAD + LIMITS.format(slow=slow, both=both, limit=limit))
    assert [code for code, _ in found] == ["HB325"] * short


def test_an_optional_wait_does_not_count(loaded, tmp_path):
    text = HEAD + (
        "steps:\n  - {id: a, do: 甲, by: 支委会}\n  - {do: 乙, by: 支委会, at_least: 1年, optional: true}\n"
        "  - {do: 丙, by: 支委会, within: 3日 after a}\n"
    )
    assert told(loaded, tmp_path, text) == []


JUDGE = """steps:
  - {{id: a, do: 核对, by: 组织委员, within: 7日, records: 批复}}
  - {{decide: 对不对, by: {by}, control: {control}, outcomes: {{对: next, 错: {back}}}{more}}}
  - {{do: 公示, by: 支委会}}
"""


@pytest.mark.parametrize(
    ("given", "alone"),
    [
        (("组织委员", "true", "a", ""), True),
        (("组织委员", "false", "a", ""), False),
        (("支委会", "true", "a", ""), False),
        (("组织委员", "true", "end 不对", ""), False),
        (("组织委员", "true", "a", ", answers: 支委会"), False),
        (("组织委员", "true", "a", ", consults: 支委会"), False),
        (("[组织委员, 支委会]", "true", "a", ""), False),
    ],
)
def test_nobody_judges_his_own_work_alone(loaded, tmp_path, given, alone):
    by, control, back, more = given
    text = HEAD + JUDGE.format(by=by, control=control, back=back, more=more)
    assert [code for code, _ in told(loaded, tmp_path, text)] == ["HB323"] * alone
