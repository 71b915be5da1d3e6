"""An official letter as HTML, in the order of GB/T 9704-2012: head, body, record of issue."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

from generator.pages.letters import Letter

ISSUER: Final = "（发文机关）"
NUMBER: Final = "×发〔　　　　〕　号"
SIGNER: Final = "签发人"
COPIES: Final = "抄送"
DAY: Final = "　　　　年　　月　　日"
PRINTED: Final = "印发"


def document(letter: Letter) -> str:
    """The whole letter; its title is that of the document."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(letter.title)}</title>'
        f'<meta name="generator" content="handbooks"></head><body class="letter">'
        f"{_head(letter)}<h1>{escape(letter.title)}</h1>{_body(letter)}{_end(letter)}</body></html>"
    )


def _head(letter: Letter) -> str:
    """The name of who issues it in red, without an emblem; the number, and who signs a letter that goes up."""
    number = f"<span>{escape(letter.number or NUMBER)}</span>"
    signer = f'<span class="signer">{SIGNER}：{escape(letter.signer)}</span>' if letter.kind.upward else ""
    direction = "up" if letter.kind.upward else "down"
    return (
        f'<header><p class="issuer">{escape(letter.issuer or ISSUER)}文件</p>'
        f'<p class="number {direction}">{number}{signer}</p></header>'
    )


def _body(letter: Letter) -> str:
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in letter.paragraphs)
    return f'<p class="to">{escape(letter.to or "　　　　")}：</p><main>{paragraphs}</main>'


def _end(letter: Letter) -> str:
    day = chinese_day(letter.day) if letter.day else DAY
    copies = f'<p class="copies">{COPIES}：{escape(letter.copies)}。</p>' if letter.copies else ""
    issuer = escape(letter.issuer or ISSUER)
    return (
        f'<div class="sign"><div><p>{issuer}</p><p>{day}</p></div></div>'
        f'<div class="record">{copies}<p class="issued"><span>{issuer}</span><span>{day}{PRINTED}</span></p></div>'
    )


def chinese_day(iso: str) -> str:
    """A day as letters write it: ``2026年3月5日``, without zeros before."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"
