"""The words that people really use each lead to a page, through the register that knows them."""

import pytest

from generator.rules.answers import ANSWER
from generator.views.addresses import Addresses
from tests.whole_book import real_book

WORDS = (
    *("三会一课", "交党费", "转组织关系", "请假", "入党", "转正", "换届", "补选", "党日", "谈心"),
    *("学时", "上党课", "开大会", "评议", "民评", "介绍信", "党员外出", "流动党员", "失联", "除名"),
    *("举报", "寄语", "承诺", "示范岗", "突击队", "星级", "三重一大", "前置研究", "第一议题", "中心组"),
    *("舆情", "述职", "双重组织生活", "党建经费", "阵地", "台账", "档案", "职代会", "推优", "送温暖"),
    *("困难帮扶", "巡视", "四种形态", "积极分子", "发展对象", "志愿书", "政审", "公示", "党龄", "应到"),
    *("实到", "差额", "无记名", "总支", "临时支部", "四同步", "一把手", "党籍", "减负", "党小组会"),
    "支委",
)


def place(word: str) -> str:
    """Where the book's registers lead for a word; empty where they do not know it."""
    book = real_book()
    addresses = Addresses(book)
    term = book.terms.get(word)
    if term is not None:
        return next((href for name in term.see if (href := addresses.see(str(name)))), "")
    return addresses.role(word) or addresses.form(word) or addresses.regulation(word) or addresses.system(word)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_leads_to_a_page(word: str) -> None:
    assert place(word).partition("#")[0].endswith(".html")


def test_every_term_with_something_to_see_leads_there() -> None:
    book = real_book()
    addresses = Addresses(book)
    assert [(str(t.name), str(name)) for t in book.terms for name in t.see if not addresses.see(str(name))] == []


def test_every_item_answers_questions_as_people_ask_them() -> None:
    items = [item for handbook in real_book().handbooks for item in handbook.items()]
    few = [item.path for item in items if len(ANSWER.findall(item.markdown.body)) < 2]
    assert len(items) >= 150
    assert few == []
