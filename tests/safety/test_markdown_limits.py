"""A chapter is read in time, and none of its text vanishes: what goes too deep or too far is refused."""

import time

import pytest

from generator.pages.markdown import to_html
from generator.source.files import SourceFile
from generator.source.markdown import read_markdown

HEAD = "---\nkind: chapter\n---\n"


def codes(body):
    return {found.code for found in read_markdown(SourceFile("a.md", f"{HEAD}{body}\n")).findings}


@pytest.mark.parametrize("depth", [1, 5, 8, 9, 10, 12, 19, 20, 25, 60, 500])
@pytest.mark.parametrize("kind", ["quote", "list", "emphasis"])
def test_text_that_nests_is_shown_or_refused(kind, depth):
    items = "\n".join("  " * level + "- 项" for level in range(depth))
    written = {
        "quote": "> " * depth + "终",
        "list": f"{items}\n{'  ' * depth}- 终",
        "emphasis": f"{'*a ' * depth}终{' a*' * depth}",
    }
    found = codes(written[kind])
    assert found == {"HB108"} or (not found and "终" in to_html(written[kind], lambda href: href))
    assert found or depth >= 9 or "终" in to_html(written[kind], lambda href: href)


@pytest.mark.parametrize("mark", ["[", "![", "*a ", "**a", "[[x]", "[](", "<", "a**b", "\\", "&"])
def test_a_long_paragraph_is_refused_at_once(mark):
    start = time.process_time()
    assert codes(mark * (200 * 1024 // len(mark))) == {"HB110"}
    assert time.process_time() - start < 2


@pytest.mark.parametrize("line", ["# a\n", "1. a\n", "a|b\n-|-\n", "- a\n"])
def test_more_blocks_than_a_chapter_can_have_are_refused(line):
    assert codes(line * (250 * 1024 // len(line))) == {"HB109"}


def test_a_chapter_of_a_mebibyte_is_refused():
    assert codes("段落。\n\n" * 90_000) == {"HB110"}


@pytest.mark.parametrize("text", ["[^1]: 注", "任期[^1]。\n\n[^1]: 注", "[甲]: http://example.org", "[乙]: 注 “题”"])
def test_a_line_that_would_vanish_is_refused(text):
    assert codes(text) & {"HB146", "HB144"} or "注" in to_html(text, lambda href: href)


def test_an_address_below_the_text_is_fine_where_a_link_uses_it():
    assert codes("见[附件][甲]、[乙]。\n\n[甲]: https://example.org\n[乙]: b.md") == set()
