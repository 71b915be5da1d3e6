"""The member handbook: five dimensions, two audiences, every record a form, every article of the regulation met."""

import re

from generator.model.editions import Edition
from tests.whole_book import real_book


def handbook():
    return real_book().handbook("member")


def items():
    return [item for part in handbook().parts for item in part.items]


def rows(matrix):
    return [str(row) for row in real_book().matrices[matrix].file.rows.names]


def test_five_dimensions_stand_before_the_appendix():
    titles = [str(part.file.title) for part in handbook().parts]
    assert titles == ["有高度", "有温度", "有尺度", "有深度", "有宽度", "附录"]


def test_the_forms_one_to_thirty_five_are_registered_and_measured():
    forms = real_book().forms
    measured = [row for name in ("member-forms", "cadre-forms", "branch-level-forms") for row in rows(name)]
    told = dict(re.fullmatch(r"(F\d+)(.+)", row).groups() for row in measured)
    assert sorted(told) == [f"F{number:02}" for number in range(1, 36)]
    for code, name in told.items():
        assert forms.get(name) is forms.get(code), code
        assert forms.get(code).fields, code


def test_the_records_of_both_audiences_stand_on_their_pages():
    listed = {str(form.name) for item in items() for form in real_book().forms_of(item)}
    for number in range(1, 25):
        assert str(real_book().forms.get(f"F{number:02}").name) in listed


def test_twelve_actions_are_for_everybody_and_nine_more_for_cadres():
    assert len(rows("required-actions-member")) == 12
    assert len(rows("required-actions-cadre")) == 9


def test_articles_that_ask_something_of_a_member_are_met():
    met = {re.match("第[0-9]+", row)[0] for row in rows("member-articles")}
    assert met >= {f"第{number}" for number in (*range(10, 26), 29, 30, 31, 32)}


def test_pages_for_cadres_are_for_nobody_else():
    for item in items():
        ordinary = item.file.applies_to.includes(Edition(audience="普通党员"))
        assert ordinary is not item.name.startswith(("cadre-", "double-")), item.name
