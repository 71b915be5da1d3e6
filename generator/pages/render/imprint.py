"""The end of a page of the site: what it says of itself."""

from __future__ import annotations

from html import escape

from generator.pages.page import Imprint
from generator.pages.render import html, words
from generator.pages.render.html import Medium


def imprint(block: Imprint, medium: Medium) -> str:
    """Names and facts, the citation as a text to copy, and the way to tell an error."""
    facts = (*((name, html.line(line, medium)) for name, line in block.facts if line), *_last(block, medium))
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{said}</dd></div>" for name, said in facts)
    return f'<section class="hb-imprint" aria-label="{words.ABOUT_PAGE}"><dl>{rows}</dl></section>'


def _last(block: Imprint, medium: Medium) -> tuple[tuple[str, str], ...]:
    cited = f'<span class="hb-cite">{html.line(block.citation, medium)}</span>'
    return (words.CITE, cited), (words.FOUND_ERROR, html.line(block.report, medium))
