"""Blank forms are ruled as they are filled in by hand."""

from generator.pages.page import Field, Form
from generator.pages.render.form import ROOM, body, pairs, row_heights, title


def names(*fields):
    return [[field.name for field in row] for row in pairs(fields)]


def test_short_fields_share_a_row_and_long_ones_have_their_own():
    short = Field("地点"), Field("日期", "date"), Field("应到", "number", "人")
    assert names(*short, Field("议题", "long"), Field("主持人")) == [["地点", "日期"], ["应到"], ["议题"], ["主持人"]]


def test_signatures_stand_beside_signatures_only():
    assert names(Field("地点"), Field("甲签名", "sign"), Field("乙签名", "sign")) == [["地点"], ["甲签名", "乙签名"]]


def test_many_options_need_the_whole_width():
    few, many = ("是", "否"), ("集中学习", "组织生活", "民主议事", "志愿服务")
    assert names(Field("甲", "choice", options=few), Field("乙")) == [["甲", "乙"]]
    assert names(Field("甲", "choice", options=many), Field("乙")) == [["甲"], ["乙"]]


def test_long_fields_share_the_height_that_is_left():
    rows = list(pairs((Field("甲"), Field("乙", "long"), Field("丙", "long"), Field("丁签名", "sign"))))
    heights = row_heights(rows)
    assert heights[1] == heights[2] > 3 * heights[0]
    assert sum(heights) <= ROOM + 0.01


def test_each_kind_of_field_has_its_space():
    fields = (Field("应到", "number", "人"), Field("结果", "choice", options=("通过", "未通过")), Field("日期", "date"))
    html = body(Form("F03", "党员大会记录", fields))
    assert ">人</span>" in html
    assert "□ 通过</span>" in html
    assert "年　　月　　日" in html
    assert "填写日期" not in html


def test_a_form_without_a_date_asks_for_one_above_and_at_the_signature():
    html = body(Form("F31", "选票", (Field("签名", "sign"),)))
    assert "填写日期" in html
    assert html.count("年　　月　　日") == 2


def test_the_words_of_a_form_are_no_markup():
    form = Form("F<1>", "甲&乙", (Field("<栏目>很长很长的名字", "choice", options=("<是>", "&")),))
    html = f"{title(form)}{body(form, printed=True)}"
    assert "<栏目>" not in html
    assert "□ &lt;是&gt;" in html
    assert "甲&amp;乙" in html


def test_no_row_is_hidden_by_the_classes_of_the_head():
    kinds = ("text", "long", "number", "date", "choice", "sign")
    html = body(Form("F1", "甲", tuple(Field(kind, kind) for kind in kinds)))
    assert html.count('<tr class="hb-form__row--') == len(list(pairs(tuple(Field(kind, kind) for kind in kinds))))
