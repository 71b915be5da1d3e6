"""Double supervision: one duty, three lists, each with the part that the side has in it."""

from __future__ import annotations

from generator.model.book import Book
from generator.pages.page import Table
from generator.pages.platform.supervision import supervision_page
from generator.views.supervision import supervision
from tests.whole_book import real_book


def parts(book: Book) -> dict[str, dict[str, str]]:
    """By side: what stands on its list, and its part in it."""
    return {side: {str(w.duty.id): w.part for w in watched} for side, watched in supervision(book).items()}


def test_the_same_duty_stands_on_three_lists_with_another_part() -> None:
    told = parts(real_book())
    assert told["branch"]["general-meeting"] == "does"
    assert told["member"]["general-meeting"] == "takes-part"
    assert told["superior"]["general-meeting"] == "checks"
    assert (told["member"]["pay-dues"], told["branch"]["pay-dues"]) == ("does", "urges")
    assert "pay-dues" not in told["superior"]


def test_every_duty_is_somebodys_own_and_every_duty_of_a_branch_or_member_has_a_second_eye() -> None:
    book = real_book()
    told = parts(book)
    for duty in book.duties:
        own = [side for side, watched in told.items() if watched.get(str(duty.id)) == "does"]
        assert len(own) == 1, duty.id
        others = [side for side in told if side not in own and str(duty.id) in told[side]]
        assert others or own == ["superior"], duty.id


def test_the_page_tells_the_superior_when_he_hears_of_it_and_warns_of_no_unverified_day() -> None:
    book = real_book()
    page = supervision_page(book)
    [section] = [section for section in page.sections if section.anchor == "superior"]
    [table] = [block for block in section.blocks if isinstance(block, Table)]
    by_name = {row[0].lines[0][0].text: row for row in table.rows}
    verified = {str(duty.name): duty.verified for duty in book.duties}
    checked = {name: row for name, row in by_name.items() if row[1].lines[0][0].text == "查看凭据"}
    assert checked
    for name, row in checked.items():
        told = "".join(inline.text for inline in row[4].lines[1])
        assert told == ("超期7日报上级，30日下整改单" if verified[name] else "待核"), name
