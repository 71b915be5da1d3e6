"""Where a number comes from, as a line of a table says it."""

import pytest

from generator.model.process import Source
from generator.pages import lines, words
from generator.pages.page import Inline
from tests.views.reading import process

ARTICLE = next(process("steps: [{do: 甲, by: 支委会, basis: 支部工作条例 12}]").walk()).source.basis
SHOWN = (lines.plain("《支部工作条例》第12条"),)
OURS = ((Inline(words.DEFAULT, badge="default"),),)


@pytest.mark.parametrize(
    ("confidence", "own", "wanted"),
    [
        ("D", False, OURS),
        ("D", True, SHOWN),
        ("C", False, SHOWN),
        ("A", False, SHOWN),
        ("A", True, SHOWN),
    ],
)
def test_a_doubtful_number_without_a_basis_of_its_own_is_our_default(confidence, own, wanted):
    source = Source(ARTICLE if own else (), confidence, confidence == "A")
    assert lines.number_basis(source, (), SHOWN) == wanted
