"""What every page says of itself at its end: from the book, the history and the settings."""

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.diagnostics import errors
from generator.pages.chapters import item_page
from generator.pages.history import History
from generator.pages.imprint import signer
from generator.pages.publication import Identity, Redirect
from generator.pages.registers import role_page
from tests.examples import load_with

MORE = """
--- handbooks/registers/workgroups.yml ---
kind: workgroup
entries:
  - {name: 办公室, id: office, sort: office, lead: 支委会}
  - {name: 写作组, id: writers, sort: workgroup, lead: 支委会}
--- handbooks/branch/accept-member.md ---
---
kind: item
title: 接收预备党员
code: B101
takeaway: 支部大会讨论、党委审批，把好入口关
processes: [accept-probationary-member, examine, probation]
facts:
  - {name: 讨论, value: 2个月, basis: 发展党员工作细则 18, confidence: C}
reviewed: REVIEWED
workgroup: 写作组
---
正文。
"""
ITEM = "branch/accept-member.html"
CODE = Redirect("p99/index.html", f"{ITEM}#accept-probationary-member")
WHOLE = History("whole", {"handbooks/branch/accept-member.md": "2026-03-01"})
OWN = Identity("小手册")
SITE = "https://example.org/book/"


def imprints(folder, identity=OWN, history=WHOLE, reviewed="2026-11-22"):
    """The imprints of the item and of a role, with their facts as texts."""
    book = load_with(MORE.replace("REVIEWED", reviewed), folder).book
    [handbook] = book.handbooks
    role = next(iter(book.roles))
    pages = (item_page(handbook, next(handbook.items()), book), role_page(role, book))
    sign = signer(book, identity, history, (CODE,))
    made = {page.path: sign(page) for page in pages}
    return [page.imprint for page in made.values()]


def text(line):
    return "".join(part.text for part in line)


def facts(imprint):
    return {name: text(line) for name, line in imprint.facts}


def test_a_page_of_a_handbook_tells_its_own(tmp_path):
    item, _ = imprints(tmp_path)
    assert facts(item) == {
        "版本": "2026年版，内容截至2026-11-22",
        "最后修改": "2026-03-01",
        "复核": "2026-11-22　写作组",
        "待核": "本页有 1 处",
        "依据": "《发展党员工作细则》",
    }
    assert dict(item.facts)["复核"][-1].href == "workgroups.html#writers"
    assert dict(item.facts)["待核"][0].href == "unverified.html"


def test_what_is_derived_goes_with_the_whole_book_and_its_office(tmp_path):
    _, role = imprints(tmp_path)
    told = facts(role)
    assert told["最后修改"] == "全书最后修改于2026-03-01"
    assert told["复核"] == "由全书内容推导，随各页复核　办公室"


@pytest.mark.parametrize(("day", "told"), [("2025-11-22", "2025-11-22"), ("2025-11-21", "2025-11-21▲ 该复核了")])
def test_a_review_of_more_than_a_year_ago_is_due(tmp_path, day, told):
    item, _ = imprints(tmp_path, reviewed=day)
    assert facts(item)["复核"] == f"{told}　写作组"


def test_a_citation_has_the_short_address_and_the_day_of_the_last_change(tmp_path):
    item, role = imprints(tmp_path, Identity("小手册", SITE))
    host = "党支部标准化工作手册"
    assert text(item.citation) == (
        f"接收预备党员[EB/OL]//{host}. 2026年版. (2026-03-01)[引用日期]. https://example.org/book/p99/."
    )
    assert text(role.citation).endswith(
        f"[EB/OL]//小手册. 2026年版. (2026-03-01)[引用日期]. {SITE}roles/applicant.html."
    )


def test_without_an_address_of_the_site_a_citation_leads_within_it(tmp_path):
    item, _ = imprints(tmp_path)
    address = item.citation[-2]
    assert (address.text, address.href) == ("p99/", "p99/index.html")


def test_without_a_history_no_day_is_cited(tmp_path):
    item, _ = imprints(tmp_path, history=History("missing"))
    assert ". 2026年版. [引用日期]. " in text(item.citation)


def test_a_mail_tells_page_and_edition(tmp_path):
    item, _ = imprints(tmp_path, Identity("小手册", SITE, report="office@example.org"))
    [link] = item.report
    address = urlsplit(link.href)
    told = parse_qs(address.query)
    assert (address.scheme, address.path) == ("mailto", "office@example.org")
    assert told["subject"] == ["手册报错：接收预备党员（2026年版）"]
    assert told["body"][0].split("\r\n")[:2] == ["页面：https://example.org/book/p99/", "版本：2026年版"]


@pytest.mark.parametrize("form", ["https://example.org/form", "https://example.org/form?id=7"])
def test_a_form_is_asked_with_page_title_and_edition(tmp_path, form):
    item, _ = imprints(tmp_path, Identity("小手册", SITE, report=form))
    [link] = item.report
    asked = parse_qs(urlsplit(link.href).query)
    asked.pop("id", None)
    assert link.href.startswith(form)
    assert asked == {"page": [f"{SITE}p99/"], "title": ["接收预备党员"], "edition": ["2026年版"]}


def test_without_an_address_the_workgroup_is_told(tmp_path):
    item, role = imprints(tmp_path)
    assert [text(one.report) for one in (item, role)] == ["告诉负责的工作组　写作组", "告诉负责的工作组　办公室"]


def test_the_mailbox_of_the_settings_is_no_personal_data_and_any_other_is(root):
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}extra: {{report: office@example.org}}\n", encoding="utf-8")
    assert errors(load(find_project(root, "2026-11-22")).findings) == ()
    settings.write_text(f"{text}# someone@example.org\nextra: {{report: office@example.org}}\n", encoding="utf-8")
    assert [found.code for found in errors(load(find_project(root, "2026-11-22")).findings)] == ["HB454"]
