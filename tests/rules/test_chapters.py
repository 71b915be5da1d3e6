"""Links of chapters lead to pages and to headings that are there."""

import pytest

from tests.rules.checking import book, codes, item

HEADINGS = "## 先算 四个数\n\n### Who（谁）\n"


@pytest.mark.parametrize(
    "target",
    [
        "#先算-四个数",
        "#先算%20四个数",
        "accept-member.md#who-谁",
        "accept-member.md#Who（谁）",
        "../branch/accept-member.md#facts",
        "accept-member.md",
    ],
)
def test_headings_of_a_page_can_be_linked(tmp_path, target):
    assert codes(book(tmp_path, item(body=f"{HEADINGS}\n见[这里]({target})。"))) == []


@pytest.mark.parametrize("target", ["#没有", "accept-member.md#没有", "../branch/accept-member.md#who", "#facts-2"])
def test_other_places_lead_nowhere(tmp_path, target):
    assert codes(book(tmp_path, item(body=f"{HEADINGS}\n见[这里]({target})。"))) == [("HB514", "accept-member.md")]
