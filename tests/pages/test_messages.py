"""寄语: data by occasion and by whom they are for, an edition shows its own, and a column stays free for a hand."""

import pytest

from generator.model.edition import edition
from generator.model.editions import BRANCH_TYPES
from generator.pages import words
from generator.pages.messages import messages_page
from generator.pages.page import Table
from tests.whole_book import real_book


def rows(book):
    return next(block for block in messages_page(book).sections[0].blocks if isinstance(block, Table)).rows


def texts(cell):
    return "".join(inline.text for line in cell.lines for inline in line)


def test_every_type_of_branch_and_the_cadres_have_a_message_that_is_our_default():
    book = real_book()
    named = {word for message in book.messages for word in message.applies_to.values}
    assert named == {*BRANCH_TYPES, "领导干部"}
    assert all(message.default for message in book.messages)
    assert len(rows(book)) == len(book.messages)
    assert {texts(row[3]) for row in rows(book)} == {words.HANDWRITTEN}


@pytest.mark.parametrize("kind", BRANCH_TYPES)
def test_an_edition_shows_its_own_messages_and_those_for_all(kind):
    shown = [texts(row[1]) for row in rows(edition(real_book(), kind))]
    assert f"只限{kind}" in shown
    assert not [text for text in shown if text.startswith("只限") and text not in {f"只限{kind}", "只限领导干部"}]
    assert words.MESSAGE_FOR_ALL in shown


def test_the_page_stands_in_the_warm_part_of_the_member_handbook():
    part = next(part for part in real_book().handbook("member").parts if part.file.id == "warmth")
    assert list(map(str, part.file.appendix)) == ["messages"]
