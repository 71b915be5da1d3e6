"""What the regulations say stands on the page where a reader looks for it, with its article and how sure it is."""

from pathlib import Path

import pytest

from tests.page_text import page_lines

FACTS = Path(__file__).with_name("facts.txt")


def facts():
    """Every fact: the page, and the words that stand together on one line of it."""
    lines = (line.strip() for line in FACTS.read_text(encoding="utf-8").splitlines())
    told = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return [(page, tuple(words.split(" & "))) for page, _, words in told]


def test_there_are_facts_of_every_part_of_the_work():
    known = facts()
    assert len(known) >= 330
    assert len(set(known)) == len(known)
    assert len({page for page, _ in known}) >= 40


@pytest.mark.parametrize(("page", "words"), facts(), ids=lambda value: value if isinstance(value, str) else value[0])
def test_the_page_says_so_on_one_line(page, words):
    lines = page_lines(f"{page}.html")
    nearest = max(lines, key=lambda line: sum(word in line for word in words))
    assert all(word in nearest for word in words), nearest
