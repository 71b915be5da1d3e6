"""Lists are ruled with a numbered row for each person or matter."""

import re

from generator.pages.page import Field, Form
from generator.pages.render.form import body
from generator.pages.render.form_list import MOST, bands, lines, shares, table

SIGN_IN = Form("F27", "签到表", (Field("会议名称", once=True), Field("签名", "sign")), 10)
LEDGER = Form(
    "F33",
    "台账",
    (Field("日期", "date"), Field("方向", "choice", options=("转入", "转出")), Field("学时", "number", "学时")),
    12,
)


def test_what_is_written_once_stands_above_the_list():
    above, _, listed = body(SIGN_IN, printed=True).partition("hb-form__list")
    assert "会议名称" in above
    assert "会议名称" not in listed
    assert "签名" in listed


def test_short_rows_stand_in_bands_whose_numbers_run_down():
    assert bands(SIGN_IN) == 3
    assert lines(SIGN_IN) == ((1, 5, 9), (2, 6, 10), (3, 7), (4, 8))
    cells = re.findall(r"<tr[^>]* style.*?</tr>", body(SIGN_IN, printed=True))
    assert [row.count("<td") for row in cells] == [6, 6, 6, 6]


def test_a_longer_row_has_the_whole_width():
    assert bands(LEDGER) == 1
    assert abs(sum(shares(LEDGER)) - 1) < 1e-9
    assert body(LEDGER).count("<tr ") == 12


def test_options_and_units_stand_in_the_head():
    html = body(LEDGER)
    assert "（转入／转出）" in html
    assert "（学时）" in html
    assert "□" not in html


def test_rows_share_the_room_and_stay_fit_to_write_in():
    heights = [float(found) for found in re.findall(r"height:([\d.]+)mm", table(LEDGER, 100))]
    assert heights == [7.5] * 12
    assert set(re.findall(r"height:([\d.]+)mm", table(LEDGER, 900))) == {f"{MOST:.1f}"}
