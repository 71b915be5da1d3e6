"""The instruction sheet of a replacement set: item by item, which leaves to take out and which to put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.pages.render import words


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the names of the leaves that are taken out and put in; the front matter has no code."""

    code: str
    title: str
    out: tuple[str, ...]
    into: tuple[str, ...]


def document(title: str, since: str, lines: Sequence[Line]) -> str:
    """The sheet as a document of its own."""
    rows = "".join(_row(line) for line in lines)
    out, into = (sum(len(getattr(line, side)) for line in lines) for side in ("out", "into"))
    heads = "".join(f'<th scope="col">{head}</th>' for head in words.REPLACEMENT_HEADS)
    steps = "".join(f"<li>{step}</li>" for step in words.REPLACEMENT_STEPS)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="generator" content="handbooks"></head><body>'
        f'<p class="of">{escape(title)}</p><h1>{words.REPLACEMENT}</h1>'
        f'<p class="since">{words.REPLACEMENT_SINCE.format(since=escape(since), out=out, into=into)}</p>'
        f"<ol>{steps}</ol><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<p class="done">{words.REPLACEMENT_DONE}</p></body></html>'
    )


def _row(line: Line) -> str:
    told = f"<b>{escape(line.code)}</b> {escape(line.title)}" if line.code else words.REPLACEMENT_FRONT
    out, into = ("<br>".join(map(escape, names)) or "—" for names in (line.out, line.into))
    return f'<tr><th scope="row">{told}</th><td>{out}</td><td>{into}</td><td>□</td></tr>'
