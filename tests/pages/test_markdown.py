"""Chapters become sections of sanitised HTML; nothing that runs gets through."""

from html.parser import HTMLParser

import pytest

from generator.pages.markdown import sections, slug, to_html


def keep(href: str) -> str:
    return href


def test_text_before_the_first_heading_is_the_opening():
    parts = sections("开头。\n\n## 什么时候做\n到期前。\n\n### 提前多久\n两个月。\n", keep)
    assert [(part.level, part.title, part.anchor) for part in parts] == [
        (2, "", ""),
        (2, "什么时候做", "什么时候做"),
        (3, "提前多久", "提前多久"),
    ]
    assert parts[2].blocks[0].html == "<p>两个月。</p>"


def test_equal_titles_get_anchors_of_their_own():
    assert [part.anchor for part in sections("## 注意\n甲\n\n## 注意\n乙\n", keep)] == ["注意", "注意-2"]
    assert slug("《P01》 发展 党员！") == "p01-发展-党员"
    assert slug("！") == "section"


def test_a_first_level_heading_counts_as_the_second():
    (part,) = sections("# 总则\n一\n", keep)
    assert part.level == 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**注意：**别忘。", "<p><strong>注意：</strong>别忘。</p>"),
        ("见**“三会一课”（试行）**制度", "<p>见<strong>“三会一课”（试行）</strong>制度</p>"),
        ("一*二*三", "<p>一<em>二</em>三</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("a_b_c", "<p>a_b_c</p>"),
    ],
)
def test_emphasis_works_beside_chinese_marks(text, html):
    assert to_html(text, keep) == html


def test_a_line_end_between_chinese_characters_leaves_no_gap():
    assert to_html("支部\n大会\nPDF\n文件", keep) == "<p>支部大会\nPDF\n文件</p>"


def test_links_go_through_the_resolver_and_lost_ones_keep_their_words():
    addresses = {"process:branch-election#vote": "branch/election.html#vote"}
    html = to_html(
        "见[换届](process:branch-election#vote)和[**不在**](item.md)。", lambda href: addresses.get(href, "")
    )
    assert html == '<p>见<a href="branch/election.html#vote">换届</a>和<strong>不在</strong>。</p>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[甲](javascript:alert(1))",
        "[甲](JaVaScRiPt:alert(1))",
        "[甲](&#106;avascript:alert(1))",
        "[甲](java&#10;script:alert(1))",
        "[甲](data:text/html;base64,PHNjcmlwdD4=)",
        "[甲](vbscript:x)",
        "[甲](//evil.example)",
        "[甲](\\\\evil.example)",
        "[甲](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "![甲](https://evil.example/a.png)",
        "[甲]: javascript:alert(1)\n\n[甲]",
        '[甲](a.html "x\\" onmouseover=alert(1)")',
        "# 甲 {onclick=alert(1)}",
        "```html\n<script>alert(1)</script>\n```",
        "| <svg onload=alert(1)> |\n|---|\n| <iframe src=//evil.example> |",
    ],
)
def test_nothing_that_runs_gets_through(text):
    found = _Elements()
    found.feed(to_html(text, keep))
    for tag, attributes in found.elements:
        assert tag in {"a", "p", "h2", "pre", "code", "div", "table", "thead", "tbody", "tr", "th", "td"}
        assert set(attributes) <= {"href", "title", "class", "id"}
        assert attributes.get("href", "a.html").startswith(("a.html", "https://", "%5Cevil"))


class _Elements(HTMLParser):
    """The elements of a piece of HTML with their attributes."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


def test_tables_keep_their_alignment_and_scroll_in_a_frame():
    html = to_html("| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 |\n", keep)
    assert html.startswith('<div class="hb-scroll"><table>')
    assert '<td class="hb-center">1</td>' in html
    assert '<td class="hb-right">2</td>' in html
