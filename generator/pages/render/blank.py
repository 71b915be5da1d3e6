"""A form as a sheet of its own: number and title above, edition, basis and the QR code of its page below."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.pages.publication import Blank
from generator.pages.render import form, words


def document(title: str, body: str, kind: str) -> str:
    """A whole HTML document around some sheets; ``kind`` is the class of its body."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="generator" content="handbooks"></head><body class="{kind}">{body}</body></html>'
    )


def sheet(one: Blank, code: str = "", when: str = "") -> str:
    """The sheet of a form; ``code`` is its QR code as SVG, ``when`` what stands beside its number."""
    line = f"<span>{words.FORM_NUMBER} {escape(one.block.code)}</span><span>{escape(when)}</span>"
    number = f'<p class="number">{line}</p>'
    return (
        f'<section class="sheet">{number}<h1>{escape(one.block.title)}</h1>'
        f'<div class="hb-form">{form.body(one.block, printed=True)}</div>'
        f"<footer>{_code(one, code)}<p>{'<br>'.join(escape(line) for line in foot(one))}</p></footer></section>"
    )


def _code(one: Blank, code: str) -> str:
    return f'<a class="code" href="{escape(one.url)}">{code}</a>' if code else ""


def foot(one: Blank) -> tuple[str, ...]:
    """What stands at the foot of a form, by lines."""
    version = words.GAP.join(
        part for part in (f"{words.FORM_NUMBER} {one.block.code}", one.edition, f"{words.AS_OF} {one.as_of}") if part
    )
    notes = ((words.FORM_BASIS, one.basis), (words.FORM_KEEP, one.keep))
    told = words.GAP.join(f"{label}：{value}" for label, value in notes if value)
    return tuple(line for line in (version, told, words.FORM_SCAN if one.url else "") if line)


def joined(sheets: Iterable[str]) -> str:
    """Some sheets after one another."""
    return "".join(sheets)
